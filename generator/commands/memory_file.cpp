#include "commands/memory_file.hpp"

#include <sys/mman.h>
#include <unistd.h>

namespace trungbay::commands {

MemoryFile::MemoryFile() : file_(memfd_create("report", MFD_CLOEXEC)) {}

MemoryFile::~MemoryFile() {
  if (file_ >= 0) close(file_);
}

std::string MemoryFile::path() const {
  return "/proc/self/fd/" + std::to_string(file_);
}

std::string MemoryFile::bytes() const {
  const off_t size = lseek(file_, 0, SEEK_END);
  std::string bytes(size > 0 ? static_cast<std::size_t>(size) : 0, '\0');
  for (std::size_t at = 0; at < bytes.size();) {
    const ssize_t count = pread(file_, bytes.data() + at, bytes.size() - at, static_cast<off_t>(at));
    if (count <= 0) return {};
    at += static_cast<std::size_t>(count);
  }
  return bytes;
}

}  // namespace trungbay::commands
