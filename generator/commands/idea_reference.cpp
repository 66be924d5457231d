#include "commands/idea_reference.hpp"

#include <algorithm>
#include <optional>

#include "base/utf8.hpp"

namespace trungbay::commands {
namespace {

constexpr std::string_view k_ending = ".html";
constexpr std::string_view k_digits = "0123456789";
constexpr std::string_view k_id_letters = "abcdefghijklmnopqrstuvwxyz0123456789-";

// The id that makes `path` out of a permalink pattern. A repeated {id} has to be the same each time; {year}
// is of four digits, or "0" for an idea without a date; {shard} of three.
std::optional<std::string_view> match(std::string_view pattern, std::string_view path,
                                      std::string_view id = {}) {
  const auto take = [&](std::size_t count) {
    if (path.size() < count) return false;
    path.remove_prefix(count);
    return true;
  };
  while (!pattern.empty()) {
    if (pattern.front() != '{') {
      if (path.empty() || path.front() != pattern.front()) return std::nullopt;
      pattern.remove_prefix(1);
      path.remove_prefix(1);
      continue;
    }
    const std::string_view hole = pattern.substr(1, pattern.find('}') - 1);
    pattern.remove_prefix(hole.size() + 2);
    if (hole == "year") {
      const std::size_t digits = std::min(path.find_first_not_of(k_digits), path.size());
      if (digits == 0 || !take(digits < 4 ? 1 : 4)) return std::nullopt;
    } else if (hole == "shard") {
      if (!take(3)) return std::nullopt;
    } else if (!id.empty()) {
      if (!path.starts_with(id)) return std::nullopt;
      path.remove_prefix(id.size());
    } else {
      for (std::size_t size = std::min(path.find_first_not_of(k_id_letters), path.size()); size > 0; --size) {
        if (const auto found = match(pattern, path.substr(size), path.substr(0, size))) return found;
      }
      return std::nullopt;
    }
  }
  return path.empty() ? std::optional(id) : std::nullopt;
}

}  // namespace

std::string id_of_reference(std::string_view written, const workspace::Configuration& configuration) {
  written = trim(written);
  std::string path(written);
  const bool is_link = path.starts_with("https://") || path.starts_with("http://");
  if (is_link) path.erase(0, std::min(path.find('/', path.find("//") + 2), path.size()));
  // An id may hold any of these characters; only what ends as a page's address does is one.
  if (const std::size_t end = path.find_first_of("?#");
      end != std::string::npos && path.substr(0, end).ends_with(k_ending)) {
    path.erase(end);
  }
  if (!path.ends_with(k_ending)) return std::string(written);
  std::replace(path.begin(), path.end(), '\\', '/');
  std::transform(path.begin(), path.end(), path.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  std::string_view below = path;
  if (below.starts_with(configuration.base_path)) below.remove_prefix(configuration.base_path.size());
  if (const auto id = match(configuration.idea_permalink.pattern, below)) return std::string(*id);
  for (const auto& former : configuration.former_idea_permalinks) {
    if (const auto id = match(former.pattern, below)) return std::string(*id);
  }
  const std::string_view name = below.substr(below.rfind('/') + 1);  // npos + 1 is 0
  return std::string(name.substr(0, name.size() - k_ending.size()));
}

}  // namespace trungbay::commands
