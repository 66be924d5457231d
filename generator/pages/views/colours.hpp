// What templates see of the colours of pages.
#pragma once

#include "pages/value.hpp"

namespace trungbay::pages {

extern const ObjectType k_page_colours_type;

}  // namespace trungbay::pages
