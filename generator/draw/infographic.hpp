// An infographic: a tall picture (1080 × 1350) with the figures of a unit or of the whole site, for Facebook, Zalo, the
// unit's page and the wall. As PNG, and as the SVG it is drawn from.
//
// Legible on a phone: the picture is shown 360 pixels wide there, a third of its size, so no text is smaller than 30.
// Text of the SVG is shapes: an SVG is opened in browsers, Word and Canva, where Inter is not installed, and Vietnamese
// set in another font would run over its neighbours. What it says stands in its <title> and in the table on the page.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "draw/card.hpp"
#include "draw/palette_png.hpp"
#include "draw/scheme.hpp"
#include "draw/text_block.hpp"

namespace trungbay::draw {

inline constexpr int k_infographic_width = 1080, k_infographic_height = 1350;
inline constexpr double k_infographic_smallest = 30;
inline constexpr std::size_t k_most_infographic_fields = 7;
inline constexpr std::size_t k_most_infographic_models = 3;

struct InfographicBar {
  std::string label;
  std::string value;
  double part = 0;  // of the longest bar, 0 to 1
};

struct Infographic {
  std::string chip;   // "Năm 2023"
  std::string title;
  std::string line;   // below it
  std::vector<CardFigure> figures;  // at most three are shown
  double progress = -1;
  std::string progress_text;
  std::string percent;  // the same, "40%"
  std::string bars_head;
  std::vector<InfographicBar> bars;  // most first; those that have no room are left out
  std::string models_head;
  std::vector<std::string> models;
  std::string address;  // as people read it
};

// One a thread. The views are valid until the next call; the same infographic gives the same bytes.
class InfographicPainter {
 public:
  // Both outlive the painter.
  InfographicPainter(const FontFiles& fonts, const CardTheme& theme);

  std::string_view png(const Infographic& graphic);
  std::string_view svg(const Infographic& graphic, std::string_view title);
  // The smallest text of the last picture, in its pixels.
  double smallest_text() const { return smallest_; }

 private:
  void paint(Canvas& canvas, const Infographic& graphic);
  double paint_head(Canvas& canvas, const Infographic& graphic);
  double paint_figures(Canvas& canvas, const Infographic& graphic, double y);
  void paint_progress(Canvas& canvas, const Infographic& graphic, double y);
  void paint_bars(Canvas& canvas, const Infographic& graphic, std::size_t count, double y);
  void paint_models(Canvas& canvas, const std::vector<TextBlock>& models, const Infographic& graphic, double y);
  void paint_foot(Canvas& canvas, const Infographic& graphic);
  TextBlock set(std::string_view text, double width, double height, Weight weight, double largest, std::size_t lines);

  const CardTheme& theme_;
  const Scheme scheme_;
  Typefaces faces_;
  PalettePng png_;
  Pixels pixels_;
  std::string svg_;
  double smallest_ = 0;
};

}  // namespace trungbay::draw
