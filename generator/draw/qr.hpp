// QR codes of web addresses (ISO/IEC 18004), as modules, as SVG and as pixels; qrcodegen stands behind it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "draw/canvas.hpp"

namespace trungbay::draw {

// The standard asks for a quiet zone of four modules; without it phones do not find the code on dark paper.
inline constexpr int k_quiet_modules = 4;

struct QrCode {
  int size = 0;             // modules on a side, without the quiet zone
  std::vector<bool> dark;   // row by row
  bool at(int x, int y) const { return dark[static_cast<std::size_t>(y * size + x)]; }
};

// Level M or better, the smallest version that holds the text. Nothing when it is too long (2,331 bytes).
std::optional<QrCode> make_qr(std::string_view text);

// An <svg> of one path with its quiet zone, `title` for screen readers; scales to any size.
std::string qr_svg(const QrCode& code, std::string_view title);

// Black on white with the quiet zone, `module` pixels a module.
Pixels qr_pixels(const QrCode& code, int module);

// Into the box (its quiet zone included), as shapes: sharp on paper at any size.
void draw_qr(Canvas& canvas, const QrCode& code, const Box& box);

}  // namespace trungbay::draw
