#include <algorithm>
#include <span>
#include <system_error>
#include <utility>

#include "base/files.hpp"

namespace trungbay {
namespace {

namespace fs = std::filesystem;

// A folder that contains itself by a symlink, or is simply endless, stops here.
constexpr std::size_t k_most_folder_depth = 32;

std::vector<std::string_view> split_path(std::string_view path) {
  std::vector<std::string_view> names;
  while (!path.empty()) {
    const std::size_t slash = path.find('/');
    const std::string_view name = path.substr(0, slash);
    if (!name.empty() && name != ".") names.push_back(name);
    if (slash == std::string_view::npos) break;
    path.remove_prefix(slash + 1);
  }
  return names;
}

// `*` and `?` within one name. Linear but for the last star, to which it goes back.
bool matches(std::string_view pattern, std::string_view name) {
  std::size_t p = 0, n = 0, star = std::string_view::npos, star_name = 0;
  while (n < name.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      star_name = n;
    } else if (p < pattern.size() && pattern[p] == '?') {
      ++p;
      for (++n; n < name.size() && (static_cast<unsigned char>(name[n]) & 0xC0) == 0x80;) ++n;
    } else if (p < pattern.size() && pattern[p] == name[n]) {
      ++p;
      ++n;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      n = ++star_name;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

bool is_hidden(std::string_view name) {
  return name.starts_with(".") || name.starts_with("~$");
}

class Search {
 public:
  Search(const fs::path& root, DiagnosticBag& bag) : root_(root), bag_(bag) {}

  void walk(const std::string& folder, std::span<const std::string_view> patterns, std::size_t depth) {
    if (patterns.empty() || depth > k_most_folder_depth) return;
    const std::string_view pattern = patterns.front();
    const bool is_last = patterns.size() == 1;
    if (!is_glob(pattern)) {
      take(join(folder, pattern), patterns.subspan(1), is_last, depth);
      return;
    }
    const bool any_depth = pattern == "**";
    // `**` stands for no folder at all, too; a trailing one means every file below.
    if (any_depth && !is_last) walk(folder, patterns.subspan(1), depth);
    for (const std::string& name : names_in(folder)) {
      if (is_hidden(name) && !pattern.starts_with(name.substr(0, name.front() == '.' ? 1 : 2))) continue;
      if (any_depth) {
        const std::string path = join(folder, name);
        if (is_folder(path)) {
          walk(path, patterns, depth + 1);
        } else if (is_last) {
          take(path, {}, true, depth);
        }
      } else if (matches(pattern, name)) {
        take(join(folder, name), patterns.subspan(1), is_last, depth);
      }
    }
  }

  std::vector<std::string> found;

 private:
  static std::string join(const std::string& folder, std::string_view name) {
    return folder.empty() ? std::string(name) : folder + "/" + std::string(name);
  }

  bool is_folder(const std::string& path) const {
    std::error_code error;
    if (!fs::is_directory(root_ / path, error)) return false;
    if (resolves_inside(root_, root_ / path)) return true;
    bag_.add(Code::file_outside, file_place(path));
    return false;
  }

  void take(const std::string& path, std::span<const std::string_view> rest, bool is_last,
            std::size_t depth) {
    std::error_code error;
    const auto status = fs::status(root_ / path, error);
    if (!fs::exists(status)) return;
    if (!is_last) {
      if (is_folder(path)) walk(path, rest, depth + 1);
      return;
    }
    if (fs::is_directory(status)) return;
    // The folder is inside, as is_folder saw; only a symlink can lead out from there.
    if (fs::is_symlink(root_ / path, error) && !resolves_inside(root_, root_ / path)) {
      bag_.add(Code::file_outside, file_place(path));
      return;
    }
    found.push_back(path);
  }

  std::vector<std::string> names_in(const std::string& folder) {
    std::vector<std::string> names;
    std::error_code error;
    fs::directory_iterator entry(root_ / folder, error);
    for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
      names.push_back(entry->path().filename().string());
    }
    if (error && error != std::errc::no_such_file_or_directory) {
      bag_.add(Code::file_unreadable, file_place(folder.empty() ? "." : folder),
               {{"reason", error.message()}});
    }
    return names;
  }

  const fs::path& root_;
  DiagnosticBag& bag_;
};

}  // namespace

bool is_glob(std::string_view path) {
  return path.find_first_of("*?") != std::string_view::npos;
}

bool is_inside(std::string_view path) {
  if (path.starts_with("/")) return false;
  const auto names = split_path(path);
  return std::find(names.begin(), names.end(), "..") == names.end();
}

bool resolves_inside(const fs::path& root, const fs::path& path) {
  std::error_code error;
  const fs::path real_root = fs::canonical(root, error);
  if (error) return false;
  const fs::path real = fs::canonical(path, error);
  if (error) return false;
  const auto end = std::mismatch(real_root.begin(), real_root.end(), real.begin(), real.end());
  return end.first == real_root.end();
}

std::vector<std::string> find_files(const fs::path& root, std::string_view glob, DiagnosticBag& bag) {
  if (!is_inside(glob)) {
    bag.add(Code::file_outside, file_place(std::string(glob)));
    return {};
  }
  Search search(root, bag);
  const auto patterns = split_path(glob);
  // Consecutive `**` would walk the same folders again for each of them.
  std::vector<std::string_view> tidy;
  for (const auto pattern : patterns) {
    if (pattern != "**" || tidy.empty() || tidy.back() != "**") tidy.push_back(pattern);
  }
  search.walk("", tidy, 0);
  std::sort(search.found.begin(), search.found.end());
  search.found.erase(std::unique(search.found.begin(), search.found.end()), search.found.end());
  return std::move(search.found);
}

}  // namespace trungbay
