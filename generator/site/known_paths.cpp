#include "site/known_paths.hpp"

#include <bit>

#include "base/hash.hpp"
#include "site/path_rules.hpp"

namespace trungbay::site {

KnownPaths::KnownPaths(const Manifest& manifest, std::span<const std::string> planned) {
  all_.reserve(std::max(manifest.entries.size(), planned.size()));
  std::size_t p = 0;
  std::size_t l = 0;
  while (p < planned.size() || l < manifest.entries.size()) {
    KnownPath known;
    const bool has_planned = p < planned.size();
    const bool has_listed = l < manifest.entries.size();
    const std::string_view listed = has_listed ? manifest.path_of(manifest.entries[l]) : std::string_view{};
    if (has_planned && (!has_listed || planned[p] <= listed)) known.path = planned[p];
    if (has_listed && (!has_planned || listed <= planned[p])) {
      known.path = listed;
      known.listed = static_cast<std::uint32_t>(l++);
    }
    if (has_planned && known.path == planned[p]) known.planned = static_cast<std::uint32_t>(p++);
    add(known);
  }
  build_slots();
}

void KnownPaths::add(KnownPath path) {
  const bool planned = path.planned != k_nowhere;
  const bool listed = path.listed != k_nowhere;
  all_.push_back(path);
  add_folders(path.path, planned, listed);
}

void KnownPaths::add_folders(std::string_view path, bool planned, bool listed) {
  for (std::string_view folder = folder_of(path); !folder.empty(); folder = folder_of(folder)) {
    KnownFolder& known = folders_[folder];
    // What holds for a folder was noted for those above it as well.
    if ((known.planned || !planned) && (known.listed || !listed)) return;
    known.planned |= planned;
    known.listed |= listed;
  }
}

void KnownPaths::build_slots() {
  slots_.assign(std::bit_ceil(2 * all_.size() + 1), k_nowhere);
  for (std::uint32_t i = 0; i < all_.size(); ++i) {
    std::size_t slot = hash128(all_[i].path).low & (slots_.size() - 1);
    while (slots_[slot] != k_nowhere) slot = (slot + 1) & (slots_.size() - 1);
    slots_[slot] = i;
  }
}

std::uint32_t KnownPaths::find(std::string_view path) const {
  if (slots_.empty()) return k_nowhere;
  std::size_t slot = hash128(path).low & (slots_.size() - 1);
  while (slots_[slot] != k_nowhere && all_[slots_[slot]].path != path)
    slot = (slot + 1) & (slots_.size() - 1);
  return slots_[slot];
}

const KnownFolder* KnownPaths::find_folder(std::string_view path) const {
  const auto found = folders_.find(path);
  return found == folders_.end() ? nullptr : &found->second;
}

}  // namespace trungbay::site
