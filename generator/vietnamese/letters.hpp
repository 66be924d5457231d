// The 134 letters with marks of the Vietnamese alphabet, taken apart into base letter, tone and case.
//
// syllable.cpp checks words with it, and the decoders of old encodings put letters together with it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace trungbay::vietnamese {

enum class Tone : std::uint8_t { level, grave, hook, tilde, acute, dot };  // ngang huyền hỏi ngã sắc nặng

struct Letter {
  char32_t base = 0;  // lower case, without tone: one of a ă â b … y
  Tone tone = Tone::level;
  bool is_upper = false;
};

// A row for each vowel, its tones in the order of Tone.
inline constexpr std::array<std::u32string_view, 12> k_lower_vowels = {
    U"aàảãáạ", U"ăằẳẵắặ", U"âầẩẫấậ", U"eèẻẽéẹ", U"êềểễếệ", U"iìỉĩíị",
    U"oòỏõóọ", U"ôồổỗốộ", U"ơờởỡớợ", U"uùủũúụ", U"ưừửữứự", U"yỳỷỹýỵ"};
inline constexpr std::array<std::u32string_view, 12> k_upper_vowels = {
    U"AÀẢÃÁẠ", U"ĂẰẲẴẮẶ", U"ÂẦẨẪẤẬ", U"EÈẺẼÉẸ", U"ÊỀỂỄẾỆ", U"IÌỈĨÍỊ",
    U"OÒỎÕÓỌ", U"ÔỒỔỖỐỘ", U"ƠỜỞỠỚỢ", U"UÙỦŨÚỤ", U"ƯỪỬỮỨỰ", U"YỲỶỸÝỴ"};

// Nothing for what is no letter of the alphabet; ASCII's f j w z, which names borrow, count as letters.
std::optional<Letter> letter_of(char32_t point);

// The letter as one code point; a consonant has no tone.
char32_t to_code_point(Letter letter);

// What stands in Vietnamese text past ASCII: its letters, the marks that compose them, the letters and signs
// of Western languages, typographic punctuation, currency, pictures. Bytes that turn into anything else were
// no text.
bool is_usual_beside_letters(char32_t point);

// The 27 characters that Windows-1252 has in place of the C1 controls, such as “ and €; their bytes from 0x80
// on, a dot where there is none.
inline constexpr std::u32string_view k_western_specials = U"€.‚ƒ„…†‡ˆ‰Š‹Œ.Ž..‘’“”•–—˜™š›œ.žŸ";

// The row of a vowel in k_lower_vowels, or 12.
constexpr std::size_t vowel_row(char32_t base) {
  switch (base) {
    case U'a':
      return 0;
    case U'ă':
      return 1;
    case U'â':
      return 2;
    case U'e':
      return 3;
    case U'ê':
      return 4;
    case U'i':
      return 5;
    case U'o':
      return 6;
    case U'ô':
      return 7;
    case U'ơ':
      return 8;
    case U'u':
      return 9;
    case U'ư':
      return 10;
    case U'y':
      return 11;
    default:
      return 12;
  }
}

constexpr bool is_vowel(char32_t base) {
  return vowel_row(base) < 12;
}

inline bool is_ascii_letter(char32_t point) {
  return (point | 0x20) >= U'a' && (point | 0x20) <= U'z' && point < 0x80;
}

}  // namespace trungbay::vietnamese
