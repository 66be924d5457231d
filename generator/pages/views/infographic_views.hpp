// The infographic of a unit or a year, as templates see it.
#pragma once

#include "pages/views/context.hpp"
#include "pages/views/types.hpp"

namespace trungbay::pages {

// Null when the subject has none.
Value infographic_or_null(const SiteContext& site, FileKind kind, std::uint32_t subject, Scratch& scratch);

}  // namespace trungbay::pages
