// The steps of a journal, forward and back. Each may be repeated: a step already done is passed over.
#pragma once

#include <string>

#include "site/journal.hpp"
#include "site/output_place.hpp"

namespace trungbay::site {

// Removes, renames, and ends with finish_state. Gives errno, with the path where it happened.
int roll_forward(OutputPlace& place, const Journal& journal, std::string& failed);

// Undoes what roll_forward did, out of the backups; the journal must already bear the undo's name.
int roll_back(OutputPlace& place, const Journal& journal, std::string& failed);

// The next manifest becomes the manifest, the journal goes, the staging folder goes.
int finish_state(OutputPlace& place);

}  // namespace trungbay::site
