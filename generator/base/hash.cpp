#include "base/hash.hpp"

#include <cstring>
#include <new>

#define XXH_STATIC_LINKING_ONLY
#include <xxhash.h>

namespace trungbay {
namespace {

// The state's layout is xxhash's own; Hasher only lends it the room, which this file checks.
XXH3_state_t* state_of(std::byte* room) {
  return std::launder(reinterpret_cast<XXH3_state_t*>(room));
}
const XXH3_state_t* state_of(const std::byte* room) {
  return std::launder(reinterpret_cast<const XXH3_state_t*>(room));
}

}  // namespace

Hash128 hash128(std::string_view bytes) {
  const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
  return {hash.high64, hash.low64};
}

std::string to_hex(const Hash128& hash) {
  static constexpr char k_digits[] = "0123456789abcdef";
  std::string text(32, '0');
  for (std::size_t i = 0; i < 32; ++i) {
    const std::uint64_t half = i < 16 ? hash.high : hash.low;
    text[i] = k_digits[(half >> (60 - 4 * (i % 16))) & 15U];
  }
  return text;
}

Hasher::Hasher() {
  static_assert(sizeof(XXH3_state_t) <= k_state_size && alignof(XXH3_state_t) <= 64);
  std::memset(state_, 0, sizeof(state_));
  XXH3_128bits_reset(new (state_) XXH3_state_t{});
}

Hasher& Hasher::add(std::string_view bytes) {
  if (!bytes.empty()) XXH3_128bits_update(state_of(state_), bytes.data(), bytes.size());
  return *this;
}

Hasher& Hasher::add_text(std::string_view text) {
  add_number(text.size());
  return add(text);
}

Hasher& Hasher::add_number(std::uint64_t number) {
  char bytes[8];
  for (int i = 0; i < 8; ++i) bytes[i] = static_cast<char>(number >> (8 * i));
  return add({bytes, sizeof(bytes)});
}

Hasher& Hasher::add_hash(const Hash128& hash) {
  return add_number(hash.high).add_number(hash.low);
}

Hash128 Hasher::finish() const {
  const XXH128_hash_t hash = XXH3_128bits_digest(state_of(state_));
  return {hash.high64, hash.low64};
}

}  // namespace trungbay
