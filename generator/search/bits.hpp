// Bits one behind the other, the lowest of each byte first; numbers of seven bits a byte.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace trungbay::search {

class BitWriter {
 public:
  explicit BitWriter(std::string& out) : out_(out) {}

  // The lowest `count` bits, at most 32.
  void put(std::uint32_t bits, unsigned count) {
    held_ |= static_cast<std::uint64_t>(bits) << held_count_;
    held_count_ += count;
    for (; held_count_ >= 8; held_count_ -= 8, held_ >>= 8) out_ += static_cast<char>(held_);
  }
  void put_ones(std::uint32_t count) {
    for (; count >= 32; count -= 32) put(0xffff'ffff, 32);
    put((1u << count) - 1, count);
  }
  // Fills the last byte.
  void finish() {
    if (held_count_ > 0) put(0, 8 - held_count_);
  }

 private:
  std::string& out_;
  std::uint64_t held_ = 0;
  unsigned held_count_ = 0;
};

inline void append_varint(std::uint64_t number, std::string& out) {
  for (; number >= 0x80; number >>= 7) out += static_cast<char>(0x80 | (number & 0x7f));
  out += static_cast<char>(number);
}

// FNV-1a of 32 bits, which the script can do in two operations a byte.
inline constexpr std::uint32_t k_fnv_start = 2166136261u;
constexpr std::uint32_t fnv(std::string_view text, std::uint32_t state = k_fnv_start) {
  for (const char byte : text) state = (state ^ static_cast<unsigned char>(byte)) * 16777619u;
  return state;
}
// What an entry keeps of a written form.
constexpr std::uint16_t form_hash(std::uint32_t hash) { return static_cast<std::uint16_t>(hash ^ (hash >> 16)); }

}  // namespace trungbay::search
