// `trungbay report`: what units contributed in a period.
//
// Reads the workspace up to its catalogue, counts, and writes the report to a file or to standard output.
// Nothing of the site or of the program's own state is touched.
#pragma once

#include <cstddef>
#include <filesystem>
#include <iosfwd>
#include <optional>
#include <string>

#include "base/diagnostic.hpp"
#include "commands/contribution_options.hpp"
#include "commands/report.hpp"

namespace trungbay::commands {

struct ContributionOutput {
  std::string file;       // empty: `out`
  std::size_t width = 0;  // of the terminal; 0: `out` is none
  bool colours = false;   // of `out`
};

// The exit status: 0 when the report stands there, 1 when it was refused or could not be written, 2 when the
// options or the configuration cannot be used. Faults are in the bag.
int report_contribution(const std::filesystem::path& workspace, const ContributionOptions& options,
                        const ContributionOutput& output, Language language, std::ostream& out,
                        DiagnosticBag& bag);

}  // namespace trungbay::commands
