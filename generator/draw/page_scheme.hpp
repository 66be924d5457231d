// The colours of web pages, light and dark: what the theme's two become so that text is readable wherever it stands.
// The rule: a colour stays as it is when it reaches 4.5:1 on every ground that it has to be read on, and is otherwise
// made darker (on light ground) or lighter (on dark ground) in small steps until it does.
#pragma once

#include <string>

#include "draw/colour.hpp"

namespace trungbay::draw {

struct PageColours {
  Colour deep, ray;   // the strong band, and the rays on it; white, gold and `mist` are read on both
  Colour mist;        // smaller text on the band
  Colour link;        // links, figures, bars: read on the page and on `tint`
  Colour red;         // the accent as text: read on the page and on `tint`
  Colour tint, ray2;  // the pale band, and the rays on it
};

struct PageScheme {
  PageColours light, dark;
};

// "#rrggbb", as stylesheets write it.
std::string to_css(Colour colour);

PageScheme page_scheme_of(Colour primary, Colour accent);

}  // namespace trungbay::draw
