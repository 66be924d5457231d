// TCVN3 (ABC), the encoding of .VnTime and its kin: one byte a letter, seen today as the Latin-1 character of
// that number ("C«ng tr×nh" is "Công trình"). repair_words.cpp decides which words are in it.
#pragma once

#include <string>
#include <string_view>

namespace trungbay::vietnamese {

// The word's letters into `out`. False when one of its characters past ASCII is no code of TCVN3.
// Codes of toned capitals do not exist: a capital base in front of its lower-case code is one ("A¸" is "Á").
bool decode_tcvn3(std::u32string_view word, std::u32string& out);

}  // namespace trungbay::vietnamese
