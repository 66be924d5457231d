#include "draw/card_ground.hpp"

#include "support/catch.hpp"

using namespace trungbay::draw;

TEST_CASE("card ground: the veil is as thick as the least readable pixel needs", "[draw]") {
  Pixels picture{40, 40, false, std::vector<std::uint32_t>(1600, 0xff102030)};
  const Colour veil{8, 30, 60};
  const Colour texts[] = {k_white, k_gold};
  const Box all{0, 0, 40, 40};
  CHECK(veil_for(picture, all, veil, texts) == k_thinnest_veil);
  picture.data[810] = 0xffffffff;  // one white pixel among the dark
  const double share = veil_for(picture, all, veil, texts);
  CHECK(share > k_thinnest_veil);
  CHECK(share < 1);
  CHECK(contrast(mix(k_white, veil, share), k_gold) >= k_readable);
  CHECK(contrast(mix(k_white, veil, share - 0.1), k_gold) < k_veiled_contrast);
  // Where no text stands, it does not count.
  CHECK(veil_for(picture, {0, 0, 5, 5}, veil, texts) == k_thinnest_veil);
  // Dark text on light ground.
  const Colour paper{243, 247, 252};
  const Colour ink[] = {k_ink};
  CHECK(contrast(mix(Colour{0, 0, 0}, paper, veil_for(Pixels{1, 1, false, {0xff000000}}, {0, 0, 1, 1}, paper, ink)), k_ink) >= k_readable);
}
