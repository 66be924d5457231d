// The bytes of the program's own state: numbers, texts, front-coded paths, a hash of it all at the end.
//
// `BinaryWriter` appends to one string; `BinaryReader` never reads past its end and, once something did not
// fit, answers zero and empty for the rest: `ok()` is asked once, at the end.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/hash.hpp"

namespace trungbay {

class BinaryWriter {
 public:
  explicit BinaryWriter(std::string_view magic) : bytes_(magic) {}

  void reserve(std::size_t size) { bytes_.reserve(size); }
  // Seven bits a byte, the lowest first.
  void put_number(std::uint64_t number) {
    for (; number >= 0x80; number >>= 7) bytes_ += static_cast<char>(0x80 | (number & 0x7f));
    bytes_ += static_cast<char>(number);
  }
  void put_text(std::string_view text) {
    put_number(text.size());
    bytes_ += text;
  }
  // Only what differs from the path before; sorted paths of a site shrink to about a third.
  void put_path(std::string_view path) {
    const auto shared = static_cast<std::size_t>(
        std::mismatch(path.begin(), path.end(), last_.begin(), last_.end()).first - path.begin());
    put_number(shared);
    put_text(path.substr(shared));
    last_ = path;
  }
  void put_hash(const Hash128& hash) {
    put_fixed(hash.high);
    put_fixed(hash.low);
  }
  std::string finish() && {
    put_hash(hash128(bytes_));
    return std::move(bytes_);
  }

 private:
  void put_fixed(std::uint64_t number) {
    for (int i = 0; i < 8; ++i) bytes_ += static_cast<char>(number >> (8 * i));
  }

  std::string bytes_;
  std::string_view last_;  // its text must live as long as the writer is fed
};

class BinaryReader {
 public:
  static constexpr std::size_t k_hash_size = 16;

  BinaryReader(std::string_view bytes, std::string_view magic) : rest_(bytes) {
    if (bytes.size() < magic.size() + k_hash_size || !bytes.starts_with(magic)) {
      fail();
      return;
    }
    const std::string_view body = bytes.substr(0, bytes.size() - k_hash_size);
    rest_ = bytes.substr(body.size());
    const Hash128 recorded = take_hash();
    rest_ = body.substr(magic.size());
    if (recorded != hash128(body)) fail();
  }

  std::uint64_t take_number() {
    std::uint64_t number = 0;
    for (unsigned shift = 0; shift < 64 && !rest_.empty(); shift += 7) {
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      number |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
      if (byte < 0x80) return number;
    }
    fail();
    return 0;
  }
  std::string_view take_text() {
    const std::uint64_t size = take_number();
    if (size > rest_.size()) {
      fail();
      return {};
    }
    const std::string_view text = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return text;
  }
  // Appends the path to `paths`; `last_start` is where the path before begins in it.
  void take_path(std::string& paths, std::size_t last_start) {
    const std::uint64_t shared = take_number();
    const std::string_view tail = take_text();
    if (shared > paths.size() - last_start) return fail();
    paths.append(paths, last_start, shared);
    paths += tail;
  }
  Hash128 take_hash() {
    Hash128 hash;
    hash.high = take_fixed();
    hash.low = take_fixed();
    return hash;
  }
  std::size_t left() const { return rest_.size(); }
  bool ok() const { return ok_; }

 private:
  std::uint64_t take_fixed() {
    if (rest_.size() < 8) {
      fail();
      return 0;
    }
    std::uint64_t number = 0;
    for (unsigned i = 0; i < 8; ++i) {
      number |= static_cast<std::uint64_t>(static_cast<unsigned char>(rest_[i])) << (8 * i);
    }
    rest_.remove_prefix(8);
    return number;
  }
  void fail() {
    ok_ = false;
    rest_ = {};
  }

  std::string_view rest_;
  bool ok_ = true;
};

}  // namespace trungbay
