// Whether a text holds any of a fixed set of words, at the price of one look at each pair of bytes.
//
//   static constexpr Needles k_words({{"ớp", 2}, {"THCS", 2}});      // each with the place of its rarest
//   pair if (!k_words.are_in(text)) return;
//
// Lets the privacy gate pass by the many texts that have nothing for its rules to look at.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace trungbay::catalogue {

struct Needle {
  std::string_view word;
  std::size_t rare = 0;  // offset of the two bytes that other words seldom have
};

template <std::size_t N>
class Needles {
 public:
  constexpr explicit Needles(const Needle (&needles)[N]) {
    for (std::size_t i = 0; i < N; ++i) {
      needles_[i] = needles[i];
      const std::size_t pair = pair_at(needles[i].word, needles[i].rare);
      pairs_[pair / 64] |= std::uint64_t{1} << (pair % 64);
    }
  }

  bool are_in(std::string_view text) const {
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
      const std::size_t pair = pair_at(text, i);
      if ((pairs_[pair / 64] >> (pair % 64) & 1) != 0 && is_at(text, i)) return true;
    }
    return false;
  }

 private:
  static constexpr std::size_t pair_at(std::string_view text, std::size_t at) {
    return static_cast<std::size_t>(static_cast<unsigned char>(text[at])) << 8 |
           static_cast<unsigned char>(text[at + 1]);
  }

  bool is_at(std::string_view text, std::size_t at) const {
    for (const auto& needle : needles_) {
      if (at >= needle.rare && text.substr(at - needle.rare).starts_with(needle.word)) return true;
    }
    return false;
  }

  std::array<Needle, N> needles_{};
  std::array<std::uint64_t, 1024> pairs_{};  // a bit for each of the 65,536 pairs
};

}  // namespace trungbay::catalogue
