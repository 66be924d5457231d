// The parts of a workbook, which is a zip file: found by name and unpacked as a stream, never onto the disk.
//
// libzip reads the container. What is hostile about one is refused here, most of it before a byte is unpacked:
// too many parts, parts that unpack to far more than any form holds, names that climb out, locked parts. Used by
// xlsx_book.cpp and ods_rows.cpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"
#include "ingest/xml_stream.hpp"

struct zip;
struct zip_source;

namespace trungbay::ingest {

// A form has 10 to 30 parts and one for each picture; whoever sends ten thousand sends no form.
inline constexpr std::size_t k_most_parts = 9'999;
// All parts unpacked. 200,000 rows with bodies of 2.5 KB are 600 MB; more than this cannot be read in seconds.
inline constexpr std::uint64_t k_most_unpacked = std::uint64_t{1} << 30;
// Sheets shrink to a 5th to a 30th, empty formatted rows to a 60th; DEFLATE ends at a 1,032nd, which is what
// bombs come close to. Small parts may shrink as they like.
inline constexpr std::uint64_t k_most_ratio = 200;
inline constexpr std::uint64_t k_ratio_free_bytes = 32 << 20;

class ZipArchive {
 public:
  // The file at `path`, shown as `file`. Null, with the fault in the bag, when it is no zip or hostile.
  static std::unique_ptr<ZipArchive> open(const std::filesystem::path& path, std::string file, DiagnosticBag& bag);
  // The same over bytes that outlive the archive.
  static std::unique_ptr<ZipArchive> open(std::string_view bytes, std::string file, DiagnosticBag& bag);

  // Names are compared as writers compare them: without regard to case, `\` as `/`.
  bool has(std::string_view name) const { return parts_.contains(to_key(name)); }
  // Any part below this folder ("word/"), to tell what a file is.
  bool has_folder(std::string_view folder) const;

  ZipArchive(const ZipArchive&) = delete;  // its streams know it
  ZipArchive& operator=(const ZipArchive&) = delete;

  // The unpacked bytes of a part; null, with the fault in the bag, when there is none of that name. The archive
  // outlives the stream.
  std::unique_ptr<ByteStream> open_part(std::string_view name, DiagnosticBag& bag);

  const std::string& file() const { return file_; }

 private:
  ZipArchive() = default;
  struct Closer {
    void operator()(struct zip* archive) const;
  };
  class PartStream;

  static std::unique_ptr<ZipArchive> open_source(struct zip_source* source, std::string file, DiagnosticBag& bag);
  static std::string to_key(std::string_view name);
  bool take_parts(DiagnosticBag& bag);

  std::string file_;
  std::unique_ptr<struct zip, Closer> archive_;
  std::map<std::string, std::uint64_t, std::less<>> parts_;  // key → index in the archive
  std::uint64_t unpacked_ = 0;                               // by all streams so far
};

}  // namespace trungbay::ingest
