// The only door to gumbo: memory, limits, and nothing that recurses.
//
// A tree lives in the worker's Scratch and is forgotten with it (gumbo's own destroyer recurses as deep as
// the tree). Text past the limits is refused before or while it is parsed.
#pragma once

#include <optional>
#include <string_view>

#include <gumbo.h>

#include "base/scratch.hpp"
#include "render/markdown.hpp"

namespace trungbay::render {

// Null when the text is refused, with the reason in `fault`. `source` outlives the tree.
const GumboNode* parse_html(std::string_view source, Scratch& scratch, std::optional<RichTextFault>& fault);

// The value of an attribute without white space at its ends; "" when it is not there.
std::string_view attribute_of(const GumboElement& element, const char* name);

}  // namespace trungbay::render
