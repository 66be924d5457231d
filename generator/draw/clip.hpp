// A short silent film of a record, frame by frame: title, photo, figures, progress, and a call with its QR code.
//
// One ground for all scenes; what stands on it comes and goes softly. Square (1080 × 1080) or upright (1080 × 1920, with
// room at top and bottom for what phones lay over stories). Frames are pixels; commands/film_encoder makes a film of them.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "draw/card.hpp"

namespace trungbay::draw {

inline constexpr std::size_t k_clip_rate = 30;  // frames a second

struct Clip {
  CardShape shape = CardShape::square;  // square or upright
  std::string chip, title, line;
  std::vector<CardFigure> figures;  // at most three are shown
  double progress = -1;
  std::string progress_text;
  std::string points_head;
  std::vector<std::string> points;  // at most three are shown
  const Pixels* photo = nullptr;    // of clip_photo_size()
  std::string call, address, shown_address;
};

CardSize clip_photo_size(CardShape shape);

class ClipPainter {
 public:
  // All outlive the painter.
  ClipPainter(const Clip& clip, const FontFiles& fonts, const CardTheme& theme);
  ~ClipPainter();

  std::size_t scenes() const;  // three to five; two of a record that has nothing but a title
  std::size_t frames() const;  // of 10 to 20 seconds
  // A frame; valid until the next call. Quickest in order, since a frame like the one before is not drawn again.
  const Pixels& frame(std::size_t index);

 private:
  class Work;
  std::unique_ptr<Work> work_;
};

}  // namespace trungbay::draw
