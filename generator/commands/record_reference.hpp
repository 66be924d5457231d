// The published record that staff mean by what they typed or copied: a unit by its slug or any of its names, an
// idea by its id, a model, campaign, contest or event by its slug or title, and each of them by its page's address.
//
// `kit`, `poster`, `clip` and `evidence` find it here. Only what is published is
// found: an idea that waits for approval or is hidden has no page, so nothing is made of it either.
#pragma once

#include <string_view>

#include "base/result.hpp"
#include "catalogue/catalogue.hpp"
#include "pages/record.hpp"
#include "workspace/configuration.hpp"

namespace trungbay::commands {

// An address tells its kind. Text that fits several kinds means, in this order: an idea's id, a slug, a name; and of
// these a unit before a model, a campaign, a contest, an event. Fault: subject_unknown, with the closest name.
Result<pages::Record> find_record(std::string_view written, const catalogue::Catalogue& catalogue,
                                  const workspace::Configuration& configuration);

}  // namespace trungbay::commands
