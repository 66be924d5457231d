// Records out of an export, one after another, whatever the format: the wall between files and the catalogue.
//
//   auto reader = open_reader(source, bag);
//   Record record;
//   while (reader && reader->next(record, bag)) { … record.cells … reader->columns()[cell.column] … }
//
// A reader never holds the whole export. What cannot be read is an error in the bag and ends the records;
// since errors refuse the build, the records that came before it are thrown away with it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"
#include "ingest/source.hpp"
#include "ingest/table_rows.hpp"

namespace trungbay::ingest {

// Limits of every format, each far above what a real export has.
inline constexpr std::size_t k_most_columns = 10'000;  // an Excel sheet may have 16,384; forms have 10–60
inline constexpr std::size_t k_cell_most_bytes = 1 << 20;     // Excel's own limit is 32,767 characters
inline constexpr std::size_t k_record_most_bytes = 16 << 20;  // bounds what one record may hold in memory

using Cell = TableCell;  // its column is an index into columns()

// Views into the reader: valid until its next call of next().
struct Record {
  std::span<const Cell>
      cells;  // by column, ascending in CSV, in the order of the keys in JSON; empty cells are left out
  std::uint32_t row = 0;     // as staff see it: row of the spreadsheet, line of the JSON file
  std::uint32_t column = 0;  // JSON: column of the record's "{"; else 0
};

class RecordReader {
 public:
  virtual ~RecordReader() = default;

  // False at the end and after an error.
  virtual bool next(Record& record, DiagnosticBag& bag) = 0;

  // Headers (clean text, one line) in order; JSON's dotted keys ("author.fullName") in order of appearance,
  // so that the list may have grown after a call of next(). An index never changes its meaning within a sheet.
  // Names may repeat in a table.
  virtual std::span<const std::string> columns() const = 0;

  // Which sheet of a workbook the record that next() gave last stands in, from 0. Each sheet has columns of its
  // own: columns() begins anew with it.
  virtual std::uint32_t sheet() const { return 0; }

  // Where the headers of the sheet stand: its (last) row of headers; the whole file where that has none.
  virtual Place header_place() const = 0;

  // Of the record that next() gave last; of one of its cells when `column` is given.
  virtual Place place_of(const Record& record, std::optional<std::uint32_t> column = std::nullopt) const = 0;
};

// A reader that stands before the first record, its header read. Null when the source cannot be read or is
// empty: the reason is in the bag.
std::unique_ptr<RecordReader> open_reader(const Source& source, DiagnosticBag& bag);

}  // namespace trungbay::ingest
