#include "vietnamese/letters.hpp"

namespace trungbay::vietnamese {
namespace {

static_assert([] {
  for (std::size_t row = 0; row < k_lower_vowels.size(); ++row) {
    if (vowel_row(k_lower_vowels[row][0]) != row) return false;
  }
  return true;
}());

constexpr char32_t k_end = 0x1EFA;  // behind ỹ, the last letter

// What each code point up to there is: 0 for no letter of ours with a mark, else row * 12 + tone * 2 + case
// + 1.
constexpr auto k_letters = [] {
  std::array<std::uint8_t, k_end> table{};
  for (std::size_t row = 0; row < k_lower_vowels.size(); ++row) {
    for (std::size_t tone = 0; tone < 6; ++tone) {
      table[k_lower_vowels[row][tone]] = static_cast<std::uint8_t>(row * 12 + tone * 2 + 1);
      table[k_upper_vowels[row][tone]] = static_cast<std::uint8_t>(row * 12 + tone * 2 + 2);
    }
  }
  return table;
}();

}  // namespace

std::optional<Letter> letter_of(char32_t point) {
  if (point >= k_end) return std::nullopt;
  if (const std::uint8_t found = k_letters[point]; found != 0) {
    const std::size_t index = found - 1u;
    return Letter{k_lower_vowels[index / 12][0], static_cast<Tone>(index % 12 / 2), index % 2 == 1};
  }
  if (is_ascii_letter(point)) return Letter{point | 0x20, Tone::level, point < U'a'};
  if (point == U'đ' || point == U'Đ') return Letter{U'đ', Tone::level, point == U'Đ'};
  return std::nullopt;
}

char32_t to_code_point(Letter letter) {
  if (const std::size_t row = vowel_row(letter.base); row < k_lower_vowels.size()) {
    return (letter.is_upper ? k_upper_vowels : k_lower_vowels)[row][static_cast<std::size_t>(letter.tone)];
  }
  if (letter.base == U'đ') return letter.is_upper ? U'Đ' : U'đ';
  return letter.is_upper ? letter.base - 0x20 : letter.base;
}

bool is_usual_beside_letters(char32_t point) {
  if (point < 0x80) return false;
  if (point < 0x300)
    return (point >= 0xA0 && point <= 0xFF) || letter_of(point) ||
           k_western_specials.find(point) != std::u32string_view::npos;
  if (point < 0x370)
    return std::u32string_view(U"\u0300\u0301\u0302\u0303\u0306\u0309\u031B\u0323").find(point) !=
           std::u32string_view::npos;
  if (point < 0x2000) return letter_of(point).has_value();
  if (point < 0x2070) return true;
  if (point < 0x2700)
    return (point >= 0x20A0 && point < 0x20C0) || (point >= 0x2190 && point < 0x2200) || point == 0x2122 ||
           point >= 0x2500;
  return point == 0xFEFF || point == 0xFFFD || (point >= 0x1F300 && point < 0x1FB00);
}

}  // namespace trungbay::vietnamese
