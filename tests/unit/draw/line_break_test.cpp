#include "draw/line_break.hpp"

#include <string_view>
#include <vector>

#include "support/catch.hpp"

using namespace trungbay::draw;
using Lines = std::vector<LineRange>;

TEST_CASE("break_lines: lines of about one length, not a full one and a rest", "[draw]") {
  const std::vector<float> words(6, 10);  // six words, four would fit into the first line
  CHECK(break_lines(words, 2, 48, 3) == Lines{{0, 3}, {3, 6}});
}

TEST_CASE("break_lines: no syllable is left alone on the last line", "[draw]") {
  const std::vector<float> words = {20, 20, 20, 20, 5};
  const auto lines = break_lines(words, 2, 45, 4);
  REQUIRE(lines.size() == 3);
  CHECK(lines.back().last - lines.back().first >= 2);
  CHECK(break_lines(std::vector<float>{40, 40}, 2, 45, 4) == Lines{{0, 1}, {1, 2}});  // no other way
}

TEST_CASE("break_lines: nothing when the lines are too few or a word too wide", "[draw]") {
  CHECK(break_lines(std::vector<float>(9, 10), 2, 25, 3).empty());
  CHECK(break_lines(std::vector<float>{60}, 2, 50, 3).empty());
  CHECK(break_lines({}, 2, 50, 3).empty());
}

TEST_CASE("break_lines: words that belong together stay on one line where they can", "[draw]") {
  const std::vector<float> words(6, 10);
  const std::vector<float> holds = {0, 0, 1, 1, 0, 0};  // the third word to the fifth
  CHECK(break_lines(words, 2, 48, 3, holds) == Lines{{0, 2}, {2, 6}});
  CHECK(break_lines(words, 2, 34, 3, holds) == Lines{{0, 3}, {3, 6}});  // no other way in two lines
}

TEST_CASE("fill_lines: keeps room for the ellipsis on the last line", "[draw]") {
  const std::vector<float> words(9, 10);
  CHECK(fill_lines(words, 2, 24, 2, 6) == Lines{{0, 2}, {2, 3}});
}
