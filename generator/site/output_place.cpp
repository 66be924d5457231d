#include "site/output_place.hpp"

#include <cerrno>
#include <vector>

#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "site/faults.hpp"
#include "site/path_rules.hpp"

namespace trungbay::site {
namespace {

constexpr int k_open_folder = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;

Diagnostic folder_fault(int error, const std::filesystem::path& path) {
  if (error == ENOTDIR || error == ELOOP || error == EEXIST) {
    return make_diagnostic(Code::output_not_folder, file_place(printable_name(path.native())));
  }
  return fault_of(error, path.native());
}

// The path with its parent's links resolved, but not a link at its end.
std::filesystem::path resolved(const std::filesystem::path& path, std::error_code& error) {
  std::filesystem::path absolute = std::filesystem::absolute(path, error).lexically_normal();
  if (!absolute.has_filename()) absolute = absolute.parent_path();
  return std::filesystem::weakly_canonical(absolute.parent_path(), error) / absolute.filename();
}

bool lies_in(const std::filesystem::path& inner, const std::filesystem::path& outer) {
  const std::filesystem::path relative = inner.lexically_relative(outer);
  return relative.empty() || *relative.begin() != "..";
}

}  // namespace

std::optional<Diagnostic> OutputPlace::open(const std::filesystem::path& output_path,
                                            const std::filesystem::path& state_path) {
  shown = output_path.native();
  std::error_code problem;
  const std::filesystem::path state_folder = resolved(state_path, problem);
  const std::filesystem::path output_folder = resolved(output_path, problem);
  if (problem) return fault_of(problem.value(), shown);
  if (!output_folder.has_filename() || lies_in(state_folder, output_folder)) {
    return make_diagnostic(Code::output_holds_state, file_place(printable_name(shown)));
  }
  if (const int error = gate.pass(); error != 0) return fault_of(error, state_path.native());
  std::filesystem::create_directories(state_folder.parent_path(), problem);
  if (!problem) std::filesystem::create_directories(output_folder.parent_path(), problem);
  if (problem) return fault_of(problem.value(), shown);
  if (::mkdir(state_folder.c_str(), 0777) != 0 && errno != EEXIST) return folder_fault(errno, state_path);
  state = Descriptor(::open(state_folder.c_str(), k_open_folder));
  if (!state.valid()) return folder_fault(errno, state_path);
  parent = Descriptor(::open(output_folder.parent_path().c_str(), k_open_folder));
  if (!parent.valid()) return folder_fault(errno, output_folder.parent_path());
  name = output_folder.filename().native();
  relative = output_folder.lexically_relative(state_folder).generic_string();
  lock_name = state_name("lock", relative);
  manifest_name = state_name("manifest", relative) + ".bin";
  next_manifest_name = state_name("manifest-next", relative) + ".bin";
  journal_name = state_name("journal", relative) + ".bin";
  undo_name = state_name("undo", relative) + ".bin";
  staging_name = state_name("staging", relative);
  if (auto fault = take_lock()) return fault;
  if (const int error = open_output(); error != 0) return folder_fault(error, shown);
  return std::nullopt;
}

std::optional<Diagnostic> OutputPlace::take_lock() {
  lock_ =
      Descriptor(::openat(state.get(), lock_name.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666));
  if (!lock_.valid()) return fault_of(errno, shown);
  char holder[24] = {};
  if (::flock(lock_.get(), LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK) return fault_of(errno, shown);
    const ssize_t size = ::pread(lock_.get(), holder, sizeof(holder) - 1, 0);
    std::string process(holder, size > 0 ? static_cast<std::size_t>(size) : 0);
    if (process.find_first_not_of("0123456789") != std::string::npos || process.empty()) process = "?";
    return make_diagnostic(Code::output_locked, file_place(printable_name(shown)), {{"process", process}});
  }
  // Who holds it, for the message above; a full disk must not stop a build here, so failing is no fault.
  const std::string own = std::to_string(::getpid());
  if (::ftruncate(lock_.get(), 0) == 0) (void)!::pwrite(lock_.get(), own.data(), own.size(), 0);
  return std::nullopt;
}

int OutputPlace::open_output() {
  output.close();
  output = Descriptor(::openat(parent.get(), name.c_str(), k_open_folder));
  if (output.valid() || errno == ENOENT) return 0;
  return errno == ELOOP ? ENOTDIR : errno;
}

bool OutputPlace::output_is_same() const {
  struct stat standing {};
  struct stat opened {};
  const bool stands = ::fstatat(parent.get(), name.c_str(), &standing, AT_SYMLINK_NOFOLLOW) == 0;
  if (!stands || !output.valid()) return !stands && !output.valid();
  return ::fstat(output.get(), &opened) == 0 && standing.st_ino == opened.st_ino &&
         standing.st_dev == opened.st_dev;
}

bool OutputPlace::can_swap() const {
  if (inner_ || !same_mount(state.get(), parent.get())) return false;
  return !output.valid() || same_mount(parent.get(), output.get());
}

int OutputPlace::make_staging() {
  int error = discard_staging();
  if (error != 0) return error;
  inner_ = !same_mount(state.get(), output.valid() ? output.get() : parent.get());
  if (!inner_) return make_staging_in(state.get(), staging_name);
  if (!output.valid()) {
    error = gate.pass();
    if (error == 0 && ::mkdirat(parent.get(), name.c_str(), 0777) != 0) error = errno;
    if (error == 0) error = open_output();
    if (error != 0) return error;
    made_output_ = true;
  }
  return make_staging_in(output.get(), std::string(k_inner_staging));
}

int OutputPlace::make_staging_in(int folder, const std::string& staging_folder) {
  if (const int error = gate.pass(); error != 0) return error;
  // Nobody else, a web server for one, has any business in there.
  if (::mkdirat(folder, staging_folder.c_str(), 0700) != 0) return errno;
  staging = Descriptor(::openat(folder, staging_folder.c_str(), k_open_folder));
  if (!staging.valid()) return errno;
  for (const char* const part : {"new", "old"}) {
    if (const int error = gate.pass(); error != 0) return error;
    if (::mkdirat(staging.get(), part, 0777) != 0) return errno;
  }
  return open_staging(inner_);
}

int OutputPlace::open_staging(bool inner) {
  inner_ = inner;
  if (inner && !output.valid()) return ENOENT;
  const std::string staging_folder = inner ? std::string(k_inner_staging) : staging_name;
  int error = open_folder(inner ? output.get() : state.get(), staging_folder, staging);
  if (error == 0) error = open_folder(staging.get(), "new", fresh);
  if (error == 0) error = open_folder(staging.get(), "old", backups);
  return error;
}

int OutputPlace::discard_staging() {
  fresh.close();
  backups.close();
  staging.close();
  int error = remove_tree(state.get(), staging_name, gate);
  if (error == 0 && output.valid()) error = remove_tree(output.get(), std::string(k_inner_staging), gate);
  if (std::exchange(made_output_, false)) {
    // Fails, as it should, when a commit has filled it.
    if (::unlinkat(parent.get(), name.c_str(), AT_REMOVEDIR) == 0) output.close();
  }
  const int copy = ::openat(state.get(), ".", k_open_folder);
  DIR* const listing = copy < 0 ? nullptr : ::fdopendir(copy);
  if (listing == nullptr) return error;
  std::vector<std::string> halves;
  while (const dirent* entry = ::readdir(listing)) {
    const std::string_view found = entry->d_name;
    for (const auto* own : {&manifest_name, &next_manifest_name, &journal_name}) {
      if (found.starts_with("." + *own + ".new-")) halves.emplace_back(found);
    }
  }
  ::closedir(listing);
  for (const auto& half : halves) ::unlinkat(state.get(), half.c_str(), 0);
  return error;
}

std::optional<std::string> OutputPlace::read_state(const std::string& file_name, int& error) const {
  error = 0;
  const Descriptor file(
      ::openat(state.get(), file_name.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK));
  struct stat status {};
  if (!file.valid() || ::fstat(file.get(), &status) != 0) {
    error = errno == ENOENT ? 0 : errno;
    return std::nullopt;
  }
  if (!S_ISREG(status.st_mode)) {
    error = EEXIST;
    return std::nullopt;
  }
  std::string bytes(static_cast<std::size_t>(status.st_size), '\0');
  std::size_t size = 0;
  while (size < bytes.size()) {
    const ssize_t count = ::read(file.get(), bytes.data() + size, bytes.size() - size);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) {
      error = errno;
      return std::nullopt;
    }
    if (count == 0) break;
    size += static_cast<std::size_t>(count);
  }
  bytes.resize(size);
  return bytes;
}

int OutputPlace::write_state(const std::string& file_name, std::string_view bytes) {
  if (const int error = gate.pass(); error != 0) return error;
  return write_file_atomically_at(state.get(), file_name, bytes, durability);
}

int OutputPlace::rename_state(const std::string& from, const std::string& to) {
  if (const int error = gate.pass(); error != 0) return error;
  return ::renameat(state.get(), from.c_str(), state.get(), to.c_str()) == 0 ? 0 : errno;
}

int OutputPlace::remove_state(const std::string& file_name) {
  if (const int error = gate.pass(); error != 0) return error;
  return ::unlinkat(state.get(), file_name.c_str(), 0) == 0 || errno == ENOENT ? 0 : errno;
}

}  // namespace trungbay::site
