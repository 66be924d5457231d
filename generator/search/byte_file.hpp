// A file of the index's own: appended to while something is built, then read in pieces.
//
// Nothing is mapped: a segment has more bytes than a small machine has memory. Appending is for many threads at once.
// A fault is kept and told once, by fault().
#pragma once

#include <cstdint>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"

namespace trungbay::search {

class ByteFile {
 public:
  // A file without a name in `folder`: nothing is left of it when the program is killed.
  static ByteFile nameless(const std::filesystem::path& folder);
  // A new file; what stands there is emptied.
  static ByteFile create(const std::filesystem::path& path);
  static ByteFile open(const std::filesystem::path& path);

  ByteFile(ByteFile&& other) noexcept;
  ByteFile& operator=(ByteFile&&) = delete;
  ~ByteFile();

  bool is_open() const { return file_ >= 0; }
  std::uint64_t size() const { return size_; }

  // Where the bytes stand now.
  std::uint64_t append(std::string_view bytes);
  // Replaces what is in `out`; shorter than `size` when the file is, or could not be read.
  void read(std::uint64_t offset, std::uint64_t size, std::string& out) const;
  // Puts the file at another name, safe from a power cut.
  void rename_to(const std::filesystem::path& path);

  std::optional<Diagnostic> fault() const;

 private:
  ByteFile(int file, std::filesystem::path path);

  int file_ = -1;
  int error_ = 0;
  std::uint64_t size_ = 0;
  std::filesystem::path path_;
  std::mutex mutex_;
};

}  // namespace trungbay::search
