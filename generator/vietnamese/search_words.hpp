// The words that search knows: tokens of a text, and the two forms in which each is looked for.
//
// A token is a run of letters, marks and digits. Its written form is lower case in one spelling ("hoà" → "hòa",
// "kỹ" → "kĩ"); its folded form is that without marks. The script in the reader's browser follows the same rules;
// tests/data/search-tokens.json holds both to them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace trungbay::vietnamese {

// A longer token is no word that anybody would type.
inline constexpr std::size_t k_longest_token = 24;

// "HOÀ" → "hòa", "Lý" → "lí": lower case, cut at k_longest_token code points, the tone of an open oa, oe, uy on its
// first vowel, a lone y of a syllable as i. `token` is NFC.
std::string written_form(std::string_view token);

// "hòa" → "hoa", "đường" → "duong": a written form without marks.
std::string folded_form(std::string_view written);

// Walks over the tokens of a text.
class TokenReader {
 public:
  explicit TokenReader(std::string_view text) : text_(text) {}

  // False at the end of the text.
  bool next();

  std::string_view token() const { return text_.substr(begin_, end_ - begin_); }  // as it stands in the text
  // Whether the token and the one before it are neighbours in one phrase: no . ; : ! ? ( ) or line's end between
  // them, except the point of "1.610".
  bool joins() const { return joins_; }

 private:
  std::string_view text_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  bool joins_ = false;
};

}  // namespace trungbay::vietnamese
