// The published record that staff mean by what they typed or copied: a unit by its slug or any of its names, an
// idea by its id, a model, campaign, contest or event by its slug or title, and each of them by its page's address.
//
// `poster`, `clip`, `evidence` and whatever else makes something for one record find it here. Only what is published is
// found: an idea that waits for approval or is hidden has no page, so nothing is made of it either.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "catalogue/catalogue.hpp"
#include "pages/file_kind.hpp"
#include "workspace/configuration.hpp"

namespace trungbay::commands {

struct Subject {
  pages::FileKind kind = pages::FileKind::idea;  // idea, model, unit, campaign, contest or event
  std::uint32_t index = 0;                       // in the catalogue's table of that kind
};

// An address tells its kind. Text that fits several kinds means, in this order: an idea's id, a slug, a name; and of
// these a unit before a model, a campaign, a contest, an event. Fault: subject_unknown, with the closest name.
Result<Subject> find_subject(std::string_view written, const catalogue::Catalogue& catalogue,
                             const workspace::Configuration& configuration);

// The record's slug, or an idea's address without its ending: part of the names of files made of it.
std::string_view slug_of(const Subject& subject, const catalogue::Catalogue& catalogue);
std::string_view title_of(const Subject& subject, const catalogue::Catalogue& catalogue);
// Its page's path from the site's root.
std::string path_of(const Subject& subject, const catalogue::Catalogue& catalogue,
                    const workspace::Configuration& configuration);

}  // namespace trungbay::commands
