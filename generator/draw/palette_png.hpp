// PNG with a palette of up to 256 colours, made fast: what share cards are written as.
//
// A card has a handful of flat colours and the steps between them at the edges of letters. Colours come into the
// palette as they are met; when it is full, the nearest one serves. Deflate is ISA-L's (igzip), at its fast level:
// a fifth of the time of zlib for a few more bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "draw/canvas.hpp"

namespace trungbay::draw {

// One a thread; used again and again, it allocates nothing more.
class PalettePng {
 public:
  // The file's bytes; valid until the next call. The same pixels always give the same bytes.
  std::string_view encode(const Pixels& pixels);

 private:
  std::uint8_t index_of(std::uint32_t colour);

  std::vector<std::uint32_t> palette_;
  std::unordered_map<std::uint32_t, std::uint8_t> index_;
  std::vector<std::uint8_t> raw_;  // rows of indexes, each behind its filter byte
  std::vector<std::uint8_t> packed_;
  std::string file_;
};

}  // namespace trungbay::draw
