// The report on contributions as text: a table for terminals, Markdown, and the two formats for programs.
//
// All take the counted report and give the whole text; commands/contribution_command.cpp writes it. Names of
// units come out of exports, so each format makes them harmless in its own way.
#pragma once

#include <cstddef>
#include <string>

#include "base/messages.hpp"
#include "catalogue/contribution.hpp"
#include "commands/report.hpp"

namespace trungbay::commands {

// Numbers to the right, names folded so that the table fits `width` columns as long as that leaves them some
// room; 0: as wide as it wants to be.
std::string contribution_table(const catalogue::Contribution& contribution, std::size_t width,
                               const Style& style);

std::string contribution_markdown(const catalogue::Contribution& contribution, Language language);

// What a spreadsheet opens rightly, as the site's own downloads: byte-order mark, CRLF, no formulas. A row
// says what it sums up, so that nobody adds a branch to its units.
std::string contribution_csv(const catalogue::Contribution& contribution, Language language);

// The object that docs/reports.md describes.
std::string contribution_json(const catalogue::Contribution& contribution, Language language);

}  // namespace trungbay::commands
