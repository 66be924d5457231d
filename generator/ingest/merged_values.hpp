// Values of cells that are merged downwards, given to each row that they stand beside.
//
// A form names a unit once, in a cell merged over all its ideas; each of these ideas belongs to that unit. Not every
// column means this: a title merged over three rows of authors is one idea. So whoever knows the columns says which
// ones (unit, field, status …) are to be filled. Called by the reader that makes records of TableRows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "ingest/table_rows.hpp"

namespace trungbay::ingest {

class MergedValues {
 public:
  // For each row of a sheet in order, header and all: the row, with the values merged down into it added where
  // `is_filled[column]`. `merged` is what TableRows::merged() gives then. Valid until the next call and as long as
  // `row`.
  TableRow fill(const TableRow& row, std::span<const MergedCells> merged, const std::vector<bool>& is_filled);

  // At the beginning of each sheet.
  void clear();

 private:
  struct Value {
    std::uint32_t last_row = 0;
    std::string text;
  };

  std::map<std::uint32_t, Value> values_;  // that reach below the row, by column
  std::vector<TableCell> cells_;
  std::size_t next_ = 0;  // of merged, whose rows rise
};

}  // namespace trungbay::ingest
