// Share cards: the picture that Facebook and Zalo show with a link.
//
// Everything essential stands inside the middle square, because Zalo and Messenger cut the sides off; what is at
// the sides is decoration. Text never stands on a photo. Colours come from the theme, and every pair of text and
// ground has a contrast of at least 4.5:1. Sizes: Facebook's 1200 × 630, and 1080 × 1080, 1080 × 1920 for posts and
// stories. docs/share-cards.md says which record gets which.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.hpp"
#include "draw/canvas.hpp"
#include "draw/card_ground.hpp"
#include "draw/colour.hpp"
#include "draw/palette_png.hpp"
#include "draw/typefaces.hpp"

namespace trungbay::draw {

// One for each kind of record: light for ideas, deep for models and units, the accent for what happens.
enum class CardDesign : std::uint8_t { idea, model, unit, happening };
enum class CardShape : std::uint8_t { wide, square, upright };

struct CardSize {
  int width, height;
};
constexpr CardSize size_of(CardShape shape) {
  return shape == CardShape::wide ? CardSize{1200, 630}
                                  : CardSize{1080, shape == CardShape::square ? 1080 : 1920};
}

struct CardFigure {
  std::string_view value;  // "6,2 tấn"
  std::string_view label;  // "chai nhựa không còn trôi xuống kênh"
};

struct Card {
  CardDesign design = CardDesign::idea;
  CardShape shape = CardShape::wide;
  std::string_view chip;  // above the title: field, kind
  std::string_view title;
  std::string_view line;  // below it: unit, dates
  std::string_view status;
  std::span<const CardFigure> figures;  // at most three are shown
  double progress = -1;                 // against the year's target, 0 to 1; below 0: none
  std::string_view progress_text;
  const Pixels* photo = nullptr;  // as photo_size() asks for
  std::optional<std::size_t> ground;  // a number of the theme's grounds; none: rays and a sun
};

// What all cards of a site have in common.
struct CardTheme {
  Colour primary, accent;
  std::string site_name;
  Pixels logo;  // at most k_logo_height high; may be empty
  std::shared_ptr<CardGrounds> grounds;  // may be null
};
inline constexpr int k_logo_height = 96;

// The room that a photo gets.
CardSize photo_size(CardShape shape);

// One a thread.
class CardPainter {
 public:
  // Both outlive the painter.
  CardPainter(const FontFiles& fonts, const CardTheme& theme);

  // A PNG, or with a photo or a ground of its own a JPEG. The view is valid until the next call.
  std::string_view draw(const Card& card);

 private:
  struct Look;
  const Look& look_of(const Card& card);
  std::string_view draw_plain(const Card& card, const Look& look);
  const IndexedPixels& ground_of(const Card& card, const Look& look);
  const Pixels* picture_ground_of(const Card& card, const Look& look) const;
  void paint_ground(Canvas& canvas, const Card& card, const Look& look);
  void paint_footer(Canvas& canvas, const Card& card, const Look& look);
  void paint_text(Canvas& canvas, const Card& card, const Look& look);
  double paint_figures(Canvas& canvas, const Card& card, const Look& look, double y, double scale);

  const CardTheme& theme_;
  Typefaces faces_;
  PalettePng png_;
  std::array<std::shared_ptr<const Look>, 8> looks_;  // by design, without and with a picture as ground
  std::map<std::pair<std::uint32_t, bool>, IndexedPixels> grounds_;  // by design and shape, and whether there is a photo
  Pixels pixels_;
  const IndexedPixels* standing_ = nullptr;  // the ground that pixels_ are between cards
  std::string jpeg_;
};

}  // namespace trungbay::draw
