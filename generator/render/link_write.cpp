#include "render/link_write.hpp"

#include <algorithm>

#include "base/escape.hpp"

namespace trungbay::render {
namespace {

// How wide a body's pictures stand: the column of text is 43rem (style.css, .prose).
constexpr std::string_view k_body_sizes = "(min-width:46rem) 43rem,100vw";

// Addresses of our own with widths behind them; what separates them stays.
void append_href_list(std::string_view list, std::string& out) {
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(' '), list.size());
    append_href(list.substr(0, end), out);
    if (end < list.size()) out += ' ';
    list.remove_prefix(std::min(end + 1, list.size()));
  }
}

}  // namespace

bool append_link_start(std::string_view target, std::string_view title, const LinkRules& rules,
                       std::string& out) {
  const LinkKind kind = kind_of_link(target, rules);
  if (kind == LinkKind::refused) return false;
  if (kind == LinkKind::internal && rules.is_gone && rules.is_gone(target)) return false;
  out += "<a href=\"";
  // "content/media/x.gif" and "media/x.gif" are how staff see the file that comes out as /media/x.gif. Of a photo
  // the largest file that is made of it stands for the original, which is not published.
  const auto media =
      kind == LinkKind::internal || kind == LinkKind::other ? media_name(target) : std::nullopt;
  const auto image = media && rules.find_image ? rules.find_image(*media) : std::nullopt;
  if (image && !image->address.empty()) {
    append_href(image->address, out);
  } else if (media) {
    append_media_href(rules.base_path, *media, out);
  } else {
    if (kind == LinkKind::internal) append_href(rules.base_path, out);
    append_href(target, out);
  }
  if (!title.empty()) {
    out += "\" title=\"";
    append_escaped(title, out);
  }
  out += kind == LinkKind::external ? "\" rel=\"noopener\">" : "\">";
  return true;
}

PictureForm form_of_picture(std::string_view target, bool inside_link, const LinkRules& rules,
                            std::optional<ShownImage>& image) {
  image.reset();
  switch (kind_of_link(target, rules)) {
    case LinkKind::refused:
      return PictureForm::text;
    case LinkKind::external:
      return inside_link ? PictureForm::text : PictureForm::link;
    case LinkKind::internal:
    case LinkKind::other:
      break;
  }
  if (target.empty()) return PictureForm::text;
  if (!rules.find_image) return PictureForm::picture;
  const auto name = media_name(target);
  if (!name) {
    // Nothing of ours lies there: `<img src=x>` would only send readers for what is not found. An old site at
    // our own address may have it.
    const bool is_absolute =
        kind_of_link(target, rules) == LinkKind::other && target.find("://") != std::string_view::npos;
    return is_absolute && !inside_link ? PictureForm::link : PictureForm::text;
  }
  image = rules.find_image(*name);
  return image ? PictureForm::picture : PictureForm::text;
}

void append_picture_start(std::string_view target, const std::optional<ShownImage>& image, const LinkRules& rules,
                          std::string& out) {
  if (image && !image->webp_srcset.empty()) {
    out += "<picture><source type=\"image/webp\" srcset=\"";
    append_href_list(image->webp_srcset, out);
    out.append("\" sizes=\"").append(k_body_sizes).append("\" />");
  }
  out += "<img src=\"";
  if (image && !image->address.empty()) {
    append_href(image->address, out);
    out += "\" srcset=\"";
    append_href_list(image->srcset, out);
    out.append("\" sizes=\"").append(k_body_sizes);
  } else if (const auto name = media_name(target)) {
    append_media_href(rules.base_path, *name, out);
  } else {
    if (kind_of_link(target, rules) == LinkKind::internal) append_href(rules.base_path, out);
    append_href(target, out);
  }
  out += "\" alt=\"";
}

void append_picture_end(std::string_view title, const std::optional<ShownImage>& image, std::string& out) {
  out += '"';
  if (!title.empty()) {
    out += " title=\"";
    append_escaped(title, out);
    out += '"';
  }
  out += " loading=\"lazy\"";
  if (image && image->width > 0 && image->height > 0) {
    out += " width=\"" + std::to_string(image->width) + "\" height=\"" + std::to_string(image->height) + '"';
  }
  out += " />";
  if (image && !image->webp_srcset.empty()) out += "</picture>";
}

}  // namespace trungbay::render
