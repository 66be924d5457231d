#include "vietnamese/word_evidence.hpp"

#include <algorithm>

#include "vietnamese/legacy_tcvn3.hpp"
#include "vietnamese/legacy_vni.hpp"
#include "vietnamese/letters.hpp"
#include "vietnamese/mojibake.hpp"
#include "vietnamese/syllable.hpp"

namespace trungbay::vietnamese {
namespace {

// Characters that stand in clean text as signs, and in TCVN3 as letters.
bool is_sign(char32_t point) {
  return (point > 0xA0 && point < 0xC0 && point != 0xA8 && point != 0xB8) || point == 0xD7 || point == 0xF7;
}
bool is_upper_latin1(char32_t point) {
  return point >= 0xC0 && point <= 0xDE && point != 0xD7;
}
bool holds(std::u32string_view list, char32_t point) {
  return list.find(point) != std::u32string_view::npos;
}

// Signs that clean text has right in front of a word, and right behind one.
bool is_usual_in_front(char32_t sign) {
  return holds(U"«§¶µ£¥¤¦©¡¬·½¼¾", sign);
}
bool is_usual_behind(char32_t sign) {
  return holds(U"»©®ª¹·½¼¾¢", sign);
}

std::uint32_t weight_tcvn3(std::u32string_view word, bool touches_digit) {
  if (word.size() == 1) return word[0] < 0xC0 ? 0 : k_chance;
  // French and the Nordic languages have many short words that end in such a letter: "dû", "på".
  std::uint32_t weight = is_sign(word.front()) || word.back() >= 0x80 ? k_chance : k_likely;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const bool is_inside = i > 0 && i + 1 < word.size();
    if (is_sign(word[i])) {
      if (!is_inside && touches_digit) return 0;  // "½m", "5µm"
      const bool is_usual = is_inside ? is_operator(word[i])
                            : i == 0  ? is_usual_in_front(word[i])
                                      : is_usual_behind(word[i]);
      if (!is_usual) return k_sure;
    } else if (word[i] >= 0x80 && word[i] < 0xC0) {
      weight = k_sure;
    } else if (i > 0 && is_upper_latin1(word[i]) &&
               (is_lower_ascii(word[i - 1]) || (is_inside && is_lower_ascii(word[i + 1])))) {
      weight = k_sure;  // "tÕ", "TÝnh": a capital inside a word
    }
  }
  return weight;
}

// For VNI: a vowel with a suffix that no other language puts behind it. "où" and "thaï" are French.
std::uint32_t weight_vni(std::u32string_view word) {
  for (std::size_t i = 0; i + 1 < word.size(); ++i) {
    const char32_t base = is_ascii_letter(word[i]) || is_upper_latin1(word[i]) ? word[i] | 0x20 : word[i];
    const char32_t suffix = is_upper_latin1(word[i + 1]) ? word[i + 1] | 0x20 : word[i + 1];
    const bool is_inside = i + 2 < word.size();
    if (holds(U"ae", base) && holds(U"ùøûõâáàåãä", suffix)) return k_sure;
    if (base == U'a' && holds(U"êèë", suffix)) return k_sure;
    if (base == U'o' && is_inside && holds(U"áàã", suffix)) return k_sure;
    if (base == U'o' && (holds(U"øõâäå", suffix) || (suffix == U'ù' && word.size() > 2))) return k_sure;
    if (holds(U"uyôö", base) && holds(U"ùøûõ", suffix)) return k_sure;
    if (holds(U"ôö", base) && suffix == U'ï') return k_sure;
  }
  return word.size() < 3 || holds(U"ïÏ", word.back()) ? k_chance : k_likely;
}

// For Windows-1258: a tone mark behind a letter that has a mark already, a capital or a second mark inside a
// word.
std::uint32_t weight_cp1258(std::u32string_view word) {
  for (std::size_t i = 0; i + 1 < word.size(); ++i) {
    if (holds(U"âêôãõýÂÊÔÃÕÝ", word[i]) && holds(U"ìòÌÒÞõÕ", word[i + 1])) return k_sure;
    if (holds(U"aeiouy", word[i]) &&
        (holds(U"ÌÒÞ", word[i + 1]) || (holds(U"ìò", word[i + 1]) && i + 2 < word.size())))
      return k_sure;
  }
  return k_likely;
}

}  // namespace

bool decode(Encoding encoding, std::u32string_view word, std::u32string& out) {
  switch (encoding) {
    case tcvn3:
      return decode_tcvn3(word, out);
    case vni:
      return decode_vni(word, out);
    default:
      return decode_1258_as_1252(word, out);
  }
}

std::uint32_t weigh(Encoding encoding, std::u32string_view word, bool touches_digit) {
  switch (encoding) {
    case tcvn3:
      return weight_tcvn3(word, touches_digit);
    case vni:
      return weight_vni(word);
    default:
      return weight_cp1258(word);
  }
}

bool is_acceptable(std::u32string_view word) {
  const bool is_short_form = std::all_of(word.begin(), word.end(), [](char32_t point) {
    const auto letter = letter_of(point);
    return letter && letter->is_upper && letter->tone == Tone::level;
  });
  if ((is_short_form && word.size() > 1) || is_two_syllables(word)) return true;
  std::u32string name(word);
  if (name.back() == U'k' || name.back() == U'K') name.back() = name.back() == U'k' ? U'c' : U'C';
  if (name.size() > 2 && holds(U"rlRL", name[1])) name.erase(1, 1);
  return is_syllable(name);
}

bool is_fine_between_signs(std::u32string_view word) {
  const std::size_t size = word.size();
  while (!word.empty() && is_usual_in_front(word.front())) word.remove_prefix(1);
  while (!word.empty() && is_usual_behind(word.back())) word.remove_suffix(1);
  if (word.size() == size || word.size() < 2) return false;
  return is_syllable(word) || std::all_of(word.begin(), word.end(), is_ascii_letter);
}

}  // namespace trungbay::vietnamese
