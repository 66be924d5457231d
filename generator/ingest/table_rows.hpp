// Rows of cells as a spreadsheet has them: what every reader of tables (CSV, XLSX, ODS) gives, before anybody
// knows which row is the header. table_reader.hpp makes records of them.
//
//   while (rows.next_sheet(bag)) { TableRow row; while (rows.next(row, bag)) … }
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"

namespace trungbay::ingest {

struct TableCell {
  std::uint32_t column = 0;  // from 0, as the spreadsheet counts: 0 is "A"
  std::string_view text;     // valid UTF-8, trimmed, never empty; not yet NFC
};

// Views into the reader: valid until its next call.
struct TableRow {
  std::span<const TableCell> cells;  // by column, ascending; empty cells are left out
  std::uint32_t row = 0;             // from 1, as the spreadsheet numbers it
};

// A rectangle of cells that were merged into one; its text stands in the first. Rows and columns as above.
struct MergedCells {
  std::uint32_t first_row = 0, last_row = 0;
  std::uint32_t first_column = 0, last_column = 0;
};

class TableRows {
 public:
  virtual ~TableRows() = default;

  // Goes to the next sheet that has rows; a CSV has one. False at the end and after an error.
  virtual bool next_sheet(DiagnosticBag& bag) = 0;
  // The next row of the sheet that has any text; false at the sheet's end and after an error (in the bag).
  virtual bool next(TableRow& row, DiagnosticBag& bag) = 0;

  // Of the sheet: "" in a CSV.
  virtual std::string_view sheet_name() const = 0;
  // Of the sheet; empty in a CSV, and where the format tells them only behind the rows.
  virtual std::span<const MergedCells> merged() const { return {}; }
};

}  // namespace trungbay::ingest
