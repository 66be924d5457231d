// Finds the header in a form: the row that names the columns, below mottos, unit names, titles and empty rows.
//
// table_reader.hpp holds a sheet's first rows and asks once. A table whose first row names a title column has its
// header there, whatever comes below; so has one without any name that is known. Pure: nothing is read or reported.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "ingest/columns.hpp"
#include "ingest/table_rows.hpp"

namespace trungbay::ingest {

// A row that is kept while the rows behind it are read.
struct HeldRow {
  struct HeldCell {
    std::uint32_t column = 0;  // from 0
    std::string text;
  };
  std::vector<HeldCell> cells;  // by column, ascending
  std::uint32_t row = 0;
};

// "ĐƠN VỊ: Huyện đoàn An Minh" above a table: the unit of all its rows.
struct NamedUnit {
  std::string label;  // "ĐƠN VỊ"
  std::string name;
  std::uint32_t row = 0;
  std::uint32_t column = 0;  // of the name, from 0
};

struct TableHeader {
  std::size_t first = 0;  // index of its (upper) row among the held ones
  std::size_t last = 0;   // the same row, or the next when the header spans two
  std::size_t data = 0;   // first row behind it and behind a row that numbers the columns, "(1) (2) (3)"
  bool is_known = false;  // its names were recognised; false: it is the first row, or the widest below a single cell
  std::vector<std::string> columns;  // clean; "Tác giả › Họ tên" of two rows (k_header_joint); "" where none stands
  std::optional<NamedUnit> unit;     // nothing, too, when units are named that differ
};

// `map` knows the names that showcase.yaml gives; it is only asked. Nothing when there are no rows.
std::optional<TableHeader> find_header(std::span<const HeldRow> rows, std::span<const MergedCells> merged,
                                       const ColumnMap& map);

// Whether a sheet with these columns lists ideas; a book's cover, its table of units or of codes does not.
bool lists_ideas(std::span<const std::string> columns, const ColumnMap& map);

}  // namespace trungbay::ingest
