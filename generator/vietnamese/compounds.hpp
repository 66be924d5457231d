// Which syllables of a title belong together: "ý tưởng" is one word though it is written as two, and a line that ends
// between them is read twice. Names hold together too: "Kiên Giang".
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace trungbay::vietnamese {

// For each word how strongly it holds on to the next one: 0 not at all, 1 as a compound. By a list of the compounds that
// titles of the movement have; what it lacks is cut as before. The last one is 0.
std::vector<float> holds_of(std::span<const std::string_view> words);

// The text with a no-break space (U+00A0) inside compounds and names, and between a number and what it counts: "5 triệu",
// "năm 2019". No more than four syllables hold together, so that a narrow screen can still break the line.
std::string keep_compounds(std::string_view text);

}  // namespace trungbay::vietnamese
