// Links of rich text to ideas whose approval was withdrawn, or that staff have hidden: their words stay, the way goes.
//
// A withdrawal must not wait until somebody has mended a document that names the idea: so such a link is no error as
// other dead ones are (link_check.hpp), and a page with one is known by it (made_file.hpp).
#pragma once

#include <string_view>

#include "base/hash.hpp"
#include "pages/source_format.hpp"
#include "pages/views/context.hpp"

namespace trungbay::render {

// Whether a body can link to pages or pictures of the site at all; most cannot, and are passed over by this look alone.
bool may_link_inside(std::string_view body);

// `target` as it is written: "/y-tuong/kg-001.html#ket-qua".
bool leads_to_withheld(std::string_view target, const pages::SiteContext& site);

// Adds the links of a body that lead there.
void hash_withheld_links(std::string_view source, pages::SourceFormat format, const pages::SiteContext& site, Hasher& hasher);

}  // namespace trungbay::render
