// A poster for the wall: one page of a PDF, A4 or A3, with text as text, in the theme's colours.
//
// Title large and balanced, photo, figures, key points, and a QR code of 3.4 cm that leads to the page. Everything
// stands inside margins that office printers can print. What does not fit is cut behind a whole word.
// Laid out first (layout_poster, which tests look at), then drawn.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "draw/card.hpp"
#include "draw/qr.hpp"
#include "draw/scheme.hpp"
#include "draw/text_block.hpp"

namespace trungbay::draw {

enum class PaperSize : std::uint8_t { a4, a3 };

inline constexpr double k_points_per_millimetre = 72 / 25.4;
inline constexpr double k_a4_width = 210 * k_points_per_millimetre, k_a4_height = 297 * k_points_per_millimetre;
// Office printers leave 4 to 6 mm white; wall frames cover some more.
inline constexpr double k_paper_margin = 12 * k_points_per_millimetre;

struct PosterPoint {
  std::string_view head;                // "Cách làm"
  std::vector<std::string> paragraphs;  // with more than one, each has a bullet before it
};

struct Poster {
  PaperSize paper = PaperSize::a4;
  std::string_view chip;
  std::string_view title;
  std::string_view line;  // below it: unit, dates
  std::vector<CardFigure> figures;  // at most k_most_poster_figures are shown
  double progress = -1;
  std::string_view progress_text;
  std::vector<PosterPoint> points;
  const Pixels* photo = nullptr;
  std::string_view call;           // beside the code: "Quét mã để đọc đầy đủ"
  std::string_view address;        // where the code leads
  std::string_view shown_address;  // the same, as people read it
  std::string iso_day;             // of making
};
inline constexpr std::size_t k_most_poster_figures = 4;

// Where everything stands, in points of an A4 page; A3 is the same, larger.
struct PosterLayout {
  struct Paragraph {
    double y = 0;
    TextBlock block;
    bool has_bullet = false;
  };
  struct Point {
    double y = 0;
    TextBlock head;
    std::vector<Paragraph> paragraphs;
  };
  Box head;
  double chip_y = 0, title_y = 0, line_y = 0;
  TextBlock title, line;
  Box photo;                 // without height: none
  std::vector<Box> figures;
  Box progress;              // its bar and the text below; without height: none
  std::vector<Point> points;
  double points_bottom = 0;
  Box foot;
  Box code;
};

PosterLayout layout_poster(const Poster& poster, Typefaces& faces);

// The room that a photo gets, in pixels: 200 to the inch of an A4 page.
CardSize poster_photo_size();

// The PDF's bytes; the same poster gives the same bytes.
std::string draw_poster(const Poster& poster, const FontFiles& fonts, const CardTheme& theme);

}  // namespace trungbay::draw
