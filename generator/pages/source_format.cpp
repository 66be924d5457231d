#include "pages/source_format.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace trungbay::pages {
namespace {

// What bodies of Vietnamese CMS exports are made of; sorted. Rare elements never stand alone in one.
constexpr std::array<std::string_view, 35> k_elements{
    "a",       "article", "b",      "blockquote", "body",  "br", "center", "div", "em",
    "figure",  "font",    "h1",     "h2",         "h3",    "h4", "h5",     "h6",  "hr",
    "html",    "i",       "iframe", "img",        "li",    "ol", "p",      "pre", "script",
    "section", "span",    "strong", "style",      "table", "td", "u",      "ul"};
static_assert(std::is_sorted(k_elements.begin(), k_elements.end()));

constexpr std::size_t k_longest_name = 10;

bool is_element(std::string_view name) {
  return std::binary_search(k_elements.begin(), k_elements.end(), name);
}

}  // namespace

SourceFormat detect_format(std::string_view text) {
  // A tag has to end somewhere: without `>` nothing is one.
  const std::size_t last_end = text.rfind('>');
  if (last_end == std::string_view::npos) return SourceFormat::cell;
  for (std::size_t at = text.find('<'); at < last_end; at = text.find('<', at + 1)) {
    std::size_t start = at + 1;
    if (start < text.size() && text[start] == '/') ++start;
    char name[k_longest_name];
    std::size_t size = 0;
    while (size < k_longest_name && start + size < text.size()) {
      const char c = text[start + size];
      const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
      if (!((lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9'))) break;
      name[size++] = lower;
    }
    if (size == 0 || start + size >= text.size()) continue;
    const char after = text[start + size];
    const bool ends_name =
        after == '>' || after == '/' || after == ' ' || after == '\t' || after == '\n' || after == '\r';
    if (ends_name && is_element({name, size})) return SourceFormat::html;
  }
  return SourceFormat::cell;
}

}  // namespace trungbay::pages
