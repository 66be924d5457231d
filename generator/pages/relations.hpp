// Which ideas are alike: the "related ideas" of an idea's page.
//
// Each idea has a signature: its title's and summary's syllable pairs, folded, hashed into 128 bits. Likeness
// is the share of common bits. Candidates are older ideas of the same unit and field (and the first few of
// each list), so that a new idea never changes what an old page shows.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "catalogue/catalogue.hpp"

namespace trungbay::pages {

class Relations {
 public:
  explicit Relations(const catalogue::Catalogue& catalogue);

  // At most `most` ideas, most alike first; of equally alike ones the newest first.
  std::vector<std::uint32_t> related_to(std::uint32_t idea, std::size_t most) const;

 private:
  struct Signature {
    std::uint64_t bits[2] = {0, 0};
  };
  static Signature signature_of(std::string_view title, std::string_view summary);
  static double likeness(const Signature& a, const Signature& b);

  const catalogue::Catalogue& catalogue_;
  std::vector<Signature> signatures_;
};

}  // namespace trungbay::pages
