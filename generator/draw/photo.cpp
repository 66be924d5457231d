#include "draw/photo.hpp"

#include <algorithm>
#include <mutex>
#include <optional>

#include "draw/vips.hpp"

namespace trungbay::draw {
namespace {

// What no eye tells from the original on a phone: 4:3 at 960 pixels has about 90 KB as JPEG and 60 KB as WebP.
constexpr int k_jpeg_quality = 80;
constexpr int k_webp_quality = 76;
// Of libwebp's 0–6: past 2 a file is 2% smaller for twice the time; docs/photos.md has the figures.
constexpr int k_webp_effort = 2;
// Lossless files are few, and gain more by effort.
constexpr int k_lossless_effort = 3;

Diagnostic undecodable(const std::string& shown_as) {
  vips_error_clear();
  return make_diagnostic(Code::photo_undecodable, file_place(shown_as));
}

// Runs one of libvips' operations, whose result takes the image's place; false when it failed.
template <typename Operation>
bool run(Image& image, const Operation& operation) {
  VipsImage* next = nullptr;
  if (!image || operation(image.get(), &next) != 0) return false;
  image.reset(next);
  return true;
}

// How often a decoder of JPEG may halve the picture (as a power of two up to 8) and still have all pixels wanted.
int halvings(const PhotoSource& source, int width, int height) {
  int shrink = 8;
  while (shrink > 1 && (source.width / shrink < width || source.height / shrink < height)) shrink /= 2;
  return shrink;
}

// Phones leave rubbish between a JPEG's parts, and libjpeg warns of that as it does of data that is cut off. Only
// the latter makes a picture damaged.
bool is_harmless_warning() {
  const std::string_view words = vips_error_buffer();
  constexpr std::string_view k_harmful[] = {"premature end", "bad Huffman", "bad arithmetic", "instead of RST"};
  return words.find("extraneous bytes") != std::string_view::npos &&
         std::none_of(std::begin(k_harmful), std::end(k_harmful),
                      [&](std::string_view fault) { return words.find(fault) != std::string_view::npos; });
}

Image load_jpeg(const PhotoSource& source, int shrink, VipsFailOn fail_on) {
  VipsImage* made = nullptr;
  if (vips_jpegload_buffer(const_cast<char*>(source.bytes.data()), source.bytes.size(), &made, "shrink", shrink, "access",
                           VIPS_ACCESS_SEQUENTIAL, "fail_on", fail_on, nullptr) != 0) {
    return nullptr;
  }
  return Image(made);
}

// Not decoded yet: rows come as they are asked for. `width` and `height` as the file has them.
Image load(const PhotoSource& source, int width, int height, VipsFailOn fail_on) {
  char* const bytes = const_cast<char*>(source.bytes.data());
  const std::size_t size = source.bytes.size();
  VipsImage* made = nullptr;
  if (source.bytes.starts_with("\xFF\xD8")) return load_jpeg(source, halvings(source, width, height), fail_on);
  if (source.bytes.starts_with("\x89PNG")) {
    if (vips_pngload_buffer(bytes, size, &made, "access", VIPS_ACCESS_SEQUENTIAL, "fail_on", VIPS_FAIL_ON_ERROR, nullptr) != 0) {
      return nullptr;
    }
    return Image(made);
  }
  // libwebp averages while it decodes, and then holds the small picture only.
  const double scale = std::max(double(width) / source.width, double(height) / source.height);
  if (vips_webpload_buffer(bytes, size, &made, "scale", scale > 0.5 ? 1.0 : scale, "fail_on", VIPS_FAIL_ON_ERROR, nullptr) != 0) {
    return nullptr;
  }
  return Image(made);
}

bool resize(Image& image, int width, int height) {
  const int own_width = vips_image_get_width(image.get()), own_height = vips_image_get_height(image.get());
  if (own_width == width && own_height == height) return true;
  // A picture that can be seen through is averaged with its alpha, or edges get the colour of what nobody sees.
  const bool has_alpha = vips_image_hasalpha(image.get()) != 0;
  const VipsBandFormat format = vips_image_get_format(image.get());
  if (has_alpha && !run(image, [](VipsImage* in, VipsImage** out) { return vips_premultiply(in, out, nullptr); })) return false;
  if (!run(image, [&](VipsImage* in, VipsImage** out) {
        return vips_resize(in, out, double(width) / own_width, "vscale", double(height) / own_height, nullptr);
      })) {
    return false;
  }
  return !has_alpha || run(image, [&](VipsImage* in, VipsImage** out) {
           VipsImage* plain = nullptr;
           if (vips_unpremultiply(in, &plain, nullptr) != 0) return -1;
           const int status = vips_cast(plain, out, format, nullptr);
           g_object_unref(plain);
           return status;
         });
}

Image turned(Image image, int orientation) {
  if (orientation < 2 || orientation > 8) return image;
  constexpr VipsAngle k_angles[] = {VIPS_ANGLE_D0,  VIPS_ANGLE_D180, VIPS_ANGLE_D180, VIPS_ANGLE_D90,
                                    VIPS_ANGLE_D90, VIPS_ANGLE_D270, VIPS_ANGLE_D270};
  const bool is_mirrored = orientation == 2 || orientation == 4 || orientation == 5 || orientation == 7;
  run(image, [&](VipsImage* in, VipsImage** out) { return vips_rot(in, out, k_angles[orientation - 2], nullptr); });
  if (is_mirrored) {
    run(image, [](VipsImage* in, VipsImage** out) { return vips_flip(in, out, VIPS_DIRECTION_HORIZONTAL, nullptr); });
  }
  return image;
}

// Runs everything that was asked for.
bool to_memory(Image& image) {
  VipsImage* const memory = vips_image_copy_memory(image.get());
  if (memory == nullptr) return false;
  image.reset(memory);
  return true;
}

std::optional<PhotoPixels> pixels_of(Image image) {
  if (!image) return std::nullopt;
  const int bands = vips_image_get_bands(image.get());
  if (bands != 3 && bands != 4) return std::nullopt;
  std::size_t size = 0;
  const VipsBytes memory(vips_image_write_to_memory(image.get(), &size));
  if (!memory) return std::nullopt;
  PhotoPixels photo{vips_image_get_width(image.get()), vips_image_get_height(image.get()), bands == 4, {}};
  photo.bytes.assign(static_cast<const char*>(memory.get()), size);
  if (bands == 3) return photo;
  // Many pictures carry an alpha that hides nothing.
  bool is_opaque = true;
  for (std::size_t i = 3; i < photo.bytes.size() && is_opaque; i += 4) is_opaque = photo.bytes[i] == '\xFF';
  if (!is_opaque) return photo;
  photo.has_alpha = false;
  std::size_t to = 0;
  for (std::size_t from = 0; from < photo.bytes.size(); from += 4, to += 3) {
    std::copy_n(photo.bytes.begin() + static_cast<std::ptrdiff_t>(from), 3, photo.bytes.begin() + static_cast<std::ptrdiff_t>(to));
  }
  photo.bytes.resize(to);
  return photo;
}

// Over the photo's own bytes, which must stay.
Image image_of(const PhotoPixels& photo) {
  if (!start_vips()) return nullptr;
  Image bare(vips_image_new_from_memory(photo.bytes.data(), photo.bytes.size(), photo.width, photo.height, photo.bands(),
                                        VIPS_FORMAT_UCHAR));
  run(bare, [](VipsImage* in, VipsImage** out) {
    return vips_copy(in, out, "interpretation", VIPS_INTERPRETATION_sRGB, nullptr);
  });
  return bare;
}

// libvips writes an EXIF block into every WebP, also when there is nothing to say in it: only the picture is kept.
std::string bare_webp(std::string_view file) {
  const auto number_at = [&](std::size_t at) {
    std::size_t number = 0;
    for (std::size_t i = 4; i-- > 0;) number = number << 8 | static_cast<unsigned char>(file[at + i]);
    return number;
  };
  constexpr std::size_t k_head = 12, k_chunk_head = 8;
  for (std::size_t at = k_head; at + k_chunk_head <= file.size();) {
    const std::size_t size = number_at(at + 4), whole = k_chunk_head + size + size % 2;
    if (whole > file.size() - at) break;
    if (file.substr(at, 4) == "VP8 " || file.substr(at, 4) == "VP8L") {
      std::string bare("RIFF");
      for (int i = 0; i < 4; ++i) bare += static_cast<char>((whole + 4) >> (8 * i) & 0xff);
      return bare.append("WEBP").append(file.substr(at, whole));
    }
    at += whole;
  }
  return {};
}

std::optional<PhotoPixels> decode(const PhotoSource& source, int width, int height, VipsFailOn fail_on) {
  const bool lies = source.orientation >= 5;
  Image image = load(source, lies ? height : width, lies ? width : height, fail_on);
  if (!image || !resize(image, lies ? height : width, lies ? width : height) || !to_memory(image)) return std::nullopt;
  return pixels_of(turned(in_srgb_bytes(std::move(image)), source.orientation));
}

}  // namespace

Result<PhotoPixels> decode_photo(const PhotoSource& source, int width, int height) {
  if (!start_vips()) return undecodable(source.shown_as);
  // Up to 250 MB each (render/media.hpp): with a thread a core, memory would grow with the number of cores.
  static std::mutex one_at_a_time;
  std::unique_lock<std::mutex> turn(one_at_a_time, std::defer_lock);
  if (source.is_whole) turn.lock();
  PhotoSource as_stored = source;
  if (source.orientation >= 5) std::swap(as_stored.width, as_stored.height);
  auto photo = decode(as_stored, width, height, VIPS_FAIL_ON_WARNING);
  if (!photo && is_harmless_warning()) {
    vips_error_clear();
    photo = decode(as_stored, width, height, VIPS_FAIL_ON_ERROR);
  }
  if (!photo || photo->width != width || photo->height != height) return undecodable(source.shown_as);
  return std::move(*photo);
}

Result<PhotoPixels> shrink_photo(const PhotoPixels& photo, int width, int height, const std::string& shown_as) {
  Image image = image_of(photo);
  if (!image || !resize(image, width, height)) return undecodable(shown_as);
  std::size_t size = 0;
  const VipsBytes memory(vips_image_write_to_memory(image.get(), &size));
  if (!memory || size != std::size_t(width) * std::size_t(height) * std::size_t(photo.bands())) return undecodable(shown_as);
  return PhotoPixels{width, height, photo.has_alpha, std::string(static_cast<const char*>(memory.get()), size)};
}

Focus find_focus(const PhotoPixels& photo) {
  const Image image = image_of(photo);
  VipsImage* cut = nullptr;
  int x = photo.width / 2, y = photo.height / 2;
  // The cut itself is of no use: only where libvips would make it.
  if (image && vips_smartcrop(image.get(), &cut, (photo.width + 1) / 2, (photo.height + 1) / 2, "interesting",
                              VIPS_INTERESTING_ATTENTION, "attention_x", &x, "attention_y", &y, nullptr) == 0) {
    g_object_unref(cut);
  } else {
    vips_error_clear();
  }
  return {std::clamp(double(x) / photo.width, 0.0, 1.0), std::clamp(double(y) / photo.height, 0.0, 1.0)};
}

Result<std::string> encode_photo(const PhotoPixels& photo, PhotoFormat format, const std::string& shown_as) {
  const Image image = image_of(photo);
  if (!image) return undecodable(shown_as);
  void* out = nullptr;
  std::size_t size = 0;
  int status = 0;
  switch (format) {
    case PhotoFormat::jpeg:
      status = vips_jpegsave_buffer(image.get(), &out, &size, "Q", k_jpeg_quality, "strip", TRUE, "optimize_coding", TRUE, nullptr);
      break;
    case PhotoFormat::webp:
      status = vips_webpsave_buffer(image.get(), &out, &size, "Q", k_webp_quality, "strip", TRUE, "lossless",
                                    photo.has_alpha ? TRUE : FALSE, "effort",
                                    photo.has_alpha ? k_lossless_effort : k_webp_effort, nullptr);
      break;
    case PhotoFormat::png:
      status = vips_pngsave_buffer(image.get(), &out, &size, "strip", TRUE, "compression", 6, nullptr);
      break;
  }
  if (status != 0) return undecodable(shown_as);
  const VipsBytes owned(out);
  const std::string_view bytes(static_cast<const char*>(out), size);
  std::string file = format == PhotoFormat::webp ? bare_webp(bytes) : std::string(bytes);
  if (file.empty()) return undecodable(shown_as);
  return file;
}

}  // namespace trungbay::draw
