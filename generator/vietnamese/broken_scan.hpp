// A first look at a text that costs next to nothing: is there anything in it that repair() could have to do
// with?
#pragma once

#include <string_view>

namespace trungbay::vietnamese {

// False for what nearly all text is: precomposed Vietnamese without escapes, invisible characters and letters
// that stand where Vietnamese has none. True means "perhaps", as in "«café»", which repair() then leaves
// alone.
bool looks_broken(std::string_view text);

}  // namespace trungbay::vietnamese
