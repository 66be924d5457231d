// A page of a list of ideas: its items, and the way to the other pages.
#pragma once

#include <span>

#include "pages/views/context.hpp"
#include "pages/views/types.hpp"

namespace trungbay::pages {

// The list of ideas behind a page of kind ideas, unit, field, group, year or review: oldest first.
std::span<const std::uint32_t> list_of_page(const SiteContext& site, const PlannedFile& file);

Value listing(const PageView& page, Scratch& scratch);

}  // namespace trungbay::pages
