// Which files are made of a photo, and where they stand: widths, formats, names.
//
// A name is a hash of the photo's content and of how it is made, so that a changed photo has another address and the
// same photo in two places is made once. Nothing of the original's name is in it: a name may say who is seen.
// Pure; the plan, the views and rich text all ask here, and render/photo_maker.hpp makes what is named.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "draw/photo.hpp"
#include "pages/pictures.hpp"

namespace trungbay::pages {

// A card's picture on any phone; a page's on a cheap phone (360 points at 2 pixels); on a good one (412 at 2.6); the
// column of a desktop at 2 pixels a point.
inline constexpr std::array<std::uint32_t, 4> k_photo_widths = {480, 800, 1200, 1600};
// Larger steps below the photo's own width are worth a file of their own, smaller ones are not.
inline constexpr double k_least_step = 1.2;
// libwebp holds 16,383 pixels, the graphics memory of a cheap phone 8,192.
inline constexpr std::uint32_t k_tallest_photo = 8'000;

struct PhotoSize {
  std::uint32_t width = 0, height = 0;
};

// One file of a photo: the number `file` of photo_files().
struct PhotoFile {
  PhotoSize size;
  draw::PhotoFormat format = draw::PhotoFormat::jpeg;
};

// From small to large; the largest is what stands in src. Never larger than the photo, at least one.
struct PhotoSizes {
  std::array<PhotoSize, k_photo_widths.size()> all;
  std::size_t count = 0;

  std::span<const PhotoSize> list() const& { return {all.data(), count}; }
  std::span<const PhotoSize> list() && = delete;  // it would outlive the sizes
  const PhotoSize& largest() const { return all[count - 1]; }
};
PhotoSizes photo_sizes(const PictureFacts& facts);

// What all browsers can show: PNG of a photo that can be seen through, JPEG of the others.
draw::PhotoFormat plain_format(const PictureFacts& facts);

// The plain files from small to large, then WebP: 2 × count files.
std::size_t photo_file_count(const PictureFacts& facts);
PhotoFile photo_file(const PictureFacts& facts, std::size_t number);

// "3f/3f0a9b8c7d6e5f40-960.webp"
std::string photo_name(const PictureFacts& facts, const PhotoFile& file);
// The same from the site's root: "/anh/3f/3f0a…-960.webp".
std::string photo_path(const PictureFacts& facts, const PhotoFile& file);

// The number of the smallest plain file that is at least so wide, or of the largest.
std::size_t photo_file_for(const PictureFacts& facts, std::uint32_t width);

// Where a picture stands for an <img>; `base_path` in front. For a photo its largest plain file, for others /media/….
std::string picture_address(std::string_view name, const PictureFacts& facts, std::string_view base_path);
// "/anh/…-480.webp 480w, /anh/…-960.webp 960w"; "" for a picture that is published as it is.
std::string picture_srcset(const PictureFacts& facts, draw::PhotoFormat format, std::string_view base_path);
// As it is shown: that of the largest file.
PhotoSize picture_size(const PictureFacts& facts);

}  // namespace trungbay::pages
