// Colours of pictures, and how well one is read on another (WCAG 2.1, "contrast ratio").
#pragma once

#include <cstdint>
#include <string_view>

namespace trungbay::draw {

struct Colour {
  std::uint8_t red = 0, green = 0, blue = 0;
  bool operator==(const Colour&) const = default;
};

inline constexpr Colour k_white{255, 255, 255};
inline constexpr Colour k_ink{17, 27, 46};  // text on light ground, as in the theme
inline constexpr Colour k_gold{255, 199, 44};

// "#rrggbb", as the configuration keeps it; black for anything else.
Colour parse_colour(std::string_view text);

// `share` of the second colour, 0 to 1, in the first.
Colour mix(Colour first, Colour second, double share);

// 1 (the same) to 21 (black on white).
double contrast(Colour a, Colour b);

// The colour, as much darker or lighter as text of colour `text` needs to be read on it: contrast of `least`.
// Darker when `text` is light, lighter when it is dark.
Colour ground_for(Colour colour, Colour text, double least);

// What WCAG asks of text of any size (level AA), and of small text that must survive a cheap screen (AAA).
inline constexpr double k_readable = 4.5;
inline constexpr double k_easily_readable = 7.0;

}  // namespace trungbay::draw
