#include "site/folder.hpp"

#include <cerrno>
#include <vector>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "site/path_rules.hpp"

namespace trungbay::site {
namespace {

constexpr int k_open_folder = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
// Twice as deep as any path of a site; deeper is nothing that we have made.
constexpr int k_deepest_removal = 2 * static_cast<int>(k_most_segments);

int open_child(int parent, const std::string& name, Descriptor& child) {
  const int number = ::openat(parent, name.c_str(), k_open_folder);
  if (number < 0) return errno == ELOOP ? ENOTDIR : errno;
  child = Descriptor(number);
  return 0;
}

// Calls `visit(parent, name)` for each segment, and opens the segment afterwards.
template <typename Visit>
int walk_down(int root, std::string_view path, Descriptor& folder, Visit&& visit) {
  Descriptor current;
  int parent = root;
  while (!path.empty()) {
    const std::size_t slash = path.find('/');
    const std::string name(path.substr(0, slash));
    path = slash == std::string_view::npos ? std::string_view{} : path.substr(slash + 1);
    if (const int error = visit(parent, name); error != 0) return error;
    Descriptor child;
    if (const int error = open_child(parent, name, child); error != 0) return error;
    current = std::move(child);
    parent = current.get();
  }
  if (!current.valid()) return open_child(root, ".", folder);
  folder = std::move(current);
  return 0;
}

int remove_content(int folder, StepGate& gate, int depth) {
  if (depth > k_deepest_removal) return ELOOP;
  const int copy = ::fcntl(folder, F_DUPFD_CLOEXEC, 0);
  if (copy < 0) return errno;
  DIR* const listing = ::fdopendir(copy);
  if (listing == nullptr) {
    const int error = errno;
    ::close(copy);
    return error;
  }
  // Listed first: removing while reading may skip entries on some filesystems.
  std::vector<std::string> names;
  errno = 0;
  while (const dirent* entry = ::readdir(listing)) {
    const std::string_view name = entry->d_name;
    if (name != "." && name != "..") names.emplace_back(name);
  }
  int error = errno;
  ::closedir(listing);
  for (const auto& name : names) {
    if (error != 0) break;
    error = gate.pass();
    if (error != 0 || ::unlinkat(folder, name.c_str(), 0) == 0) continue;
    error = errno;
    if (error == ENOENT) error = 0;
    if (error != EISDIR && error != EPERM) continue;
    Descriptor child;
    if (const int opened = open_child(folder, name, child); opened != 0) {
      // EPERM may have been meant as such.
      error = opened == ENOTDIR ? error : opened;
      continue;
    }
    error = remove_content(child.get(), gate, depth + 1);
    if (error == 0) error = gate.pass();
    if (error == 0 && ::unlinkat(folder, name.c_str(), AT_REMOVEDIR) != 0) error = errno;
  }
  return error;
}

}  // namespace

Descriptor::~Descriptor() {
  close();
}

void Descriptor::close() {
  if (number_ >= 0) ::close(std::exchange(number_, -1));
}

int open_folder(int root, std::string_view path, Descriptor& folder) {
  return walk_down(root, path, folder, [](int, const std::string&) { return 0; });
}

int make_folders(int root, std::string_view path, StepGate& gate) {
  Descriptor folder;
  return walk_down(root, path, folder, [&gate](int parent, const std::string& name) {
    struct stat status {};
    if (::fstatat(parent, name.c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0) return 0;
    if (errno != ENOENT) return errno;
    if (const int error = gate.pass(); error != 0) return error;
    return ::mkdirat(parent, name.c_str(), 0777) == 0 || errno == EEXIST ? 0 : errno;
  });
}

int FolderCursor::find_parent(std::string_view path, int& folder) {
  const std::string_view wanted = folder_of(path);
  if (!last_.valid() || last_path_ != wanted) {
    Descriptor opened;
    if (const int error = open_folder(root_, wanted, opened); error != 0) return error;
    last_ = std::move(opened);
    last_path_ = wanted;
  }
  folder = last_.get();
  return 0;
}

int FolderCursor::make_parent(std::string_view path, StepGate& gate, int& folder) {
  int error = find_parent(path, folder);
  if (error != ENOENT) return error;
  error = make_folders(root_, folder_of(path), gate);
  return error != 0 ? error : find_parent(path, folder);
}

void FolderCursor::forget() {
  last_.close();
  last_path_.clear();
}

int remove_tree(int folder, const std::string& name, StepGate& gate) {
  Descriptor root;
  int error = open_child(folder, name, root);
  if (error == ENOENT) return 0;
  if (error == ENOTDIR) {
    error = gate.pass();
    return error != 0 || ::unlinkat(folder, name.c_str(), 0) == 0 ? error : errno;
  }
  if (error == 0) error = remove_content(root.get(), gate, 0);
  if (error == 0) error = gate.pass();
  if (error == 0 && ::unlinkat(folder, name.c_str(), AT_REMOVEDIR) != 0) error = errno;
  return error;
}

bool same_mount(int a, int b) {
  struct statx first {};
  struct statx second {};
  if (::statx(a, "", AT_EMPTY_PATH, STATX_MNT_ID, &first) != 0) return false;
  if (::statx(b, "", AT_EMPTY_PATH, STATX_MNT_ID, &second) != 0) return false;
  const bool known = (first.stx_mask & second.stx_mask & STATX_MNT_ID) != 0;
  return first.stx_dev_major == second.stx_dev_major && first.stx_dev_minor == second.stx_dev_minor &&
         (!known || first.stx_mnt_id == second.stx_mnt_id);
}

}  // namespace trungbay::site
