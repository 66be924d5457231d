// The files made of photos, kept from build to build below .trungbay/photos, so that each is made once even when the
// site is deleted.
//
// A file is kept under its name on the site, which is a hash of the photo and of how it is made; a hash of its own
// bytes stands behind them, so that a half-written one is made anew. Whatever cannot be read or written costs time and
// nothing else. Safe on several threads.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace trungbay::render {

// About 3,000 photos; what comes later is made again when the site is.
inline constexpr std::uint64_t k_most_kept_bytes = 2ull << 30;

class PhotoCache {
 public:
  // Counts what the folder has; makes it when it is missing. Without `keeps` nothing is ever written (`check`).
  explicit PhotoCache(std::filesystem::path folder, bool keeps = true);

  bool keeps() const { return keeps_; }

  bool has(std::string_view name) const;
  std::optional<std::string> find(std::string_view name) const;
  void keep(std::string_view name, std::string_view bytes);
  // Removes every file but these, sorted by name; called when a build is done.
  void drop_all_but(const std::set<std::string>& names);

 private:
  std::filesystem::path folder_;
  bool keeps_;
  std::atomic<std::uint64_t> kept_ = 0;
};

}  // namespace trungbay::render
