// One form for every text that comes in: precomposed Unicode (NFC) without invisible characters.
//
// The catalogue calls clean_text on every cell and front-matter value, so that equal words are equal bytes.
// All functions take valid UTF-8 and give valid UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace trungbay::vietnamese {

// True when the text is certainly NFC; false means "perhaps not" (to_nfc then finds out).
bool is_nfc_quick(std::string_view text);

std::string to_nfc(std::string_view text);

// NFC; BOM, zero-width, soft-hyphen, bidi-control and control characters dropped (but not \n and \t); every
// kind of space → " ", CRLF and CR → \n; the look-alikes Ð and Ɖ → Đ and ð → đ inside words of Vietnamese
// letters. White space at the ends stays.
std::string clean_text(std::string_view text);

// The same without an allocation for text that is clean already, which is then returned as it is; otherwise
// the result is put into `scratch` and a view of it returned.
std::string_view clean_text(std::string_view text, std::string& scratch);

// clean_text for values of one line: line breaks and tabs become spaces, runs of spaces one, none at the
// ends.
std::string clean_line(std::string_view text);

}  // namespace trungbay::vietnamese
