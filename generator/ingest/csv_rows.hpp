// CSV (RFC 4180) as spreadsheets write it, as rows of cells: quotes, line breaks inside them, a byte-order mark,
// `sep=;`, and whichever of `;` `,` TAB `|` stands between the cells. table_reader.hpp makes records of them.
//
// Rows are numbered as a spreadsheet numbers them: a row that goes over several lines counts as one.
#pragma once

#include <memory>
#include <string_view>

#include "ingest/source.hpp"
#include "ingest/table_rows.hpp"

namespace trungbay::ingest {

// Null, with the reason in the bag, when the bytes are no text.
std::unique_ptr<TableRows> open_csv_rows(const Source& source, DiagnosticBag& bag);

// The same over bytes that outlive the rows, for tests and for text that is no file.
std::unique_ptr<TableRows> open_csv_rows(std::string_view bytes, const Source& source, DiagnosticBag& bag);

}  // namespace trungbay::ingest
