// The ranking and the tree of all units.
#pragma once

#include <vector>

#include "pages/views/context.hpp"

namespace trungbay::pages {

// A row of the ranking; also usable as the Indexed that it is.
struct RankedUnit : Indexed {
  std::uint32_t rank = 0;
  std::uint32_t depth = 0;
};

std::vector<RankedUnit> tree_of_units(const SiteContext& site);

Value ranked_units(const SiteContext& site, Scratch& scratch);  // most ideas first
Value unit_tree(const SiteContext& site, Scratch& scratch);     // each unit before those below it

}  // namespace trungbay::pages
