// Which syllables of a title belong together: "ý tưởng" is one word though it is written as two, and a line that ends
// between them is read twice. Names hold together too: "Kiên Giang".
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace trungbay::draw {

// For each word how strongly it holds on to the next one: 0 not at all, 1 as a compound. By a list of the compounds that
// titles of the movement have; what it lacks is cut as before. The last one is 0.
std::vector<float> holds_of(std::span<const std::string_view> words);

}  // namespace trungbay::draw
