// Forms as text, for the tests of everything that reads tables: "STT | Tên ý tưởng | Đơn vị" is a row.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/utf8.hpp"
#include "ingest/table_reader.hpp"
#include "unit/ingest/readers.hpp"

namespace trungbay::ingest {

struct FormSheet {
  std::string name;
  std::vector<std::string> rows;
  std::vector<MergedCells> merged;
};

// A book of such sheets; an empty row is there, but gives nothing.
class FormBook : public TableRows {
 public:
  explicit FormBook(std::vector<FormSheet> sheets) : sheets_(std::move(sheets)) {}

  bool next_sheet(DiagnosticBag&) override {
    row_ = 0;
    return ++sheet_ <= sheets_.size();
  }

  bool next(TableRow& row, DiagnosticBag&) override {
    const auto& rows = sheets_[sheet_ - 1].rows;
    while (row_ < rows.size()) {
      cells_.clear();
      std::string_view rest = rows[row_++];
      for (std::uint32_t column = 0;; ++column) {
        const std::size_t end = std::min(rest.find('|'), rest.size());
        const auto text = trim(rest.substr(0, end));
        if (!text.empty()) cells_.push_back({column, text});
        if (end == rest.size()) break;
        rest.remove_prefix(end + 1);
      }
      if (cells_.empty()) continue;
      row = {cells_, static_cast<std::uint32_t>(row_)};
      return true;
    }
    return false;
  }

  std::string_view sheet_name() const override { return sheets_[sheet_ - 1].name; }
  std::span<const MergedCells> merged() const override { return sheets_[sheet_ - 1].merged; }

 private:
  std::vector<FormSheet> sheets_;
  std::size_t sheet_ = 0;
  std::size_t row_ = 0;
  std::vector<TableCell> cells_;
};

inline ReadAll read_book(std::vector<FormSheet> sheets, const Source& source = source_named("a")) {
  DiagnosticBag bag;
  return read_all(open_table(std::make_unique<FormBook>(std::move(sheets)), source, bag), bag);
}

// One sheet without a name, as a CSV is.
inline ReadAll read_form(std::vector<std::string> rows, std::vector<MergedCells> merged = {},
                         const Source& source = source_named("a")) {
  return read_book({{"", std::move(rows), std::move(merged)}}, source);
}

}  // namespace trungbay::ingest
