// Whether a piece of HTML is what our rich text may be: balanced, of known elements and attributes, without
// an address that runs code. Its own small tokenizer, so that the tests do not ask the code under test.
#pragma once

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <string_view>
#include <vector>

namespace trungbay::support {

// "" when all is well, else what is wrong and where.
inline std::string find_html_fault(std::string_view html) {
  constexpr std::array<std::string_view, 35> k_elements{
      "a",     "blockquote", "br",    "caption", "code", "del",     "div",   "em",    "h1",
      "h2",    "h3",         "h4",    "h5",      "h6",   "hr",      "img",   "input", "li",
      "ol",    "p",          "pre",   "strong",  "sub",  "sup",     "table", "tbody", "td",
      "tfoot", "th",         "thead", "tr",      "ul",   "caption", "p",     "p"};
  constexpr std::array<std::string_view, 21> k_attributes{
      "href",   "src",   "alt",      "title",      "colspan", "rowspan",  "id",
      "class",  "role",  "tabindex", "aria-label", "rel",     "loading",  "width",
      "height", "align", "start",    "type",       "checked", "disabled", "alt"};
  std::vector<std::string> open;
  const auto fault = [&](std::string_view what, std::size_t at) {
    return std::string(what) + " at " + std::to_string(at) + ": " + std::string(html.substr(at, 60));
  };
  for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
    std::size_t i = at + 1;
    const bool is_end = i < html.size() && html[i] == '/';
    if (is_end) ++i;
    const std::size_t name_start = i;
    while (i < html.size() && std::isalnum(static_cast<unsigned char>(html[i]))) ++i;
    const std::string name(html.substr(name_start, i - name_start));
    if (std::find(k_elements.begin(), k_elements.end(), name) == k_elements.end())
      return fault("unknown element", at);
    bool is_void = false;
    while (i < html.size() && html[i] != '>') {
      if (html.substr(i).starts_with(" />")) {
        is_void = true;
        i += 2;
        break;
      }
      if (is_end || html[i] != ' ') return fault("malformed tag", at);
      const std::size_t equals = html.find("=\"", i);
      if (equals == std::string_view::npos) return fault("malformed attribute", at);
      const auto attribute = html.substr(i + 1, equals - i - 1);
      if (std::find(k_attributes.begin(), k_attributes.end(), attribute) == k_attributes.end()) {
        return fault("unknown attribute", at);
      }
      const std::size_t end = html.find('"', equals + 2);
      if (end == std::string_view::npos) return fault("unclosed attribute", at);
      std::string value(html.substr(equals + 2, end - equals - 2));
      if (value.find_first_of("<>") != std::string::npos) return fault("raw < in an attribute", at);
      if (attribute == "href" || attribute == "src") {
        std::transform(value.begin(), value.end(), value.begin(),
                       [](unsigned char c) { return std::tolower(c); });
        const std::string scheme = value.substr(0, value.find_first_of(":/?#&%"));
        // What the URL standard takes for a scheme; ",:" is a relative address.
        const bool has_scheme =
            scheme.size() < value.size() && value[scheme.size()] == ':' && !scheme.empty() &&
            scheme.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789+-.") == std::string::npos &&
            std::isalpha(static_cast<unsigned char>(scheme[0]));
        if (has_scheme && scheme != "http" && scheme != "https" && scheme != "mailto" && scheme != "tel") {
          return fault("unsafe address", at);
        }
      }
      i = end + 1;
    }
    if (i >= html.size()) return fault("unclosed tag", at);
    const bool wants_void = name == "br" || name == "hr" || name == "img" || name == "input";
    if (wants_void != is_void) return fault("void element", at);
    if (is_end) {
      if (open.empty() || open.back() != name) return fault("unbalanced", at);
      open.pop_back();
    } else if (!is_void) {
      open.push_back(name);
    }
    at = i;
  }
  return open.empty() ? "" : "left open: " + open.back();
}

}  // namespace trungbay::support
