// The rows of a sheet as they are gathered, cell by cell, whatever the format: order, limits, places, and what is
// only counted on the way (hidden rows, formulas without a result) and told at the sheet's end.
//
// Used by sheet_cells.cpp (XLSX) and ods_cells.cpp. A function that gives bool gives false after a fault, which is
// then in the bag.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "ingest/table_rows.hpp"

namespace trungbay::ingest {

// Rows with text in one sheet: more than a province's ideas of a year. Longer lists come as CSV or JSON, which are read
// much faster.
inline constexpr std::uint32_t k_most_sheet_rows = 200'000;
// Of text given out by one workbook: a cell of 1 MB that a million cells share is nothing in the file.
inline constexpr std::uint64_t k_most_given = std::uint64_t{1} << 30;
// What one sheet may keep of its merged cells: 16 bytes each.
inline constexpr std::size_t k_most_merges = 200'000;

class SheetRows {
 public:
  explicit SheetRows(std::string file) : file_(std::move(file)) {}

  void begin_sheet(std::string name);
  // Tells what was counted.
  void end_sheet(DiagnosticBag& bag);
  const std::string& sheet() const { return sheet_; }

  // Rows must rise.
  bool begin_row(std::uint32_t row, bool is_hidden, DiagnosticBag& bag);
  // Columns (from 0) must rise within the row; what is put next stands there.
  bool begin_cell(std::uint32_t column, DiagnosticBag& bag);
  std::uint32_t row() const { return row_; }
  std::uint32_t next_column() const { return next_column_; }

  // The text of the cell, trimmed; empty ones leave nothing. put_stable keeps a view of what outlives the row.
  bool put(std::string_view text, DiagnosticBag& bag);
  bool put_stable(std::string_view text, DiagnosticBag& bag);
  // A cell that shows "#REF!" instead of a value.
  void put_error(std::string_view error, DiagnosticBag& bag);
  void count_formula();

  bool end_row(DiagnosticBag& bag);
  bool has_text() const { return !cells_.empty(); }
  // The row that was ended last, once more below it.
  bool repeat_row(DiagnosticBag& bag);
  // The row that was ended last; valid until the next begin_row().
  TableRow finished() const { return {cells_, row_}; }

  // Of the cell that was begun last.
  Place place() const;

 private:
  struct Piece {
    std::size_t offset = 0;
    bool is_stable = false;
  };
  struct Counted {
    std::uint64_t count = 0;
    Place first;
  };

  bool count_row(DiagnosticBag& bag);
  bool take(std::string_view text, Piece piece, DiagnosticBag& bag);
  static void count_at(Counted& counted, Place place);

  std::string file_;
  std::string sheet_;
  std::string text_;  // of the cells that are not stable
  std::vector<TableCell> cells_;
  std::vector<Piece> pieces_;  // where the cells' texts lie, until the row is whole and text_ stays where it is
  std::size_t row_bytes_ = 0;
  std::uint64_t given_ = 0;
  std::uint32_t row_ = 0;
  std::uint32_t next_column_ = 0;
  std::uint32_t rows_with_text_ = 0;
  bool is_hidden_ = false;
  Counted hidden_rows_;
  Counted formulas_;
};

}  // namespace trungbay::ingest
