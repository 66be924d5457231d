#include "draw/page_scheme.hpp"

#include <cstdio>

namespace trungbay::draw {
namespace {

constexpr Colour k_black{0, 0, 0};
constexpr Colour k_night{12, 20, 34};     // the page in the dark
constexpr Colour k_evening{19, 30, 49};   // cards on it
constexpr double k_with_room = 4.8;       // so that the pale rays on the band are sound too

// A band as strong as white, gold and pale text of the theme's colour need it to be.
void set_band(PageColours& colours, Colour ground) {
  colours.deep = ground_for(ground, k_white, 9);
  colours.ray = ground_for(mix(colours.deep, k_white, 0.06), k_gold, k_readable);
  colours.mist = ground_for(mix(colours.deep, k_white, 0.86), colours.ray, k_readable);
}

}  // namespace

std::string to_css(Colour colour) {
  char text[8];
  std::snprintf(text, sizeof text, "#%02x%02x%02x", colour.red, colour.green, colour.blue);
  return text;
}

PageScheme page_scheme_of(Colour primary, Colour accent) {
  PageScheme scheme;
  PageColours& light = scheme.light;
  set_band(light, mix(primary, k_black, 0.25));
  light.tint = mix(primary, k_white, 0.93);
  light.ray2 = mix(primary, k_white, 0.89);
  light.link = ground_for(primary, light.ray2, k_with_room);
  light.red = ground_for(accent, light.ray2, k_with_room);

  PageColours& dark = scheme.dark;
  set_band(dark, mix(primary, k_black, 0.45));
  dark.tint = mix(k_night, light.deep, 0.14);
  dark.ray2 = mix(k_night, light.deep, 0.28);
  // Brighter than it must be: large areas of it are bars and buttons.
  const Colour ground = contrast(k_evening, k_white) < contrast(dark.ray2, k_white) ? k_evening : dark.ray2;
  dark.link = ground_for(mix(primary, k_white, 0.25), ground, k_easily_readable);
  dark.red = ground_for(mix(accent, k_white, 0.25), ground, 6);
  return scheme;
}

}  // namespace trungbay::draw
