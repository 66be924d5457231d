// The rows of an Excel workbook (.xlsx, .xlsm): zip, XML, shared strings and number formats put together.
//
// Sheets come in the order of their tabs. A hidden sheet is reported and not read: it holds lists for drop-downs and
// what staff put aside. Hidden rows are reported and read: whoever filters a list hides rows, and the approval gate
// decides about each anyway. Opened by workbook_rows.cpp.
#pragma once

#include <memory>

#include "ingest/table_rows.hpp"
#include "ingest/zip_archive.hpp"

namespace trungbay::ingest {

// Null, with the fault in the bag, when the archive is no workbook of Excel or is damaged.
std::unique_ptr<TableRows> open_xlsx_rows(std::unique_ptr<ZipArchive> archive, DiagnosticBag& bag);

}  // namespace trungbay::ingest
