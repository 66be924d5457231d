#include "draw/card.hpp"

#include <cstdlib>
#include <string>

#include "draw/picture.hpp"
#include "draw/qr.hpp"
#include "draw/text_block.hpp"
#include "support/catch.hpp"
#include "support/drawing.hpp"

using namespace trungbay::draw;
using trungbay::support::card_theme;
using trungbay::support::fonts;

namespace {

// What is drawn above the base line of a text, as rows from the top; the ink of a line of one size.
struct Ink {
  int top = -1, bottom = -1;
};

Ink ink_of(const std::string& text, double size, double base_line) {
  Pixels pixels{900, 300, false, std::vector<std::uint32_t>(900 * 300, 0)};
  Typefaces faces(fonts());
  {
    Canvas canvas = Canvas::on(pixels);
    canvas.fill(k_white);
    canvas.text(text, faces, Weight::title, size, 20, base_line, Colour{0, 0, 0});
  }
  Ink ink;
  for (int y = 0; y < pixels.height; ++y) {
    for (int x = 0; x < pixels.width; ++x) {
      if ((pixels.data[static_cast<std::size_t>(y * pixels.width + x)] & 0xff) > 0x80) continue;
      if (ink.top < 0) ink.top = y;
      ink.bottom = y;
    }
  }
  return ink;
}

}  // namespace

TEST_CASE("card: all designs and shapes have the size that is promised, and are small", "[draw]") {
  const CardTheme common = card_theme();
  CardPainter painter(fonts(), common);
  const CardFigure figures[] = {{"6,2 tấn", "chai nhựa không còn trôi xuống kênh"}};
  for (const auto design : {CardDesign::idea, CardDesign::model, CardDesign::unit, CardDesign::happening}) {
    for (const auto shape : {CardShape::wide, CardShape::square, CardShape::upright}) {
      Card card;
      card.design = design;
      card.shape = shape;
      card.chip = "Môi trường";
      card.title = "“Ngôi nhà xanh” đổi chai nhựa lấy tập vở ở chợ Thứ Mười Một";
      card.line = "Huyện đoàn An Minh";
      card.figures = figures;
      const std::string png(painter.draw(card));
      CHECK(png.size() < 130'000);
      const auto decoded = decode_picture(png, size_of(shape).width, size_of(shape).height, Fit::inside, "card");
      REQUIRE(decoded.ok());
      CHECK(decoded.value().width == size_of(shape).width);
      CHECK(decoded.value().height == size_of(shape).height);
      CHECK(std::string(painter.draw(card)) == png);
    }
  }
}

TEST_CASE("titles: marks stand clear of their letters", "[draw]") {
  // Rows of the ink that hold none: between the marks and the letter, or the letter and the dot below.
  const auto gaps_of = [](const std::string& letter) {
    Pixels pixels{300, 300, false, std::vector<std::uint32_t>(300 * 300, 0)};
    Typefaces faces(fonts());
    {
      Canvas canvas = Canvas::on(pixels);
      canvas.fill(k_white);
      canvas.text(letter, faces, Weight::title, 120, 60, 200, Colour{0, 0, 0});
    }
    int gaps = 0;
    bool had_ink = false, in_gap = false;
    for (int y = 0; y < pixels.height; ++y) {
      bool has_ink = false;
      for (int x = 0; x < pixels.width; ++x) {
        has_ink = has_ink || (pixels.data[static_cast<std::size_t>(y * pixels.width + x)] & 0xff) < 0x80;
      }
      gaps += has_ink && in_gap ? 1 : 0;
      in_gap = !has_ink && (had_ink || in_gap);
      had_ink = has_ink;
    }
    return gaps;
  };
  for (const char* letter : {"Ê", "Ề", "Ô", "Ã", "ê", "ồ", "ễ", "ả"}) CHECK(gaps_of(letter) >= 1);
  for (const char* letter : {"Ộ", "Ệ", "Ậ", "ộ", "ặ"}) CHECK(gaps_of(letter) >= 2);
  CHECK(gaps_of("O") == 0);
}

TEST_CASE("card: nothing but decoration stands outside the middle square", "[draw]") {
  const CardTheme common = card_theme();
  CardPainter painter(fonts(), common);
  Card card;
  const auto sides = [&](std::string_view title) {
    card.title = title;
    auto pixels = decode_picture(std::string(painter.draw(card)), 1200, 630, Fit::inside, "card").value();
    std::vector<std::uint32_t> outside;
    for (int y = 0; y < 630; ++y) {
      for (int x = 0; x < 1200; ++x) {
        if (x < 285 || x >= 915) outside.push_back(pixels.data[static_cast<std::size_t>(y * 1200 + x)]);
      }
    }
    return outside;
  };
  const auto brief = sides("Nhật ký");
  const auto full = sides("Ứng dụng cảm biến đo độ mặn bằng linh kiện rẻ tiền giúp hộ nuôi tôm biết trước khi nước mặn "
                          "xâm nhập vào vuông tôm trong mùa khô và cảnh báo qua tin nhắn cho từng tổ hợp tác");
  REQUIRE(brief.size() == full.size());
  // The edge of a ray may get another of the palette's steps; a letter would be far from its ground.
  const auto differs = [](std::uint32_t a, std::uint32_t b) {
    return std::abs(static_cast<int>(a & 0xff) - static_cast<int>(b & 0xff)) > 16;
  };
  std::size_t different = 0;
  for (std::size_t i = 0; i < brief.size(); ++i) different += differs(brief[i], full[i]);
  CHECK(different == 0);
}

TEST_CASE("text: marks above capitals and below letters neither touch the neighbouring line nor are clipped", "[draw]") {
  for (const double size : {26.0, 60.0, 104.0}) {
    const TextStyle style;
    const Ink capitals = ink_of("ỀỘỮẴỄỖ", size, 200), tails = ink_of("ậặộựỵgy", size, 200);
    REQUIRE(capitals.top > 0);
    // One line's tails end above the next line's marks.
    CHECK(tails.bottom < capitals.top + size * style.leading);
  }
}

TEST_CASE("text: a short title is large, a long one smaller, a very long one cut behind a whole word", "[draw]") {
  Typefaces faces(fonts());
  const TextStyle style;
  const auto brief = fit_text("Nhật ký", 586, 280, style, faces);
  CHECK(brief.size == Approx(style.largest));
  std::string text;
  for (int i = 0; i < 60; ++i) text += "nghiệp ";
  const auto cut = fit_text(text, 586, 280, style, faces);
  CHECK(cut.cut);
  CHECK(cut.size == Approx(style.smallest));
  CHECK(cut.lines.back().ends_with("nghiệp…"));
  CHECK(cut.height() <= 280 + cut.size);
}

TEST_CASE("text: signs that the font lacks come from another or are left out", "[draw]") {
  Typefaces faces(fonts());
  CHECK(faces.shape("\U0010FFFD", Weight::text).runs.empty());
  CHECK(faces.shape("Đoàn", Weight::text).width > 1);
}

TEST_CASE("colour: every pair of text and ground is readable", "[draw]") {
  CHECK(contrast(k_white, Colour{0, 0, 0}) == Approx(21));
  for (const auto* colour : {"#0b5cad", "#e2231a", "#ffd400", "#00c853", "#ffffff", "#000000", "#7a1f5c"}) {
    CHECK(contrast(ground_for(parse_colour(colour), k_white, k_readable), k_white) >= k_readable);
    CHECK(contrast(ground_for(parse_colour(colour), k_ink, k_readable), k_ink) >= k_readable);
  }
}

TEST_CASE("qr: no code for a text that is too long", "[draw]") {
  REQUIRE(make_qr("https://trungbay.example.vn/y-tuong/kg-001.html").has_value());
  CHECK_FALSE(make_qr(std::string(4000, 'a')).has_value());
  const auto code = *make_qr("https://a.vn/");
  CHECK(qr_pixels(code, 3).width == (code.size + 8) * 3);
  CHECK(qr_svg(code, "A & B").find("<title>A &amp; B</title>") != std::string::npos);
}

TEST_CASE("picture: what is no picture is a fault with its name", "[draw]") {
  const auto broken = decode_picture("not a picture", 100, 100, Fit::inside, "content/media/a.jpg");
  REQUIRE_FALSE(broken.ok());
  CHECK(broken.fault().code == trungbay::Code::picture_unusable);
  CHECK(broken.fault().place.file == "content/media/a.jpg");
  const auto font = find_fonts("/dev/null", "font.ttf");
  REQUIRE_FALSE(font.ok());
  CHECK(font.fault().code == trungbay::Code::font_unusable);
}

TEST_CASE("card: what was drawn before leaves no trace in the bytes", "[draw]") {
  const CardTheme common = card_theme();
  CardPainter used(fonts(), common), fresh(fonts(), common);
  Card first, second;
  first.title = "Ứng dụng cảm biến đo độ mặn giúp hộ nuôi tôm biết trước khi nước mặn xâm nhập";
  second.title = "Nhật ký";
  const std::string alone(fresh.draw(second));
  for (int i = 0; i < 3; ++i) used.draw(first);
  CHECK(std::string(used.draw(second)) == alone);
}
