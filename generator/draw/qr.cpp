#include "draw/qr.hpp"

#include <algorithm>
#include <stdexcept>

#include <qrcodegen/qrcodegen.hpp>

namespace trungbay::draw {
namespace {

constexpr std::uint32_t k_black_pixel = 0xff00'0000, k_white_pixel = 0xffff'ffff;
constexpr Colour k_black{0, 0, 0};

// Calls use(x, y, length) for each run of dark modules in a row.
template <typename Use>
void each_run(const QrCode& code, const Use& use) {
  for (int y = 0; y < code.size; ++y) {
    for (int x = 0; x < code.size; ++x) {
      if (!code.at(x, y)) continue;
      const int begin = x;
      while (x < code.size && code.at(x, y)) ++x;
      use(begin, y, x - begin);
    }
  }
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char letter : text) {
    switch (letter) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      default:
        out += letter;
    }
  }
  return out;
}

}  // namespace

std::optional<QrCode> make_qr(std::string_view text) {
  try {
    const std::vector<std::uint8_t> bytes(text.begin(), text.end());
    const auto made = qrcodegen::QrCode::encodeSegments({qrcodegen::QrSegment::makeBytes(bytes)},
                                                        qrcodegen::QrCode::Ecc::MEDIUM);
    QrCode code;
    code.size = made.getSize();
    code.dark.reserve(static_cast<std::size_t>(code.size * code.size));
    for (int y = 0; y < code.size; ++y) {
      for (int x = 0; x < code.size; ++x) code.dark.push_back(made.getModule(x, y));
    }
    return code;
  } catch (const std::length_error&) {
    return std::nullopt;
  }
}

std::string qr_svg(const QrCode& code, std::string_view title) {
  const std::string side = std::to_string(code.size + 2 * k_quiet_modules);
  std::string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + side + " " + side +
                    "\" role=\"img\" shape-rendering=\"crispEdges\"><title>" + escaped(title) +
                    "</title><path fill=\"#fff\" d=\"M0 0h" + side + "v" + side + "H0z\"/><path d=\"";
  each_run(code, [&](int x, int y, int length) {
    svg += "M" + std::to_string(x + k_quiet_modules) + " " + std::to_string(y + k_quiet_modules) + "h" +
           std::to_string(length) + "v1h-" + std::to_string(length) + "z";
  });
  return svg + "\"/></svg>";
}

Pixels qr_pixels(const QrCode& code, int module) {
  Pixels pixels;
  pixels.width = pixels.height = (code.size + 2 * k_quiet_modules) * module;
  pixels.data.assign(static_cast<std::size_t>(pixels.width) * static_cast<std::size_t>(pixels.height), k_white_pixel);
  each_run(code, [&](int x, int y, int length) {
    for (int row = 0; row < module; ++row) {
      const auto begin = static_cast<std::size_t>(((y + k_quiet_modules) * module + row) * pixels.width +
                                                  (x + k_quiet_modules) * module);
      std::fill_n(pixels.data.begin() + static_cast<std::ptrdiff_t>(begin), length * module, k_black_pixel);
    }
  });
  return pixels;
}

void draw_qr(Canvas& canvas, const QrCode& code, const Box& box) {
  const double module = std::min(box.width, box.height) / (code.size + 2 * k_quiet_modules);
  canvas.rectangle(box, k_white);
  each_run(code, [&](int x, int y, int length) {
    canvas.rectangle({box.x + (x + k_quiet_modules) * module, box.y + (y + k_quiet_modules) * module, length * module, module},
                     k_black);
  });
}

}  // namespace trungbay::draw
