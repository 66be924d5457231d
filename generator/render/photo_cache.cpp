#include "render/photo_cache.hpp"

#include <system_error>
#include <vector>

#include "base/atomic_file.hpp"
#include "base/files.hpp"
#include "base/hash.hpp"

namespace trungbay::render {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t k_seal_size = 32;

// `use(path, name, size)` for each file, two levels deep. Links are passed over: nothing of ours is one.
template <typename Use>
void each_file(const fs::path& folder, const Use& use) {
  std::error_code error;
  for (fs::directory_iterator outer(folder, error), end; !error && outer != end; outer.increment(error)) {
    if (outer->is_symlink(error) || !outer->is_directory(error)) continue;
    const std::string shelf = outer->path().filename().string();
    std::error_code inner_error;
    for (fs::directory_iterator inner(outer->path(), inner_error); !inner_error && inner != end; inner.increment(inner_error)) {
      std::error_code ignored;
      if (!inner->is_symlink(ignored) && inner->is_regular_file(ignored)) {
        use(inner->path(), shelf + "/" + inner->path().filename().string(), inner->file_size(ignored));
      }
    }
  }
}

}  // namespace

PhotoCache::PhotoCache(fs::path folder, bool keeps) : folder_(std::move(folder)), keeps_(keeps) {
  if (!keeps_) return;
  std::error_code ignored;
  fs::create_directories(folder_, ignored);
  each_file(folder_, [&](const fs::path&, const std::string&, std::uint64_t size) { kept_ += size; });
}

bool PhotoCache::has(std::string_view name) const {
  std::error_code ignored;
  return fs::is_regular_file(folder_ / name, ignored);
}

std::optional<std::string> PhotoCache::find(std::string_view name) const {
  if (!has(name)) return std::nullopt;
  const auto file = MappedFile::open(folder_ / name);
  if (!file || file.value().bytes().size() <= k_seal_size) return std::nullopt;
  const std::string_view all = file.value().bytes();
  const std::string_view bytes = all.substr(0, all.size() - k_seal_size);
  if (to_hex(hash128(bytes)) != all.substr(bytes.size())) return std::nullopt;
  return std::string(bytes);
}

void PhotoCache::keep(std::string_view name, std::string_view bytes) {
  if (!keeps_) return;
  if (kept_.fetch_add(bytes.size() + k_seal_size) > k_most_kept_bytes) {
    kept_ -= bytes.size() + k_seal_size;
    return;
  }
  const fs::path path = folder_ / name;
  std::error_code ignored;
  fs::create_directory(path.parent_path(), ignored);
  std::string sealed(bytes);
  sealed += to_hex(hash128(bytes));
  if (write_file_atomically(path, sealed)) kept_ -= sealed.size();
}

void PhotoCache::drop_all_but(const std::set<std::string>& names) {
  std::vector<fs::path> unused;
  each_file(folder_, [&](const fs::path& path, const std::string& name, std::uint64_t) {
    if (!names.contains(name)) unused.push_back(path);
  });
  std::error_code ignored;
  for (const auto& path : unused) {
    fs::remove(path, ignored);
    fs::remove(path.parent_path(), ignored);  // only when nothing is left in it
  }
}

}  // namespace trungbay::render
