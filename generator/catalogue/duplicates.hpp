// Which ideas are there twice: word for word, with words changed here and there, or under one title of one unit.
//
// Looks over the ideas of all exports and years at once, after the last export was read; duplicate_gate.cpp
// decides what happens to them. Time grows with the number of ideas, not with the number of pairs: ideas whose
// signatures agree somewhere are candidates, and only those are compared by their texts, so nothing is reported
// that is not so. 130 bytes an idea, until the search is over. docs/gates.md says the rules to staff.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "catalogue/catalogue.hpp"

namespace trungbay::catalogue {

enum class DuplicateKind : std::uint8_t {
  exact,  // the same words, whatever their case, diacritics and punctuation
  near,   // most of the words
  title,  // the same title of the same unit, with another body
};

struct Duplicate {
  std::uint32_t idea;
  std::uint32_t of;  // the one that stays; never a duplicate of its own kind itself
  DuplicateKind kind;
  std::uint8_t percent;  // how many of the words are the same
};

// Below this many shingles (22 words) two texts may well agree by chance; only equal ones are found then.
inline constexpr std::size_t k_least_shingles = 20;

// From this likeness on two ideas are near duplicates: 85 % of their words are the same (shared_words).
inline constexpr double k_near_likeness = 0.45;

struct DuplicateSearch {
  bool near = true;  // and `title`; otherwise only exact ones, which costs a third
  unsigned jobs = 1;
  std::span<const std::string> preferred = {};  // ids that staff want to stay
};

// At most one entry for each idea, in the order of ideas; the same for any number of jobs. Of several that are
// alike, the one stays that staff prefer, else the one approved earliest, else the most complete one, else the
// one that was read first. A fault only when memory runs out.
Result<std::vector<Duplicate>> find_duplicates(const Catalogue& catalogue, const DuplicateSearch& search);

}  // namespace trungbay::catalogue
