#include "base/atomic_file.hpp"

#include <atomic>
#include <cerrno>
#include <string>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

namespace trungbay {
namespace {

int write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(file, bytes.data(), bytes.size());
    if (count < 0) {
      if (errno == EINTR) continue;
      return errno;
    }
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return 0;
}

int fill_and_rename(int folder, int file, const std::string& beside, const std::string& name,
                    std::string_view bytes, Durability durability) {
  int error = write_all(file, bytes);
  if (error == 0 && durability == Durability::disk && ::fsync(file) != 0) error = errno;
  // Some filesystems tell of a full disk only here.
  if (::close(file) != 0 && error == 0) error = errno;
  if (error == 0 && ::renameat(folder, beside.c_str(), folder, name.c_str()) != 0) error = errno;
  if (error == 0 && durability == Durability::disk && ::fsync(folder) != 0) error = errno;
  return error;
}

}  // namespace

int write_file_atomically_at(int folder, std::string_view name, std::string_view bytes,
                             Durability durability) {
  static std::atomic<unsigned> counter{0};
  const std::string target(name);
  const std::string beside =
      "." + target + ".new-" + std::to_string(::getpid()) + "-" + std::to_string(counter.fetch_add(1));
  const int file =
      ::openat(folder, beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
  if (file < 0) return errno;
  const int error = fill_and_rename(folder, file, beside, target, bytes, durability);
  if (error != 0) ::unlinkat(folder, beside.c_str(), 0);
  return error;
}

std::optional<Diagnostic> write_file_atomically(const std::filesystem::path& path, std::string_view bytes,
                                                Durability durability) {
  const std::filesystem::path parent = path.has_parent_path() ? path.parent_path() : ".";
  int error = 0;
  const int folder = ::open(parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) {
    error = errno;
  } else {
    error = write_file_atomically_at(folder, path.filename().native(), bytes, durability);
    ::close(folder);
  }
  if (error == 0) return std::nullopt;
  return make_diagnostic(Code::file_unwritable, file_place(path.native()),
                         {{"reason", std::generic_category().message(error)}});
}

}  // namespace trungbay
