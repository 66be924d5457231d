// Small things that several drawn pages have in common: the label above a title, a bar of progress, the site's logo
// and name. Sizes are in the canvas's own units.
#pragma once

#include <string_view>

#include "draw/canvas.hpp"
#include "draw/text_block.hpp"

namespace trungbay::draw {

// A pill of `height` with text of `size`, its left edge, middle or right edge at `x`. Not wider than `most_width`.
void draw_chip(Canvas& canvas, Typefaces& faces, std::string_view text, double x, double y, double height, double size,
               double most_width, Colour ground, Colour colour, Align align);

// How much of it is done, 0 to 1 (more counts as 1). Something done is always seen.
void draw_bar(Canvas& canvas, const Box& box, double part, Colour track, Colour colour);

// Logo (may be empty) and name beside each other in the box, in its middle's height, from the left or in the middle.
void draw_site_mark(Canvas& canvas, Typefaces& faces, const Pixels& logo, std::string_view name, const Box& box,
                    double largest, double smallest, Colour colour, Align align);

}  // namespace trungbay::draw
