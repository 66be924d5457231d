#include "render/media.hpp"

#include <algorithm>
#include <array>

#include "base/files.hpp"
#include "base/utf8.hpp"
#include "render/media_formats.hpp"

namespace trungbay::render {
namespace {

struct TypeName {
  PhotoType type;
  std::string_view name;  // in messages
  std::string_view media_type;
  std::array<std::string_view, 3> endings;
};
constexpr std::array<TypeName, 5> k_types{
    {{PhotoType::jpeg, "JPEG", "image/jpeg", {".jpg", ".jpeg", ".jfif"}},
     {PhotoType::png, "PNG", "image/png", {".png", "", ""}},
     {PhotoType::webp, "WebP", "image/webp", {".webp", "", ""}},
     {PhotoType::gif, "GIF", "image/gif", {".gif", "", ""}},
     {PhotoType::svg, "SVG", "image/svg+xml", {".svg", "", ""}}}};

const TypeName& names_of(PhotoType type) {
  return k_types[static_cast<std::size_t>(type)];
}

std::optional<PhotoType> find_type(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xD8\xFF")) return PhotoType::jpeg;
  if (bytes.starts_with("\x89PNG\r\n\x1A\n")) return PhotoType::png;
  if (bytes.size() >= 12 && bytes.starts_with("RIFF") && bytes.substr(8).starts_with("WEBP"))
    return PhotoType::webp;
  if (bytes.starts_with("GIF87a") || bytes.starts_with("GIF89a")) return PhotoType::gif;
  // An XML declaration and an editor's comment may stand before the root.
  const std::string_view beginning = bytes.substr(0, 1024);
  const std::size_t first = beginning.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  const std::size_t mark = beginning.find_first_not_of(" \t\r\n", first);
  if (mark != std::string_view::npos && beginning[mark] == '<' &&
      beginning.find("<svg") != std::string_view::npos) {
    return PhotoType::svg;
  }
  return std::nullopt;
}

bool has_ending_of(std::string_view file, PhotoType type) {
  const std::size_t dot = file.rfind('.');
  if (dot == std::string_view::npos) return false;
  std::string ending(file.substr(dot));
  for (char& c : ending) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  const auto& endings = names_of(type).endings;
  return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

std::optional<StrippedPhoto> strip(PhotoType type, std::string_view bytes) {
  switch (type) {
    case PhotoType::jpeg:
      return strip_jpeg(bytes);
    case PhotoType::png:
      return strip_png(bytes);
    case PhotoType::webp:
      return strip_webp(bytes);
    case PhotoType::gif:
      return strip_gif(bytes);
    case PhotoType::svg:
      break;
  }
  return is_valid_utf8(bytes) ? std::optional(measure_svg(bytes)) : std::nullopt;
}

}  // namespace

std::string_view media_type(PhotoType type) {
  return names_of(type).media_type;
}

std::string_view ending_of(PhotoType type) {
  return names_of(type).endings[0];
}

Result<Photo> parse_photo(std::string_view bytes, const std::string& file, bool allow_svg, bool any_ending) {
  const auto fault = [&file](Code code, Arguments arguments = {}) {
    return make_diagnostic(code, file_place(file), arguments);
  };
  if (bytes.size() > k_most_photo_bytes) {
    return fault(Code::file_too_large,
                 {{"limit", std::to_string(k_most_photo_bytes / (1024 * 1024)) + " MB"}});
  }
  const auto type = find_type(bytes);
  if (!type) return fault(Code::photo_type_unknown);
  const std::string type_name(names_of(*type).name);
  if (!any_ending && !has_ending_of(file, *type)) return fault(Code::photo_ending_wrong, {{"type", type_name}});
  if (*type == PhotoType::svg) {
    if (!allow_svg) return fault(Code::svg_not_allowed);
    if (auto detail = find_unsafe_svg(bytes))
      return fault(Code::svg_unsafe, {{"detail", std::move(*detail)}});
  }
  auto stripped = strip(*type, bytes);
  if (!stripped) return fault(Code::photo_damaged, {{"type", type_name}});
  const std::string width = std::to_string(stripped->width), height = std::to_string(stripped->height);
  const std::uint64_t most_pixels = stripped->is_whole ? k_most_whole_pixels : k_most_photo_pixels;
  if (std::uint64_t{stripped->width} * stripped->height > most_pixels) {
    return fault(Code::photo_too_many_pixels,
                 {{"width", width}, {"height", height}, {"limit", std::to_string(most_pixels / 1'000'000)}});
  }
  const auto [short_side, long_side] = std::minmax(stripped->width, stripped->height);
  if (*type != PhotoType::svg && long_side / short_side >= k_most_photo_ratio) {
    return fault(Code::photo_shape_unusable,
                 {{"width", width}, {"height", height}, {"limit", std::to_string(k_most_photo_ratio)}});
  }
  return Photo{*type,
               static_cast<int>(stripped->width),
               static_cast<int>(stripped->height),
               std::move(stripped->bytes),
               static_cast<int>(stripped->orientation),
               stripped->moves,
               stripped->is_whole};
}

Result<Photo> read_photo(const std::string& path, const std::string& file, bool allow_svg, bool any_ending) {
  auto mapped = MappedFile::open(path, file);
  if (!mapped) return std::move(mapped).fault();
  return parse_photo(mapped.value().bytes(), file, allow_svg, any_ending);
}

}  // namespace trungbay::render
