// Forms: rows of any kind as the table reader sees them. Whatever stands in the cells, a record is one of the rows
// below its sheet's header, with the text that the row has.
#include <algorithm>
#include <map>
#include <memory>

#include "ingest/column_questions.hpp"
#include "ingest/columns.hpp"
#include "ingest/table_reader.hpp"
#include "property.hpp"

using namespace trungbay;
using namespace trungbay::fuzz;

namespace {

constexpr std::uint32_t k_most_columns_of_input = 300;  // past what is looked at of a row

// The input is text: a line a row, "|" between cells, a line of "=name" a sheet, "^abcd" merged cells.
class Rows : public ingest::TableRows {
 public:
  struct Sheet {
    std::string name;
    std::map<std::uint32_t, std::vector<std::string_view>> rows;
    std::vector<ingest::MergedCells> merged;
  };

  explicit Rows(std::string_view text) : sheets_(1) {
    std::uint32_t number = 0;
    while (!text.empty()) {
      const std::string_view line = text.substr(0, text.find('\n'));
      text.remove_prefix(std::min(text.size(), line.size() + 1));
      if (line.starts_with('=')) {
        sheets_.push_back({std::string(line), {}, {}});
        number = 0;
      } else if (line.starts_with('^') && line.size() >= 5) {
        const auto at = [&](std::size_t i) { return static_cast<std::uint32_t>(static_cast<unsigned char>(line[i]) % 64); };
        sheets_.back().merged.push_back({at(1), at(1) + at(2), at(3), at(3) + at(4)});
      } else {
        auto& row = sheets_.back().rows[++number];
        for (std::string_view rest = line;;) {
          const std::string_view cell = rest.substr(0, rest.find('|'));
          row.push_back(trim(cell));
          if (cell.size() == rest.size() || row.size() >= k_most_columns_of_input) break;
          rest.remove_prefix(cell.size() + 1);
        }
      }
    }
  }

  const std::vector<Sheet>& sheets() const { return sheets_; }

  bool next_sheet(DiagnosticBag&) override {
    if (sheet_ == sheets_.size()) return false;
    at_ = sheets_[sheet_++].rows.begin();
    return true;
  }
  bool next(ingest::TableRow& row, DiagnosticBag&) override {
    for (; at_ != sheets_[sheet_ - 1].rows.end(); ++at_) {
      cells_.clear();
      for (std::uint32_t i = 0; i < at_->second.size(); ++i) {
        if (!at_->second[i].empty()) cells_.push_back({i, at_->second[i]});
      }
      if (cells_.empty()) continue;
      row = {cells_, (at_++)->first};
      return true;
    }
    return false;
  }
  std::string_view sheet_name() const override { return sheets_[sheet_ - 1].name; }
  std::span<const ingest::MergedCells> merged() const override { return sheets_[sheet_ - 1].merged; }

 private:
  std::vector<Sheet> sheets_;
  std::size_t sheet_ = 0;
  std::map<std::uint32_t, std::vector<std::string_view>>::iterator at_;
  std::vector<ingest::TableCell> cells_;
};

// The row that a place names, which must be there.
const std::vector<std::string_view>& row_at(const Rows& rows, const Place& place) {
  for (const auto& sheet : rows.sheets()) {
    if (sheet.name == place.sheet && sheet.rows.contains(place.row)) return sheet.rows.at(place.row);
  }
  require(false, "a place is a row of its sheet", place.sheet);
  std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = view_of(data, size);
  if (!is_valid_utf8(text)) return 0;
  auto owned = std::make_unique<Rows>(text);
  // Sheets of one name could not be told apart.
  std::vector<std::string> names;
  for (const auto& sheet : owned->sheets()) names.push_back(sheet.name);
  std::sort(names.begin(), names.end());
  if (std::adjacent_find(names.begin(), names.end()) != names.end()) return 0;
  const Rows& rows = *owned;

  ingest::Source source;
  source.file = "a.csv";
  source.columns = {{"title", "Cột lạ"}};
  DiagnosticBag bag;
  const auto reader = ingest::open_table(std::move(owned), source, bag);
  ingest::Record record;
  std::string sheet;
  std::uint32_t row_before = 0;
  while (reader && reader->next(record, bag)) {
    const Place header = reader->header_place();
    if (header.sheet != sheet) row_before = 0;
    sheet = header.sheet;
    require(record.row > header.row && record.row > row_before, "records stand below the header, in order");
    row_before = record.row;
    require(!record.cells.empty(), "a record has a cell");
    std::int64_t column_before = -1;
    for (const auto& cell : record.cells) {
      require(cell.column < reader->columns().size(), "a cell has a column");
      require(cell.column > column_before, "cells stand in order");
      column_before = cell.column;
      require(is_valid_utf8(cell.text) && !cell.text.empty(), "a cell is text", cell.text);
      // Also that of a unit which the form names above.
      const Place place = reader->place_of(record, cell.column);
      require(place.row <= record.row && place.column > 0, "a cell has its place");
      const auto& row = row_at(rows, place);
      require(place.column <= row.size(), "a cell is in its row");
      if (place.row == record.row) require(row[place.column - 1] == cell.text, "a cell's text is the row's", cell.text);
    }
    for (const auto& column : reader->columns()) require(is_valid_utf8(column), "a header is UTF-8", column);
    ingest::ColumnMap map(source.columns);
    map.update(reader->columns());
    ingest::ask_about_columns(reader->columns(), map, source, header, bag);
  }
  require(!reader || !reader->next(record, bag), "the end stays the end");
  require_sound(bag, nullptr);
  return 0;
}
