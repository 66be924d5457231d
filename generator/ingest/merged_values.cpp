#include "ingest/merged_values.hpp"

#include <algorithm>

namespace trungbay::ingest {
namespace {

const TableCell* find_cell(const TableRow& row, std::uint32_t column) {
  const auto found = std::lower_bound(row.cells.begin(), row.cells.end(), column,
                                      [](const TableCell& cell, std::uint32_t wanted) { return cell.column < wanted; });
  return found != row.cells.end() && found->column == column ? &*found : nullptr;
}

}  // namespace

void MergedValues::clear() {
  values_.clear();
  next_ = 0;
}

TableRow MergedValues::fill(const TableRow& row, std::span<const MergedCells> merged, const std::vector<bool>& is_filled) {
  if (values_.empty() && next_ == merged.size()) return row;  // every row of a CSV
  std::erase_if(values_, [&](const auto& value) { return value.second.last_row < row.row; });
  cells_.assign(row.cells.begin(), row.cells.end());
  const std::size_t own = cells_.size();
  for (const auto& [column, value] : values_) {
    const bool is_wanted = column < is_filled.size() && is_filled[column];
    if (is_wanted && find_cell(row, column) == nullptr) cells_.push_back({column, value.text});
  }
  if (cells_.size() > own) {
    std::inplace_merge(cells_.begin(), cells_.begin() + static_cast<std::ptrdiff_t>(own), cells_.end(),
                       [](const TableCell& a, const TableCell& b) { return a.column < b.column; });
  }
  // What begins in this row is for those below. Rows without text are never seen, nor are merges of empty cells.
  for (; next_ < merged.size() && merged[next_].first_row <= row.row; ++next_) {
    const MergedCells& range = merged[next_];
    if (range.first_row < row.row || range.last_row == range.first_row) continue;
    const TableCell* const cell = find_cell(row, range.first_column);
    if (cell != nullptr) values_.insert_or_assign(range.first_column, Value{range.last_row, std::string(cell->text)});
  }
  return {cells_, row.row};
}

}  // namespace trungbay::ingest
