#include "base/hash.hpp"

#include <set>
#include <string>

#include "support/catch.hpp"

using namespace trungbay;

TEST_CASE("hashes are those of XXH3-128 in its canonical form") {
  // From xxhash's own specification and xxh128sum.
  CHECK(to_hex(hash128("")) == "99aa06d3014798d86001c324468d497f");
  CHECK(to_hex(hash128("a")) == "a96faf705af16834e6c632b61e964e1f");
}

TEST_CASE("bytes in pieces hash like bytes at once") {
  std::string text;
  for (int i = 0; i < 3000; ++i) text += static_cast<char>('a' + i % 23);
  for (const std::size_t piece : {1U, 7U, 256U, 1024U, 2999U}) {
    Hasher hasher;
    for (std::size_t at = 0; at < text.size(); at += piece)
      hasher.add(std::string_view(text).substr(at, piece));
    CHECK(hasher.finish() == hash128(text));
  }
}

TEST_CASE("a copied hasher goes on by itself") {
  Hasher common;
  common.add(std::string(5000, 'x'));
  Hasher copy = common;
  copy.add("left");
  common.add("right");
  CHECK(copy.finish() == hash128(std::string(5000, 'x') + "left"));
  CHECK(common.finish() == hash128(std::string(5000, 'x') + "right"));
}

TEST_CASE("texts are told apart by where they end") {
  const auto of = [](std::string_view a, std::string_view b) {
    return Hasher().add_text(a).add_text(b).finish();
  };
  CHECK(of("ab", "c") != of("a", "bc"));
  CHECK(of("", "abc") != of("abc", ""));
  CHECK(of("ab", "c") == of("ab", "c"));
  CHECK(Hasher().add_number(1).finish() != Hasher().add_number(256).finish());
}
