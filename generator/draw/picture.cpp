#include "draw/picture.hpp"

#include <algorithm>
#include <cmath>

#include "draw/vips.hpp"

namespace trungbay::draw {
namespace {

Diagnostic unusable(const std::string& shown_as) {
  vips_error_clear();
  return make_diagnostic(Code::picture_unusable, file_place(shown_as));
}

Image load_jpeg(std::string_view bytes, int shrink) {
  VipsImage* made = nullptr;
  if (vips_jpegload_buffer(const_cast<char*>(bytes.data()), bytes.size(), &made, "shrink", shrink, "access",
                           VIPS_ACCESS_SEQUENTIAL, "fail_on", VIPS_FAIL_ON_ERROR, nullptr) != 0) {
    return nullptr;
  }
  return Image(made);
}

// Cut first and made smaller then: a card shows a quarter of its photo, and averaging pixels is what takes the time.
Image cover_of_jpeg(std::string_view bytes, int width, int height, const Focus& focus) {
  Image image = load_jpeg(bytes, 1);
  if (!image) return nullptr;
  const bool lies = vips_image_get_orientation(image.get()) >= 5;
  const int stored_width = lies ? height : width, stored_height = lies ? width : height;
  int shrink = 8;  // the decoder halves for nothing
  while (shrink > 1 && (vips_image_get_width(image.get()) / shrink < stored_width ||
                        vips_image_get_height(image.get()) / shrink < stored_height)) {
    shrink /= 2;
  }
  if (shrink > 1) image = load_jpeg(bytes, shrink);
  VipsImage* next = image ? vips_image_copy_memory(image.get()) : nullptr;
  if (next == nullptr) return nullptr;
  image.reset(next);
  if (vips_autorot(image.get(), &next, nullptr) != 0) return nullptr;
  image.reset(next);
  const int own_width = vips_image_get_width(image.get()), own_height = vips_image_get_height(image.get());
  const double scale = std::max(double(width) / own_width, double(height) / own_height);
  const int cut_width = std::clamp(static_cast<int>(std::lround(width / scale)), 1, own_width);
  const int cut_height = std::clamp(static_cast<int>(std::lround(height / scale)), 1, own_height);
  const int left = std::clamp(static_cast<int>(focus.x * own_width) - cut_width / 2, 0, own_width - cut_width);
  const int top = std::clamp(static_cast<int>(focus.y * own_height) - cut_height / 2, 0, own_height - cut_height);
  if (vips_crop(image.get(), &next, left, top, cut_width, cut_height, nullptr) != 0) return nullptr;
  image.reset(next);
  if (cut_width == width && cut_height == height) return in_srgb_bytes(std::move(image));
  if (vips_resize(image.get(), &next, double(width) / cut_width, "vscale", double(height) / cut_height, nullptr) != 0) return nullptr;
  return in_srgb_bytes(Image(next));
}

// Any other: libvips makes it smaller while it comes, so that memory is bounded by what is asked for.
Image smaller(std::string_view bytes, int width, int height, Fit fit) {
  VipsImage* made = nullptr;
  if (vips_thumbnail_buffer(const_cast<char*>(bytes.data()), bytes.size(), &made, width, "height", height, "size",
                            VIPS_SIZE_BOTH, "crop",
                            fit == Fit::cover ? VIPS_INTERESTING_ATTENTION : VIPS_INTERESTING_NONE, "fail_on",
                            VIPS_FAIL_ON_ERROR, nullptr) != 0) {
    return nullptr;
  }
  return in_srgb_bytes(Image(made));
}

Pixels to_pixels(const std::uint8_t* bytes, int width, int height, int bands) {
  Pixels pixels;
  pixels.width = width;
  pixels.height = height;
  pixels.has_alpha = bands == 4;
  pixels.data.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
  for (auto& pixel : pixels.data) {
    const std::uint32_t alpha = bands == 4 ? bytes[3] : 255;
    const auto premultiplied = [&](std::uint32_t channel) { return (channel * alpha + 127) / 255; };
    pixel = alpha << 24 | premultiplied(bytes[0]) << 16 | premultiplied(bytes[bands < 3 ? 0 : 1]) << 8 |
            premultiplied(bytes[bands < 3 ? 0 : 2]);
    bytes += bands;
  }
  return pixels;
}

}  // namespace

Result<Pixels> decode_picture(std::string_view bytes, int width, int height, Fit fit, const std::string& shown_as,
                              const Focus& focus) {
  if (!start_vips()) return unusable(shown_as);
  const bool is_jpeg = bytes.starts_with("\xFF\xD8");
  const Image image = is_jpeg && fit == Fit::cover ? cover_of_jpeg(bytes, width, height, focus) : smaller(bytes, width, height, fit);
  if (!image) return unusable(shown_as);
  const int bands = vips_image_get_bands(image.get());
  if (bands != 1 && bands != 3 && bands != 4) return unusable(shown_as);
  std::size_t size = 0;
  const VipsBytes memory(vips_image_write_to_memory(image.get(), &size));
  if (!memory) return unusable(shown_as);
  return to_pixels(static_cast<const std::uint8_t*>(memory.get()), vips_image_get_width(image.get()),
                   vips_image_get_height(image.get()), bands);
}

Result<std::string> encode_jpeg(const Pixels& pixels, int quality, const std::string& shown_as) {
  if (!start_vips()) return unusable(shown_as);
  std::string rgb(pixels.data.size() * 3, '\0');
  char* to = rgb.data();
  for (const auto pixel : pixels.data) {
    *to++ = static_cast<char>(pixel >> 16 & 0xff);
    *to++ = static_cast<char>(pixel >> 8 & 0xff);
    *to++ = static_cast<char>(pixel & 0xff);
  }
  const Image image(vips_image_new_from_memory(rgb.data(), rgb.size(), pixels.width, pixels.height, 3, VIPS_FORMAT_UCHAR));
  void* out = nullptr;
  std::size_t size = 0;
  if (!image || vips_jpegsave_buffer(image.get(), &out, &size, "Q", quality, "strip", TRUE, "optimize_coding", TRUE,
                                     nullptr) != 0) {
    return unusable(shown_as);
  }
  const VipsBytes owned(out);
  return std::string(static_cast<const char*>(out), size);
}

}  // namespace trungbay::draw
