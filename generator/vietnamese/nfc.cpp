#include "vietnamese/nfc.hpp"

#include <array>
#include <cstdint>

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>

#include "base/utf8.hpp"

namespace trungbay::vietnamese {
namespace {

enum Scan : std::uint8_t { fine, lead2, lead3, lead4, suspect };

// What a lead byte means to clean_size; control characters are suspect.
constexpr std::array<std::uint8_t, 256> k_scan = [] {
  std::array<std::uint8_t, 256> table{};
  for (int i = 0; i < 256; ++i) {
    if (i < 0x20 || i == 0x7F) {
      table[i] = i == '\n' || i == '\t' ? fine : suspect;
    } else if (i < 0x80) {
      table[i] = fine;
    } else if (i >= 0xC2 && i <= 0xCB) {
      table[i] = lead2;  // up to U+02FF: before the first combining mark
    } else if (i >= 0xE1 && i <= 0xE2) {
      table[i] = lead3;
    } else if (i == 0xF0) {
      table[i] = lead4;
    } else {
      table[i] = suspect;
    }
  }
  return table;
}();

// Size of the code point at `at` when it is one that NFC never changes, whatever stands beside it; else 0.
// Covers what Vietnamese text is made of: Latin letters, punctuation, currency, arrows, emoji.
std::size_t stable_size(const unsigned char* at, std::size_t left) {
  switch (k_scan[at[0]]) {
    case fine:
      return 1;
    case lead2:
      return left >= 2 ? 2 : 0;
    case lead3:
      if (left < 3) return 0;
      if (at[0] == 0xE1) return at[1] >= 0xB8 && at[1] <= 0xBB ? 3 : 0;                    // U+1E00–U+1EFF
      if (at[1] == 0x80) return at[2] >= 0x90 && (at[2] < 0xA8 || at[2] == 0xB0) ? 3 : 0;  // U+2010–U+2027, ‰
      return at[1] == 0x82 ? (at[2] >= 0xA0 ? 3 : 0) : (at[1] == 0x86 ? 3 : 0);            // currency, arrows
    case lead4:
      return left >= 4 && at[1] == 0x9F ? 4 : 0;  // U+1F000–U+1FFFF
    default:
      return 0;
  }
}

// How many bytes at the beginning of the text are as clean_text would leave them.
std::size_t clean_size(std::string_view text) {
  const auto* const begin = reinterpret_cast<const unsigned char*>(text.data());
  const auto* const end = begin + text.size();
  const auto* at = begin;
  while (at < end) {
    if (k_scan[*at] == fine) {
      ++at;
      continue;
    }
    const std::size_t size = stable_size(at, static_cast<std::size_t>(end - at));
    if (size == 0) break;
    if (at[0] == 0xC2 && (at[1] < 0xA1 || at[1] == 0xAD)) break;   // C1 controls, no-break space, soft hyphen
    if (at[0] == 0xC3 && (at[1] == 0x90 || at[1] == 0xB0)) break;  // Ð ð
    if (at[0] == 0xC6 && at[1] == 0x89) break;                     // Ɖ
    if (at[0] == 0xF0 && at[2] == 0xBF && at[3] >= 0xBE) break;    // U+1FFFE, U+1FFFF: no characters
    at += size;
  }
  return static_cast<std::size_t>(at - begin);
}

bool is_dropped(char32_t point) {
  return (point < 0x20 && point != '\n' && point != '\t') || (point >= 0x7F && point < 0xA0) ||
         point == 0xAD || (point >= 0x200B && point <= 0x200F) || (point >= 0x202A && point <= 0x202E) ||
         (point >= 0x2060 && point <= 0x206F) || point == 0xFEFF || (point & 0xFFFE) == 0xFFFE ||
         (point >= 0xFDD0 && point <= 0xFDEF);
}

bool is_space(char32_t point) {
  return point == 0xA0 || point == 0x1680 || (point >= 0x2000 && point <= 0x200A) || point == 0x202F ||
         point == 0x205F || point == 0x3000;
}

// Spaces, line ends and invisible characters; not yet normalised.
std::string without_invisible(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    // Most of the text is clean; a body with Windows line ends should not cost much more than one without.
    const std::size_t clean = clean_size(text.substr(i));
    out += text.substr(i, clean);
    i += clean;
    if (i == text.size()) break;
    const CodePoint point = decode_code_point(text, i);
    i += point.size;
    if (point.value == '\r') {
      if (i >= text.size() || text[i] != '\n') out += '\n';
    } else if (point.value == 0x2028 || point.value == 0x2029 || point.value == 0x85) {
      out += '\n';
    } else if (is_space(point.value)) {
      out += ' ';
    } else if (!is_dropped(point.value)) {
      append_utf8(out, point.value);
    }
  }
  return out;
}

bool is_lookalike(char32_t point) {
  return point == 0xD0 || point == 0x189 || point == 0xF0;
}

// Letters of the Vietnamese alphabet, look-alikes of đ included, and the Latin ones that names borrow.
bool is_vietnamese_letter(char32_t point) {
  if (point < 0x80) return (point | 0x20) >= 'a' && (point | 0x20) <= 'z';
  if (point >= 0x1EA0 && point <= 0x1EF9) return true;
  if (is_lookalike(point)) return true;
  for (const char32_t letter : U"ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư") {
    if (letter == point) return true;
  }
  return false;
}

// Đ for Ð and Ɖ, and đ for ð at the beginning of a word, in words made of Vietnamese letters: Icelandic "það"
// stays.
void repair_lookalikes(std::string& text) {
  if (text.find("\xC3\x90") == std::string::npos && text.find("\xC3\xB0") == std::string::npos &&
      text.find("\xC6\x89") == std::string::npos) {
    return;
  }
  for (std::size_t i = 0; i < text.size();) {
    bool vietnamese = true, has_lookalike = false;
    const std::size_t start = i;
    while (i < text.size()) {
      const CodePoint point = decode_code_point(text, i);
      if (!u_isalpha(static_cast<UChar32>(point.value))) break;
      vietnamese = vietnamese && is_vietnamese_letter(point.value);
      has_lookalike = has_lookalike || is_lookalike(point.value);
      i += point.size;
    }
    if (vietnamese && has_lookalike) {
      for (std::size_t at = start; at < i;) {
        const CodePoint point = decode_code_point(text, at);
        // All of these letters take two bytes.
        if (point.value == 0xD0 || point.value == 0x189) text.replace(at, 2, "\xC4\x90");
        if (point.value == 0xF0 && at == start) text.replace(at, 2, "\xC4\x91");
        at += point.size;
      }
    }
    if (i == start) i += decode_code_point(text, i).size;
  }
}

}  // namespace

bool is_nfc_quick(std::string_view text) {
  const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
  for (std::size_t i = 0; i < text.size();) {
    if (bytes[i] < 0x80) {
      ++i;
      continue;
    }
    const std::size_t size = stable_size(bytes + i, text.size() - i);
    if (size == 0) return false;
    i += size;
  }
  return true;
}

std::string to_nfc(std::string_view text) {
  if (is_nfc_quick(text)) return std::string(text);
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* const normalizer = icu::Normalizer2::getNFCInstance(error);
  if (U_FAILURE(error)) return std::string(text);
  std::string out;
  out.reserve(text.size());
  icu::StringByteSink<std::string> sink(&out);
  const icu::StringPiece piece(text.data(), static_cast<std::int32_t>(text.size()));
  normalizer->normalizeUTF8(0, piece, sink, nullptr, error);
  return U_FAILURE(error) ? std::string(text) : out;
}

std::string_view clean_text(std::string_view text, std::string& scratch) {
  if (clean_size(text) == text.size()) return text;
  // Invisible characters go first: one between a letter and its mark would keep the two from composing.
  scratch = without_invisible(text);
  if (!is_nfc_quick(scratch)) scratch = to_nfc(scratch);
  repair_lookalikes(scratch);
  return scratch;
}

std::string clean_text(std::string_view text) {
  std::string scratch;
  return std::string(clean_text(text, scratch));
}

std::string clean_line(std::string_view text) {
  std::string scratch;
  const std::string_view clean = clean_text(text, scratch);
  std::string line;
  line.reserve(clean.size());
  for (const char byte : clean) {
    if (byte != ' ' && byte != '\n' && byte != '\t') {
      line += byte;
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
  }
  if (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

}  // namespace trungbay::vietnamese
