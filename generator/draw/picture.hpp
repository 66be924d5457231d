// Photos and logos as pixels, and pixels as JPEG; libvips stands behind it.
//
// All of it is safe on several threads. Files are hostile: what is too large or no picture is a fault, and memory is
// bounded by the size asked for, since libvips shrinks while it loads.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "draw/canvas.hpp"

namespace trungbay::draw {

enum class Fit : std::uint8_t {
  cover,   // fills width × height; what stands over is cut off, around the focus
  inside,  // as large as fits into width × height, whole
};

// What a picture is about, 0 to 1 from its left and top (draw/photo.hpp finds it).
struct Focus {
  double x = 0.5, y = 0.5;
};

// The picture file of these bytes, turned upright. Fault: picture_unusable at `shown_as`.
Result<Pixels> decode_picture(std::string_view bytes, int width, int height, Fit fit, const std::string& shown_as,
                              const Focus& focus = {});

// Baseline JPEG without metadata; `quality` 1–100.
Result<std::string> encode_jpeg(const Pixels& pixels, int quality, const std::string& shown_as);

}  // namespace trungbay::draw
