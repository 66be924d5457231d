// Photos for pages: a file of whatever size and origin in, pixels of a wanted size and small files out.
//
// What comes out is written from bare pixels, so that nothing else of the original can come along: no EXIF, GPS, XMP,
// IPTC, no colour profile (colours are sRGB). A JPEG is halved while it is decoded as often as the wanted size
// allows. Safe on several threads; called for each new photo by render/photo_maker.hpp.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "draw/picture.hpp"

namespace trungbay::draw {

enum class PhotoFormat : std::uint8_t { jpeg, webp, png };

// Rows from the top without padding, 3 bytes a pixel, 4 with straight alpha.
struct PhotoPixels {
  int width = 0, height = 0;
  bool has_alpha = false;  // some pixel can be seen through
  std::string bytes;

  int bands() const { return has_alpha ? 4 : 3; }
};

// A JPEG, PNG or WebP, of which the header was read before. Sizes are as shown, the camera's turn (EXIF orientation,
// 1–8) applied.
struct PhotoSource {
  std::string_view bytes;
  int width = 0, height = 0;
  int orientation = 1;
  bool is_whole = false;  // has to lie in memory as a whole (progressive, interlaced): one at a time
  std::string shown_as;
};

// Exactly `width` × `height`, neither larger than the source's. Fault: photo_undecodable.
Result<PhotoPixels> decode_photo(const PhotoSource& source, int width, int height);

// The same picture smaller. Fault: photo_undecodable (memory ran out).
Result<PhotoPixels> shrink_photo(const PhotoPixels& photo, int width, int height, const std::string& shown_as);

// What a photo is about, where a narrow cut should be made: faces, colours, edges. Its middle when there is nothing.
Focus find_focus(const PhotoPixels& photo);

// JPEG and WebP lose what the eye does not miss; PNG, and WebP of a photo with alpha, lose nothing. A JPEG has no
// alpha: none is asked for. The same pixels always give the same bytes.
Result<std::string> encode_photo(const PhotoPixels& photo, PhotoFormat format, const std::string& shown_as);

}  // namespace trungbay::draw
