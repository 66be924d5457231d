#include "site/path_rules.hpp"

namespace trungbay::site {

bool is_safe_path(std::string_view path) {
  if (path.empty() || path.size() > k_longest_path) return false;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7f) return false;
  }
  if (path.substr(0, path.find('/')) == k_inner_staging) return false;
  std::size_t segments = 0;
  for (std::size_t start = 0; start <= path.size();) {
    std::size_t end = path.find('/', start);
    if (end == std::string_view::npos) end = path.size();
    const std::string_view segment = path.substr(start, end - start);
    if (segment.empty() || segment == "." || segment == ".." || segment.size() > k_longest_name) return false;
    if (++segments > k_most_segments) return false;
    start = end + 1;
  }
  return true;
}

}  // namespace trungbay::site
