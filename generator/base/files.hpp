// Reading files and finding them: disk → bytes. Nothing here writes.
//
// Every function that can fail names the file in its fault as `shown_as`, so that staff see a path relative
// to their workspace; without it the path itself is shown.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/result.hpp"

namespace trungbay {

// The whole text of a small file: valid UTF-8, without a byte-order mark, line ends as they are.
// Faults: file_missing, file_unreadable, file_too_large (more than `max_bytes`), text_not_utf8 (with its
// line).
Result<std::string> read_text_file(const std::filesystem::path& path, std::size_t max_bytes,
                                   std::string_view shown_as = {});

// A file of any size, seen as bytes without being read into memory. Only regular files are mapped.
// A file that another program shortens while it is mapped ends the process (SIGBUS), as with any mapping.
class MappedFile {
 public:
  static Result<MappedFile> open(const std::filesystem::path& path, std::string_view shown_as = {});

  MappedFile() = default;
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  ~MappedFile();

  std::string_view bytes() const { return {data_, size_}; }

  // Tells the system that the bytes before `offset` are not needed any more; they can still be read.
  void release_before(std::size_t offset);
  // Begins anew: for a second walk over the file, whose pages release_before() is to give back again.
  void rewind() { released_ = 0; }

 private:
  const char* data_ = nullptr;
  std::size_t size_ = 0;
  std::size_t released_ = 0;
};

// Files below `root` whose relative path matches `glob`, sorted by bytes, with '/' between folders.
// `*` and `?` match within one name, `**` any number of folders; a name with a leading dot, and Excel's lock
// files (`~$…`), only match a pattern that spells that beginning out. Symlinks that lead out of `root`,
// folders that cannot be read and patterns that climb (`..`) or are absolute are reported and passed over.
std::vector<std::string> find_files(const std::filesystem::path& root, std::string_view glob,
                                    DiagnosticBag& bag);

// Whether `path` has one of the characters that make it a pattern for find_files.
bool is_glob(std::string_view path);

// Whether `path` (relative, '/' separated) stays below the folder that it is relative to, symlinks aside.
bool is_inside(std::string_view path);

// Whether the file or folder really lies below `root`, symlinks followed. False when it does not exist.
bool resolves_inside(const std::filesystem::path& root, const std::filesystem::path& path);

}  // namespace trungbay
