#include "draw/card_ground.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "draw/photo.hpp"
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

TEST_CASE("card ground: every text is readable on every pixel behind it, whatever the picture", "[draw]") {
  const auto file = std::filesystem::temp_directory_path() / "trungbay-card-ground.jpg";
  PhotoPixels noise{320, 200, false, std::string(320 * 200 * 3, '\0')};
  std::uint32_t state = 1;
  for (char& byte : noise.bytes) byte = static_cast<char>((state = state * 1664525 + 1013904223) >> 24);
  std::ofstream(file, std::ios::binary) << encode_photo(noise, PhotoFormat::jpeg, "a").value();
  struct Case {
    Colour veil;
    std::array<Colour, 2> texts;
  };
  for (const auto& [veil, texts] : {Case{{8, 30, 60}, {k_white, k_gold}}, Case{{70, 10, 8}, {k_white, k_white}}, Case{{243, 247, 252}, {k_ink, {11, 60, 120}}}}) {
    CardGrounds grounds;
    grounds.add(3, file, "content/media/a.jpg");
    const Box box{300, 0, 600, 550};
    const Pixels* ground = grounds.find(3, 1200, 630, box, veil, texts);
    REQUIRE(ground != nullptr);
    CHECK(grounds.find(3, 1200, 630, box, veil, texts) == ground);
    CHECK(grounds.find(4, 1200, 630, box, veil, texts) == nullptr);
    REQUIRE(ground->data.size() == 1200 * 630);
    double least = 21, most = 1;
    for (int y = 0; y < 550; ++y) {
      for (int x = 300; x < 900; ++x) {
        const std::uint32_t pixel = ground->data[static_cast<std::size_t>(y * 1200 + x)];
        const Colour colour{static_cast<std::uint8_t>(pixel >> 16), static_cast<std::uint8_t>(pixel >> 8), static_cast<std::uint8_t>(pixel)};
        for (const Colour text : texts) {
          least = std::min(least, contrast(colour, text));
          most = std::max(most, contrast(colour, text));
        }
      }
    }
    CHECK(least >= k_readable);
    CHECK(most - least > 0.5);  // the picture can be seen
  }
  CardGrounds unreadable;
  unreadable.add(0, "/nowhere", "content/media/a.jpg");
  CHECK(unreadable.find(0, 1200, 630, {0, 0, 1, 1}, k_ink, {}) == nullptr);
  std::filesystem::remove(file);
}
