// The rows of an OpenDocument spreadsheet (.ods), as LibreOffice writes them: all sheets stand in one part.
//
// Hidden sheets and rows as in xlsx_rows.hpp. Merged cells become known with the row that they begin in, so that
// merged() grows while a sheet is read. Opened by workbook_rows.cpp.
#pragma once

#include <memory>

#include "ingest/table_rows.hpp"
#include "ingest/zip_archive.hpp"

namespace trungbay::ingest {

bool is_ods(const ZipArchive& archive);

// Null, with the fault in the bag, when the archive is locked or damaged.
std::unique_ptr<TableRows> open_ods_rows(std::unique_ptr<ZipArchive> archive, DiagnosticBag& bag);

}  // namespace trungbay::ingest
