#include "search/segment_choice.hpp"

#include <algorithm>
#include <numeric>

namespace trungbay::search {

bool is_worn(const StandingSegment& segment) {
  return segment.dead > k_most_dead || 4 * segment.dead > std::max<std::size_t>(segment.ideas, 64);
}

std::vector<bool> absorbed_by(std::size_t ideas, std::span<const StandingSegment> segments) {
  std::vector<bool> absorbed(segments.size());
  std::vector<std::size_t> order(segments.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto living = [&](std::size_t i) { return segments[i].ideas - segments[i].dead; };
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return living(a) < living(b); });
  std::size_t left = segments.size();
  for (const auto i : order) {
    if (living(i) > k_growth * ideas && left < k_most_segments) break;
    absorbed[i] = true;
    ideas += living(i);
    --left;
  }
  return absorbed;
}

}  // namespace trungbay::search
