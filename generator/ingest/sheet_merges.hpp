// The merged cells of an XLSX sheet, which stand behind its rows but are needed before them.
//
// A first walk over the part: all its rows are passed over as bytes (unpacking is a fifth of what parsing costs), and
// only what stands before and behind them is parsed.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "ingest/table_rows.hpp"
#include "ingest/xml_stream.hpp"

namespace trungbay::ingest {

// Puts the sheet's merged cells, by their first row, into `merges`; false with the fault in the bag.
bool read_sheet_merges(std::unique_ptr<ByteStream> bytes, const std::string& part, const std::string& file,
                       const std::string& sheet, std::vector<MergedCells>& merges, DiagnosticBag& bag);

}  // namespace trungbay::ingest
