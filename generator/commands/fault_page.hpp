// `check --report FILE.html`: all faults on one page that staff read, print, and send to the unit that has to
// mend them.
//
// Takes what a build found and gives the page's bytes; commands/run.cpp writes them. The page stands alone:
// its style is inside, it has no script and loads nothing, and everything that comes out of exports is
// escaped.
#pragma once

#include <string>

#include "base/diagnostic.hpp"
#include "base/messages.hpp"
#include "commands/build_site.hpp"
#include "vietnamese/date.hpp"

namespace trungbay::commands {

// Files in order of their worst fault; in each, faults of one kind in a table with one line of advice. Notes
// come last, folded up.
std::string render_fault_page(const BuildReport& report, const DiagnosticBag& bag, Language language,
                              vietnamese::Date today);

}  // namespace trungbay::commands
