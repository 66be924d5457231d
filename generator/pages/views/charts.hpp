// Ideas by month against a target, and progress: the numbers behind the charts that templates draw.
#pragma once

#include <optional>
#include <span>

#include "pages/views/context.hpp"
#include "pages/views/types.hpp"

namespace trungbay::pages {

Value progress_or_null(const std::optional<Progress>& progress, Scratch& scratch);

// The months `first` to `last` (1–12) of a year, out of a time-ordered list of ideas. Ideas whose month is not
// known count in the total only. `target` is 0 when there is none.
Value chart(const SiteContext& site, std::span<const std::uint32_t> list, int year, int first, int last,
            std::int64_t target, Scratch& scratch);

}  // namespace trungbay::pages
