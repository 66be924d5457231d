// "Did you mean …": the known name that lies closest to a misspelt one.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace trungbay {

// The candidate within a third of the name's length (at least 1, at most 4 edits; swapped neighbours count as
// one), compared without regard to case; the first one when several are as close. Nothing when none is close
// enough.
std::optional<std::string_view> closest(std::string_view name, std::span<const std::string_view> candidates);

}  // namespace trungbay
