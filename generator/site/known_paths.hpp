// All paths of the old and the new site in one sorted list, with their folders, for looking up what stands on
// disk.
//
// Made by the writer's plan from the manifest and the sorted paths of the new site; the survey asks it for
// each entry that it finds. Views into both stay valid as long as those do.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "site/manifest.hpp"

namespace trungbay::site {

inline constexpr std::uint32_t k_nowhere = std::numeric_limits<std::uint32_t>::max();

struct KnownPath {
  std::string_view path;
  std::uint32_t planned = k_nowhere;  // its index in the new site
  std::uint32_t listed = k_nowhere;   // its index in the manifest
  bool stands = false;                // the survey found a regular file there
};

struct KnownFolder {
  bool planned = false;  // files of the new site lie below it
  bool listed = false;   // files of the old site lay below it
};

class KnownPaths {
 public:
  KnownPaths() = default;
  KnownPaths(const Manifest& manifest, std::span<const std::string> planned);
  KnownPaths(Manifest&&, std::span<const std::string>) = delete;  // views into it would dangle

  std::vector<KnownPath>& all() { return all_; }
  const std::vector<KnownPath>& all() const { return all_; }
  // Index in all(), or k_nowhere.
  std::uint32_t find(std::string_view path) const;
  // Null when no file of the old or the new site lies below it.
  const KnownFolder* find_folder(std::string_view path) const;

 private:
  void add(KnownPath path);
  void add_folders(std::string_view path, bool planned, bool listed);
  void build_slots();

  std::vector<KnownPath> all_;
  std::vector<std::uint32_t> slots_;  // open addressing; a power of two, at most half full
  std::unordered_map<std::string_view, KnownFolder> folders_;
};

}  // namespace trungbay::site
