// The base letter of each Latin letter with marks: U+00C0–U+024F and U+1E00–U+1EFF. A dot: no such letter.
//
// Made out of the Unicode database (canonical decompositions, lower case), with đ, Đ and its look-alikes Ð,
// ð, Ɖ as d, and ø, ł, ħ, ŧ, ı as their base letters, which Unicode does not decompose. Read by fold.cpp and
// slug.cpp.
#pragma once

#include <string_view>

namespace trungbay::vietnamese {

inline constexpr char32_t k_latin_first = 0xC0, k_latin_end = 0x250;
inline constexpr std::string_view k_latin =
    "aaaaaa.ceeeeiiiidnooooo.ouuuuy..aaaaaa.ceeeeiiiidnooooo.ouuuuy.y"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkk.llllll."
    ".llnnnnnn...oooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzz."
    ".........dd.....................oo.............uu..............."
    ".............aaiioouuuuuuuuuu.aaaa....ggkkoooo..j...gg..nnaa...."
    "aaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy............"
    "................";

inline constexpr char32_t k_latin_additional_first = 0x1E00, k_latin_additional_end = 0x1F00;
inline constexpr std::string_view k_latin_additional =
    "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm"
    "mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv"
    "wwwwwwwwwwxxxxyyzzzzzzhtwy......aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"
    "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......";

}  // namespace trungbay::vietnamese
