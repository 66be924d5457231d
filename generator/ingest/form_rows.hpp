// Which rows of a form are records, and which are groups, totals, signatures, notes or the header once more.
//
// table_reader.hpp asks for every row below a header. A row that could be a record is one: it then goes through the
// gates and is reported there. One a sheet, rows in order, since what follows a signature is judged more strictly.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/columns.hpp"
#include "ingest/table_header.hpp"
#include "ingest/table_rows.hpp"

namespace trungbay::ingest {

class FormRows {
 public:
  // `map` outlives this. A table without a column of titles has nothing but records.
  FormRows(const TableHeader& header, const ColumnMap& map);

  // `row` has at least one cell.
  bool is_record(const TableRow& row);

 private:
  bool repeats_header(const TableRow& row, std::string_view title);
  bool is_total_row(const TableRow& row) const;
  bool begins_signatures(const TableRow& row, std::string_view title) const;
  bool is_group(const TableRow& row, std::string_view title) const;
  bool is_surely_record(const TableRow& row) const;
  std::string_view text_of(const TableRow& row, std::optional<std::uint32_t> column) const;

  const ColumnMap& map_;
  std::vector<std::string> upper_names_;  // folded, of each column
  std::vector<std::string> lower_names_;  // the same, where a header spans two rows; else ""
  std::optional<std::uint32_t> title_;
  std::optional<std::uint32_t> number_;
  std::size_t named_ = 0;  // columns that have a name
  bool in_tail_ = false;       // behind the first line of signatures
  bool behind_header_ = false;  // behind a header that stood there once more
};

}  // namespace trungbay::ingest
