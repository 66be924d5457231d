// `check --report FILE.xlsx`: all faults as a workbook, for those who mend data in a spreadsheet.
//
// Takes what a build found and gives the workbook's bytes; commands/run.cpp writes them. The first sheet
// lists every fault; behind it each CSV export with faults has a sheet of its faulty rows, as they stand in
// the export, with the fault and what to do beside each. Made with libxlsxwriter.
#pragma once

#include <string>

#include "base/diagnostic.hpp"
#include "base/messages.hpp"
#include "base/result.hpp"
#include "commands/build_site.hpp"
#include "vietnamese/date.hpp"

namespace trungbay::commands {

// Everything is written as text or number, so that no cell of an export becomes a formula or a link. Same
// faults and day, same bytes. Fault: file_unwritable without a place (no memory or no room for temporary
// files).
Result<std::string> make_fault_sheet(const BuildReport& report, const DiagnosticBag& bag, Language language,
                                     vietnamese::Date today);

}  // namespace trungbay::commands
