// Where a title is cut into lines, as a person would: lines of about the same length, no syllable left alone.
//
// Pure arithmetic over the widths of words; draw/text_block.hpp gives it a font.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace trungbay::draw {

struct LineRange {
  std::size_t first = 0, last = 0;  // words [first, last)
  bool operator==(const LineRange&) const = default;
};

// The fewest lines that fit into `width`, and among those ways the one whose lines differ least; a last line of
// one word is taken only when there is no other way, and a line ends less readily behind a word that holds on to the next
// (`holds`, 0 to 1 for each word, or empty: vietnamese/compounds.hpp). Empty when `most_lines` are not enough, or a word is
// wider than `width`.
std::vector<LineRange> break_lines(std::span<const float> words, float space, float width, std::size_t most_lines,
                                   std::span<const float> holds = {});

// The words from the beginning that fit into `most_lines`, filled line by line, when break_lines gives nothing:
// what follows is to be replaced by "…", for which `ellipsis` is kept free. A word wider than a line ends them.
std::vector<LineRange> fill_lines(std::span<const float> words, float space, float width, std::size_t most_lines,
                                  float ellipsis);

}  // namespace trungbay::draw
