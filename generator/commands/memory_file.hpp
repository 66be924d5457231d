// A file in memory that has a path, for what writes to paths only (libxlsxwriter, ffmpeg).
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
  int descriptor() const { return file_; }
  std::string path() const;
  std::string bytes() const;  // empty when they cannot be read

 private:
  int file_;
};

}  // namespace trungbay::commands
