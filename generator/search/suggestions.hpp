// What the script offers while somebody types, and what it mends slips of the pen with.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "catalogue/catalogue.hpp"
#include "search/merge.hpp"

namespace trungbay::search {

// JSON: newest titles, and the pairs of words that stand in most titles.
std::string make_suggestions(const catalogue::Catalogue& catalogue, std::span<const std::uint32_t> ideas);

// Moves those of `found` that are frequent enough into `kept`.
void keep_most_frequent(std::vector<SyllableCount>& found, std::vector<SyllableCount>& kept);
// A JSON text of syllables, the most frequent first.
std::string make_syllables(std::vector<SyllableCount> syllables);

}  // namespace trungbay::search
