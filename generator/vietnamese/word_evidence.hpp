// What one word says about the encoding that it is in; repair_words.cpp adds it up over a text.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace trungbay::vietnamese {

enum Encoding : std::uint8_t { tcvn3, vni, cp1258, k_encodings };
inline constexpr std::array<Encoding, k_encodings> k_all = {tcvn3, vni, cp1258};

// False when the word cannot be in that encoding.
bool decode(Encoding encoding, std::u32string_view word, std::u32string& out);

// How much a word says for an encoding, and how much it takes before words of it are decoded.
inline constexpr std::uint32_t k_sure = 4;    // no clean text has such a thing: alone it is enough
inline constexpr std::uint32_t k_likely = 2;  // no Vietnamese, but perhaps another language's
inline constexpr std::uint32_t k_chance = 1;  // signs or French could make it
inline constexpr std::uint32_t k_enough = k_sure;
inline constexpr std::uint32_t k_enough_when_expected =
    k_chance;  // of an encoding that texts beside it are in

// Of a word that is a syllable in that encoding and none as it is. `touches_digit`: a number stands beside
// it.
std::uint32_t weigh(Encoding encoding, std::u32string_view word, bool touches_digit);

// What is no syllable and still a word of our documents: "ĐTN", two syllables without the space, names of the
// Central Highlands ("Đắk", "Krông").
bool is_acceptable(std::u32string_view word);

// "«Sáng", "tạo»", "xanh®": a word with signs at its ends, where clean text has them.
bool is_fine_between_signs(std::u32string_view word);

// × ÷ ·, which in TCVN3 are letters.
inline bool is_operator(char32_t point) {
  return point == U'·' || point == U'×' || point == U'÷';
}
inline bool is_lower_ascii(char32_t point) {
  return point >= U'a' && point <= U'z';
}
inline bool is_upper_ascii(char32_t point) {
  return point >= U'A' && point <= U'Z';
}

}  // namespace trungbay::vietnamese
