#include "vietnamese/broken_scan.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include "vietnamese/letters.hpp"

namespace trungbay::vietnamese {
namespace {

// What stands in front of a letter of U+00C0–U+00FF decides which of them Vietnamese can have there.
enum Before : std::uint8_t {
  apart,
  lower_letter,
  front_vowel,
  o_vowel,
  u_vowel,
  y_vowel,
  upper_letter,
  upper_vowel,
  k_before_count
};

constexpr std::array<std::uint8_t, 256> k_before = [] {
  std::array<std::uint8_t, 256> table{};
  for (int byte = 'a'; byte <= 'z'; ++byte) table[byte] = lower_letter;
  for (int byte = 'A'; byte <= 'Z'; ++byte) table[byte] = upper_letter;
  table['a'] = table['e'] = front_vowel;
  table['o'] = o_vowel;
  table['u'] = u_vowel;
  table['y'] = y_vowel;
  table['A'] = table['E'] = upper_vowel;
  return table;
}();

constexpr std::uint64_t bits_of(std::u32string_view letters) {
  std::uint64_t bits = 0;
  for (const char32_t letter : letters) bits |= std::uint64_t{1} << (letter & 0x3F);
  return bits;
}

// Bit n: U+00C0 + n is fine there.
constexpr std::uint64_t k_lower = bits_of(U"àáâãèéêìíòóôõùúý"), k_upper = bits_of(U"ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ");
constexpr std::array<std::uint64_t, k_before_count> k_fine = {
    k_lower | k_upper,        // apart
    k_lower,                  // lower_letter
    0,                        // front_vowel: "aù" is VNI
    bits_of(U"àáãèé"),        // o_vowel: hoà, xoè
    bits_of(U"àáâãèéêìíôý"),  // u_vowel: quà, luân, quê, quì, uống, quý
    bits_of(U"ê"),            // y_vowel: uyên
    k_lower | k_upper,        // upper_letter: Tố, TỐ
    bits_of(U""),             // upper_vowel
};

// ơ ớ ờ ở ỡ ợ by their last byte: 9B 9D 9F A1 A3, and A1 of ơ itself.
bool is_horned_o_end(std::uint8_t byte) {
  return (byte & 1) != 0 && byte >= 0x9B && byte <= 0xA3;
}

class Look {
 public:
  explicit Look(std::string_view text)
      : bytes_(reinterpret_cast<const std::uint8_t*>(text.data())), size_(text.size()) {}

  // Whether the character that begins at `at` is worth a closer look.
  bool is_suspect(std::size_t at) const {
    const std::uint8_t next = byte(at + 1);
    switch (bytes_[at]) {
      case '&':
        return next == '#' || is_ascii_letter(next);
      case '\\':
        return next == 'u';
      case '?':
        return next >= 0x80 || is_ascii_letter(next);
      case 0xC3: {
        const std::uint8_t before = k_before[at > 0 ? bytes_[at - 1] : 0];
        if (at >= 2 && bytes_[at - 2] == 0xC3) return true;  // "Viêòt": two of these letters never meet
        // Behind i only ê, but for "gi": giò, giá.
        if (at >= 2 && bytes_[at - 1] == 'i' && (bytes_[at - 2] | 0x20) != 'g' && next != 0xAA) return true;
        // "TÝnh": a capital in front of small letters is the first of its word.
        const bool is_odd_capital =
            next < 0xA0 && before != apart && byte(at + 2) >= 'a' && byte(at + 2) <= 'z';
        return is_odd_capital || (k_fine[before] >> (next & 0x3F) & 1) == 0;
      }
      case 0xC4:
        return false;
      case 0xC5:
        return next != 0xA8 && next != 0xA9;  // Ũ ũ
      case 0xC6:
        if (next == 0xA1) return lacks_u(at, at + 2);
        return next != 0xA0 && next != 0xAF && next != 0xB0;  // Ơ Ư ư
      case 0xE1:
        if (next == 0xBA) return false;
        if (next != 0xBB) return next == 0xB8 || next == 0xB9;
        return is_horned_o_end(byte(at + 2)) && lacks_u(at, at + 3);
      case 0xE2:
        return (next == 0x80 && (byte(at + 2) < 0x90 || byte(at + 2) > 0xA7) && byte(at + 2) != 0xB0) ||
               (next == 0x81 && byte(at + 2) >= 0x9F);
      case 0xEF:
        return true;  // U+FEFF, U+FFFD
      default:
        return bytes_[at] < 0xE0;  // U+00A0–U+00BF, U+0200 to U+07FF with the combining marks
    }
  }

 private:
  std::uint8_t byte(std::size_t at) const { return at < size_ ? bytes_[at] : std::uint8_t{0}; }

  // ơ in front of c, ng, u without ư before it: "đợc" lost its ư.
  bool lacks_u(std::size_t at, std::size_t behind) const {
    const std::uint8_t next = byte(behind) | 0x20, before = at > 0 ? bytes_[at - 1] : std::uint8_t{0};
    if (before == 0xAF || before == 0xB0) return false;
    return next == 'c' || next == 'u' || (next == 'n' && (byte(behind + 1) | 0x20) == 'g');
  }

  const std::uint8_t* bytes_;
  std::size_t size_;
};

}  // namespace

bool looks_broken(std::string_view text) {
  const Look look(text);
  std::size_t at = 0;
#if defined(__SSE2__)
  const __m128i ampersand = _mm_set1_epi8('&'), backslash = _mm_set1_epi8('\\'),
                question = _mm_set1_epi8('?');
  const __m128i above_continuations = _mm_set1_epi8(static_cast<char>(0xBF));
  for (; at + 16 <= text.size(); at += 16) {
    const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
    // As signed numbers, the first bytes of characters past ASCII are those from 0xC0 to -1.
    const __m128i leads =
        _mm_and_si128(_mm_cmpgt_epi8(block, above_continuations), _mm_cmplt_epi8(block, _mm_setzero_si128()));
    const __m128i signs =
        _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(block, ampersand), _mm_cmpeq_epi8(block, backslash)),
                     _mm_cmpeq_epi8(block, question));
    auto mask = static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(leads, signs)));
    for (; mask != 0; mask &= mask - 1) {
      if (look.is_suspect(at + static_cast<std::size_t>(__builtin_ctz(mask)))) return true;
    }
  }
#endif
  for (; at < text.size(); ++at) {
    const char byte = text[at];
    const bool is_lead = static_cast<std::uint8_t>(byte) >= 0xC0;
    if ((is_lead || byte == '&' || byte == '\\' || byte == '?') && look.is_suspect(at)) return true;
  }
  return false;
}

}  // namespace trungbay::vietnamese
