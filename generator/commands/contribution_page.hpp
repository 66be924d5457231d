// `trungbay report --format html`: the report on contributions as one page that is read, printed on A4 across
// and sent.
//
// The page stands alone: its style is inside, it has no script and loads nothing, and everything that comes
// out of exports is escaped.
#pragma once

#include <string>

#include "base/messages.hpp"
#include "catalogue/contribution.hpp"
#include "commands/contribution_words.hpp"

namespace trungbay::commands {

std::string contribution_page(const catalogue::Contribution& contribution, const ContributionHead& head,
                              Language language);

}  // namespace trungbay::commands
