#include "ingest/zip_archive.hpp"

#include <zip.h>

#include <algorithm>

#include "base/files.hpp"
#include "base/utf8.hpp"

namespace trungbay::ingest {
namespace {

// A zip file ends with a record of fixed shape and a comment of at most 64 KB. libzip sets up every entry before
// anybody can ask how many there are; this asks first. More than 65,534 stand as 65,535.
constexpr std::size_t k_end_record = 22;
constexpr std::size_t k_most_end = k_end_record + 0xFFFF;

bool has_too_many_parts(std::string_view end_of_file) {
  const std::size_t at = end_of_file.rfind("PK\x05\x06");
  if (at == std::string_view::npos || at + k_end_record > end_of_file.size()) return false;  // libzip will tell
  const auto byte = [&](std::size_t offset) { return static_cast<unsigned char>(end_of_file[at + offset]); };
  return (byte(10) | static_cast<unsigned>(byte(11)) << 8) > k_most_parts;
}

void report_size(const std::string& file, std::string_view part, DiagnosticBag& bag) {
  bag.add(Code::workbook_too_large, file_place(file),
          {{"part", std::string(part)}, {"limit", std::to_string(k_most_unpacked >> 20) + " MB"}});
}

std::string_view name_of(const zip_stat_t& stat) { return stat.name == nullptr ? "" : stat.name; }

}  // namespace

// Checks what the directory promises while the bytes come: more than was declared is a bomb as well.
class ZipArchive::PartStream : public ByteStream {
 public:
  PartStream(zip_file_t* part, std::string name, std::uint64_t size, ZipArchive& archive)
      : part_(part), name_(std::move(name)), left_(size), archive_(archive) {}
  ~PartStream() override { zip_fclose(part_); }

  std::optional<std::size_t> read(char* to, std::size_t size, DiagnosticBag& bag) override {
    const zip_int64_t count = zip_fread(part_, to, size);
    if (count < 0 || static_cast<std::uint64_t>(count) > left_ || (count == 0 && left_ > 0)) {
      bag.add(Code::workbook_broken, file_place(archive_.file_), {{"part", name_}});
      return std::nullopt;
    }
    left_ -= static_cast<std::uint64_t>(count);
    archive_.unpacked_ += static_cast<std::uint64_t>(count);
    // Twice the limit, since a sheet is walked twice (sheet_merges.hpp).
    if (archive_.unpacked_ > 2 * k_most_unpacked) {
      report_size(archive_.file_, name_, bag);
      return std::nullopt;
    }
    return static_cast<std::size_t>(count);
  }

 private:
  zip_file_t* part_;
  std::string name_;
  std::uint64_t left_;
  ZipArchive& archive_;
};

void ZipArchive::Closer::operator()(struct zip* archive) const { zip_discard(archive); }

std::string ZipArchive::to_key(std::string_view name) {
  std::string key(name);
  for (char& byte : key) {
    if (byte == '\\') byte = '/';
    if (byte >= 'A' && byte <= 'Z') byte = static_cast<char>(byte + 32);
  }
  return key;
}

std::unique_ptr<ZipArchive> ZipArchive::open(const std::filesystem::path& path, std::string file,
                                           DiagnosticBag& bag) {
  auto mapped = MappedFile::open(path, file);
  if (!mapped) {
    bag.add(std::move(mapped).fault());
    return nullptr;
  }
  const std::string_view bytes = mapped.value().bytes();
  if (has_too_many_parts(bytes.substr(bytes.size() - std::min(bytes.size(), k_most_end)))) {
    bag.add(Code::workbook_too_many_parts, file_place(file), {{"limit", std::to_string(k_most_parts)}});
    return nullptr;
  }
  return open_source(zip_source_file_create(path.c_str(), 0, -1, nullptr), std::move(file), bag);
}

std::unique_ptr<ZipArchive> ZipArchive::open(std::string_view bytes, std::string file, DiagnosticBag& bag) {
  if (has_too_many_parts(bytes.substr(bytes.size() - std::min(bytes.size(), k_most_end)))) {
    bag.add(Code::workbook_too_many_parts, file_place(file), {{"limit", std::to_string(k_most_parts)}});
    return nullptr;
  }
  return open_source(zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr), std::move(file), bag);
}

std::unique_ptr<ZipArchive> ZipArchive::open_source(zip_source_t* source, std::string file, DiagnosticBag& bag) {
  std::unique_ptr<ZipArchive> archive(new ZipArchive());
  archive->file_ = std::move(file);
  if (source != nullptr) archive->archive_.reset(zip_open_from_source(source, ZIP_RDONLY, nullptr));
  if (archive->archive_ == nullptr) {
    zip_source_free(source);
    bag.add(Code::workbook_broken, file_place(archive->file_), {{"part", archive->file_}});
    return nullptr;
  }
  return archive->take_parts(bag) ? std::move(archive) : nullptr;
}

// Everything that the directory tells is checked, also of parts that nobody reads.
bool ZipArchive::take_parts(DiagnosticBag& bag) {
  const auto count = static_cast<std::uint64_t>(std::max<zip_int64_t>(zip_get_num_entries(archive_.get(), 0), 0));
  std::uint64_t declared = 0;
  for (std::uint64_t index = 0; index < count; ++index) {
    zip_stat_t stat;
    constexpr auto k_needed = ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD;
    const bool is_known = zip_stat_index(archive_.get(), index, 0, &stat) == 0 && (stat.valid & k_needed) == k_needed;
    const std::string name(is_known && is_valid_utf8(name_of(stat)) ? name_of(stat) : std::string_view());
    if (name.empty()) {
      bag.add(Code::workbook_broken, file_place(file_), {{"part", file_}});
      return false;
    }
    const std::string key = to_key(name);
    if (!is_inside(key)) {
      bag.add(Code::workbook_path_outside, file_place(file_), {{"path", name}});
      return false;
    }
    const bool is_bomb = stat.size > k_ratio_free_bytes && stat.size / k_most_ratio > stat.comp_size;
    if (is_bomb || stat.size > k_most_unpacked - declared) {
      report_size(file_, name, bag);
      return false;
    }
    declared += stat.size;
    parts_.try_emplace(key, index);
  }
  return true;
}

bool ZipArchive::has_folder(std::string_view folder) const {
  const auto first = parts_.lower_bound(folder);
  return first != parts_.end() && first->first.starts_with(folder);
}

std::unique_ptr<ByteStream> ZipArchive::open_part(std::string_view name, DiagnosticBag& bag) {
  const auto found = parts_.find(to_key(name));
  zip_stat_t stat;
  if (found == parts_.end() || zip_stat_index(archive_.get(), found->second, 0, &stat) != 0) {
    bag.add(Code::workbook_part_missing, file_place(file_), {{"part", std::string(name)}});
    return nullptr;
  }
  if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE) {
    bag.add(Code::workbook_locked, file_place(file_));
    return nullptr;
  }
  // Office writes these two; others, such as LZMA, could ask for much memory.
  const bool is_plain = stat.comp_method == ZIP_CM_STORE || stat.comp_method == ZIP_CM_DEFLATE;
  zip_file_t* const part = is_plain ? zip_fopen_index(archive_.get(), found->second, 0) : nullptr;
  if (part == nullptr) {
    bag.add(Code::workbook_broken, file_place(file_), {{"part", std::string(name)}});
    return nullptr;
  }
  return std::make_unique<PartStream>(part, std::string(name), stat.size, *this);
}

}  // namespace trungbay::ingest
