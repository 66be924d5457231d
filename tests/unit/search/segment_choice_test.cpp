#include "search/segment_choice.hpp"

#include <numeric>

#include "support/catch.hpp"

using namespace trungbay::search;

TEST_CASE("segments: a year of daily ideas rebuilds a base of 100,000 never, and leaves three segments at most", "[search]") {
  std::vector<StandingSegment> segments = {{100'000, 0}};
  std::size_t indexed = 0;
  for (int day = 0; day < 365; ++day) {
    const std::size_t fresh = 20;
    const auto absorbed = absorbed_by(fresh, segments);
    REQUIRE(absorbed.size() == segments.size());
    CHECK_FALSE(absorbed[0]);
    std::size_t size = fresh;
    std::vector<StandingSegment> next;
    for (std::size_t i = 0; i < segments.size(); ++i) {
      if (absorbed[i]) {
        size += segments[i].ideas;
      } else {
        next.push_back(segments[i]);
      }
    }
    next.push_back({size, 0});
    indexed += size;
    segments = std::move(next);
    CHECK(segments.size() <= k_most_segments);
  }
  CHECK(std::accumulate(segments.begin(), segments.end(), std::size_t{0}, [](std::size_t sum, const auto& segment) { return sum + segment.ideas; }) ==
        100'000 + 365 * 20);
  CHECK(indexed < 365 * 20 * 50);
}

TEST_CASE("segments: what is as large as a quarter of the base becomes part of a new one", "[search]") {
  const StandingSegment base[] = {{1000, 0}};
  CHECK(absorbed_by(250, base) == std::vector<bool>{true});
  CHECK(absorbed_by(249, base) == std::vector<bool>{false});
  CHECK(absorbed_by(5, {}).empty());
}

TEST_CASE("segments: one whose ideas are mostly gone is given up", "[search]") {
  CHECK_FALSE(is_worn({100'000, 1000}));
  CHECK(is_worn({100'000, 1001}));
  CHECK_FALSE(is_worn({400, 100}));
  CHECK(is_worn({400, 101}));
  CHECK(is_worn({10, 17}));
}
