#include "render/link_rules.hpp"

#include <array>

namespace trungbay::render {
namespace {

char lower_ascii(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

bool starts_with_fold(std::string_view text, std::string_view beginning) {
  if (text.size() < beginning.size()) return false;
  for (std::size_t i = 0; i < beginning.size(); ++i) {
    if (lower_ascii(text[i]) != lower_ascii(beginning[i])) return false;
  }
  return true;
}

// The scheme in front of the first colon as a browser would find it, which skips blanks and controls;
// "" when there is none. More than 32 letters are no scheme that we know: refused by being unequal to all.
std::string scheme_of(std::string_view target) {
  std::string scheme;
  for (const char raw : target) {
    const auto byte = static_cast<unsigned char>(raw);
    if (byte <= 0x20 || byte == 0x7F) continue;
    const char c = lower_ascii(raw);
    if (c == ':') return scheme.empty() ? "?" : scheme;
    const bool is_scheme_letter =
        (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
    if (!is_scheme_letter) return {};
    if (scheme.size() < 33) scheme += c;
  }
  return {};
}

// RFC 3986 "unreserved", and the slash: what stands in a path as it is.
bool is_plain_in_path(unsigned char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
         c == '_' || c == '~' || c == '/';
}

constexpr char k_hex[] = "0123456789ABCDEF";

void append_percent(unsigned char c, std::string& out) {
  out += '%';
  out += k_hex[c >> 4];
  out += k_hex[c & 15];
}

// What cmark leaves alone in an address (houdini_href_e.c, HREF_SAFE).
constexpr std::array<bool, 128> make_href_table() {
  std::array<bool, 128> table{};
  for (std::size_t c = '0'; c <= '9'; ++c) table[c] = true;
  for (std::size_t c = 'a'; c <= 'z'; ++c) table[c] = true;
  for (std::size_t c = 'A'; c <= 'Z'; ++c) table[c] = true;
  for (const char c : std::string_view("!#$%()*+,-./:;=?@_~")) table[static_cast<std::size_t>(c)] = true;
  return table;
}
constexpr auto k_href_plain = make_href_table();

}  // namespace

LinkKind kind_of_link(std::string_view target, const LinkRules& rules) {
  const std::string scheme = scheme_of(target);
  if (!scheme.empty()) {
    if (scheme == "http" || scheme == "https") {
      if (!rules.origin.empty() && starts_with_fold(target, rules.origin)) {
        const auto rest = target.substr(rules.origin.size());
        if (rest.empty() || rest[0] == '/' || rest[0] == '?' || rest[0] == '#') return LinkKind::other;
      }
      return LinkKind::external;
    }
    return scheme == "mailto" || scheme == "tel" ? LinkKind::other : LinkKind::refused;
  }
  if (target.empty() || (target[0] != '/' && target[0] != '\\')) return LinkKind::other;
  // Browsers read "/\" and "\\" like "//": another host.
  if (target.size() > 1 && (target[1] == '/' || target[1] == '\\')) return LinkKind::external;
  return target[0] == '/' ? LinkKind::internal : LinkKind::other;
}

void append_href(std::string_view target, std::string& out) {
  for (const char raw : target) {
    const auto c = static_cast<unsigned char>(raw);
    if (c < 0x80 && k_href_plain[c]) {
      out += raw;
    } else if (c == '&') {
      out += "&amp;";
    } else if (c == '\'') {
      out += "&#x27;";
    } else {
      append_percent(c, out);
    }
  }
}

void append_media_href(std::string_view base_path, std::string_view name, std::string& out) {
  append_href(base_path, out);
  out += "/media/";
  for (const char raw : name) {
    const auto c = static_cast<unsigned char>(raw);
    if (is_plain_in_path(c)) {
      out += raw;
    } else {
      append_percent(c, out);
    }
  }
}

}  // namespace trungbay::render
