#include "pages/photos.hpp"

#include <filesystem>
#include <fstream>

#include "pages/picture_index.hpp"
#include "support/catch.hpp"

using namespace trungbay;
using namespace trungbay::pages;

namespace {

PictureFacts photo_of(std::uint32_t width, std::uint32_t height) {
  PictureFacts facts;
  facts.width = width;
  facts.height = height;
  facts.content = {1, 2};
  return facts;
}

std::vector<std::uint32_t> widths_of(std::uint32_t width, std::uint32_t height) {
  std::vector<std::uint32_t> widths;
  const auto sizes = photo_sizes(photo_of(width, height));
  for (const auto& size : sizes.list()) widths.push_back(size.width);
  return widths;
}

}  // namespace

TEST_CASE("photos: four widths, never more than the photo has, and no step that is not worth a file", "[pages]") {
  using Widths = std::vector<std::uint32_t>;
  CHECK(widths_of(4000, 3000) == Widths{480, 800, 1200, 1600});
  CHECK(widths_of(1600, 900) == Widths{480, 800, 1200, 1600});
  CHECK(widths_of(1400, 900) == Widths{480, 800, 1400});
  CHECK(widths_of(900, 900) == Widths{480, 900});
  CHECK(widths_of(500, 900) == Widths{500});
  CHECK(widths_of(1, 1) == Widths{1});
  CHECK(widths_of(2000, 40'000) == Widths{400});
  for (const auto& [width, height] : {std::pair{4000u, 3000u}, {3000u, 4000u}, {20u, 1u}, {1u, 20u}, {5000u, 100'000u}}) {
    const auto sizes = photo_sizes(photo_of(width, height));
    for (const auto& size : sizes.list()) {
      CHECK(size.height >= 1);
      CHECK(size.height <= k_tallest_photo);
      CHECK(size.width <= width);
    }
  }
}

TEST_CASE("photos: names hold the content, and attributes name every size", "[pages]") {
  auto photo = photo_of(1000, 500);
  CHECK(photo_file_count(photo) == 6);
  CHECK(photo_file_for(photo, 400) == 0);
  CHECK(photo_file_for(photo, 800) == 1);
  CHECK(photo_file_for(photo, 801) == 2);
  CHECK(photo_file_for(photo, 5000) == 2);
  const std::string large = picture_address("hoi-thao/anh.jpg", photo, "/trung-bay");
  CHECK(large.starts_with("/trung-bay/anh/"));
  CHECK(large.ends_with("-1000.jpg"));
  CHECK(large.find("hoi-thao") == std::string::npos);
  const std::string set = picture_srcset(photo, draw::PhotoFormat::webp, "/trung-bay");
  CHECK(set.find("-480.webp 480w, /trung-bay/anh/") != std::string::npos);
  CHECK(set.ends_with("-1000.webp 1000w"));
  auto other = photo;
  other.content = {1, 3};
  CHECK(picture_address("hoi-thao/anh.jpg", other, "/trung-bay") != large);
  photo.has_alpha = true;
  CHECK(picture_address("a.png", photo, "").ends_with("-1000.png"));
  photo.road = PictureRoad::as_is;
  CHECK(picture_address("a.gif", photo, "") == "/media/a.gif");
  CHECK(picture_srcset(photo, draw::PhotoFormat::webp, "").empty());
}

TEST_CASE("picture index: what was found out holds while the file stays as it is", "[pages]") {
  const auto folder = std::filesystem::temp_directory_path() / "trungbay-picture-index";
  std::filesystem::create_directories(folder);
  const auto file = folder / "pictures";
  auto facts = photo_of(4000, 3000);
  facts.file = "/x/ảnh 1.jpg";
  facts.orientation = 6;
  facts.has_alpha = true;
  facts.focus_y = 250;
  {
    PictureIndex index(folder / "none");
    index.add(facts, {5, 7});
    index.save(file);
  }
  const PictureIndex index(file);
  const auto* known = index.find(facts.file, {5, 7});
  REQUIRE(known != nullptr);
  CHECK(known->width == 4000);
  CHECK(known->orientation == 6);
  CHECK(known->has_alpha);
  CHECK(known->focus_y == 250);
  CHECK_FALSE(known->is_whole);
  CHECK(known->content == facts.content);
  CHECK(index.find(facts.file, {5, 8}) == nullptr);
  CHECK(index.find(facts.content) == known);
  CHECK(index.find(Hash128{9, 9}) == nullptr);
  // Whatever else stands there is passed over.
  for (const char* line : {"", "x", "5 7 1 2 9 4000 3000 6 1 0 500 500 /a", "5 7 1 2 0 0 3000 6 1 0 500 500 /a", "5 7 1 2 0 10 10 9 1 0 500 500 /a",
                           "5 7 1 2 0 10 10 1 1 0 500 500", "5 7 1 2 0 10 10 1 1 0 500 1001 /a", "-1 7 1 2 0 99999999 10 1 1 0 500 500 /a"}) {
    INFO(line);
    std::ofstream(file) << "trungbay-pictures 1\n" << line << "\n";
    CHECK(PictureIndex(file).find("/a", {5, 7}) == nullptr);
  }
  std::ofstream(file) << "something else\n5 7 1 2 0 10 10 1 1 0 500 500 /a\n";
  CHECK(PictureIndex(file).find("/a", {5, 7}) == nullptr);
  std::filesystem::remove_all(folder);
}
