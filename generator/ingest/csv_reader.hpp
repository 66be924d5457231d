// CSV (RFC 4180) as spreadsheets write it: quotes, line breaks inside them, a byte-order mark, `sep=;`, and
// whichever of
// `;` `,` TAB `|` stands between the cells.
//
// The header is the first row that is not empty. Rows are numbered as a spreadsheet numbers them: a row that
// goes over several lines counts as one.
#pragma once

#include <memory>
#include <string_view>

#include "ingest/record_reader.hpp"

namespace trungbay::ingest {

std::unique_ptr<RecordReader> open_csv(const Source& source, DiagnosticBag& bag);

// The same over bytes that outlive the reader, for tests and for text that is no file.
std::unique_ptr<RecordReader> open_csv(std::string_view bytes, const Source& source, DiagnosticBag& bag);

}  // namespace trungbay::ingest
