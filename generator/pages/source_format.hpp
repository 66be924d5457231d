// Tells HTML that a CMS exported from the plain text or Markdown of a spreadsheet's cell.
//
// The catalogue's text carries no mark of how it was written; the views ask here when they hand a body to a
// template. A cheap look at the bytes: no parsing, linear, never wrong in a dangerous way (both ways of
// rendering are safe), only in looks.
#pragma once

#include <string_view>

#include "pages/value.hpp"

namespace trungbay::pages {

// `SourceFormat::html` when `text` holds a start or end tag of an element that CMS exports are made of;
// `SourceFormat::cell` otherwise. A lone `<` ("x < 5", "<b" without its end) is plain text.
SourceFormat detect_format(std::string_view text);

}  // namespace trungbay::pages
