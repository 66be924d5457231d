#include "draw/colour.hpp"

#include <algorithm>
#include <cmath>

namespace trungbay::draw {
namespace {

int digit_of(char letter) {
  if (letter >= '0' && letter <= '9') return letter - '0';
  if (letter >= 'a' && letter <= 'f') return letter - 'a' + 10;
  if (letter >= 'A' && letter <= 'F') return letter - 'A' + 10;
  return -1;
}

double linear(std::uint8_t channel) {
  const double share = channel / 255.0;
  return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
}

double luminance(Colour colour) {
  return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

std::uint8_t mix(std::uint8_t first, std::uint8_t second, double share) {
  return static_cast<std::uint8_t>(std::lround(first + (second - first) * std::clamp(share, 0.0, 1.0)));
}

}  // namespace

Colour parse_colour(std::string_view text) {
  if (text.size() != 7 || text[0] != '#') return {};
  std::uint8_t channels[3] = {};
  for (std::size_t i = 0; i < 3; ++i) {
    const int high = digit_of(text[1 + 2 * i]), low = digit_of(text[2 + 2 * i]);
    if (high < 0 || low < 0) return {};
    channels[i] = static_cast<std::uint8_t>(16 * high + low);
  }
  return {channels[0], channels[1], channels[2]};
}

Colour mix(Colour first, Colour second, double share) {
  return {mix(first.red, second.red, share), mix(first.green, second.green, share),
          mix(first.blue, second.blue, share)};
}

double contrast(Colour a, Colour b) {
  const double first = luminance(a), second = luminance(b);
  return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

Colour ground_for(Colour colour, Colour text, double least) {
  const Colour end = luminance(text) > 0.18 ? Colour{0, 0, 0} : k_white;
  constexpr int k_steps = 64;
  for (int step = 0; step < k_steps; ++step) {
    const Colour tried = mix(colour, end, static_cast<double>(step) / k_steps);
    if (contrast(tried, text) >= least) return tried;
  }
  return end;
}

}  // namespace trungbay::draw
