#include "vietnamese/search_words.hpp"

#include <algorithm>

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "base/utf8.hpp"

namespace trungbay::vietnamese {
namespace {

bool is_ascii_digit(char byte) { return byte >= '0' && byte <= '9'; }

bool is_word(char32_t point) {
  if (point < 0x80) return is_ascii_digit(static_cast<char>(point)) || ((point | 0x20) >= 'a' && (point | 0x20) <= 'z');
  if (point >= 0x1EA0 && point < 0x1EFA) return true;  // most of what Vietnamese has past Latin-1
  return (U_GET_GC_MASK(static_cast<UChar32>(point)) & (U_GC_L_MASK | U_GC_M_MASK | U_GC_ND_MASK)) != 0;
}

bool breaks_phrase(char32_t point) {
  switch (point) {
    case '.':
    case ';':
    case ':':
    case '!':
    case '?':
    case '(':
    case ')':
    case '\n':
      return true;
    default:
      return false;
  }
}

bool is_tone(char16_t mark) {
  return mark == 0x300 || mark == 0x301 || mark == 0x303 || mark == 0x309 || mark == 0x323;
}

bool is_mark(char16_t letter) { return letter >= 0x300 && letter < 0x370; }

bool is_vowel_or_mark(char16_t letter) {
  return std::u16string_view(u"aeiouy").find(letter) != std::u16string_view::npos || is_mark(letter);
}

// "hoà" → "hòa" in decomposed letters: a tone behind the second vowel of an open oa, oe or uy goes behind the first.
void place_tone(std::u16string& letters) {
  const std::size_t size = letters.size();
  if (size < 3 || !is_tone(letters[size - 1])) return;
  const char16_t first = letters[size - 3];
  const char16_t second = letters[size - 2];
  const bool open = (first == u'o' && (second == u'a' || second == u'e')) || (first == u'u' && second == u'y');
  if (open && (size < 4 || letters[size - 4] != u'q')) std::swap(letters[size - 2], letters[size - 1]);
}

// "kỹ" → "kĩ", "quý" → "quí", "y" → "i"; "uy", "ay" and "yên" stay.
void fold_y(std::u16string& letters) {
  std::size_t end = letters.size();
  if (end > 0 && is_tone(letters[end - 1])) --end;
  if (end == 0 || letters[end - 1] != u'y') return;
  const std::u16string_view onset = std::u16string_view(letters).substr(0, end - 1);
  if (onset == u"qu" || std::none_of(onset.begin(), onset.end(), is_vowel_or_mark)) letters[end - 1] = u'i';
}

// The letters that Unicode does not take apart.
char16_t plain_letter(char16_t letter) {
  switch (letter) {
    case u'đ':
    case u'ð':
    case u'ɖ':
      return u'd';
    case u'ø':
      return u'o';
    case u'ł':
      return u'l';
    case u'ħ':
      return u'h';
    case u'ŧ':
      return u't';
    case u'ı':
      return u'i';
    default:
      return letter;
  }
}

const icu::Normalizer2& composer() {
  UErrorCode status = U_ZERO_ERROR;
  return *icu::Normalizer2::getNFCInstance(status);  // compiled into ICU: it is there
}

const icu::Normalizer2& decomposer() {
  UErrorCode status = U_ZERO_ERROR;
  return *icu::Normalizer2::getNFDInstance(status);
}

std::u16string decomposed(const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString letters = decomposer().normalize(text, status);
  return std::u16string(letters.getBuffer(), static_cast<std::size_t>(letters.length()));
}

std::string composed(const std::u16string& letters) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString text(letters.data(), static_cast<std::int32_t>(letters.size()));
  std::string out;
  composer().normalize(text, status).toUTF8String(out);
  return out;
}

icu::UnicodeString to_utf16(std::string_view text) {
  return icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
}

}  // namespace

std::string written_form(std::string_view token) {
  // No lower case is longer than three code points, so what is cut here changes nothing.
  icu::UnicodeString text = to_utf16(first_code_points(token, k_longest_token));
  text.toLower(icu::Locale::getRoot());
  text.truncate(text.moveIndex32(0, static_cast<std::int32_t>(k_longest_token)));
  std::u16string letters = decomposed(text);
  place_tone(letters);
  fold_y(letters);
  return composed(letters);
}

std::string folded_form(std::string_view written) {
  std::u16string letters = decomposed(to_utf16(written));
  bool is_latin = false;  // marks of other scripts stay
  std::erase_if(letters, [&](char16_t letter) {
    if (is_mark(letter)) return is_latin;
    is_latin = letter >= 'a' && letter <= 'z';
    return false;
  });
  std::transform(letters.begin(), letters.end(), letters.begin(), plain_letter);
  return composed(letters);
}

bool TokenReader::next() {
  const std::size_t gap = end_;
  bool breaks = false;
  std::size_t at = gap;
  CodePoint point{};
  for (; at < text_.size(); at += point.size) {
    point = decode_code_point(text_, at);
    if (is_word(point.value)) break;
    breaks = breaks || breaks_phrase(point.value);
  }
  if (at >= text_.size()) return false;
  const bool is_number = at == gap + 1 && text_[gap] == '.' && gap > 0 && is_ascii_digit(text_[gap - 1]) &&
                         is_ascii_digit(text_[at]);
  joins_ = gap > 0 && (!breaks || is_number);
  begin_ = at;
  do {
    at += point.size;
    if (at >= text_.size()) break;
    point = decode_code_point(text_, at);
  } while (is_word(point.value));
  end_ = std::min(at, text_.size());
  return true;
}

}  // namespace trungbay::vietnamese
