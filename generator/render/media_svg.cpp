// SVG for the logo: a drawing is let through as it is, or refused; nothing is repaired.
//
// A strict scan of the bytes instead of an XML reader: it may refuse a harmless file (which staff can export
// again), and must not let a harmful one through. Entities are refused altogether, because they spell
// anything.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

#include "render/media_formats.hpp"

namespace trungbay::render {
namespace {

// Elements that draw, sorted; everything else is refused. Names with a prefix of an editor's own are inert.
constexpr std::array<std::string_view, 29> k_elements{
    "circle",         "clippath", "defs",  "desc",     "ellipse", "filter",  "g",       "line",
    "lineargradient", "marker",   "mask",  "metadata", "path",    "pattern", "polygon", "polyline",
    "radialgradient", "rect",     "stop",  "style",    "svg",     "switch",  "symbol",  "text",
    "textpath",       "title",    "tspan", "use",      "view"};
static_assert(std::is_sorted(k_elements.begin(), k_elements.end()));
constexpr std::array<std::string_view, 6> k_inert_prefixes{
    "sodipodi:", "inkscape:", "rdf:", "cc:", "dc:", "sketch:"};

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}
bool is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == ':' || c == '-' || c == '_' || c == '.';
}

std::string lowered(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return lower;
}

std::string_view name_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_name(text[end])) ++end;
  return text.substr(at, end - at);
}

bool is_drawing_element(std::string_view name) {
  if (name.starts_with("svg:")) name.remove_prefix(4);
  if (name.starts_with("fe") && name != "feimage") return name.find(':') == std::string_view::npos;
  if (std::any_of(k_inert_prefixes.begin(), k_inert_prefixes.end(),
                  [name](std::string_view prefix) { return name.starts_with(prefix); })) {
    return true;
  }
  return std::binary_search(k_elements.begin(), k_elements.end(), name);
}

std::optional<std::string> find_unsafe_element(std::string_view text) {
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    std::size_t start = at + 1;
    if (text.substr(start).starts_with("?xml ") || text.substr(start).starts_with("!--")) continue;
    if (start < text.size() && text[start] == '/') ++start;
    const auto name = name_at(text, start);
    if (is_drawing_element(name)) continue;
    std::string found = "<";
    found += name.empty() ? text.substr(start, 8) : name;
    found += '>';
    return found;
  }
  return std::nullopt;
}

// Attributes that run code, and addresses that leave the file.
std::optional<std::string> find_unsafe_attribute(std::string_view text) {
  for (std::size_t at = 1; at < text.size(); ++at) {
    const char before = text[at - 1];
    const bool begins_name =
        is_space(before) || before == '"' || before == '\'' || before == '/' || before == ':';
    if (!begins_name) continue;
    const auto name = name_at(text, at);
    if (name.empty()) continue;
    std::size_t behind = at + name.size();
    while (behind < text.size() && is_space(text[behind])) ++behind;
    if (behind >= text.size() || text[behind] != '=') continue;
    if (name.starts_with("on")) return std::string(name);
    if (name != "href" && name != "src" && !name.ends_with(":href") && name != "base" && name != "xml:base")
      continue;
    ++behind;
    while (behind < text.size() && is_space(text[behind])) ++behind;
    if (behind + 1 >= text.size() || text[behind + 1] != '#') return std::string(name);
  }
  return std::nullopt;
}

std::optional<std::string> find_unsafe_style(std::string_view text) {
  for (std::size_t at = text.find("url("); at != std::string_view::npos; at = text.find("url(", at + 1)) {
    std::size_t inside = at + 4;
    while (inside < text.size() && (is_space(text[inside]) || text[inside] == '"' || text[inside] == '\''))
      ++inside;
    if (inside >= text.size() || text[inside] != '#') return "url(";
  }
  return std::nullopt;
}

// A tag may end anywhere: behind `width=` too.
std::string_view part_of(std::string_view text, std::size_t at, std::size_t size) {
  return text.substr(std::min(at, text.size()), size);
}

// The number at the beginning of the value of the root's attribute `name`; 0 when there is none, or a
// percentage.
double root_number(std::string_view root, std::string_view name) {
  for (std::size_t at = root.find(name); at != std::string_view::npos; at = root.find(name, at + 1)) {
    if (at == 0 || !is_space(root[at - 1]) || part_of(root, at + name.size(), 2).find('=') != 0) continue;
    const std::string value(part_of(root, at + name.size() + 2, 32));
    char* end = nullptr;
    const double number = std::strtod(value.c_str(), &end);
    return end == value.c_str() || *end == '%' || !std::isfinite(number) ? 0 : number;
  }
  return 0;
}

std::uint32_t to_pixels(double number) {
  return number >= 1 && number <= 100'000 ? static_cast<std::uint32_t>(std::lround(number)) : 0U;
}

}  // namespace

std::optional<std::string> find_unsafe_svg(std::string_view file) {
  const std::string text = lowered(file);
  for (const std::string_view word :
       {"&#", "<!entity", "<!doctype", "<?xml-", "<![cdata[", "@import", "javascript:", "\\"}) {
    if (text.find(word) != std::string::npos) return std::string(word);
  }
  if (auto found = find_unsafe_element(text)) return found;
  if (auto found = find_unsafe_attribute(text)) return found;
  return find_unsafe_style(text);
}

StrippedPhoto measure_svg(std::string_view file) {
  StrippedPhoto photo;
  photo.bytes = file;
  const std::size_t start = file.find("<svg");
  if (start == std::string_view::npos) return photo;
  const std::string_view root = file.substr(start, file.find('>', start) - start);
  photo.width = to_pixels(root_number(root, "width"));
  photo.height = to_pixels(root_number(root, "height"));
  const std::size_t box = root.find("viewBox=");
  if ((photo.width == 0 || photo.height == 0) && box != std::string_view::npos) {
    std::string numbers(part_of(root, box + 9, 64));
    std::replace(numbers.begin(), numbers.end(), ',', ' ');
    const char* at = numbers.c_str();
    double values[4] = {0, 0, 0, 0};
    for (double& value : values) {
      char* end = nullptr;
      value = std::strtod(at, &end);
      at = end;
    }
    photo.width = to_pixels(values[2]);
    photo.height = to_pixels(values[3]);
  }
  if (photo.width == 0 || photo.height == 0) photo.width = photo.height = 0;
  return photo;
}

}  // namespace trungbay::render
