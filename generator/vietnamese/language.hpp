// Whether a text is Vietnamese, by its spelling alone: no dictionary, no model.
//
// Vietnamese writes each syllable as a word of its own, and there are only so many onsets and rimes. Nearly
// all words of a Vietnamese text could be syllables, and most of them carry a mark; of an English text about
// a third could be. The gate of quality (catalogue/quality.hpp) asks this about each record.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace trungbay::vietnamese {

// Whether an onset and a rime of Vietnamese give `word`, which is folded (fold.hpp): lower case, no marks.
// "nghieng", "quy", "giet" may be; "green", "platform", "wifi" may not.
bool may_be_syllable(std::string_view word);

// Words are runs of letters; runs with a digit in them and what stands in quotation marks are not looked at,
// since names of products and foreign titles stand there.
struct WordShares {
  std::uint32_t words = 0;
  std::uint32_t possible = 0;  // that may be syllables
  std::uint32_t marked = 0;    // of those, with a mark: â, đ, ế …

  WordShares& operator+=(const WordShares& other) {
    words += other.words;
    possible += other.possible;
    marked += other.marked;
    return *this;
  }
};

// Looks at the first `most_words` words.
WordShares count_words(std::string_view text, std::size_t most_words);

enum class Language : std::uint8_t {
  unclear,     // too short to tell
  vietnamese,
  unaccented,  // Vietnamese without its marks: "sang kien bao ve moi truong"
  other,
};

Language guess_language(const WordShares& shares);

}  // namespace trungbay::vietnamese
