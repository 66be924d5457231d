// The part of repair() that looks at words: which of them are in TCVN3, VNI or Windows-1258, which have lost
// a letter, which are damaged for good.
#pragma once

#include <cstdint>
#include <string>

#include "vietnamese/repair.hpp"

namespace trungbay::vietnamese {

// Decodes words in place and counts the kinds of it. True when the text has changed.
bool decode_words(std::u32string& text, Repairs& repairs, RepairHints hints);

// "ư" in front of "ơ" where Vietnamese has no rime without it ("đợc", "trờng"), and the count of words that
// may have lost an "ư" which nothing can tell. True when the text has changed.
bool restore_horns(std::u32string& text, bool had_tcvn3, Repairs& repairs);

// Words whose letters became "?" or U+FFFD, web addresses left out.
std::uint32_t count_damaged_words(std::u32string_view text);

}  // namespace trungbay::vietnamese
