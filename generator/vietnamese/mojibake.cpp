#include "vietnamese/mojibake.hpp"

#include <cstdint>
#include <optional>
#include <utility>

#include "vietnamese/letters.hpp"
#include "vietnamese/syllable.hpp"

namespace trungbay::vietnamese {
namespace {

constexpr char32_t k_a_tilde = U'Ã', k_a_circumflex = U'Â';

// The byte that Windows-1252 has for a character past ASCII; a C1 control is its own byte, as in browsers.
std::optional<std::uint8_t> byte_in_1252(char32_t point) {
  if (point >= 0x80 && point <= 0xFF) return static_cast<std::uint8_t>(point);
  if (point < 0x100) return std::nullopt;
  const std::size_t special = k_western_specials.find(point);
  if (special == std::u32string_view::npos) return std::nullopt;
  return static_cast<std::uint8_t>(0x80 + special);
}

bool is_continuation(char32_t point) {
  const auto byte = byte_in_1252(point);
  return byte && *byte >= 0x80 && *byte < 0xC0;
}

// Bytes of the sequence that the byte begins, or 0.
std::size_t length_of(std::uint8_t lead) {
  if (lead >= 0xC2 && lead < 0xE0) return 2;
  if (lead >= 0xE0 && lead < 0xF0) return 3;
  return lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
}

// The character whose UTF-8 `sequence` shows, or 0.
char32_t decode(std::u32string_view sequence) {
  static constexpr char32_t k_least[] = {0, 0, 0x80, 0x800, 0x10000};
  const auto lead = byte_in_1252(sequence[0]);
  if (!lead || length_of(*lead) != sequence.size()) return 0;
  char32_t value = *lead & (0xFFu >> (sequence.size() + 1));
  for (const char32_t point : sequence.substr(1)) {
    if (!is_continuation(point)) return 0;
    value = value << 6 | (*byte_in_1252(point) & 0x3Fu);
  }
  if (value < k_least[sequence.size()]) return 0;
  // A control between two rounds of damage: its byte is none of Windows-1252, so it shows as itself.
  if (value < 0xA0) return sequence[1] == value && sequence[0] == k_a_circumflex ? value : 0;
  return is_usual_beside_letters(value) ? value : 0;
}

bool is_lower_letter(char32_t point) {
  const auto letter = letter_of(point);
  return letter && !letter->is_upper;
}

// Ã or Â at a word's end or alone, and a quotation mark, dash, ellipsis or space behind: may be what was
// meant.
bool may_be_meant(std::u32string_view before, std::u32string_view sequence) {
  if (sequence[0] != k_a_tilde && sequence[0] != k_a_circumflex) return false;
  if (!before.empty() && is_lower_letter(before.back())) return false;
  return std::u32string_view(U"‚„…‹›‘’“”•–—™«»·°\u00A0").find(sequence[1]) != std::u32string_view::npos;
}

// Character by character, so that what two rounds of damage made is undone in one walk: a character that was
// just put together may itself be part of a sequence. True when a sequence that cannot have been meant was
// found.
bool reduce(std::u32string_view text, bool take_doubtful, std::u32string& out) {
  bool is_sure = false;
  out.clear();
  out.reserve(text.size());
  for (const char32_t point : text) {
    out += point;
    while (is_continuation(out.back())) {
      char32_t value = 0;
      std::size_t size = 2;
      for (; size <= 4 && size <= out.size() && value == 0; ++size) {
        value = decode(std::u32string_view(out).substr(out.size() - size));
      }
      if (value == 0) break;
      const std::size_t begin = out.size() - --size;
      const bool is_doubtful =
          may_be_meant(std::u32string_view(out).substr(0, begin), std::u32string_view(out).substr(begin));
      if (is_doubtful && !take_doubtful) break;
      is_sure = is_sure || !is_doubtful;
      out.resize(begin);
      out += value;
    }
  }
  return is_sure;
}

std::size_t letters_before(std::u32string_view text, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && at - begin < 8 && letter_of(text[begin - 1])) --begin;
  return begin;
}

std::u32string_view letters_at(std::u32string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && end - at < 8 && letter_of(text[end])) ++end;
  return text.substr(at, end - at);
}

// "à" and "í" are Ã and an invisible character, which other programs turn into a space or drop: "lÃ m",
// "tÃnh".
void mend_lone_a_tilde(std::u32string& text) {
  std::u32string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    out += text[i];
    if (text[i] != k_a_tilde) continue;
    const std::size_t begin = letters_before(out, out.size() - 1);
    const std::u32string before = out.substr(begin, out.size() - 1 - begin);
    if (i + 1 < text.size() && text[i + 1] == U' ') {
      const auto behind = letters_at(text, i + 2);
      const bool joins =
          !behind.empty() && !is_syllable(behind) && is_syllable(before + U'à' + std::u32string(behind));
      if (!joins && !is_syllable(before + U'à')) continue;
      out.back() = U'à';
      if (joins || (i + 2 < text.size() && text[i + 2] == U' ')) ++i;
    } else if (is_syllable(before + U'í' + std::u32string(letters_at(text, i + 1)))) {
      out.back() = U'í';
    }
  }
  text = std::move(out);
}

}  // namespace

bool undo_utf8_as_1252(std::u32string& text) {
  std::u32string out;
  if (!reduce(text, false, out)) return false;
  reduce(text, true, out);
  mend_lone_a_tilde(out);
  text = std::move(out);
  return true;
}

bool decode_1258_as_1252(std::u32string_view word, std::u32string& out) {
  out.clear();
  for (const char32_t point : word) {
    Tone tone = Tone::level;
    char32_t letter = point;
    switch (point) {
      case 0xCC:
        tone = Tone::grave;
        break;
      case 0xD2:
        tone = Tone::hook;
        break;
      case 0xDE:
        tone = Tone::tilde;
        break;
      case 0xEC:
        tone = Tone::acute;
        break;
      case 0xF2:
        tone = Tone::dot;
        break;
      case 0xC3:
        letter = U'Ă';
        break;
      case 0xE3:
        letter = U'ă';
        break;
      case 0xD5:
        letter = U'Ơ';
        break;
      case 0xF5:
        letter = U'ơ';
        break;
      case 0xDD:
        letter = U'Ư';
        break;
      case 0xFD:
        letter = U'ư';
        break;
      case 0xD0:
        letter = U'Đ';
        break;
      case 0xF0:
        letter = U'đ';
        break;
      default:
        break;
    }
    if (tone != Tone::level) {
      const auto bearer = out.empty() ? std::nullopt : letter_of(out.back());
      if (!bearer || !is_vowel(bearer->base) || bearer->tone != Tone::level) return false;
      out.back() = to_code_point({bearer->base, tone, bearer->is_upper});
    } else if (letter >= 0x80 && !letter_of(letter)) {
      return false;
    } else {
      out += letter;
    }
  }
  return true;
}

}  // namespace trungbay::vietnamese
