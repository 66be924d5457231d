#include "pages/media_name.hpp"

namespace trungbay::pages {
namespace {

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') c = static_cast<char>(c + 32);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

std::string undo_percent(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size()) {
      const int high = hex_value(text[i + 1]);
      const int low = hex_value(text[i + 2]);
      if (high >= 0 && low >= 0) {
        plain += static_cast<char>(high * 16 + low);
        i += 2;
        continue;
      }
    }
    plain += text[i];
  }
  return plain;
}

bool has_dot_segment(std::string_view path) {
  std::size_t start = 0;
  while (start <= path.size()) {
    std::size_t end = path.find('/', start);
    if (end == std::string_view::npos) end = path.size();
    const auto segment = path.substr(start, end - start);
    if (segment.empty() || segment == "." || segment == "..") return true;
    start = end + 1;
  }
  return false;
}

}  // namespace

std::optional<std::string> media_name(std::string_view target) {
  if (!target.empty() && target[0] == '/') target.remove_prefix(1);
  if (target.starts_with("content/")) target.remove_prefix(8);
  if (!target.starts_with("media/")) return std::nullopt;
  target.remove_prefix(6);
  target = target.substr(0, target.find_first_of("?#"));
  std::string name = undo_percent(target);
  for (const char c : name) {
    if (static_cast<unsigned char>(c) < 0x20 || c == '\\') return std::nullopt;
  }
  if (has_dot_segment(name)) return std::nullopt;
  return name;
}

}  // namespace trungbay::pages
