// The colours of everything that is drawn besides share cards: posters, evidence sheets, infographics, clips. Made of
// the theme's two; each text colour is readable (4.5:1 or better) on the grounds that are named beside it.
#pragma once

#include "draw/colour.hpp"

namespace trungbay::draw {

struct Scheme {
  Colour deep, ray;      // a strong ground, and the rays on it
  Colour on_deep;        // titles on both
  Colour soft_on_deep;   // smaller text on both
  Colour figure_on_deep; // figures on both
  Colour track_on_deep;  // the empty part of a bar on them
  Colour chip, chip_text;
  Colour paper;          // white
  Colour tint;           // a light ground
  Colour rule;           // lines, the empty part of bars on white and tint
  Colour ink, soft;      // text on paper and tint
  Colour strong;         // headings and figures on paper and tint; bars
  Colour second;         // the theme's accent, for what should stand out; readable on paper and tint
};

Scheme scheme_of(Colour primary, Colour accent);

}  // namespace trungbay::draw
