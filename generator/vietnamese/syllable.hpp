// Whether a word could be a Vietnamese syllable: onset, rime and tone as the spelling allows them.
//
// It is what makes the repair of old encodings safe: a word is decoded only into a syllable, and "café",
// "naïve" or "½" become none. The check knows the spelling, not the dictionary: "nhãm" passes.
#pragma once

#include <string_view>

namespace trungbay::vietnamese {

// `word` is precomposed letters, nothing else. All in lower case, all in capitals, or capitalised; the tone
// stands where the old or the new style puts it. A syllable has a vowel: "ng" is none.
bool is_syllable(std::u32string_view word);

// Two syllables written together, as in "ViệtNam" or "côngty".
bool is_two_syllables(std::u32string_view word);

}  // namespace trungbay::vietnamese
