#include "draw/poster.hpp"

#include <string>
#include <vector>

#include "draw/evidence.hpp"
#include "support/catch.hpp"
#include "support/drawing.hpp"

using namespace trungbay::draw;
using trungbay::support::card_theme;
using trungbay::support::fonts;

namespace {

std::string words(std::size_t count) {
  static constexpr std::string_view k_words[] = {"Đoàn", "viên", "thanh", "niên", "Ề", "Ộ", "Ữ", "ậ", "ặ", "sáng", "kiến"};
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += (i > 0 ? " " : "") + std::string(k_words[i % std::size(k_words)]);
  return text;
}

bool is_within(const Box& box) {
  return box.x >= k_paper_margin - 0.01 && box.y >= k_paper_margin - 0.01 && box.right() <= k_a4_width - k_paper_margin + 0.01 &&
         box.bottom() <= k_a4_height - k_paper_margin + 0.01;
}

}  // namespace

TEST_CASE("poster: whatever it says, nothing overlaps and all stands inside the margins", "[poster]") {
  Typefaces faces(fonts());
  const Pixels photo{40, 30, false, std::vector<std::uint32_t>(1200, 0)};
  for (const std::size_t title : {1, 8, 30, 400}) {
    for (const std::size_t points : {0, 1, 3, 7}) {
      for (const bool has_photo : {false, true}) {
        INFO(title << " words, " << points << " points, photo " << has_photo);
        Poster poster;
        const std::string title_text = words(title);
        poster.title = title_text;
        poster.chip = "Môi trường · Đã áp dụng";
        poster.line = "Huyện đoàn An Minh";
        poster.figures = {{"6,2 tấn", "chai nhựa"}, {"214 triệu đồng", "lãi"}};
        poster.progress = has_photo ? 0.4 : -1;
        for (std::size_t i = 0; i < points; ++i) poster.points.push_back({"Cách làm", {words(20 + 60 * i)}});
        poster.photo = has_photo ? &photo : nullptr;
        const auto layout = layout_poster(poster, faces);
        CHECK(is_within(layout.head));
        CHECK(is_within(layout.foot));
        CHECK(is_within(layout.code));
        CHECK(layout.title_y + layout.title.height() <= layout.line_y + 0.01);
        CHECK(layout.line_y + layout.line.height() <= layout.head.bottom());
        double y = layout.head.bottom();
        if (layout.photo.height > 0) {
          CHECK(layout.photo.y >= y);
          y = layout.photo.bottom();
        }
        for (const auto& figure : layout.figures) CHECK(figure.y >= y);
        y = layout.figures.front().bottom();
        if (layout.progress.height > 0) {
          CHECK(layout.progress.y >= y);
          y = layout.progress.bottom();
        }
        for (const auto& point : layout.points) {
          CHECK(point.y >= y);
          y = point.paragraphs.back().y + point.paragraphs.back().block.height();
        }
        CHECK(y <= layout.foot.y);
        CHECK(layout.title.size >= 20);
        for (const auto& point : layout.points) CHECK(point.paragraphs.front().block.size >= 10);
      }
    }
  }
}

TEST_CASE("poster: its code is larger than 2 cm, without the quiet zone", "[poster]") {
  Typefaces faces(fonts());
  Poster poster;
  poster.title = "Nấm rơm";
  const auto layout = layout_poster(poster, faces);
  const auto code = make_qr("https://trungbay.example.vn/" + std::string(80, 'a'));
  REQUIRE(code);
  const double dark = layout.code.width * code->size / (code->size + 2 * k_quiet_modules);
  CHECK(dark >= 20 * k_points_per_millimetre);
}

TEST_CASE("poster: what does not fit is cut behind a whole word, each point keeps its first line", "[poster]") {
  Typefaces faces(fonts());
  Poster poster;
  poster.title = "Tên";
  for (int i = 0; i < 5; ++i) poster.points.push_back({"Phần", {words(400)}});
  const auto layout = layout_poster(poster, faces);
  REQUIRE(layout.points.size() == 5);
  for (const auto& point : layout.points) {
    const auto& block = point.paragraphs.front().block;
    CHECK(block.cut);
    CHECK(block.lines.back().ends_with("…"));
    const std::string last = block.lines.back().substr(0, block.lines.back().size() - std::string_view("…").size());
    CHECK((words(400) + " ").find(last + " ") != std::string::npos);
  }
  CHECK(layout.points.front().paragraphs.front().block.lines.size() >= layout.points.back().paragraphs.front().block.lines.size());
}

TEST_CASE("poster: the same poster is the same bytes, whatever was drawn before", "[poster]") {
  const auto common = card_theme();
  const Pixels photo{40, 30, false, std::vector<std::uint32_t>(1200, 0xff336699)};
  Poster poster;
  poster.title = "Đường hoa tự quản “khúc của nhà mình”";
  poster.photo = &photo;
  poster.address = "https://trungbay.example.vn/mo-hinh/duong-hoa.html";
  poster.iso_day = "2023-03-26";
  const std::string first = draw_poster(poster, fonts(), common);
  poster.paper = PaperSize::a3;
  const std::string large = draw_poster(poster, fonts(), common);
  poster.paper = PaperSize::a4;
  CHECK(draw_poster(poster, fonts(), common) == first);
  CHECK(large != first);
  CHECK(first.starts_with("%PDF-"));
}

TEST_CASE("evidence: rows go on over pages, and their number is known on the first", "[poster]") {
  Evidence evidence;
  evidence.title = "MINH CHỨNG";
  evidence.unit = "Huyện đoàn An Minh";
  evidence.iso_day = "2023-03-26";
  evidence.totals = {"Cộng: 40 ý tưởng"};
  EvidenceSection section{"A. Ý tưởng, sáng kiến", {}};
  for (int i = 0; i < 40; ++i) {
    section.rows.push_back({std::to_string(i + 1), words(60), "Mã KG-001", {"Duyệt: 26/03/2023"}, "Đã duyệt",
                            "https://thu.example.vn/y-tuong/kg-" + std::to_string(i) + ".html", "thu.example.vn"});
  }
  evidence.sections.push_back(section);
  const auto sheet = draw_evidence(evidence, fonts());
  CHECK(sheet.pages == 5);  // of nine rows each, fewer on the first
  CHECK(draw_evidence(evidence, fonts()).bytes == sheet.bytes);
}

TEST_CASE("scheme: every text of posters, infographics and clips is readable, whatever the theme's colours", "[poster]") {
  for (const std::string_view primary : {"#0b5cad", "#e2231a", "#ffd400", "#ffffff", "#000000", "#00a859", "#7fb2e5"}) {
    for (const std::string_view accent : {"#e2231a", "#ffff00", "#0b5cad", "#ffffff"}) {
      INFO(primary << " " << accent);
      const auto scheme = scheme_of(parse_colour(primary), parse_colour(accent));
      for (const auto ground : {scheme.deep, scheme.ray}) {
        CHECK(contrast(scheme.on_deep, ground) >= k_readable);
        CHECK(contrast(scheme.soft_on_deep, ground) >= k_readable);
        CHECK(contrast(scheme.figure_on_deep, ground) >= k_readable);
      }
      CHECK(contrast(scheme.chip_text, scheme.chip) >= k_readable);
      for (const auto ground : {scheme.paper, scheme.tint}) {
        for (const auto text : {scheme.ink, scheme.soft, scheme.strong, scheme.second}) CHECK(contrast(text, ground) >= k_readable);
      }
    }
  }
}
