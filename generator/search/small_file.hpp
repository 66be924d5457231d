// Ideas in one file that the script in the browser scans: a whole small site, or what is newer than the segments.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "search/record.hpp"

namespace trungbay::search {

// JSON: an array of [card, "slug of the own unit, of those above …", middle, body], in the order of `ideas`. Nothing
// when it would be longer than `most_bytes`.
std::string make_small_file(const SearchSource& source, std::span<const std::uint32_t> ideas, std::size_t most_bytes);

}  // namespace trungbay::search
