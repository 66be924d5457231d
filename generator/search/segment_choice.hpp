// Which segments stay and which are made anew, so that a base of many ideas is rebuilt rarely.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace trungbay::search {

struct StandingSegment {
  std::size_t ideas = 0;  // when it was made
  std::size_t dead = 0;   // changed or withdrawn since
};

// How many dead ideas a segment may have: each is named in the search page.
inline constexpr std::size_t k_most_dead = 1000;
// A new segment takes in those that are at most so many times as large as it.
inline constexpr std::size_t k_growth = 4;
// A search reads shards of every segment.
inline constexpr std::size_t k_most_segments = 3;

// Too much of it is dead: its ideas belong into another.
bool is_worn(const StandingSegment& segment);

// For a new segment of `ideas`: which of the standing ones become part of it, smallest first.
std::vector<bool> absorbed_by(std::size_t ideas, std::span<const StandingSegment> segments);

}  // namespace trungbay::search
