// PNG, WebP and GIF: files made of chunks, of which those that show the picture are kept.
#include <algorithm>
#include <array>

#include "render/media_formats.hpp"

namespace trungbay::render {
namespace {

// What changes how a PNG looks, animations included; text, times, EXIF and private chunks are not here.
constexpr std::array<std::string_view, 16> k_png_kept{"IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA",
                                                      "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs",
                                                      "cICP", "acTL", "fcTL", "fdAT"};

constexpr std::array<std::string_view, 7> k_webp_kept{"VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"};

constexpr std::uint32_t k_webp_says_exif_or_xmp = 0x08 | 0x04;

void append_little32(std::uint32_t value, std::string& out) {
  for (int i = 0; i < 4; ++i) out += static_cast<char>(value >> (8 * i) & 0xFF);
}

// Size of the coded picture in a chunk of a WebP; 0 × 0 for other chunks.
void measure_webp(std::string_view name, std::string_view content, StrippedPhoto& photo) {
  if (name == "VP8X" && content.size() >= 10) {
    photo.width = (little32(content, 4) & 0xFFFFFF) + 1;
    photo.height = (little32(content, 7) & 0xFFFFFF) + 1;
  } else if (photo.width == 0 && name == "VP8 " && content.size() >= 10) {
    photo.width = little16(content, 6) & 0x3FFF;
    photo.height = little16(content, 8) & 0x3FFF;
  } else if (photo.width == 0 && name == "VP8L" && content.size() >= 5 && byte_at(content, 0) == 0x2F) {
    const std::uint32_t bits = little32(content, 1);
    photo.width = (bits & 0x3FFF) + 1;
    photo.height = (bits >> 14 & 0x3FFF) + 1;
  }
}

// Offset behind a GIF's run of sub-blocks that begins at `at`; npos when it is cut off.
std::size_t behind_blocks(std::string_view file, std::size_t at) {
  while (at < file.size()) {
    const std::size_t size = byte_at(file, at);
    at += 1 + size;
    if (size == 0) return at;
  }
  return std::string_view::npos;
}

// Bytes of the colour table that a GIF's packed field announces.
std::size_t colour_table_size(std::uint32_t packed) {
  return (packed & 0x80) != 0 ? std::size_t{3} << ((packed & 7) + 1) : 0;
}

bool is_kept_gif_extension(std::string_view extension) {
  const std::uint32_t label = byte_at(extension, 1);
  if (label == 0xF9) return true;  // how long and how to draw the next picture
  // Of the applications only those that say how often an animation is repeated.
  return label == 0xFF &&
         (extension.substr(3).starts_with("NETSCAPE2.0") || extension.substr(3).starts_with("ANIMEXTS1.0"));
}

}  // namespace

std::optional<StrippedPhoto> strip_png(std::string_view file) {
  StrippedPhoto photo;
  photo.bytes.reserve(file.size());
  photo.bytes += file.substr(0, 8);
  bool has_data = false;
  std::size_t at = 8;
  while (at + 12 <= file.size()) {
    const std::size_t size = big32(file, at);
    if (size > file.size() - at - 12) return std::nullopt;
    const std::string_view name = file.substr(at + 4, 4);
    if (at == 8) {
      if (name != "IHDR" || size != 13) return std::nullopt;
      photo.width = big32(file, 16);
      photo.height = big32(file, 20);
      if (photo.width == 0 || photo.height == 0) return std::nullopt;
      photo.is_whole = byte_at(file, 28) != 0;  // interlaced
    }
    photo.moves = photo.moves || name == "acTL";
    const bool is_kept = std::find(k_png_kept.begin(), k_png_kept.end(), name) != k_png_kept.end();
    if (is_kept) {
      photo.bytes += file.substr(at, size + 12);
    } else if (name[0] >= 'A' && name[0] <= 'Z') {
      return std::nullopt;  // a part that no reader may leave out, and none knows
    }
    has_data = has_data || name == "IDAT";
    at += size + 12;
    if (name == "IEND") return has_data ? std::optional(std::move(photo)) : std::nullopt;
  }
  return std::nullopt;
}

std::optional<StrippedPhoto> strip_webp(std::string_view file) {
  const std::size_t size = std::size_t{little32(file, 4)} + 8;
  if (size > file.size() || size < 20) return std::nullopt;
  file = file.substr(0, size);
  StrippedPhoto photo;
  photo.bytes.reserve(file.size());
  photo.bytes += file.substr(0, 12);
  bool has_data = false;
  for (std::size_t at = 12; at + 8 <= file.size();) {
    const std::string_view name = file.substr(at, 4);
    const std::size_t length = little32(file, at + 4);
    if (length > file.size() - at - 8) return std::nullopt;
    const std::string_view content = file.substr(at + 8, length);
    measure_webp(name, content, photo);
    photo.moves = photo.moves || name == "ANIM" || name == "ANMF";
    has_data = has_data || name == "VP8 " || name == "VP8L" || name == "ANMF";
    if (std::find(k_webp_kept.begin(), k_webp_kept.end(), name) != k_webp_kept.end()) {
      const std::size_t start = photo.bytes.size();
      photo.bytes += file.substr(at, 8 + length);
      if (name == "VP8X" && length > 0) {
        const auto flags = static_cast<unsigned char>(photo.bytes[start + 8]);
        photo.bytes[start + 8] = static_cast<char>(flags & ~k_webp_says_exif_or_xmp);
      }
      if (length % 2 == 1) photo.bytes += '\0';
    }
    at += 8 + length + length % 2;
  }
  if (!has_data || photo.width == 0 || photo.height == 0) return std::nullopt;
  std::string riff_size;
  append_little32(static_cast<std::uint32_t>(photo.bytes.size() - 8), riff_size);
  photo.bytes.replace(4, 4, riff_size);
  photo.is_whole = true;
  return photo;
}

std::optional<StrippedPhoto> strip_gif(std::string_view file) {
  if (file.size() < 13) return std::nullopt;
  StrippedPhoto photo;
  photo.width = little16(file, 6);
  photo.height = little16(file, 8);
  std::size_t at = 13 + colour_table_size(byte_at(file, 10));
  if (at > file.size() || photo.width == 0 || photo.height == 0) return std::nullopt;
  photo.bytes.reserve(file.size());
  photo.bytes += file.substr(0, at);
  photo.moves = true;  // nobody makes a GIF for any other reason
  bool has_data = false;
  while (at < file.size()) {
    const std::size_t start = at;
    const std::uint32_t kind = byte_at(file, at);
    if (kind == 0x3B) {
      photo.bytes += file[at];
      return has_data ? std::optional(std::move(photo)) : std::nullopt;
    }
    if (kind == 0x2C) {
      // Place, size and packed field; its own colours; the code size; the data.
      at = behind_blocks(file, at + 10 + colour_table_size(byte_at(file, at + 9)) + 1);
      if (at == std::string_view::npos || at > file.size()) return std::nullopt;
      photo.bytes += file.substr(start, at - start);
      has_data = true;
    } else if (kind == 0x21) {
      at = behind_blocks(file, at + 2);
      if (at == std::string_view::npos || at > file.size()) return std::nullopt;
      const auto extension = file.substr(start, at - start);
      if (is_kept_gif_extension(extension)) photo.bytes += extension;
    } else {
      return std::nullopt;
    }
  }
  // Old tools forget the end mark, and every browser does without it.
  if (!has_data) return std::nullopt;
  photo.bytes += ';';
  return photo;
}

}  // namespace trungbay::render
