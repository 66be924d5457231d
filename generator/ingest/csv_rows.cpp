#include "ingest/csv_rows.hpp"

#include <algorithm>
#include <cstring>
#include <utility>
#include <vector>

#include <simdjson.h>

#include "base/files.hpp"
#include "base/utf8.hpp"
#include "ingest/bytes.hpp"
#include "ingest/csv_split.hpp"
#include "ingest/record_reader.hpp"
#include "ingest/text_file.hpp"

namespace trungbay::ingest {
namespace {

// How much is read before the pages behind are given back: few system calls, little memory.
constexpr std::size_t k_release_step = 8 << 20;

class CsvRows : public TableRows {
 public:
  CsvRows(MappedFile mapped, std::string_view bytes, std::string file)
      : mapped_(std::move(mapped)), bytes_(bytes), file_(std::move(file)) {}

  bool open(DiagnosticBag& bag) {
    if (!skip_byte_order_mark(bytes_, at_, file_place(file_), bag)) return false;
    delimiter_ = find_delimiter(bytes_, at_);
    return true;
  }

  bool next_sheet(DiagnosticBag&) override { return !std::exchange(begun_, true); }

  bool next(TableRow& row, DiagnosticBag& bag) override {
    while (read_row(bag)) {
      cells_.clear();
      for (std::size_t i = 0; i < row_.cells.size(); ++i) {
        const std::string_view text = trim(row_.text_of(row_.cells[i], bytes_));
        if (!text.empty()) cells_.push_back({static_cast<std::uint32_t>(i), text});
      }
      if (cells_.empty()) continue;
      row = {cells_, row_number_};
      return true;
    }
    return false;
  }

  std::string_view sheet_name() const override { return {}; }

 private:
  Place cell_place(std::uint32_t row, std::size_t column) const {
    return table_place(file_, row, static_cast<std::uint32_t>(column + 1));
  }

  // The next row into row_; false at the end and after a fault, which is then in the bag.
  bool read_row(DiagnosticBag& bag) {
    if (failed_ || at_ >= bytes_.size()) return false;
    ++row_number_;
    const std::size_t start = at_;
    const CsvFault fault = split_row(bytes_, at_, delimiter_, row_);
    if (fault != CsvFault::none) {
      failed_ = true;
      report(fault, bag);
      return false;
    }
    if (!check_text(bytes_.substr(start, at_ - start), bag)) {
      failed_ = true;
      return false;
    }
    if (start > released_ + k_release_step) {
      mapped_.release_before(start);
      released_ = start;
    }
    return true;
  }

  bool check_text(std::string_view row, DiagnosticBag& bag) const {
    if (std::memchr(row.data(), '\0', row.size()) != nullptr) {
      bag.add(Code::text_has_nul, table_place(file_, row_number_));
      return false;
    }
    if (simdjson::validate_utf8(row.data(), row.size())) return true;
    for (std::size_t i = 0; i < row_.cells.size(); ++i) {
      if (!is_valid_utf8(row_.text_of(row_.cells[i], bytes_))) {
        bag.add(Code::source_not_utf8, cell_place(row_number_, i));
        return false;
      }
    }
    bag.add(Code::source_not_utf8, table_place(file_, row_number_));
    return false;
  }

  void report(CsvFault fault, DiagnosticBag& bag) const {
    const Place place = cell_place(row_number_, row_.cells.size());
    switch (fault) {
      case CsvFault::none:
        break;
      case CsvFault::quote_unclosed:
        bag.add(Code::csv_quote_unclosed, place);
        break;
      case CsvFault::text_after_quote:
        bag.add(Code::csv_text_after_quote, place);
        break;
      case CsvFault::too_many_columns:
        bag.add(Code::csv_too_many_columns, table_place(file_, row_number_),
                {{"limit", std::to_string(k_most_columns)}});
        break;
      case CsvFault::cell_too_large:
        bag.add(Code::cell_too_large, place, {{"limit", std::to_string(k_cell_most_bytes >> 20) + " MB"}});
        break;
      case CsvFault::record_too_large:
        bag.add(Code::record_too_large, table_place(file_, row_number_),
                {{"limit", std::to_string(k_record_most_bytes >> 20) + " MB"}});
        break;
    }
  }

  MappedFile mapped_;
  std::string_view bytes_;
  std::string file_;
  std::size_t at_ = 0;
  std::size_t released_ = 0;
  char delimiter_ = ',';
  std::uint32_t row_number_ = 0;
  bool failed_ = false;
  bool begun_ = false;
  CsvRow row_;
  std::vector<TableCell> cells_;
};

std::unique_ptr<TableRows> open_bytes(MappedFile mapped, std::string_view bytes, const Source& source,
                                      DiagnosticBag& bag) {
  auto rows = std::make_unique<CsvRows>(std::move(mapped), bytes, source.file);
  return rows->open(bag) ? std::move(rows) : nullptr;
}

}  // namespace

std::unique_ptr<TableRows> open_csv_rows(const Source& source, DiagnosticBag& bag) {
  auto text = open_text(source.path, source.file, bag);
  if (!text) return nullptr;
  const std::string_view bytes = text->bytes();
  return open_bytes(std::move(*text), bytes, source, bag);
}

std::unique_ptr<TableRows> open_csv_rows(std::string_view bytes, const Source& source, DiagnosticBag& bag) {
  return open_bytes({}, bytes, source, bag);
}

}  // namespace trungbay::ingest
