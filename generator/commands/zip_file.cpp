#include "commands/zip_file.hpp"

#include <zip.h>

namespace trungbay::commands {
namespace {

constexpr std::uint16_t k_noon = 12 << 11;  // hours, minutes and half seconds as MS-DOS packed them

std::uint16_t dos_date(vietnamese::Date day) {
  return static_cast<std::uint16_t>((day.year - 1980) << 9 | day.month << 5 | day.day);
}

}  // namespace

void ZipFile::Discard::operator()(struct zip* archive) const { zip_discard(archive); }

ZipFile::ZipFile(vietnamese::Date day) : dos_date_(dos_date(day)) {
  source_ = zip_source_buffer_create(nullptr, 0, 0, nullptr);
  if (source_ == nullptr) return;
  archive_.reset(zip_open_from_source(source_, ZIP_TRUNCATE, nullptr));
  if (archive_) {
    zip_source_keep(source_);  // closing the archive gives its own away
  } else {
    zip_source_free(source_);
    source_ = nullptr;
  }
}

ZipFile::~ZipFile() {
  archive_.reset();
  if (source_ != nullptr) zip_source_free(source_);
}

bool ZipFile::add(const std::string& name, std::string bytes, Kind kind) {
  if (!archive_) return false;
  const std::string& kept = kept_.emplace_back(std::move(bytes));
  zip_source_t* file = zip_source_buffer(archive_.get(), kept.data(), kept.size(), 0);
  if (file == nullptr) return false;
  const zip_int64_t index = zip_file_add(archive_.get(), name.c_str(), file, ZIP_FL_ENC_GUESS);
  if (index < 0) {
    zip_source_free(file);
    return false;
  }
  const auto at = static_cast<zip_uint64_t>(index);
  return zip_set_file_compression(archive_.get(), at, kind == Kind::text ? ZIP_CM_DEFLATE : ZIP_CM_STORE, 0) == 0 &&
         zip_file_set_dostime(archive_.get(), at, k_noon, dos_date_, 0) == 0;
}

std::string ZipFile::finish() {
  if (!archive_ || zip_close(archive_.get()) != 0) return {};
  archive_.release();
  zip_stat_t stat;
  if (zip_source_stat(source_, &stat) != 0 || zip_source_open(source_) != 0) return {};
  std::string bytes(stat.size, '\0');
  const bool whole = zip_source_read(source_, bytes.data(), bytes.size()) == static_cast<zip_int64_t>(bytes.size());
  zip_source_close(source_);
  return whole ? bytes : std::string();
}

}  // namespace trungbay::commands
