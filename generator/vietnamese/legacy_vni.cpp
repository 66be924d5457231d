#include "vietnamese/legacy_vni.hpp"

#include <optional>

#include "vietnamese/letters.hpp"

namespace trungbay::vietnamese {
namespace {

constexpr char32_t lower_latin1(char32_t point) {
  const bool is_upper = (point >= U'A' && point <= U'Z') || (point >= 0xC0 && point <= 0xDE && point != 0xD7);
  return is_upper ? point + 0x20 : point;
}

// Letters that need nothing behind them. ơ and ư may take a tone.
std::optional<Letter> whole_letter(char32_t lower) {
  switch (lower) {
    case U'ñ':
      return Letter{U'đ'};
    case U'í':
      return Letter{U'i', Tone::acute};
    case U'ì':
      return Letter{U'i', Tone::grave};
    case U'æ':
      return Letter{U'i', Tone::hook};
    case U'ó':
      return Letter{U'i', Tone::tilde};
    case U'ò':
      return Letter{U'i', Tone::dot};
    case U'î':
      return Letter{U'y', Tone::dot};
    case U'ô':
      return Letter{U'ơ'};
    case U'ö':
      return Letter{U'ư'};
    default:
      return std::nullopt;
  }
}

// What a suffix makes of a base letter: a tone; with a, e, o also a circumflex, with a a breve, and a tone on
// it.
std::optional<Letter> marked(char32_t base, char32_t suffix) {
  struct Suffix {
    std::u32string_view bases;
    std::u32string_view letters;  // of the bases, with the mark
    std::u32string_view suffixes;
    std::u32string_view tones;  // a digit each: Tone
  };
  static constexpr Suffix k_suffixes[] = {{U"aeouyơư", U"aeouyơư", U"øûõùï", U"12345"},
                                          {U"aeo", U"âêô", U"âàåãáä", U"012345"},
                                          {U"a", U"ă", U"êèúüéë", U"012345"}};
  for (const auto& kind : k_suffixes) {
    const std::size_t letter = kind.bases.find(base);
    const std::size_t found = kind.suffixes.find(suffix);
    if (letter == std::u32string_view::npos || found == std::u32string_view::npos) continue;
    return Letter{kind.letters[letter], static_cast<Tone>(kind.tones[found] - U'0')};
  }
  return std::nullopt;
}

}  // namespace

bool decode_vni(std::u32string_view word, std::u32string& out) {
  out.clear();
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char32_t lower = lower_latin1(word[i]);
    const bool is_upper = lower != word[i];
    auto letter = whole_letter(lower);
    if (!letter && lower >= 0x80) return false;
    if (i + 1 < word.size() && word[i + 1] >= 0x80) {
      const char32_t base = letter ? letter->base : lower;
      const bool takes_tone = !letter || letter->tone == Tone::level;
      if (const auto whole = marked(base, lower_latin1(word[i + 1])); whole && takes_tone) {
        letter = whole;
        ++i;
      }
    }
    if (!letter) {
      out += word[i];
    } else {
      letter->is_upper = is_upper;
      out += to_code_point(*letter);
    }
  }
  return true;
}

}  // namespace trungbay::vietnamese
