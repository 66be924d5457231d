// Photos of content/media on their way to the site: known by content, measured, stripped of their metadata.
//
// A photo tells where and by whom it was taken (EXIF, GPS, XMP, IPTC): none of that is published. Only whole
// segments and chunks are dropped here; pixels stay as they are (render/photo_maker.hpp makes smaller ones). A file
// that is not what it seems to be is a diagnostic, and the page goes without it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace trungbay::render {

enum class PhotoType : std::uint8_t { jpeg, png, webp, gif, svg };

struct Photo {
  PhotoType type = PhotoType::jpeg;
  int width = 0;  // as shown, after the camera's orientation is applied; 0 for an SVG without a size
  int height = 0;
  std::string bytes;  // without metadata
  int orientation = 1;    // of a JPEG: how its pixels are to be turned, 1 to 8 as EXIF counts
  bool moves = false;     // an animation
  bool is_whole = false;  // has to be decoded into memory as a whole
};

// Larger files are no photos for a web page; a phone's photo has 3 to 8 MB.
inline constexpr std::size_t k_most_photo_bytes = 20 * 1024 * 1024;
// A phone decodes 4 bytes a pixel: more than 400 MB would stop it.
inline constexpr std::uint64_t k_most_photo_pixels = 100'000'000;
// What cannot be decoded row by row lies in memory with up to 7 bytes a pixel.
inline constexpr std::uint64_t k_most_whole_pixels = 36'000'000;
// Of one side to the other; a strip of 20 screens is no picture any more.
inline constexpr std::uint32_t k_most_photo_ratio = 20;

// `bytes` of the file named `file` (for the diagnostic's place and to notice a wrong ending). SVG is taken
// only when `allow_svg` is set (the logo), and only without scripts, event handlers and references to
// elsewhere. `any_ending`: the file was fetched, and its name says nothing.
Result<Photo> parse_photo(std::string_view bytes, const std::string& file, bool allow_svg = false, bool any_ending = false);

// Reads the file at `path`; `file` is its name for people, relative to the workspace.
Result<Photo> read_photo(const std::string& path, const std::string& file, bool allow_svg = false, bool any_ending = false);

// ".jpg"
std::string_view ending_of(PhotoType type);

// "image/jpeg" …, for the type attribute and for servers.
std::string_view media_type(PhotoType type);

}  // namespace trungbay::render
