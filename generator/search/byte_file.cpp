#include "search/byte_file.hpp"

#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace trungbay::search {

namespace fs = std::filesystem;

ByteFile::ByteFile(int file, fs::path path) : file_(file), error_(file < 0 ? errno : 0), path_(std::move(path)) {
  struct stat status {};
  if (file_ >= 0 && ::fstat(file_, &status) == 0) size_ = static_cast<std::uint64_t>(status.st_size);
}

ByteFile::ByteFile(ByteFile&& other) noexcept
    : file_(std::exchange(other.file_, -1)), error_(other.error_), size_(other.size_), path_(std::move(other.path_)) {}

ByteFile::~ByteFile() {
  if (file_ >= 0) ::close(file_);
}

ByteFile ByteFile::nameless(const fs::path& folder) {
  std::string path = (folder / "postings-XXXXXX").string();
  const int file = ::mkostemp(path.data(), O_CLOEXEC);
  if (file >= 0) ::unlink(path.c_str());
  return ByteFile(file, folder);
}

ByteFile ByteFile::create(const fs::path& path) {
  return ByteFile(::open(path.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0666), path);
}

ByteFile ByteFile::open(const fs::path& path) { return ByteFile(::open(path.c_str(), O_RDONLY | O_CLOEXEC), path); }

std::uint64_t ByteFile::append(std::string_view bytes) {
  const std::lock_guard lock(mutex_);
  const std::uint64_t begin = size_;
  while (!bytes.empty() && error_ == 0) {
    const ssize_t written = ::pwrite(file_, bytes.data(), bytes.size(), static_cast<off_t>(size_));
    if (written >= 0) {
      size_ += static_cast<std::uint64_t>(written);
      bytes.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      error_ = errno;
    }
  }
  return begin;
}

void ByteFile::read(std::uint64_t offset, std::uint64_t size, std::string& out) const {
  out.resize(size);
  std::size_t done = 0;
  while (done < size) {
    const ssize_t got = ::pread(file_, out.data() + done, size - done, static_cast<off_t>(offset + done));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    done += static_cast<std::size_t>(got);
  }
  out.resize(done);
}

void ByteFile::rename_to(const fs::path& path) {
  if (error_ == 0 && (::fsync(file_) != 0 || ::rename(path_.c_str(), path.c_str()) != 0)) error_ = errno;
  if (error_ == 0) path_ = path;
}

std::optional<Diagnostic> ByteFile::fault() const {
  if (error_ == 0) return std::nullopt;
  return make_diagnostic(Code::file_unwritable, file_place(path_.string()), {{"reason", std::strerror(error_)}});
}

}  // namespace trungbay::search
