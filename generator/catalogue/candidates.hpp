// The search behind near duplicates: which of a million signatures belong to texts that are alike.
//
// Locality-sensitive hashing: a signature is cut into bands, and two texts become candidates when all bytes of
// some band are equal. duplicates.cpp gives the signatures and says, by reading the texts, which candidates are
// alike indeed.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "catalogue/signatures.hpp"

namespace trungbay::catalogue {

// Groups of two or more texts (ascending indexes; groups by their first) that hang together by pairs for which
// `is_alike` holds. Only texts that `takes_part` are looked at. Time is bounded whatever the signatures are: a
// text of a crowded band is compared with some of the crowd, and no longer once that has failed often.
std::vector<std::vector<std::uint32_t>> group_candidates(
    std::span<const Signature> signatures, std::span<const std::uint8_t> takes_part,
    const std::function<bool(std::uint32_t, std::uint32_t)>& is_alike);

}  // namespace trungbay::catalogue
