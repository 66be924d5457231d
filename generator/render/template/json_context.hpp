// A JSON text as the roots of a template without a documented view: for `theme render` and for tests.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"
#include "base/scratch.hpp"
#include "pages/value.hpp"

namespace trungbay::render {

// The value of a JSON object; keys keep their order, all texts are plain text. It lives in the scratch and
// owns nothing. Faults: json_context_invalid at its line and column, also when it is nested deeper than 64
// levels.
std::optional<pages::Value> read_json_context(std::string_view json, const std::string& file,
                                              Scratch& scratch, DiagnosticBag& bag);

}  // namespace trungbay::render
