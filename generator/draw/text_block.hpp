// A text in a box: as large as it can be, in balanced lines, with room for the marks that Vietnamese puts above
// capitals (Ề, Ộ, Ữ) and below (ậ, ặ).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "draw/canvas.hpp"

namespace trungbay::draw {

struct TextStyle {
  Weight weight = Weight::title;
  double largest = 60, smallest = 30;  // pixels
  std::size_t most_lines = 4;
  double leading = 1.3;  // of the size; below 1.22 a hook on a circumflex touches the line above
};

struct TextBlock {
  std::vector<std::string> lines;
  double size = 0;
  double leading = 1.3;
  bool cut = false;  // an ellipsis stands at its end

  double height() const { return static_cast<double>(lines.size()) * size * leading; }
};

// The largest size at which the text fits the width and height; at the smallest, what does not fit is cut behind a
// whole word, with "…".
TextBlock fit_text(std::string_view text, double width, double height, const TextStyle& style, Typefaces& faces);

// Draws it with its top at `y`; `x` is the left edge, the middle or the right edge, as `align` says.
void draw_block(Canvas& canvas, const TextBlock& block, Typefaces& faces, Weight weight, double x, double y,
                Colour colour, Align align);

}  // namespace trungbay::draw
