#include "base/files.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/utf8.hpp"

namespace trungbay {
namespace {

namespace fs = std::filesystem;

std::string name_of(const fs::path& path, std::string_view shown_as) {
  return shown_as.empty() ? path.string() : std::string(shown_as);
}

Diagnostic system_fault(int error, std::string name) {
  if (error == ENOENT || error == ENOTDIR)
    return make_diagnostic(Code::file_missing, file_place(std::move(name)));
  return make_diagnostic(Code::file_unreadable, file_place(std::move(name)),
                         {{"reason", std::generic_category().message(error)}});
}

// A file descriptor that closes itself.
class OpenFile {
 public:
  explicit OpenFile(const fs::path& path) : fd_(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {}
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  ~OpenFile() {
    if (fd_ >= 0) ::close(fd_);
  }
  int fd() const { return fd_; }

 private:
  int fd_;
};

// Size of a regular file, or what is wrong with it. A pipe or a device would block or never end.
Result<std::size_t> regular_size(const OpenFile& file, const std::string& name) {
  struct stat status {};
  if (file.fd() < 0 || ::fstat(file.fd(), &status) != 0) return system_fault(errno, name);
  if (!S_ISREG(status.st_mode)) {
    return make_diagnostic(
        Code::file_unreadable, file_place(name),
        {{"reason", std::generic_category().message(S_ISDIR(status.st_mode) ? EISDIR : EINVAL)}});
  }
  return static_cast<std::size_t>(status.st_size);
}

std::string size_text(std::size_t bytes) {
  if (bytes >= 1 << 20) return std::to_string(bytes >> 20) + " MB";
  if (bytes >= 1 << 10) return std::to_string(bytes >> 10) + " KB";
  return std::to_string(bytes) + " B";
}

}  // namespace

Result<std::string> read_text_file(const fs::path& path, std::size_t max_bytes, std::string_view shown_as) {
  const std::string name = name_of(path, shown_as);
  const OpenFile file(path);
  const auto size = regular_size(file, name);
  if (!size) return size.fault();
  std::string text;
  // The size may be out of date, or 0 in /proc: read until the end, one byte past the limit at most.
  text.resize(std::min(size.value(), max_bytes) + 1);
  std::size_t filled = 0;
  for (;;) {
    if (filled == text.size()) {
      if (filled > max_bytes) break;
      text.resize(std::min(text.size() * 2, max_bytes + 1));
    }
    const ssize_t got = ::read(file.fd(), text.data() + filled, text.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return system_fault(errno, name);
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  if (filled > max_bytes) {
    return make_diagnostic(Code::file_too_large, file_place(name), {{"limit", size_text(max_bytes)}});
  }
  text.resize(filled);
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  const std::size_t invalid = find_invalid_utf8(text);
  if (invalid != std::string_view::npos) {
    const auto line = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(invalid), '\n') + 1;
    return make_diagnostic(Code::text_not_utf8, text_place(name, static_cast<std::uint32_t>(line), 0));
  }
  return text;
}

Result<MappedFile> MappedFile::open(const fs::path& path, std::string_view shown_as) {
  const std::string name = name_of(path, shown_as);
  const OpenFile file(path);
  const auto size = regular_size(file, name);
  if (!size) return size.fault();
  MappedFile mapped;
  if (size.value() == 0) return mapped;
  void* const address = ::mmap(nullptr, size.value(), PROT_READ, MAP_PRIVATE, file.fd(), 0);
  if (address == MAP_FAILED) return system_fault(errno, name);
  ::madvise(address, size.value(), MADV_SEQUENTIAL);
  mapped.data_ = static_cast<const char*>(address);
  mapped.size_ = size.value();
  return mapped;
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)),
      size_(std::exchange(other.size_, 0)),
      released_(std::exchange(other.released_, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  std::swap(released_, other.released_);
  return *this;
}

MappedFile::~MappedFile() {
  if (data_ != nullptr) ::munmap(const_cast<char*>(data_), size_);
}

void MappedFile::release_before(std::size_t offset) {
  static const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
  const std::size_t end = std::min(offset, size_) / page * page;
  if (end <= released_) return;
  ::madvise(const_cast<char*>(data_) + released_, end - released_, MADV_DONTNEED);
  released_ = end;
}

}  // namespace trungbay
