#include "draw/vips.hpp"

#include <string_view>

namespace trungbay::draw {
namespace {

bool has_own_colours(VipsImage* image) {
  const void* profile = nullptr;
  std::size_t size = 0;
  if (vips_image_get_typeof(image, VIPS_META_ICC_NAME) == 0 ||
      vips_image_get_blob(image, VIPS_META_ICC_NAME, &profile, &size) != 0) {
    return false;
  }
  // Most profiles say that colours are what they would be without one.
  const std::string_view words(static_cast<const char*>(profile), size);
  return words.find("sRGB") == std::string_view::npos &&
         words.find(std::string_view("\0s\0R\0G\0B", 8)) == std::string_view::npos;
}

}  // namespace

bool start_vips() {
  static const bool started = [] {
    if (VIPS_INIT("trungbay") != 0) return false;
    vips_concurrency_set(1);
    vips_cache_set_max(0);
    // What it would tell the terminal of a damaged file, staff read as a diagnostic.
    g_log_set_handler(
        "VIPS", static_cast<GLogLevelFlags>(G_LOG_LEVEL_WARNING | G_LOG_LEVEL_MESSAGE),
        [](const char*, GLogLevelFlags, const char*, void*) {}, nullptr);
    return true;
  }();
  return started;
}

Image in_srgb_bytes(Image image) {
  VipsImage* next = nullptr;
  if (image && has_own_colours(image.get())) {
    if (vips_icc_transform(image.get(), &next, "srgb", "embedded", TRUE, "intent", VIPS_INTENT_RELATIVE, "depth", 8,
                           nullptr) == 0) {
      image.reset(next);
    } else {
      vips_error_clear();  // a damaged profile: the numbers are taken as they are
    }
  }
  if (!image || vips_colourspace(image.get(), &next, VIPS_INTERPRETATION_sRGB, nullptr) != 0) return nullptr;
  image.reset(next);
  if (vips_cast_uchar(image.get(), &next, nullptr) != 0) return nullptr;
  return Image(next);
}

}  // namespace trungbay::draw
