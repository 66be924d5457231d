// Where the cells of a CSV's rows begin and end; csv_rows.cpp makes rows of them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace trungbay::ingest {

// A cell as it lies in the file, or, when quotes had to be undone, in `CsvRow::unquoted`.
struct CsvCell {
  std::size_t offset = 0;
  std::size_t size = 0;
  bool is_unquoted_copy = false;
};

enum class CsvFault : std::uint8_t {
  none,
  quote_unclosed,
  text_after_quote,
  too_many_columns,
  cell_too_large,
  record_too_large
};

struct CsvRow {
  std::vector<CsvCell> cells;
  std::string unquoted;

  std::string_view text_of(const CsvCell& cell, std::string_view bytes) const {
    return (cell.is_unquoted_copy ? std::string_view(unquoted) : bytes).substr(cell.offset, cell.size);
  }
};

// Takes the row at `at` apart and moves `at` behind its line end. On a fault, the cell that it is in is
// number `row.cells.size()`.
CsvFault split_row(std::string_view bytes, std::size_t& at, char delimiter, CsvRow& row);

// The delimiter of a file: of `;` `,` TAB `|` the one that cuts out most headers that we know, else the one that cuts
// its first rows most evenly. A first line `sep=;` decides, and `at` moves behind it.
char find_delimiter(std::string_view bytes, std::size_t& at);

}  // namespace trungbay::ingest
