#include "ingest/workbook_rows.hpp"

#include <algorithm>

#include "base/files.hpp"
#include "base/utf8.hpp"
#include "ingest/ods_rows.hpp"
#include "ingest/xlsx_rows.hpp"

namespace trungbay::ingest {
namespace {

constexpr std::string_view k_zip = "PK\x03\x04";
constexpr std::string_view k_empty_zip = "PK\x05\x06";
constexpr std::string_view k_compound = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";  // of Office before 2007
// Where a compound file keeps the names of its streams: found by its header, 16 KB hold 128 names.
constexpr std::size_t k_directory_bytes = 16 << 10;
constexpr std::size_t k_looked_at = 4'096;  // of what should have been a workbook

std::uint32_t little_endian(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < size && at + i < bytes.size(); ++i) {
    number |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
  }
  return number;
}

// A workbook with a password is a compound file with a stream "EncryptedPackage"; names are UTF-16.
bool is_locked(std::string_view compound) {
  std::string name;
  for (const char c : std::string_view("EncryptedPackage")) (name += c) += '\0';
  const std::uint32_t shift = std::clamp<std::uint32_t>(little_endian(compound, 30, 2), 9, 12);
  const std::uint64_t directory = (std::uint64_t{little_endian(compound, 48, 4)} + 1) << shift;
  if (directory >= compound.size()) return false;
  return compound.substr(directory, k_directory_bytes).find(name) != std::string_view::npos;
}

bool has_tag(std::string_view beginning, std::string_view tag) {
  const auto same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; };
  return std::search(beginning.begin(), beginning.end(), tag.begin(), tag.end(), same) != beginning.end();
}

// A name for what lies in a file whose name promises a workbook; "" for bytes that mean nothing.
std::string_view kind_of(std::string_view bytes) {
  const std::string_view beginning = bytes.substr(0, k_looked_at);
  const std::string_view text = trim(beginning.starts_with("\xEF\xBB\xBF") ? beginning.substr(3) : beginning);
  if (text.starts_with("%PDF")) return "PDF";
  if (text.starts_with('<')) return has_tag(text, "<html") || has_tag(text, "<table") ? "HTML" : "XML";
  if (text.starts_with('{') || text.starts_with('[')) return "JSON";
  if (beginning.starts_with("\xFF\xFE") || beginning.starts_with("\xFE\xFF")) return "TXT/CSV";
  const bool is_text = beginning.find('\0') == std::string_view::npos && is_valid_utf8(first_bytes(beginning, k_looked_at - 4));
  return is_text ? "TXT/CSV" : "";
}

void report_no_zip(std::string_view bytes, const std::string& file, DiagnosticBag& bag) {
  if (trim(bytes.substr(0, k_looked_at)).empty() && bytes.size() < k_looked_at) {
    bag.add(Code::source_empty, file_place(file));
  } else if (bytes.starts_with(k_compound)) {
    bag.add(is_locked(bytes) ? Code::workbook_locked : Code::workbook_old_format, file_place(file));
  } else if (const std::string_view kind = kind_of(bytes); !kind.empty()) {
    bag.add(Code::workbook_wrong_name, file_place(file), {{"found", std::string(kind)}});
  } else {
    bag.add(Code::workbook_broken, file_place(file), {{"part", file}});
  }
}

std::unique_ptr<TableRows> open_archive(std::unique_ptr<ZipArchive> archive, DiagnosticBag& bag) {
  if (archive == nullptr) return nullptr;
  return is_ods(*archive) ? open_ods_rows(std::move(archive), bag) : open_xlsx_rows(std::move(archive), bag);
}

}  // namespace

bool is_workbook(std::string_view beginning) {
  return beginning.starts_with(k_zip) || beginning.starts_with(k_empty_zip) || beginning.starts_with(k_compound);
}

std::unique_ptr<TableRows> open_workbook_rows(const Source& source, DiagnosticBag& bag) {
  {
    const auto mapped = MappedFile::open(source.path, source.file);
    if (!mapped) {
      bag.add(mapped.fault());
      return nullptr;
    }
    const std::string_view bytes = mapped.value().bytes();
    if (!is_workbook(bytes) || bytes.starts_with(k_compound)) {
      report_no_zip(bytes, source.file, bag);
      return nullptr;
    }
  }
  return open_archive(ZipArchive::open(source.path, source.file, bag), bag);
}

std::unique_ptr<TableRows> open_workbook_rows(std::string_view bytes, const Source& source, DiagnosticBag& bag) {
  if (!is_workbook(bytes) || bytes.starts_with(k_compound)) {
    report_no_zip(bytes, source.file, bag);
    return nullptr;
  }
  return open_archive(ZipArchive::open(bytes, source.file, bag), bag);
}

}  // namespace trungbay::ingest
