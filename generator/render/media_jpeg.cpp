// JPEG as ITU T.81 has it: markers FF xx, most of them with a length; coded data between SOS and the next
// one.
#include <algorithm>
#include <utility>

#include "render/media_formats.hpp"

namespace trungbay::render {
namespace {

constexpr std::uint32_t k_end_of_image = 0xD9;
constexpr std::uint32_t k_start_of_scan = 0xDA;
constexpr std::uint32_t k_exif = 0xE1;

bool stands_alone(std::uint32_t marker) {
  return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8);
}

bool is_start_of_frame(std::uint32_t marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

bool is_kept(std::uint32_t marker, std::string_view content) {
  if (marker == 0xE0 || marker == 0xEE) return true;  // JFIF; Adobe's colour transform
  if (marker == 0xE2) return content.starts_with(std::string_view("ICC_PROFILE\0", 12));
  return !(marker >= 0xE1 && marker <= 0xEF) && marker != 0xFE;  // other applications' data, comments
}

// 1 to 8 as EXIF counts them; 1 for anything that cannot be read.
std::uint32_t orientation_of(std::string_view content) {
  if (!content.starts_with(std::string_view("Exif\0\0", 6))) return 1;
  const std::string_view tiff = content.substr(6);
  const bool is_little = tiff.starts_with("II");
  const auto read16 = [&](std::size_t at) { return is_little ? little16(tiff, at) : big16(tiff, at); };
  const auto read32 = [&](std::size_t at) { return is_little ? little32(tiff, at) : big32(tiff, at); };
  const std::size_t directory = read32(4);
  if (directory >= tiff.size()) return 1;
  const std::uint32_t entries = read16(directory);
  for (std::uint32_t i = 0; i < entries; ++i) {
    const std::size_t entry = directory + 2 + std::size_t{12} * i;
    if (entry + 12 > tiff.size()) return 1;
    if (read16(entry) != 0x0112) continue;
    const std::uint32_t value = read16(entry + 8);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

// An EXIF block that says nothing but how to turn the picture.
void append_orientation(std::uint32_t orientation, std::string& out) {
  out += std::string_view(
      "\xFF\xE1\x00\x22"
      "Exif\0\0"
      "MM\0*\0\0\0\x08"  // big-endian TIFF, first directory at 8
      "\0\x01"           // one entry:
      "\x01\x12\0\x03\0\0\0\x01\0",
      4 + 6 + 8 + 2 + 9);
  out += static_cast<char>(orientation);
  out += std::string_view("\0\0\0\0\0\0", 6);  // padding of the value, and no further directory
}

}  // namespace

std::optional<StrippedPhoto> strip_jpeg(std::string_view file) {
  StrippedPhoto photo;
  photo.bytes.reserve(file.size());
  photo.bytes += file.substr(0, 2);
  std::uint32_t orientation = 1;
  std::size_t orientation_at = photo.bytes.size();  // behind JFIF's own segment, which has to be the first
  bool has_scan = false;
  std::size_t at = 2;
  while (at + 1 < file.size()) {
    if (byte_at(file, at) != 0xFF) return std::nullopt;
    const std::uint32_t marker = byte_at(file, at + 1);
    if (marker == 0) return std::nullopt;  // a byte of coded data, where none stands
    if (marker == 0xFF) {  // fill byte
      ++at;
      continue;
    }
    if (marker == k_end_of_image) {
      if (!has_scan || photo.width == 0) return std::nullopt;
      photo.bytes += file.substr(at, 2);
      photo.orientation = orientation;
      if (orientation > 1) {
        std::string block;
        append_orientation(orientation, block);
        photo.bytes.insert(orientation_at, block);
        if (orientation >= 5) std::swap(photo.width, photo.height);
      }
      return photo;
    }
    if (stands_alone(marker)) {
      photo.bytes += file.substr(at, 2);
      at += 2;
      continue;
    }
    const std::size_t size = big16(file, at + 2);
    if (size < 2 || at + 2 + size > file.size()) return std::nullopt;
    const std::string_view content = file.substr(at + 4, size - 2);
    if (marker == k_exif) orientation = std::max(orientation, orientation_of(content));
    if (is_start_of_frame(marker) && photo.width == 0) {
      photo.height = big16(content, 1);
      photo.width = big16(content, 3);
      if (photo.width == 0 || photo.height == 0) return std::nullopt;
      photo.is_whole = marker > 0xC1;  // progressive, lossless
    }
    if (is_kept(marker, content)) photo.bytes += file.substr(at, 2 + size);
    if (marker == 0xE0 && !has_scan) orientation_at = photo.bytes.size();
    at += 2 + size;
    if (marker != k_start_of_scan) continue;
    has_scan = true;
    // Coded data: FF is followed by 00 or a restart marker, until something else comes.
    const std::size_t start = at;
    for (;;) {
      at = file.find('\xFF', at);
      if (at == std::string_view::npos || at + 1 >= file.size()) return std::nullopt;
      const std::uint32_t next = byte_at(file, at + 1);
      if (next != 0 && !(next >= 0xD0 && next <= 0xD7)) break;
      at += 2;
    }
    photo.bytes += file.substr(start, at - start);
  }
  return std::nullopt;
}

}  // namespace trungbay::render
