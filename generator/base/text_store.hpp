// Texts that are many and long: one append-only file that nobody else sees, mapped for reading.
//
// Millions of bodies of 2–3 KB do not fit in memory and need not: the catalogue keeps here what is only printed
// of its ideas, and a workbook its shared strings. The file has no name (it is unlinked as soon as it is made),
// so a killed run leaves nothing behind. Filled by one thread, then sealed, then read by any number of threads.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string_view>

#include "base/result.hpp"

namespace trungbay {

// Where an entry begins in the store.
using TextHandle = std::uint64_t;

class TextStore {
 public:
  // The file is made in `folder`, or in the system's folder for temporary files when that cannot be written.
  static Result<TextStore> create(const std::filesystem::path& folder);

  TextStore(TextStore&&) noexcept;
  TextStore& operator=(TextStore&&) noexcept;
  ~TextStore();

  // Appends one entry of several texts. A failed write (a full disk) is kept and told by seal().
  TextHandle append(std::span<const std::string_view> parts);

  // Ends writing and maps the file. To be called once, before the first part().
  Result<Done> seal();

  // Text number `index` of an entry; `index` is below the number of parts that the entry was made of.
  std::string_view part(TextHandle entry, std::size_t index) const;

  std::uint64_t size() const;

  // Tells the system that the pages of these bytes are not needed in memory for now; they can still be read.
  void release(TextHandle begin, TextHandle end) const;

 private:
  struct File;
  explicit TextStore(std::unique_ptr<File> file);
  std::unique_ptr<File> file_;
};

}  // namespace trungbay
