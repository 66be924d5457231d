// How alike two texts are, and 96 bytes a text that tell it nearly as well as the texts themselves.
//
// A text is the set of its shingles: all runs of three words, folded (no case and no diacritics, so no old or
// new tone style either). Two texts are as alike as the part of all their shingles that both have (Jaccard).
// Each byte of a signature is equal in two texts with that probability (MinHash). duplicates.cpp searches with
// it; nothing here knows of ideas.
//
//   std::string words;                    std::vector<std::uint64_t> shingles;
//   append_words(title, words);           take_shingles(words, shingles);
//   append_words(body, words);            const Signature signature = sign(shingles);
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace trungbay::catalogue {

// Whether a text may hold tags or entities. What does not is read as it is, which costs a tenth.
inline bool may_be_markup(std::string_view text) {
  return text.find('<') != std::string_view::npos || text.find('&') != std::string_view::npos;
}

// Appends the words of a text, folded, each with a space behind it: runs of letters and digits, as a reader
// sees them when the text is Markdown or HTML.
void append_words(std::string_view text, std::string& words);

inline constexpr std::size_t k_shingle_words = 3;

// A body of 2.5 KB has 500. What stands behind this many (40 KB) is not compared, so that a hostile cell costs
// no more than that each time; two texts that are alike that far are alike.
inline constexpr std::size_t k_most_shingles = 8'000;

// The hashes of the shingles of what append_words gave, in the order of the text; replaces what is in
// `shingles`. None when there are less than three words.
void take_shingles(std::string_view words, std::vector<std::uint64_t>& shingles);

// Sorts, and leaves one of each: what likeness takes.
void make_set(std::vector<std::uint64_t>& shingles);

// The part of all shingles of two sets that both have: 1 for equal texts, 0 when nothing is shared.
double likeness(std::span<const std::uint64_t> a, std::span<const std::uint64_t> b);

// The share of words that stayed when some of them, here and there, were replaced, out of the likeness that
// was left: 0.57 → 0.9. It is what people mean by "ninety percent the same".
double shared_words(double likeness);

inline constexpr std::size_t k_signature_size = 96;
using Signature = std::array<std::uint8_t, k_signature_size>;

// The order of the shingles and repeated ones do not count. All zeros when there are none.
Signature sign(std::span<const std::uint64_t> shingles);

// The likeness out of two signatures; its standard deviation is 0.05 at most.
double estimated_likeness(const Signature& a, const Signature& b);

}  // namespace trungbay::catalogue
