// The five picture formats that media.cpp tells apart: each function walks one file's segments, finds its
// size and copies what is needed to show it. No pixel is decoded.
//
// All take the whole file, which begins with the format's signature, and give nothing when the file is
// damaged or cut off.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace trungbay::render {

struct StrippedPhoto {
  std::uint32_t width = 0;  // as shown
  std::uint32_t height = 0;
  std::string bytes;
  std::uint32_t orientation = 1;  // of a JPEG: how it is to be turned, 1 to 8 as EXIF counts
  bool moves = false;             // more pictures than one
  bool is_whole = false;          // nothing is seen before all of it is decoded: progressive, interlaced, WebP
};

// Keeps APP0, APP14, colour profiles and what the picture is coded in; of EXIF only the orientation, when the
// picture needs it. Whatever stands behind the end (a phone's video, a second picture) is dropped.
std::optional<StrippedPhoto> strip_jpeg(std::string_view file);
std::optional<StrippedPhoto> strip_png(std::string_view file);
std::optional<StrippedPhoto> strip_webp(std::string_view file);
std::optional<StrippedPhoto> strip_gif(std::string_view file);

// Why an SVG is refused ("<script>", "onload"), as the author would find it; nothing when it is only a
// drawing.
std::optional<std::string> find_unsafe_svg(std::string_view file);
// The size in its root element's width and height, else in its viewBox; 0 × 0 when there is none.
StrippedPhoto measure_svg(std::string_view file);

// Numbers of a file; 0 past its end.
inline std::uint32_t byte_at(std::string_view file, std::size_t at) {
  return at < file.size() ? static_cast<unsigned char>(file[at]) : 0U;
}
inline std::uint32_t big16(std::string_view file, std::size_t at) {
  return byte_at(file, at) << 8 | byte_at(file, at + 1);
}
inline std::uint32_t big32(std::string_view file, std::size_t at) {
  return big16(file, at) << 16 | big16(file, at + 2);
}
inline std::uint32_t little16(std::string_view file, std::size_t at) {
  return byte_at(file, at) | byte_at(file, at + 1) << 8;
}
inline std::uint32_t little32(std::string_view file, std::size_t at) {
  return little16(file, at) | little16(file, at + 2) << 16;
}

}  // namespace trungbay::render
