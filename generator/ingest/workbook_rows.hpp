// Workbooks, .xlsx, .xlsm and .ods, as rows of cells: looks at what a file really is, whatever its name says.
#pragma once

#include <memory>
#include <string_view>

#include "ingest/source.hpp"
#include "ingest/table_rows.hpp"

namespace trungbay::ingest {

// Whether a file that begins so is a workbook, or could only be one: a zip, or the container of old and of locked
// workbooks.
bool is_workbook(std::string_view beginning);

// Null when it cannot be read: locked, of the old kind, damaged, hostile, or no workbook at all; the reason is in
// the bag.
std::unique_ptr<TableRows> open_workbook_rows(const Source& source, DiagnosticBag& bag);

// The same over bytes that outlive the rows, for tests.
std::unique_ptr<TableRows> open_workbook_rows(std::string_view bytes, const Source& source, DiagnosticBag& bag);

}  // namespace trungbay::ingest
