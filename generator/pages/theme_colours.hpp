// Tells staff when a colour of theme: is too pale for text, and what it is shown as instead.
#pragma once

#include "base/diagnostic.hpp"
#include "workspace/configuration.hpp"

namespace trungbay::pages {

void note_pale_colours(const workspace::Configuration& configuration, DiagnosticBag& bag);

}  // namespace trungbay::pages
