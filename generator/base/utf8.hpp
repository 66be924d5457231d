// Checking, counting and measuring UTF-8 text.
//
// Everything that comes into the program is checked here once; behind that wall text is valid UTF-8, and the
// functions below that walk over text rely on it (on other bytes they still stay inside the view).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace trungbay {

// Offset of the first byte that is not part of valid UTF-8 (RFC 3629: no surrogates, no overlong forms), or
// npos.
std::size_t find_invalid_utf8(std::string_view text);
inline bool is_valid_utf8(std::string_view text) {
  return find_invalid_utf8(text) == std::string_view::npos;
}

std::size_t count_code_points(std::string_view text);

struct CodePoint {
  char32_t value;
  std::uint32_t size;  // bytes, 1–4
};

// The code point at `offset`, which is inside the text; U+FFFD of size 1 where the bytes are no valid UTF-8.
CodePoint decode_code_point(std::string_view text, std::size_t offset);

// Appends a code point; U+FFFD in place of a surrogate or of what lies past U+10FFFF.
void append_utf8(std::string& out, char32_t value);

// Columns that a terminal needs for `text` (one line): 0 for combining marks and controls, 2 for wide East
// Asian characters and emoji, 1 for the rest; a tab counts 1, because a caret line copies tabs.
std::size_t display_width(std::string_view text);

// The longest beginning of at most `count` code points.
std::string_view first_code_points(std::string_view text, std::size_t count);

// The longest beginning of at most `bytes` bytes that does not cut a code point.
std::string_view first_bytes(std::string_view text, std::size_t bytes);

// Without ASCII white space at both ends.
std::string_view trim(std::string_view text);

}  // namespace trungbay
