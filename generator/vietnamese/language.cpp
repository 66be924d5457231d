#include "vietnamese/language.hpp"

#include <algorithm>
#include <array>
#include <string>

#include <unicode/uchar.h>

#include "base/utf8.hpp"
#include "vietnamese/fold.hpp"

namespace trungbay::vietnamese {
namespace {

constexpr std::size_t k_longest_syllable = 7;  // "nghieng"

constexpr auto k_onsets = std::to_array<std::string_view>({"b",  "c",  "ch", "d", "g",  "gh", "h", "k", "kh", "l", "m", "n", "ng",
                                                          "ngh", "nh", "p", "ph", "q", "r", "s", "t", "th", "tr", "v", "x"});

// Sorted. More rimes with u than there are, since "qu" is read as q and such a rime.
constexpr auto k_rimes = std::to_array<std::string_view>(
    {"a",    "ac",   "ach",  "ai",   "am",   "an",   "ang",  "anh",  "ao",   "ap",   "at",   "au",   "ay",   "e",    "ec",
     "ech",  "em",   "en",   "eng",  "enh",  "eo",   "ep",   "et",   "eu",   "i",    "ia",   "ich",  "iec",  "iem",  "ien",
     "ieng", "iep",  "iet",  "ieu",  "im",   "in",   "inh",  "ip",   "it",   "iu",   "o",    "oa",   "oac",  "oach", "oai",
     "oam",  "oan",  "oang", "oanh", "oao",  "oap",  "oat",  "oay",  "oc",   "oe",   "oen",  "oeo",  "oet",  "oi",   "om",
     "on",   "ong",  "ooc",  "oong", "op",   "ot",   "u",    "ua",   "uac",  "uach", "uai",  "uan",  "uang", "uanh", "uao",
     "uat",  "uau",  "uay",  "uc",   "ue",   "uech", "uen",  "uenh", "ueo",  "uet",  "ueu",  "ui",   "uich", "uit",  "um",
     "un",   "ung",  "uo",   "uoc",  "uoi",  "uom",  "uon",  "uong", "uop",  "uot",  "uou",  "up",   "ut",   "uu",   "uy",
     "uya",  "uych", "uyen", "uyet", "uynh", "uyt",  "uyu",  "y",    "ych",  "yem",  "yen",  "yet",  "yeu"});
static_assert(std::is_sorted(k_onsets.begin(), k_onsets.end()) && std::is_sorted(k_rimes.begin(), k_rimes.end()));

// ICU is asked about few: most letters are ASCII.
bool is_letter(char32_t point) {
  if (point < 0x80) return (point | 0x20) >= U'a' && (point | 0x20) <= U'z';
  return u_isalpha(static_cast<UChar32>(point)) != 0;
}
bool is_digit(char32_t point) {
  if (point < 0x80) return point >= U'0' && point <= U'9';
  return u_isdigit(static_cast<UChar32>(point)) != 0;
}

// The quotation mark that closes what `point` opens, or 0.
char32_t closing_of(char32_t point) {
  switch (point) {
    case U'"':
      return U'"';
    case U'“':
      return U'”';
    case U'«':
      return U'»';
    default:
      return 0;
  }
}

// The offset behind the quotation that begins at `offset`, or `offset` when none does. A quotation without an
// end would hide the rest of the text: one that is longer than a name or a title is none.
std::size_t behind_quotation(std::string_view text, std::size_t offset, CodePoint opening) {
  constexpr std::size_t k_most_bytes = 200;
  const char32_t closing = closing_of(opening.value);
  if (closing == 0) return offset;
  const std::size_t end = std::min(text.size(), offset + k_most_bytes);
  for (std::size_t i = offset + opening.size; i < end;) {
    const CodePoint point = decode_code_point(text, i);
    i += point.size;
    if (point.value == closing) return i;
  }
  return offset;
}

// Below this many words nothing can be told: a name, a title of three words.
constexpr std::uint32_t k_least_words = 6;

}  // namespace

bool may_be_syllable(std::string_view word) {
  if (word.empty() || word.size() > k_longest_syllable) return false;
  const auto is_rime = [](std::string_view rest) { return std::binary_search(k_rimes.begin(), k_rimes.end(), rest); };
  const std::size_t vowel = std::min(word.find_first_of("aeiouy"), word.size());
  if (vowel > 0 && !std::binary_search(k_onsets.begin(), k_onsets.end(), word.substr(0, vowel))) return false;
  // In "gi" the vowel belongs to the onset: "gia", "giuong"; or to both: "gi", "gin".
  return is_rime(word.substr(vowel)) || (word.starts_with("gi") && is_rime(word.substr(2)));
}

WordShares count_words(std::string_view text, std::size_t most_words) {
  WordShares shares;
  std::string folded;
  for (std::size_t i = 0; i < text.size() && shares.words < most_words;) {
    CodePoint point = decode_code_point(text, i);
    if (const std::size_t behind = behind_quotation(text, i, point); behind != i) {
      i = behind;
      continue;
    }
    const std::size_t start = i;
    bool has_letter = false, has_digit = false, has_mark = false;
    while (i < text.size()) {
      point = decode_code_point(text, i);
      const bool letter = is_letter(point.value), digit = is_digit(point.value);
      if (!letter && !digit) break;
      has_letter = has_letter || letter;
      has_digit = has_digit || digit;
      has_mark = has_mark || point.value >= 0x80;
      i += point.size;
    }
    if (i == start) {
      i += point.size;
      continue;
    }
    if (!has_letter || has_digit) continue;
    folded.clear();
    append_folded(text.substr(start, i - start), folded);
    const bool possible = may_be_syllable(folded);
    ++shares.words;
    shares.possible += possible ? 1 : 0;
    shares.marked += possible && has_mark ? 1 : 0;
  }
  return shares;
}

// Measured, November 2026: of the sample's prose 99 % of the words may be syllables and 85 % carry a mark. Sentences
// full of foreign names come down to 59 % and 54 %; English, French and German have 11 to 28 % and no marked
// ones.
Language guess_language(const WordShares& shares) {
  if (shares.words < k_least_words) return Language::unclear;
  const auto is_share = [&](std::uint32_t part, std::uint32_t percent) { return 100 * part >= percent * shares.words; };
  if (is_share(shares.marked, 20)) return is_share(shares.possible, 50) ? Language::vietnamese : Language::other;
  // A sentence of six words may happen to have no marks; hardly one of them may also read like something else.
  return is_share(shares.possible, 80) ? Language::unaccented : Language::other;
}

}  // namespace trungbay::vietnamese
