// Ideas → a segment: shards of posting lists, cards, columns for counting, suggestions; all in one pack.
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

#include "base/result.hpp"
#include "search/record.hpp"

namespace trungbay::search {

struct SegmentRequest {
  const SearchSource& source;
  std::span<const std::uint32_t> ideas;           // newest first: an idea's place here is its doc id
  std::span<const std::uint64_t> fingerprints;    // of all ideas of the catalogue, by index
  bool is_full = true;
  std::filesystem::path folder;  // of packs
  unsigned jobs = 1;
};

inline constexpr std::uint32_t k_cards_a_file = 16;
// Columns are published up to here: counting live costs the reader 2 to 3 bytes an idea.
inline constexpr std::uint32_t k_most_counted = 50'000;

// Gives the segment's id. Memory does not grow with the ideas but for the words and 12 bytes an idea.
Result<std::string> make_segment(const SegmentRequest& request);

// The file of cards with those of `dead` (bit i: card i) taken out.
std::string without_dead_cards(std::string_view cards, std::uint32_t dead);

}  // namespace trungbay::search
