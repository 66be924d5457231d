// Diagnostics of the site stage: what errno means for the one who builds, and names fit to be shown.
#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.hpp"

namespace trungbay::site {

// `error` is an errno; `place` names the output or the file as the user knows it.
Diagnostic fault_of(int error, std::string_view place);

// A foreign file's name may hold anything; bytes that are not printable UTF-8 come out as \xNN.
std::string printable_name(std::string_view name);

}  // namespace trungbay::site
