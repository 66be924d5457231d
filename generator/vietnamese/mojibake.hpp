// Text whose bytes were once read with the wrong table of characters: UTF-8 taken for Windows-1252
// ("Tiáº¿ng Viá»‡t"), also twice over, and Windows-1258 taken for Windows-1252 ("Tiêìng Viêòt").
//
// repair.cpp undoes the first in the whole text, repair_words.cpp the second word by word.
#pragma once

#include <string>
#include <string_view>

namespace trungbay::vietnamese {

// Puts characters in place of the bytes that look like characters. Only what then stands in Vietnamese text
// counts, and single signs that a capital and a quotation mark could make by chance ("XÔ" or "XÃ”") do only
// beside others. True when the text has changed.
bool undo_utf8_as_1252(std::u32string& text);

// A word of Windows-1258 that was read as Windows-1252, composed. False when a character has no letter there.
// Where the two tables agree, the word comes out as it was.
bool decode_1258_as_1252(std::u32string_view word, std::u32string& out);

}  // namespace trungbay::vietnamese
