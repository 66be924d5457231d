// Prints a value into the place that the compiler found for it.
#pragma once

#include <string>

#include "render/template/place.hpp"
#include "render/template/values.hpp"

namespace trungbay::render {

void print_value(Value value, PrintMode mode, Evaluation& evaluation, std::string& out);

enum class JsonStyle : std::uint8_t {
  compact,  // ours: UTF-8, no spaces, keys in their order
  jinja,    // Jinja2's tojson: ASCII, ", " and ": ", keys sorted
};
// Safe inside of a script element. Objects cannot be written: they may lead to each other in a circle.
void append_json_value(Value value, JsonStyle style, Evaluation& evaluation, std::string& out);

}  // namespace trungbay::render
