#include "draw/palette_png.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>
#include <utility>

#include <isa-l/crc.h>
#include <isa-l/igzip_lib.h>

namespace trungbay::draw {
namespace {

constexpr std::size_t k_most_colours = 256;
constexpr std::size_t k_most_runs = 8;
constexpr unsigned k_known_shift = 32 - 12;
constexpr std::size_t k_known_slots = 1 << 12;

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
  const int blue = static_cast<int>(a & 0xff) - static_cast<int>(b & 0xff);
  const int green = static_cast<int>(a >> 8 & 0xff) - static_cast<int>(b >> 8 & 0xff);
  const int red = static_cast<int>(a >> 16 & 0xff) - static_cast<int>(b >> 16 & 0xff);
  return blue * blue + green * green + red * red;
}

}  // namespace

void PalettePng::start(std::span<const std::uint32_t> palette) {
  if (known_.empty() || generation_ == std::numeric_limits<std::uint16_t>::max()) {
    known_.assign(k_known_slots, {});
    generation_ = 0;
  }
  ++generation_;
  known_count_ = 0;
  palette_.assign(palette.begin(), palette.end());
}

std::uint8_t PalettePng::index_of(std::uint32_t colour) {
  std::size_t slot = (colour * 0x9E37'79B1u) >> k_known_shift;
  while (known_[slot].generation == generation_) {
    if (known_[slot].colour == colour) return known_[slot].index;
    slot = (slot + 1) % k_known_slots;
  }
  const std::uint8_t index = nearest(colour);
  if (known_count_ < k_known_slots / 2) {  // more colours than that are a photo's
    known_[slot] = {colour, generation_, index};
    ++known_count_;
  }
  return index;
}

std::uint8_t PalettePng::nearest(std::uint32_t colour) {
  // A colour close to one that is there needs no place of its own; flat grounds come first and stay exact.
  constexpr int k_close = 3 * 6 * 6;
  std::size_t best = 0;
  int least = std::numeric_limits<int>::max();
  for (std::size_t i = 0; i < palette_.size() && least > k_close; ++i) {
    const int now = distance(colour, palette_[i]);
    if (now < least) {
      least = now;
      best = i;
    }
  }
  if (least > k_close && palette_.size() < k_most_colours) {
    best = palette_.size();
    palette_.push_back(colour);
  }
  return static_cast<std::uint8_t>(best);
}

void PalettePng::index_row(const std::uint32_t* from, std::size_t width, std::uint8_t* to) {
  std::uint32_t last = 0xff00'0000;  // no colour
  std::uint8_t last_index = 0;
  for (std::size_t i = 0; i < width; ++i) {
    const std::uint32_t colour = from[i] & 0x00ff'ffff;
    if (colour != last) {
      last = colour;
      last_index = index_of(colour);
    }
    to[i] = last_index;
  }
}

void PalettePng::index_all(const Pixels& pixels) {
  const auto width = static_cast<std::size_t>(pixels.width), height = static_cast<std::size_t>(pixels.height);
  start({});
  raw_.resize((width + 1) * height);
  for (std::size_t row = 0; row < height; ++row) {
    std::uint8_t* to = raw_.data() + row * (width + 1);
    to[0] = 0;  // no filter: rows of a palette are best as they are
    index_row(pixels.data.data() + row * width, width, to + 1);
  }
}

std::string_view PalettePng::encode(const Pixels& pixels) {
  index_all(pixels);
  return pack(static_cast<std::size_t>(pixels.width), static_cast<std::size_t>(pixels.height));
}

IndexedPixels PalettePng::index(Pixels pixels) {
  index_all(pixels);
  return {std::move(pixels), palette_, raw_};
}

std::string_view PalettePng::encode_and_restore(Pixels& pixels, const IndexedPixels& ground, ColumnRange drawn) {
  constexpr std::size_t k_together = 32;  // two cache lines of pixels
  const auto width = static_cast<std::size_t>(pixels.width), height = static_cast<std::size_t>(pixels.height);
  start(ground.palette);
  raw_ = ground.rows;
  for (std::size_t row = 0; row < height; ++row) {
    std::uint32_t* from = pixels.data.data() + row * width;
    const std::uint32_t* below = ground.pixels.data.data() + row * width;
    std::uint8_t* to = raw_.data() + row * (width + 1) + 1;
    for (std::size_t i = drawn.first; i < drawn.last; i += k_together) {
      const std::size_t count = std::min(k_together, drawn.last - i);
      if (std::memcmp(from + i, below + i, count * sizeof *from) == 0) continue;
      index_row(from + i, count, to + i);
      std::copy_n(below + i, count, from + i);
    }
  }
  return pack(width, height);
}

std::size_t PalettePng::deflate(std::vector<std::uint8_t>& packed) const {
  const std::size_t most = raw_.size() + raw_.size() / 8 + 1024;
  if (packed.size() < most) packed.resize(most);
  static thread_local std::array<std::uint8_t, ISAL_DEF_LVL1_DEFAULT> level_buffer;
  isal_zstream stream{};  // its init leaves fields that it reads
  isal_deflate_stateless_init(&stream);
  stream.next_in = const_cast<std::uint8_t*>(raw_.data());
  stream.avail_in = static_cast<std::uint32_t>(raw_.size());
  stream.next_out = packed.data();
  stream.avail_out = static_cast<std::uint32_t>(packed.size());
  stream.end_of_stream = 1;
  stream.level = 1;
  stream.level_buf = level_buffer.data();
  stream.level_buf_size = static_cast<std::uint32_t>(level_buffer.size());
  isal_deflate_stateless(&stream);
  return stream.total_out;
}

std::string_view PalettePng::pack(std::size_t width, std::size_t height) {
  // A row like the one above it is told as that (filter "up", no difference): a QR code's modules, the flat parts of
  // cards. From the bottom, while the row above is still there to compare with.
  for (std::size_t row = height; row-- > 1;) {
    std::uint8_t* to = raw_.data() + row * (width + 1);
    if (std::memcmp(to + 1, to - width, width) != 0) continue;
    to[0] = 2;
    std::fill_n(to + 1, width, std::uint8_t{0});
  }
  std::size_t size = deflate(packed_);
  // ISA-L has been seen to pack the same bytes in another, equally valid way: once in thousands of cards, on busy machines
  // only, for no reason that could be found. A card's name promises its bytes, so two runs in a row have to agree.
  for (std::size_t i = 0; i < k_most_runs; ++i) {
    const std::size_t again = deflate(packed_again_);
    if (again == size && std::memcmp(packed_.data(), packed_again_.data(), size) == 0) break;
    packed_.swap(packed_again_);
    size = again;
  }
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
  zlib_.assign("\x78\x01", 2);  // deflate with a window of 32 kB, packed fast (RFC 1950)
  zlib_.append(reinterpret_cast<const char*>(packed_.data()), size);
  put_number(zlib_, isal_adler32(1, raw_.data(), raw_.size()));
  put_chunk(file_, "IDAT", zlib_);
  put_chunk(file_, "IEND", {});
  return file_;
}

}  // namespace trungbay::draw
