#include "draw/palette_png.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include <isa-l/crc.h>
#include <isa-l/igzip_lib.h>

namespace trungbay::draw {
namespace {

constexpr std::size_t k_most_colours = 256;

void put_number(std::string& out, std::uint32_t number) {
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(number >> shift & 0xff);
}

void put_chunk(std::string& out, std::string_view type, std::string_view data) {
  put_number(out, static_cast<std::uint32_t>(data.size()));
  const std::size_t begin = out.size();
  out += type;
  out += data;
  const auto* bytes = reinterpret_cast<const unsigned char*>(out.data() + begin);
  put_number(out, crc32_gzip_refl(0, bytes, out.size() - begin));
}

int distance(std::uint32_t a, std::uint32_t b) {
  int sum = 0;
  for (int shift = 0; shift < 24; shift += 8) {
    const int difference = static_cast<int>(a >> shift & 0xff) - static_cast<int>(b >> shift & 0xff);
    sum += difference * difference;
  }
  return sum;
}

}  // namespace

std::uint8_t PalettePng::index_of(std::uint32_t colour) {
  const auto known = index_.find(colour);
  if (known != index_.end()) return known->second;
  std::size_t best = 0;
  int least = std::numeric_limits<int>::max();
  for (std::size_t i = 0; i < palette_.size(); ++i) {
    const int now = distance(colour, palette_[i]);
    if (now < least) {
      least = now;
      best = i;
    }
  }
  // A colour close to one that is there needs no place of its own; flat grounds come first and stay exact.
  constexpr int k_close = 3 * 6 * 6;
  if (least > k_close && palette_.size() < k_most_colours) {
    best = palette_.size();
    palette_.push_back(colour);
  }
  index_.emplace(colour, static_cast<std::uint8_t>(best));
  return static_cast<std::uint8_t>(best);
}

std::string_view PalettePng::encode(const Pixels& pixels) {
  const auto width = static_cast<std::size_t>(pixels.width), height = static_cast<std::size_t>(pixels.height);
  palette_.clear();
  index_.clear();
  raw_.resize((width + 1) * height);
  std::uint32_t last = 0xff00'0000;  // no colour
  std::uint8_t last_index = 0;
  for (std::size_t row = 0; row < height; ++row) {
    const std::uint32_t* from = pixels.data.data() + row * width;
    std::uint8_t* to = raw_.data() + row * (width + 1);
    // A row like the one above it is told as that (filter "up", no difference): a QR code's modules, the flat parts
    // of cards. Other rows of a palette are best as they are.
    if (row > 0 && std::equal(from, from + width, from - width)) {
      *to++ = 2;
      std::fill_n(to, width, std::uint8_t{0});
      continue;
    }
    *to++ = 0;
    for (std::size_t i = 0; i < width; ++i) {
      const std::uint32_t colour = from[i] & 0x00ff'ffff;
      if (colour != last) {
        last = colour;
        last_index = index_of(colour);
      }
      to[i] = last_index;
    }
  }
  packed_.resize(raw_.size() + raw_.size() / 8 + 1024);
  static thread_local std::array<std::uint8_t, ISAL_DEF_LVL1_DEFAULT> level_buffer;
  level_buffer.fill(0);  // what the picture before left there would decide between equal ways to pack this one
  isal_zstream stream{};  // its init leaves fields that it reads
  isal_deflate_stateless_init(&stream);
  stream.next_in = raw_.data();
  stream.avail_in = static_cast<std::uint32_t>(raw_.size());
  stream.next_out = packed_.data();
  stream.avail_out = static_cast<std::uint32_t>(packed_.size());
  stream.end_of_stream = 1;
  stream.level = 1;
  stream.level_buf = level_buffer.data();
  stream.level_buf_size = static_cast<std::uint32_t>(level_buffer.size());
  stream.gzip_flag = IGZIP_ZLIB;
  isal_deflate_stateless(&stream);

  file_.assign("\x89PNG\r\n\x1a\n", 8);
  std::string header;
  put_number(header, static_cast<std::uint32_t>(width));
  put_number(header, static_cast<std::uint32_t>(height));
  header += std::string_view("\x08\x03\x00\x00\x00", 5);  // eight bits, palette, deflate, no filter, not interlaced
  put_chunk(file_, "IHDR", header);
  std::string colours;
  for (const auto colour : palette_) {
    colours += static_cast<char>(colour >> 16 & 0xff);
    colours += static_cast<char>(colour >> 8 & 0xff);
    colours += static_cast<char>(colour & 0xff);
  }
  put_chunk(file_, "PLTE", colours);
  put_chunk(file_, "IDAT", {reinterpret_cast<const char*>(packed_.data()), stream.total_out});
  put_chunk(file_, "IEND", {});
  return file_;
}

}  // namespace trungbay::draw
