// Links from one view to another, and lists of happenings.
#pragma once

#include "pages/views/context.hpp"
#include "pages/views/types.hpp"

namespace trungbay::pages {

// Each null for `k_none`.
Value unit_ref(const SiteContext& site, std::uint32_t unit, Scratch& scratch);
Value field_ref(const SiteContext& site, std::uint32_t field, Scratch& scratch);
Value group_ref(const SiteContext& site, std::uint32_t group, Scratch& scratch);
Value model_ref(const SiteContext& site, std::uint32_t model, Scratch& scratch);
Value idea_ref(const SiteContext& site, std::uint32_t idea, Scratch& scratch);
Value happening_ref(const SiteContext& site, std::span<const catalogue::Happening> happenings, std::uint32_t index,
                    Scratch& scratch);

// A campaign, contest or event: they stand in three tables but share their types.
struct HappeningView {
  const SiteContext* site = nullptr;
  const catalogue::Happening* happening = nullptr;
};
// The running ones first, then the latest; at most `most`.
Value list_of_happenings(const SiteContext& site, std::span<const catalogue::Happening> happenings, std::size_t most,
                         Scratch& scratch);

// Ideas tied to a happening of the catalogue, oldest first.
std::span<const std::uint32_t> ideas_of_happening(const SiteContext& site, const catalogue::Happening& happening);

// Clubs of one unit, or of all of them for `k_none`; by name.
Value list_of_clubs(const SiteContext& site, std::uint32_t unit, Scratch& scratch);

}  // namespace trungbay::pages
