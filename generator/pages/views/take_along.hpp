// What readers and other sites take from a page: its small form for an iframe, its list as a file.
#pragma once

#include "pages/views/context.hpp"
#include "pages/views/types.hpp"

namespace trungbay::pages {

// Of type Embed; null for pages that have none (older pages of lists too).
Value embed_of_page(const PageView& page, Scratch& scratch);

// The page's list of ideas as a file; null when it has none.
Value part_of_page(const PageView& page, bool as_json, Scratch& scratch);

}  // namespace trungbay::pages
