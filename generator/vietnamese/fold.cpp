#include "vietnamese/fold.hpp"

#include <array>
#include <cstring>

#include <unicode/uchar.h>

#include "base/utf8.hpp"
#include "vietnamese/fold_table.hpp"

namespace trungbay::vietnamese {
namespace {

static_assert(k_latin.size() == k_latin_end - k_latin_first);
static_assert(k_latin_additional.size() == k_latin_additional_end - k_latin_additional_first);

constexpr char lower_ascii(char byte) {
  return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 32) : byte;
}

// The folded form of a code point past ASCII: a letter; 0 when it is dropped (a combining mark); '.' when it
// stays.
char folded(char32_t point) {
  if (point >= k_latin_first && point < k_latin_end) return k_latin[point - k_latin_first];
  if (point >= k_latin_additional_first && point < k_latin_additional_end) {
    return k_latin_additional[point - k_latin_additional_first];
  }
  if (point >= 0x300 && point < 0x370) return 0;
  return '.';
}

// What keys treat as a space between words.
bool separates(char32_t point) {
  switch (point) {
    case '*':
    case ':':
    case '.':
    case '/':
    case '_':
    case ',':
    case '"':
    case '\'':
    case '-':
    case ' ':
    case '\t':
    case '\n':
    case '\r':
    case '\v':
    case '\f':
    case 0xA0:
    case 0x2010:  // hyphens and dashes
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
    case 0x2018:  // quotation marks
    case 0x2019:
    case 0x201C:
    case 0x201D:
    case 0xAB:
    case 0xBB:
      return true;
    default:
      return false;
  }
}

// Appends the key of `text`; brackets and what is in them are left out when `drop_brackets`.
void append_key(std::string_view text, bool drop_brackets, std::string& out) {
  bool gap = false;
  const auto put = [&](std::string_view bytes) {
    if (gap && !out.empty()) out += ' ';
    gap = false;
    out += bytes;
  };
  for (std::size_t i = 0; i < text.size();) {
    const char byte = text[i];
    if (drop_brackets && byte == '(') {
      const std::size_t close = text.find(')', i);
      if (close != std::string_view::npos) {
        i = close + 1;
        gap = true;
        continue;
      }
      drop_brackets = false;  // none closes from here on: looking again for each would cost a square
    }
    if (static_cast<unsigned char>(byte) < 0x80) {
      ++i;
      if (separates(static_cast<unsigned char>(byte)) || byte == '(' || byte == ')') {
        gap = true;
      } else {
        const char lower = lower_ascii(byte);
        put({&lower, 1});
      }
      continue;
    }
    const CodePoint point = decode_code_point(text, i);
    const char letter = folded(point.value);
    if (separates(point.value)) {
      gap = true;
    } else if (letter == '.') {
      put(text.substr(i, point.size));
    } else if (letter != 0) {
      put({&letter, 1});
    }
    i += point.size;
  }
}

template <typename Map>
std::string map_letters(std::string_view text, Map map) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = decode_code_point(text, i);
    append_utf8(out, static_cast<char32_t>(map(static_cast<UChar32>(point.value))));
    i += point.size;
  }
  return out;
}

}  // namespace

void append_folded(std::string_view text, std::string& out) {
  // Folding never makes text longer, so the bytes go straight into place.
  const std::size_t start = out.size();
  out.resize(start + text.size());
  char* to = out.data() + start;
  const char* from = text.data();
  const char* const end = from + text.size();
  while (from < end) {
    const auto byte = static_cast<unsigned char>(*from);
    if (byte < 0x80) {
      *to++ = lower_ascii(*from++);
      continue;
    }
    const CodePoint point = decode_code_point(text, static_cast<std::size_t>(from - text.data()));
    const char letter = folded(point.value);
    if (letter == '.') {
      std::memcpy(to, from, point.size);
      to += point.size;
    } else if (letter != 0) {
      *to++ = letter;
    }
    from += point.size;
  }
  out.resize(static_cast<std::size_t>(to - out.data()));
}

std::string fold(std::string_view text) {
  std::string out;
  append_folded(text, out);
  return out;
}

void fold_key(std::string_view text, std::string& out) {
  out.clear();
  append_key(text, true, out);
  if (out.empty()) append_key(text, false, out);
}

std::string fold_key(std::string_view text) {
  std::string out;
  fold_key(text, out);
  return out;
}

std::string lower(std::string_view text) {
  return map_letters(text, u_tolower);
}

std::string upper(std::string_view text) {
  return map_letters(text, u_toupper);
}

std::string capitalised(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = decode_code_point(text, i);
    if (u_isalpha(static_cast<UChar32>(point.value))) {
      return std::string(text.substr(0, i)) + upper(text.substr(i, point.size)) +
             std::string(text.substr(i + point.size));
    }
    if (u_isdigit(static_cast<UChar32>(point.value))) break;
    i += point.size;
  }
  return std::string(text);
}

}  // namespace trungbay::vietnamese
