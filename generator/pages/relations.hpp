// Which ideas are alike: "Ý tưởng tương tự" of an idea's page.
//
// An idea is known by its most telling pairs of syllables: those that it says in its title or often, and that few older ideas
// say. Ideas that share such pairs are alike. Pairs are made of the same folded words as the signatures of duplicates, so
// marks, case and markup make no difference.
//
// What counts as rare, and who is compared, is decided by older ideas only. A new idea so changes no list but its own; only one
// that says nearly the same as an older idea is shown there too. Time and memory grow with the number of ideas: 170 bytes an
// idea while this is computed, 16 afterwards.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "catalogue/catalogue.hpp"

namespace trungbay::pages {

inline constexpr std::size_t k_most_alike = 4;

class Relations {
 public:
  // `jobs` threads read the texts, with the same result for any number.
  explicit Relations(const catalogue::Catalogue& catalogue, unsigned jobs = 1);

  // Most alike first; may be empty.
  std::span<const std::uint32_t> alike(std::uint32_t idea) const;

  // Others to go on with: ideas of the same field (without one, of the same unit) that came before it, the latest first; the
  // very first ones of a list point at each other. None of those that are alike.
  std::vector<std::uint32_t> beside(std::uint32_t idea, std::size_t most) const;

 private:
  const catalogue::Catalogue& catalogue_;
  std::vector<std::array<std::uint32_t, k_most_alike>> alike_;  // k_none behind the last
};

}  // namespace trungbay::pages
