#include "draw/infographic.hpp"

#include <string>
#include <vector>

#include "draw/clip.hpp"
#include "support/catch.hpp"
#include "support/drawing.hpp"

using namespace trungbay::draw;
using trungbay::support::card_theme;
using trungbay::support::fonts;

namespace {

Infographic graphic(std::size_t bars, std::size_t models, double progress) {
  Infographic graphic;
  graphic.chip = "Kết quả sáng tạo năm 2023";
  graphic.title = "Đoàn Khối các cơ quan và doanh nghiệp tỉnh Kiên Giang";
  graphic.line = "Tỉnh đoàn Kiên Giang";
  graphic.figures = {{"1.610", "ý tưởng, sáng kiến"}, {"214", "đã áp dụng hoặc được hỗ trợ"}, {"10", "mô hình, cách làm hay"}};
  graphic.progress = progress;
  graphic.progress_text = progress >= 0 ? "1.610 trên chỉ tiêu 2.000 ý tưởng" : "";
  graphic.percent = "80,5%";
  graphic.bars_head = "Ý tưởng theo lĩnh vực";
  for (std::size_t i = 0; i < bars; ++i) {
    graphic.bars.push_back({"Phòng chống tệ nạn xã hội và nông thôn mới", std::to_string(400 - i), 1.0 - 0.1 * static_cast<double>(i)});
  }
  graphic.models_head = "Mô hình, cách làm hay";
  graphic.models.assign(models, "Gỡ lưới ma dưới rạn, may túi đi chợ trên bờ cho chị em xã đảo Tiên Hải, thành phố Hà Tiên");
  graphic.address = "trungbay.example.vn";
  return graphic;
}

}  // namespace

TEST_CASE("infographic: no text is too small for a phone, and the file is small", "[infographic]") {
  const auto common = card_theme("Trưng bày ý tưởng, sáng kiến tuổi trẻ tỉnh Kiên Giang");
  InfographicPainter painter(fonts(), common);
  for (const std::size_t bars : {0, 1, 5, 12}) {
    for (const std::size_t models : {0, 1, 5}) {
      for (const double progress : {-1.0, 0.0, 0.4, 3.0}) {
        INFO(bars << " bars, " << models << " models, progress " << progress);
        const auto png = painter.png(graphic(bars, models, progress));
        CHECK(png.size() < 150'000);
        CHECK(png.substr(1, 3) == "PNG");
        CHECK(painter.smallest_text() >= k_infographic_smallest);
      }
    }
  }
}

TEST_CASE("infographic: an SVG is the same whatever was drawn before it, without text that needs a font", "[infographic]") {
  auto common = card_theme("Trưng bày ý tưởng, sáng kiến tuổi trẻ tỉnh Kiên Giang");
  common.logo = {8, 8, true, std::vector<std::uint32_t>(64, 0xff00ff00)};
  InfographicPainter painter(fonts(), common);
  const std::string first(painter.svg(graphic(5, 2, 0.5), "Huyện đoàn A & B <2023>"));
  CHECK(first.find("<title>Huyện đoàn A &amp; B &lt;2023&gt;</title>") != std::string::npos);
  CHECK(first.find("<text") == std::string::npos);
  CHECK(first.find("font-family") == std::string::npos);
  painter.png(graphic(3, 1, -1));
  painter.svg(graphic(3, 1, -1), "khác");
  CHECK(std::string(painter.svg(graphic(5, 2, 0.5), "Huyện đoàn A & B <2023>")) == first);
}

TEST_CASE("clip: ten to twenty seconds in three to five scenes, whatever the record has", "[infographic]") {
  const auto common = card_theme("Trưng bày ý tưởng, sáng kiến tuổi trẻ tỉnh Kiên Giang");
  const auto photo_size = clip_photo_size(CardShape::square);
  Pixels photo{photo_size.width, photo_size.height, false, {}};
  photo.data.assign(static_cast<std::size_t>(photo.width) * static_cast<std::size_t>(photo.height), 0xff884422);
  for (int has = 0; has < 16; ++has) {
    Clip clip;
    clip.title = "Gỡ lưới ma dưới rạn";
    clip.address = "https://thu.example.vn/mo-hinh/a.html";
    if ((has & 1) != 0) clip.photo = &photo;
    if ((has & 2) != 0) clip.figures = {{"2,6 tấn", "lưới"}};
    if ((has & 4) != 0) clip.progress = 0.5;
    if ((has & 8) != 0) clip.points = {"Một", "Hai"};
    ClipPainter painter(clip, fonts(), common);
    INFO(has);
    CHECK(painter.frames() >= 10 * k_clip_rate);
    CHECK(painter.frames() <= 20 * k_clip_rate);
    CHECK(painter.scenes() <= 5);
    CHECK(painter.scenes() >= (has == 0 ? 2u : 3u));
  }
}

TEST_CASE("clip: a frame is the same in order and by itself", "[infographic]") {
  const auto common = card_theme("Trưng bày ý tưởng, sáng kiến tuổi trẻ tỉnh Kiên Giang");
  Clip clip;
  clip.title = "Gỡ lưới ma dưới rạn";
  clip.progress = 0.4;
  clip.progress_text = "2 trên chỉ tiêu 5 ý tưởng năm 2023";
  clip.address = "https://thu.example.vn/don-vi/a/";
  ClipPainter in_order(clip, fonts(), common);
  const std::size_t wanted[] = {3, 90, 100, 110, 150, 180, 205, in_order.frames() - 1};
  std::size_t at = 0;
  for (const auto index : wanted) {
    while (at < index) in_order.frame(at++);
    ClipPainter alone(clip, fonts(), common);
    INFO(index);
    CHECK(alone.frame(index).data == in_order.frame(at++).data);
  }
}
