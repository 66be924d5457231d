// Faults of one kind in one file, taken together: what the terminal and the page of `check --report` show.
//
// A unit's export with a wrong status in every row makes one group of thousands, which staff read as one
// fault. Groups point into the bag, which must outlive them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/messages.hpp"

namespace trungbay::commands {

struct FaultGroup {
  Severity severity;
  Code code;
  std::string_view file;  // empty: the faults have no place
  std::string_view sheet;
  std::vector<const Diagnostic*> faults;  // by row and column; never empty
  bool same_advice = true;                // whether one line of advice serves them all
};

// Most severe first; then by file and kind, in the order in which the bag met them. Faults below `least` are
// left out.
std::vector<FaultGroup> group_faults(const DiagnosticBag& bag, Severity least);

// What the group has in common: the message itself when all are equal, else the kind's text.
std::string title_of(const FaultGroup& group, Language language);

// "dòng 4, 9, 17 …": the first `most` different rows; empty when rows are not known.
std::string rows_of(const FaultGroup& group, std::size_t most, Language language);

// A count as people of the language write it: 1.610 or 1,610.
std::string count_text(std::size_t count, Language language);

}  // namespace trungbay::commands
