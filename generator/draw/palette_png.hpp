// PNG with a palette of up to 256 colours, made fast: what share cards are written as.
//
// A card has a handful of flat colours and the steps between them at the edges of letters. Colours come into the
// palette as they are met; when it is full, the nearest one serves. Deflate is ISA-L's (igzip), at its fast level:
// a fifth of the time of zlib for a few more bytes.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "draw/canvas.hpp"

namespace trungbay::draw {

// A picture as it is written: for each pixel the number of its colour. What is drawn on a ground again and again is
// compared with it, and only what differs is looked up.
struct IndexedPixels {
  Pixels pixels;
  std::vector<std::uint32_t> palette;
  std::vector<std::uint8_t> rows;  // each behind its filter byte
};

// Columns of pixels, [first, last).
struct ColumnRange {
  std::size_t first = 0, last = 0;
};

// One a thread; used again and again, it allocates nothing more.
class PalettePng {
 public:
  // The file's bytes; valid until the next call. The same pixels (on the same ground) always give the same bytes.
  std::string_view encode(const Pixels& pixels);
  // `ground`: of the same size, and the same outside `drawn`. Afterwards the pixels are the ground's again, ready for the
  // next picture on it.
  std::string_view encode_and_restore(Pixels& pixels, const IndexedPixels& ground, ColumnRange drawn);

  IndexedPixels index(Pixels pixels);

 private:
  // Colours that were met before, by open addressing; emptied by a new generation.
  struct Known {
    std::uint32_t colour = 0;
    std::uint16_t generation = 0;
    std::uint8_t index = 0;
  };

  void start(std::span<const std::uint32_t> palette);
  std::uint8_t index_of(std::uint32_t colour);
  std::uint8_t nearest(std::uint32_t colour);
  void index_all(const Pixels& pixels);
  void index_row(const std::uint32_t* from, std::size_t width, std::uint8_t* to);
  // raw_ deflated, at the beginning of `packed`; gives its size.
  std::size_t deflate(std::vector<std::uint8_t>& packed) const;
  std::string_view pack(std::size_t width, std::size_t height);

  std::vector<std::uint32_t> palette_;
  std::vector<Known> known_;
  std::size_t known_count_ = 0;
  std::uint16_t generation_ = 0;
  std::vector<std::uint8_t> raw_;  // rows of indexes, each behind its filter byte
  std::vector<std::uint8_t> packed_, packed_again_;
  std::string zlib_, file_;
};

}  // namespace trungbay::draw
