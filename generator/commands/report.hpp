// What a command tells people on a terminal when it is done.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"
#include "base/messages.hpp"
#include "commands/build_site.hpp"

namespace trungbay::commands {

struct Style {
  Language language = Language::vietnamese;
  bool colours = false;
};

// Errors first, then warnings, in groups of file and kind. At most 50 are shown whole: one of every group
// before a second of any, so that no kind hides behind another. Notes are only counted. Ends with the way to
// see all of them, which is `report` when that has been written.
void print_diagnostics(const DiagnosticBag& bag, const Style& style, std::ostream& out,
                       std::string_view report = {});

// "Đã dựng xong: 105 ý tưởng, …" with counts, times and where to look.
void print_summary(const BuildReport& report, bool written, const Style& style, std::ostream& out);

}  // namespace trungbay::commands
