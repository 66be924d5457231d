#include "draw/photo.hpp"

#include <array>
#include <cmath>

#include "support/catch.hpp"

using namespace trungbay;
using namespace trungbay::draw;

namespace {

// Quarters of red, green, blue and white; with alpha, the white one cannot be seen.
PhotoPixels quarters(int width, int height, bool has_alpha = false) {
  PhotoPixels photo{width, height, has_alpha, {}};
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const bool right = x >= width / 2, low = y >= height / 2;
      const std::array<char, 4> colour = right ? (low ? std::array<char, 4>{'\xFF', '\xFF', '\xFF', '\0'} : std::array<char, 4>{0, '\xFF', 0, '\xFF'})
                                               : (low ? std::array<char, 4>{0, 0, '\xFF', '\xFF'} : std::array<char, 4>{'\xFF', 0, 0, '\xFF'});
      photo.bytes.append(colour.data(), has_alpha ? 4 : 3);
    }
  }
  return photo;
}

// "r", "g", "b", "w" in the middle of each quarter, row by row.
std::string look(const PhotoPixels& photo) {
  std::string seen;
  for (const int y : {photo.height / 4, photo.height * 3 / 4}) {
    for (const int x : {photo.width / 4, photo.width * 3 / 4}) {
      const auto at = static_cast<std::size_t>((y * photo.width + x) * photo.bands());
      const auto value = [&](std::size_t band) { return static_cast<unsigned char>(photo.bytes[at + band]) > 0x80; };
      seen += value(0) && value(1) ? 'w' : value(0) ? 'r' : value(1) ? 'g' : 'b';
    }
  }
  return seen;
}

}  // namespace

TEST_CASE("photo: what was encoded is decoded again, in any size", "[draw]") {
  const auto photo = quarters(400, 200);
  for (const auto format : {PhotoFormat::jpeg, PhotoFormat::webp, PhotoFormat::png}) {
    const auto bytes = encode_photo(photo, format, "a");
    REQUIRE(bytes.ok());
    CHECK(encode_photo(photo, format, "a").value() == bytes.value());
    for (const auto& [width, height] : {std::pair{400, 200}, {200, 100}, {97, 49}, {8, 4}}) {
      const auto again = decode_photo({bytes.value(), 400, 200, 1, false, "a"}, width, height);
      REQUIRE(again.ok());
      CHECK(again.value().width == width);
      CHECK(again.value().height == height);
      CHECK_FALSE(again.value().has_alpha);
      CHECK(look(again.value()) == "rgbw");
    }
  }
}

TEST_CASE("photo: each of the camera's eight turns comes out upright", "[draw]") {
  const auto bytes = encode_photo(quarters(400, 200), PhotoFormat::jpeg, "a").value();
  // The corners of rgbw, as EXIF defines each turn.
  const std::array<const char*, 8> seen{"rgbw", "grwb", "wbgr", "bwrg", "rbgw", "brwg", "wgbr", "gwrb"};
  for (int orientation = 1; orientation <= 8; ++orientation) {
    INFO(orientation);
    const bool lies = orientation >= 5;
    const auto photo = decode_photo({bytes, lies ? 200 : 400, lies ? 400 : 200, orientation, false, "a"}, lies ? 100 : 200, lies ? 200 : 100);
    REQUIRE(photo.ok());
    CHECK(photo.value().width == (lies ? 100 : 200));
    CHECK(look(photo.value()) == seen[static_cast<std::size_t>(orientation - 1)]);
  }
}

TEST_CASE("photo: what can be seen through stays so, without loss", "[draw]") {
  const auto photo = quarters(60, 40, true);
  for (const auto format : {PhotoFormat::webp, PhotoFormat::png}) {
    const auto again = decode_photo({encode_photo(photo, format, "a").value(), 60, 40, 1, false, "a"}, 60, 40);
    REQUIRE(again.ok());
    CHECK(again.value().has_alpha);
    for (std::size_t i = 0; i < photo.bytes.size(); i += 4) {
      if (photo.bytes[i + 3] != '\0') CHECK(again.value().bytes.substr(i, 4) == photo.bytes.substr(i, 4));
    }
  }
  // An alpha that hides nothing is dropped.
  auto opaque = photo;
  for (std::size_t i = 3; i < opaque.bytes.size(); i += 4) opaque.bytes[i] = '\xFF';
  const auto again = decode_photo({encode_photo(opaque, PhotoFormat::png, "a").value(), 60, 40, 1, false, "a"}, 30, 20);
  CHECK_FALSE(again.value().has_alpha);
}

TEST_CASE("photo: one that is cut off anywhere is refused, whatever its header says", "[draw]") {
  auto noisy = quarters(300, 200);
  for (std::size_t i = 0; i < noisy.bytes.size(); ++i) noisy.bytes[i] = static_cast<char>(noisy.bytes[i] ^ static_cast<char>(i * i % 61));
  for (const auto format : {PhotoFormat::jpeg, PhotoFormat::webp, PhotoFormat::png}) {
    const std::string bytes = encode_photo(noisy, format, "a").value();
    for (const std::size_t share : {30u, 50u, 90u}) {
      const std::string part = bytes.substr(0, bytes.size() * share / 100);
      const auto cut = decode_photo({part, 300, 200, 1, false, "content/media/a.jpg"}, 150, 100);
      REQUIRE_FALSE(cut.ok());
      CHECK(cut.fault().code == Code::photo_undecodable);
      CHECK(cut.fault().place.file == "content/media/a.jpg");
      if (format == PhotoFormat::jpeg) {
        const std::string ended = part + "\xFF\xD9";
        CHECK_FALSE(decode_photo({ended, 300, 200, 1, false, "a"}, 150, 100).ok());
      }
    }
  }
  CHECK_FALSE(decode_photo({"", 10, 10, 1, false, "a"}, 10, 10).ok());
  CHECK_FALSE(decode_photo({"\xFF\xD8\xFF\xD9", 10, 10, 1, false, "a"}, 10, 10).ok());
}

TEST_CASE("photo: a cut is made around what the photo is about", "[draw]") {
  PhotoPixels photo{300, 300, false, std::string(300 * 300 * 3, '\x60')};
  for (int y = 225; y < 275; ++y) {  // a bright spot below
    for (int x = 120; x < 180; ++x) photo.bytes[static_cast<std::size_t>((y * 300 + x) * 3)] = (x + y) % 3 == 0 ? '\x20' : '\xFF';
  }
  const Focus focus = find_focus(photo);
  CHECK(focus.y > 0.6);
  CHECK(std::abs(focus.x - 0.5) < 0.2);
  const std::string jpeg = encode_photo(photo, PhotoFormat::jpeg, "a").value();
  const auto redness = [&](const Focus& around) {
    const auto cut = decode_picture(jpeg, 300, 60, Fit::cover, "a", around).value();
    REQUIRE(cut.width == 300);
    REQUIRE(cut.height == 60);
    double sum = 0;
    for (const auto pixel : cut.data) sum += static_cast<double>(pixel >> 16 & 0xff) - static_cast<double>(pixel & 0xff);
    return sum / static_cast<double>(cut.data.size());
  };
  CHECK(redness(focus) > redness({0.5, 0.1}) + 5);
}
