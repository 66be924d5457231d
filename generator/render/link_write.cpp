#include "render/link_write.hpp"

#include "render/escape_xml.hpp"

namespace trungbay::render {

bool append_link_start(std::string_view target, std::string_view title, const LinkRules& rules,
                       std::string& out) {
  const LinkKind kind = kind_of_link(target, rules);
  if (kind == LinkKind::refused) return false;
  out += "<a href=\"";
  // "content/media/x.pdf" and "media/x.pdf" are how staff see the file that comes out as /media/x.pdf.
  const auto media =
      kind == LinkKind::internal || kind == LinkKind::other ? media_name(target) : std::nullopt;
  if (media) {
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
                            std::optional<ImageSize>& size) {
  size.reset();
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
  size = rules.find_image(*name);
  return size ? PictureForm::picture : PictureForm::text;
}

void append_picture_address(std::string_view target, const LinkRules& rules, std::string& out) {
  if (const auto name = media_name(target)) {
    append_media_href(rules.base_path, *name, out);
    return;
  }
  if (kind_of_link(target, rules) == LinkKind::internal) append_href(rules.base_path, out);
  append_href(target, out);
}

void append_picture_end(std::string_view title, const std::optional<ImageSize>& size, std::string& out) {
  out += '"';
  if (!title.empty()) {
    out += " title=\"";
    append_escaped(title, out);
    out += '"';
  }
  out += " loading=\"lazy\"";
  if (size && size->width > 0 && size->height > 0) {
    out += " width=\"" + std::to_string(size->width) + "\" height=\"" + std::to_string(size->height) + '"';
  }
  out += " />";
}

}  // namespace trungbay::render
