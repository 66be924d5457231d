#include "vietnamese/hashtag.hpp"

#include <unicode/uchar.h>

#include "base/utf8.hpp"
#include "vietnamese/fold.hpp"
#include "vietnamese/nfc.hpp"

namespace trungbay::vietnamese {
namespace {

bool is_ascii_letter(char letter) { return letter >= 'a' && letter <= 'z'; }

}  // namespace

std::string to_hashtag(std::string_view text) {
  const std::string composed = to_nfc(text);
  std::string tag = "#";
  bool begins_word = true;
  bool has_letter = false;
  for (std::size_t at = 0; at < composed.size();) {
    const CodePoint point = decode_code_point(composed, at);
    const std::string folded = fold(std::string_view(composed).substr(at, point.size));
    at += point.size;
    if (folded.empty()) continue;  // a mark of its own
    const bool is_capital = u_isupper(static_cast<UChar32>(point.value)) != 0;
    for (const char letter : folded) {
      const bool is_digit = letter >= '0' && letter <= '9';
      if (!is_ascii_letter(letter) && !is_digit && letter != '_') {
        begins_word = true;
        continue;
      }
      has_letter = has_letter || is_ascii_letter(letter);
      const bool as_capital = is_ascii_letter(letter) && (begins_word || is_capital);
      tag += as_capital ? static_cast<char>(letter - 'a' + 'A') : letter;
      begins_word = false;
    }
  }
  return has_letter ? tag : std::string();
}

bool is_hashtag(std::string_view text) {
  if (!text.starts_with('#')) return false;
  bool has_letter = false;
  for (std::size_t at = 1; at < text.size();) {
    const CodePoint point = decode_code_point(text, at);
    at += point.size;
    const auto value = static_cast<UChar32>(point.value);
    const bool is_letter = u_isalpha(value) != 0;
    if (!is_letter && u_isdigit(value) == 0 && value != '_') return false;
    has_letter = has_letter || is_letter;
  }
  return has_letter;
}

}  // namespace trungbay::vietnamese
