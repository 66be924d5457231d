#include "draw/picture.hpp"

#include <cstdlib>
#include <cstring>
#include <memory>

#include <vips/vips.h>

namespace trungbay::draw {
namespace {

struct Unref {
  void operator()(VipsImage* image) const { g_object_unref(image); }
  void operator()(void* bytes) const { g_free(bytes); }
};
using Image = std::unique_ptr<VipsImage, Unref>;

// Threads are ours: each operation of libvips runs on the thread that asks for it, and keeps nothing for later.
bool start_vips() {
  static const bool started = [] {
    if (VIPS_INIT("trungbay") != 0) return false;
    vips_concurrency_set(1);
    vips_cache_set_max(0);
    return true;
  }();
  return started;
}

Diagnostic unusable(const std::string& shown_as) {
  vips_error_clear();
  return make_diagnostic(Code::picture_unusable, file_place(shown_as));
}

// Takes over `image`.
Image in_srgb_bytes(Image image) {
  VipsImage* next = nullptr;
  if (!image || vips_colourspace(image.get(), &next, VIPS_INTERPRETATION_sRGB, nullptr) != 0) return nullptr;
  image.reset(next);
  if (vips_cast_uchar(image.get(), &next, nullptr) != 0) return nullptr;
  return Image(next);
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

Result<Pixels> decode_picture(std::string_view bytes, int width, int height, Fit fit, const std::string& shown_as) {
  if (!start_vips()) return unusable(shown_as);
  VipsImage* made = nullptr;
  if (vips_thumbnail_buffer(const_cast<char*>(bytes.data()), bytes.size(), &made, width, "height", height, "size",
                            VIPS_SIZE_BOTH, "crop",
                            fit == Fit::cover ? VIPS_INTERESTING_ATTENTION : VIPS_INTERESTING_NONE, "fail_on",
                            VIPS_FAIL_ON_ERROR, nullptr) != 0) {
    return unusable(shown_as);
  }
  const Image image = in_srgb_bytes(Image(made));
  if (!image) return unusable(shown_as);
  const int bands = vips_image_get_bands(image.get());
  if (bands != 1 && bands != 3 && bands != 4) return unusable(shown_as);
  std::size_t size = 0;
  const std::unique_ptr<void, Unref> memory(vips_image_write_to_memory(image.get(), &size));
  if (!memory) return unusable(shown_as);
  return to_pixels(static_cast<const std::uint8_t*>(memory.get()), vips_image_get_width(image.get()),
                   vips_image_get_height(image.get()), bands);
}

Result<std::string> encode_jpeg(const Pixels& pixels, int quality, const std::string& shown_as) {
  if (!start_vips()) return unusable(shown_as);
  std::string rgb;
  rgb.reserve(pixels.data.size() * 3);
  for (const auto pixel : pixels.data) {
    rgb += static_cast<char>(pixel >> 16 & 0xff);
    rgb += static_cast<char>(pixel >> 8 & 0xff);
    rgb += static_cast<char>(pixel & 0xff);
  }
  const Image image(vips_image_new_from_memory(rgb.data(), rgb.size(), pixels.width, pixels.height, 3, VIPS_FORMAT_UCHAR));
  void* out = nullptr;
  std::size_t size = 0;
  if (!image || vips_jpegsave_buffer(image.get(), &out, &size, "Q", quality, "strip", TRUE, "optimize_coding", TRUE,
                                     nullptr) != 0) {
    return unusable(shown_as);
  }
  const std::unique_ptr<void, Unref> owned(out);
  return std::string(static_cast<const char*>(out), size);
}

}  // namespace trungbay::draw
