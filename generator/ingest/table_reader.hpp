// Records out of rows of cells: finds each sheet's header and passes over what is no record.
//
//   auto reader = open_table(open_csv_rows(source, bag), source, bag);
//
// What a form has around its table — titles above, groups within, totals and signatures below — is left out, and
// a note for each sheet tells how many rows and which. A sheet of a book that lists no ideas (a cover, a list of
// codes) is passed over with a note; when none lists any, that is an error. A unit that the form names above the
// table becomes a column of its own behind the others, unless there is one already or showcase.yaml gives one.
#pragma once

#include <memory>

#include "ingest/record_reader.hpp"
#include "ingest/table_rows.hpp"

namespace trungbay::ingest {

// Of every sheet, so many rows and bytes are held while its header is looked for: forms have up to 20 rows above it.
inline constexpr std::size_t k_most_rows_above_records = 60;
inline constexpr std::size_t k_most_bytes_above_records = 4 << 20;

// A reader that stands before the first record. Null when `rows` is, and when there is nothing to read: the reason
// is in the bag.
std::unique_ptr<RecordReader> open_table(std::unique_ptr<TableRows> rows, const Source& source, DiagnosticBag& bag);

}  // namespace trungbay::ingest
