// VNI-Windows, the encoding of VNI-Times and its kin: a base letter and one Latin-1 character behind it for
// its marks ("Xin chaøo caùc baïn" is "Xin chào các bạn"). repair_words.cpp decides which words are in it.
#pragma once

#include <string>
#include <string_view>

namespace trungbay::vietnamese {

// The word's letters into `out`. False when a character past ASCII has no meaning where it stands.
bool decode_vni(std::u32string_view word, std::u32string& out);

}  // namespace trungbay::vietnamese
