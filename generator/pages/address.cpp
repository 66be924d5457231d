#include "pages/address.hpp"

#include <algorithm>

namespace trungbay::pages {

std::string_view folder_of(catalogue::HappeningKind kind) {
  switch (kind) {
    case catalogue::HappeningKind::campaign:
      return "/cuoc-van-dong/";
    case catalogue::HappeningKind::contest:
      return "/cuoc-thi/";
    case catalogue::HappeningKind::event:
      return "/su-kien/";
  }
  return "/";
}

std::string_view review_name(std::uint32_t half) {
  return half == 1 ? "sau-thang-dau-nam.html" : "sau-thang-cuoi-nam.html";
}

std::string_view shard_of(std::string_view id, Scratch& scratch) {
  // FNV-1a: a fixed, public rule, since the shard is part of an address that must hold for years.
  std::uint32_t hash = 2166136261u;
  for (const char letter : id) hash = (hash ^ static_cast<unsigned char>(letter)) * 16777619u;
  hash ^= hash >> 16;
  constexpr std::string_view k_digits = "0123456789abcdef";
  const char digits[] = {k_digits[hash >> 8 & 15], k_digits[hash >> 4 & 15], k_digits[hash & 15]};
  return scratch.copy({digits, sizeof digits});
}

Addresses::Addresses(const workspace::Configuration& configuration) {
  origin_ = configuration.origin;
  base_path_ = configuration.base_path;
  idea_pattern_ = parse(configuration.idea_permalink.pattern);
  for (const auto& former : configuration.former_idea_permalinks) former_patterns_.push_back(parse(former.pattern));
}

bool Addresses::spreads_ideas() const {
  return std::any_of(idea_pattern_.holes.begin(), idea_pattern_.holes.end(), [](char hole) { return hole != 'i'; });
}

Addresses::Pattern Addresses::parse(std::string_view pattern) {
  Pattern parsed;
  parsed.literals.emplace_back();
  while (!pattern.empty()) {
    const std::size_t close = pattern.front() == '{' ? pattern.find('}') : std::string_view::npos;
    if (close == std::string_view::npos) {
      parsed.literals.back() += pattern.front();
      pattern.remove_prefix(1);
    } else {
      parsed.holes.push_back(pattern[1]);
      parsed.literals.emplace_back();
      pattern.remove_prefix(close + 1);
    }
  }
  return parsed;
}

std::string_view Addresses::expand(const Pattern& pattern, std::string_view id, vietnamese::Date date,
                                   Scratch& scratch) {
  if (pattern.holes.size() == 1 && pattern.holes.front() == 'i') {
    return scratch.join(pattern.literals[0], id, pattern.literals[1]);
  }
  std::string path = pattern.literals.front();
  for (std::size_t i = 0; i < pattern.holes.size(); ++i) {
    switch (pattern.holes[i]) {
      case 'y':
        path += std::to_string(date.year);
        break;
      case 's':
        path += shard_of(id, scratch);
        break;
      default:
        path += id;
    }
    path += pattern.literals[i + 1];
  }
  return scratch.copy(path);
}

std::vector<std::string_view> Addresses::former_ideas(std::string_view id, vietnamese::Date date,
                                                      Scratch& scratch) const {
  std::vector<std::string_view> paths;
  for (const auto& pattern : former_patterns_) paths.push_back(expand(pattern, id, date, scratch));
  return paths;
}

}  // namespace trungbay::pages
