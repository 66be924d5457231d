#include <algorithm>

#include "vietnamese/letters.hpp"
#include "vietnamese/repair_words.hpp"
#include "vietnamese/syllable.hpp"

namespace trungbay::vietnamese {
namespace {

// What is left of "như", "thư", "tư" …: only toneless ư is lost, since the toned ones have codes of their
// own.
constexpr std::u32string_view k_without_vowel[] = {U"t", U"nh", U"th", U"tr", U"ch", U"s", U"đ"};
constexpr std::u32string_view k_ambiguous[] = {U"ngời", U"mời", U"cha", U"đa"};

char32_t base_of(std::u32string_view text, std::size_t at) {
  const auto letter = at < text.size() ? letter_of(text[at]) : std::nullopt;
  return letter ? letter->base : 0;
}

std::size_t end_of_word(std::u32string_view text, std::size_t at) {
  while (at < text.size() && letter_of(text[at])) ++at;
  return at;
}

// Whether the ơ at `at` ends a rime that needs ư before it: ơc, ơng, ơu.
bool needs_u(std::u32string_view text, std::size_t at, std::size_t end) {
  const std::size_t left = end - at - 1;
  if (left == 1) return base_of(text, at + 1) == U'c' || base_of(text, at + 1) == U'u';
  return left == 2 && base_of(text, at + 1) == U'n' && base_of(text, at + 2) == U'g';
}

template <std::size_t N>
bool is_one_of(const std::u32string_view (&words)[N], std::u32string_view word) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

bool has_doubtful_word(std::u32string_view text, bool had_lost) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = end_of_word(text, i);
    if (end == i) {
      ++i;
      continue;
    }
    const auto word = text.substr(i, end - i);
    const bool stands_alone =
        (i == 0 || text[i - 1] == U' ') && (end == text.size() || text[end] == U' ' || text[end] == U',');
    if (stands_alone && (is_one_of(k_without_vowel, word) || (had_lost && is_one_of(k_ambiguous, word))))
      return true;
    i = end;
  }
  return false;
}

bool is_space(char32_t point) {
  return point == U' ' || point == U'\n' || point == U'\t' || point == U'\r' || point == 0xA0;
}
bool is_lost(char32_t point) {
  return point == U'?' || point == 0xFFFD;
}

bool has_vowel(std::u32string_view letters) {
  return std::any_of(letters.begin(), letters.end(), [](char32_t point) {
    const auto letter = letter_of(point);
    return letter && is_vowel(letter->base);
  });
}

bool is_small(char32_t point) {
  const auto letter = letter_of(point);
  return letter && !letter->is_upper;
}

// A "?" with letters on both sides is a slip ("không?vì") as long as both have a vowel; in front of a word it
// is none before a small letter.
bool is_damage(std::u32string_view before, std::u32string_view marks, std::u32string_view behind) {
  if (behind.empty()) return marks.find(char32_t{0xFFFD}) != std::u32string_view::npos && !before.empty();
  if (marks.find(char32_t{0xFFFD}) != std::u32string_view::npos) return true;
  if (before.empty()) return is_small(behind.front());
  const bool same_case = is_small(behind.front()) || !is_small(before.back());
  return same_case && (!has_vowel(before) || !has_vowel(behind));
}

bool is_damaged(std::u32string_view chunk) {
  // A web address or a line of code.
  if (chunk.starts_with(U"www.") || chunk.find(U'=') != std::u32string_view::npos ||
      chunk.find(U':') < chunk.size() - 1)
    return false;
  for (std::size_t i = 0; i < chunk.size(); ++i) {
    if (!is_lost(chunk[i])) continue;
    std::size_t begin = i, end = i;
    while (begin > 0 && letter_of(chunk[begin - 1])) --begin;
    while (end < chunk.size() && is_lost(chunk[end])) ++end;
    if (is_damage(chunk.substr(begin, i - begin), chunk.substr(i, end - i),
                  chunk.substr(end, end_of_word(chunk, end) - end)))
      return true;
    i = end;
  }
  return false;
}

}  // namespace

bool restore_horns(std::u32string& text, bool had_tcvn3, Repairs& repairs) {
  std::u32string out;
  std::size_t done = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (base_of(text, i) != U'ơ' || (i > 0 && base_of(text, i - 1) == U'ư')) continue;
    const std::size_t end = end_of_word(text, i);
    if (!needs_u(text, i, end)) continue;
    auto letter = *letter_of(text[i]);
    std::size_t begin = i;
    while (begin > 0 && letter_of(text[begin - 1])) --begin;
    std::u32string word = text.substr(begin, i - begin);
    word += to_code_point({U'ư', Tone::level, letter.is_upper});
    // "Ơng" is "Ương": only the first letter keeps its capital.
    if (begin == i && end > i + 1 && is_small(text[i + 1])) letter.is_upper = false;
    word += to_code_point(letter);
    word.append(text, i + 1, end - i - 1);
    if (!is_syllable(word)) continue;
    out.append(text, done, begin - done);
    out += word;
    done = end;
    i = end - 1;
  }
  if (done > 0) {
    out.append(text, done);
    text = std::move(out);
    repairs[RepairKind::horn_restored] = 1;
  }
  const bool lost_all = had_tcvn3 && text.find(U'ư') == std::u32string::npos;
  if ((done > 0 || lost_all) && has_doubtful_word(text, done > 0)) repairs[RepairKind::horn_doubtful] = 1;
  return done > 0;
}

std::uint32_t count_damaged_words(std::u32string_view text) {
  std::uint32_t count = 0;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    bool has_lost = false;
    for (; end < text.size() && !is_space(text[end]); ++end) has_lost = has_lost || is_lost(text[end]);
    if (has_lost && is_damaged(text.substr(i, end - i))) ++count;
    i = end + 1;
  }
  return count;
}

}  // namespace trungbay::vietnamese
