// Arithmetic and comparison between values, as in Python; integers have 64 bits and fault when that is too
// few.
#pragma once

#include "render/template/syntax.hpp"
#include "render/template/values.hpp"

namespace trungbay::render {

// The symbol as templates write it: "+", "not in".
std::string_view symbol_of(Operator op);

Value apply_operator(Operator op, Value left, Value right, Evaluation& evaluation);
Value negated(Value value, Evaluation& evaluation);

// Texts in one; when one of them is html the others are escaped and the result is html.
Value join_texts(std::span<const Value> parts, Evaluation& evaluation);

}  // namespace trungbay::render
