// `trungbay report --format xlsx`: the report on contributions on the form that committees send up: title
// block, numbered rows, totals that a spreadsheet goes on calculating, places for signatures; A4 across.
//
// In Vietnamese whatever the language of messages, as the form is. Made with libxlsxwriter.
#pragma once

#include <string>

#include "base/result.hpp"
#include "catalogue/contribution.hpp"
#include "commands/contribution_words.hpp"

namespace trungbay::commands {

// The workbook's bytes; same figures and day, same bytes. Formulas carry their results, so that readers that
// do not calculate show them too. Fault: file_unwritable without a place (no memory or no room for temporary
// files).
Result<std::string> make_contribution_sheet(const catalogue::Contribution& contribution,
                                            const ContributionHead& head);

}  // namespace trungbay::commands
