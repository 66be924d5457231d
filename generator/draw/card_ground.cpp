#include "draw/card_ground.hpp"

#include <algorithm>
#include <cmath>

#include "base/files.hpp"
#include "draw/picture.hpp"

namespace trungbay::draw {
namespace {

constexpr double k_step = 1.0 / 64;

std::uint32_t mixed(std::uint32_t pixel, std::uint32_t veil, std::uint32_t share) {
  std::uint32_t result = 0;
  for (const int shift : {0, 8, 16}) {
    const std::uint32_t a = pixel >> shift & 0xff, b = veil >> shift & 0xff;
    result |= (a * (256 - share) + b * share + 128) >> 8 << shift;
  }
  return result;
}

std::uint32_t share_in_256(double share) { return static_cast<std::uint32_t>(std::lround(share * 256)); }

std::uint32_t number_of(Colour colour) {
  return static_cast<std::uint32_t>(colour.red) << 16 | static_cast<std::uint32_t>(colour.green) << 8 | colour.blue;
}

// What contrast() does, for many pixels: light of each value of a channel.
class Light {
 public:
  Light() {
    for (std::size_t i = 0; i < linear_.size(); ++i) {
      const double value = static_cast<double>(i) / 255;
      linear_[i] = value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    }
  }
  double of(std::uint32_t pixel) const {
    return 0.2126 * linear_[pixel >> 16 & 0xff] + 0.7152 * linear_[pixel >> 8 & 0xff] + 0.0722 * linear_[pixel & 0xff];
  }

 private:
  std::array<double, 256> linear_{};
};

}  // namespace

double veil_for(const Pixels& picture, const Box& box, Colour veil, std::span<const Colour> texts) {
  const Light light;
  // How light a pixel may be for every light text to be readable on it, and has to be for every dark text.
  double most_light = 1, least_light = 0;
  const double own = light.of(number_of(veil));
  for (const Colour text : texts) {
    const double of_text = light.of(number_of(text));
    if (of_text > own) {
      most_light = std::min(most_light, (of_text + 0.05) / k_veiled_contrast - 0.05);
    } else {
      least_light = std::max(least_light, (of_text + 0.05) * k_veiled_contrast - 0.05);
    }
  }
  const auto clamp = [](double value, int most) { return std::clamp(static_cast<int>(value), 0, most); };
  const int left = clamp(box.x, picture.width), right = clamp(std::ceil(box.right()), picture.width);
  const int top = clamp(box.y, picture.height), bottom = clamp(std::ceil(box.bottom()), picture.height);
  const std::uint32_t colour = number_of(veil);
  const auto is_readable = [&](std::uint32_t share) {
    for (int y = top; y < bottom; ++y) {
      const std::uint32_t* row = picture.data.data() + std::ptrdiff_t{y} * picture.width;
      for (int x = left; x < right; ++x) {
        const double ground = light.of(mixed(row[x], colour, share));
        if (ground > most_light || ground < least_light) return false;
      }
    }
    return true;
  };
  double share = k_thinnest_veil;
  while (share < 1 && !is_readable(share_in_256(share))) share += k_step;
  return std::min(share, 1.0);
}

void CardGrounds::add(std::size_t number, std::filesystem::path file, std::string shown_as) {
  files_[number] = File{std::move(file), std::move(shown_as), {}};
}

const Pixels* CardGrounds::find(std::size_t number, int width, int height, const Box& box, Colour veil,
                                std::span<const Colour> texts) {
  const auto file = files_.find(number);
  if (file == files_.end()) return nullptr;
  const std::lock_guard lock(making_);
  auto [made, is_new] = file->second.made.try_emplace({width, height});
  auto& ground = made->second;
  if (is_new) {
    const auto bytes = MappedFile::open(file->second.path, file->second.shown_as);
    auto pixels = bytes ? decode_picture(bytes.value().bytes(), width, height, Fit::cover, file->second.shown_as)
                        : Result<Pixels>(bytes.fault());
    if (pixels && pixels.value().width == width && pixels.value().height == height) {
      ground = std::move(pixels).value();
      const std::uint32_t colour = number_of(veil), share = share_in_256(veil_for(*ground, box, veil, texts));
      for (auto& pixel : ground->data) pixel = 0xff000000u | mixed(pixel, colour, share);
      ground->has_alpha = false;
    }
  }
  return ground ? &*ground : nullptr;
}

}  // namespace trungbay::draw
