// A file in memory that has a path, for libraries that write to paths only (libxlsxwriter).
#pragma once

#include <cstddef>
#include <string>

namespace trungbay::commands {

class MemoryFile {
 public:
  MemoryFile();
  ~MemoryFile();
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  bool is_open() const { return file_ >= 0; }
  std::string path() const;
  std::string bytes() const;  // empty when they cannot be read

 private:
  int file_;
};

}  // namespace trungbay::commands
