// 128-bit hashes (XXH3) of bytes: fingerprints of pages' inputs, hashes of written files, keys of caches.
//
// Not cryptographic: it tells versions of our own things apart, it proves nothing about a stranger's bytes.
// The same bytes give the same hash on every machine, so hashes may be stored.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace trungbay {

struct Hash128 {
  std::uint64_t high = 0;
  std::uint64_t low = 0;
  friend bool operator==(const Hash128&, const Hash128&) = default;
  friend auto operator<=>(const Hash128&, const Hash128&) = default;
};

Hash128 hash128(std::string_view bytes);

// 32 lower-case hexadecimal digits, the canonical form that xxh128sum prints.
std::string to_hex(const Hash128& hash);

// The hash of bytes that come in pieces: equal to hash128 of all of them in one piece. Copies are cheap
// (about 600 bytes), so a common beginning can be hashed once. One thread uses one Hasher.
class Hasher {
 public:
  Hasher();

  Hasher& add(std::string_view bytes);
  // With its length in front, so that ("ab", "c") and ("a", "bc") differ.
  Hasher& add_text(std::string_view text);
  Hasher& add_number(std::uint64_t number);
  Hasher& add_hash(const Hash128& hash);

  Hash128 finish() const;  // of what was added so far; more may be added afterwards

 private:
  static constexpr std::size_t k_state_size = 576;
  alignas(64) std::byte state_[k_state_size];
};

}  // namespace trungbay
