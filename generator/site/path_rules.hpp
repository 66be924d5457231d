// Which paths the site stage accepts: relative, '/'-separated, never able to leave the output.
#pragma once

#include <cstddef>
#include <string_view>

namespace trungbay::site {

// Longest name that Linux filesystems take; ours are ASCII, so most other systems take it too.
inline constexpr std::size_t k_longest_name = 255;
// Leaves room below PATH_MAX (4,096) for the output's own path, and below what web servers take in a URL (8
// KB).
inline constexpr std::size_t k_longest_path = 2048;
// Pages stand at most four folders deep and media as deep as staff sort them; bounds every walk of a tree.
inline constexpr std::size_t k_most_segments = 32;
// Where pages are staged when they cannot be staged in the state folder; never a page's own path.
inline constexpr std::string_view k_inner_staging = ".trungbay-staging";

// No empty, "." or ".." segment, no control character, none of the limits above passed.
bool is_safe_path(std::string_view path);

// "a/b/c.html" → "a/b"; "c.html" → "".
inline std::string_view folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash);
}

// "a/b/c.html" → "c.html".
inline std::string_view name_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

}  // namespace trungbay::site
