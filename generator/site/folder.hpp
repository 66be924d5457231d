// Files and folders below an open folder, without ever following a symbolic link and without leaving it.
//
// Thin calls over openat and its kin for the writer, the commit and the survey: paths are relative and have
// passed is_safe_path; every function gives errno, 0 when it worked. Changes pass the StepGate first.
#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace trungbay::site {

// Owns a file descriptor.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Descriptor();

  int get() const { return number_; }
  bool valid() const { return number_ >= 0; }
  void close();

 private:
  int number_ = -1;
};

// Where tests stop a commit, or make one operation fail.
class StepGate {
 public:
  explicit StepGate(std::function<int(int)> before_step) : before_step_(std::move(before_step)) {}
  int pass() { return before_step_ ? before_step_(next_.fetch_add(1)) : 0; }

 private:
  std::function<int(int)> before_step_;
  std::atomic<int> next_{0};
};

// `path` "" is the root itself (a descriptor of its own).
int open_folder(int root, std::string_view path, Descriptor& folder);

// Makes what is missing of `path` below `root`. ENOTDIR when a file or a link stands in the way.
int make_folders(int root, std::string_view path, StepGate& gate);

// The folders in which files lie, opened one after another; the last one stays open, as sorted paths share
// it.
class FolderCursor {
 public:
  explicit FolderCursor(int root) : root_(root) {}
  // The descriptor of the folder in which `path` lies.
  int find_parent(std::string_view path, int& folder);
  int make_parent(std::string_view path, StepGate& gate, int& folder);
  void forget();  // after a folder was removed

 private:
  int root_;
  Descriptor last_;
  std::string last_path_;
};

// Removes `name` of `folder` with all below it; a link is removed, not what it points to. Gone already: 0.
int remove_tree(int folder, const std::string& name, StepGate& gate);

// Both folders lie on one mount, so that renames between them can work.
bool same_mount(int a, int b);

}  // namespace trungbay::site
