#include "draw/page_scheme.hpp"

#include "support/catch.hpp"

using namespace trungbay::draw;

TEST_CASE("page_scheme_of: text is readable whatever colours a workspace chooses", "[draw]") {
  constexpr Colour k_night{12, 20, 34}, k_evening{19, 30, 49};
  constexpr int k_step = 51;  // each of 216 colours as the first, beside three as the second
  for (int red = 0; red <= 255; red += k_step) {
    for (int green = 0; green <= 255; green += k_step) {
      for (int blue = 0; blue <= 255; blue += k_step) {
        const Colour primary{static_cast<std::uint8_t>(red), static_cast<std::uint8_t>(green), static_cast<std::uint8_t>(blue)};
        for (const Colour accent : {Colour{226, 35, 26}, k_white, primary}) {
          const PageScheme scheme = page_scheme_of(primary, accent);
          INFO(red << " " << green << " " << blue);
          for (const PageColours& colours : {scheme.light, scheme.dark}) {
            for (const Colour ground : {colours.deep, colours.ray}) {
              CHECK(contrast(k_white, ground) >= k_readable);
              CHECK(contrast(k_gold, ground) >= k_readable);
              CHECK(contrast(colours.mist, ground) >= k_readable);
            }
            for (const Colour ground : {colours.tint, colours.ray2}) {
              CHECK(contrast(colours.link, ground) >= k_readable);
              CHECK(contrast(colours.red, ground) >= k_readable);
            }
          }
          CHECK(contrast(scheme.light.link, k_white) >= k_readable);
          CHECK(contrast(scheme.light.red, k_white) >= k_readable);
          for (const Colour ground : {k_night, k_evening}) {
            CHECK(contrast(scheme.dark.link, ground) >= k_readable);
            CHECK(contrast(scheme.dark.red, ground) >= k_readable);
          }
        }
      }
    }
  }
}

TEST_CASE("page_scheme_of: a colour that can be read stays as it is", "[draw]") {
  const PageScheme scheme = page_scheme_of(Colour{11, 92, 173}, Colour{190, 20, 20});
  CHECK(scheme.light.link == Colour{11, 92, 173});
  CHECK(scheme.light.red == Colour{190, 20, 20});
  CHECK_FALSE(page_scheme_of(k_gold, k_gold).light.link == k_gold);
}
