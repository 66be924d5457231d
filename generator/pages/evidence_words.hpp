// What an evidence sheet of a unit and a period says: every published idea and model of the unit and of the units below
// it, counted by the same dates as `trungbay report`. draw/evidence sets it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "draw/evidence.hpp"
#include "pages/address.hpp"
#include "vietnamese/period.hpp"

namespace trungbay::pages {

// A province's year has 1,600 ideas: 180 pages. Nobody prints more, and each row holds a code to draw.
inline constexpr std::size_t k_most_evidence_rows = 3'000;

struct EvidenceRequest {
  std::uint32_t unit = 0;
  vietnamese::Period period;
  vietnamese::Date today;
};

struct EvidenceWords {
  draw::Evidence evidence;
  std::size_t ideas = 0;
  std::size_t models = 0;
  std::optional<int> latest_year;  // in which the unit has published something
};

// With more than k_most_evidence_rows, rows are counted and left out.
EvidenceWords evidence_words(const catalogue::Catalogue& catalogue, const workspace::Configuration& configuration,
                             const EvidenceRequest& request);

}  // namespace trungbay::pages
