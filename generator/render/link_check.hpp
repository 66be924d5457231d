// Dead links inside the site: every address of ours that rich text names must be one that the plan has.
//
// Runs over all documents and over ideas whose bodies link to the site, before anything is written, so that a
// page is not published with a way that leads nowhere.
#pragma once

#include "base/diagnostic.hpp"
#include "pages/views/context.hpp"

namespace trungbay::render {

// A dead link in a document that staff keep is an error with its line and column; one in an export's record
// is a warning at the record, since the unit that sent it is elsewhere. So is one to an idea that was withheld, wherever it
// stands (withheld_links.hpp).
void check_links(const pages::SiteContext& site, DiagnosticBag& bag);

}  // namespace trungbay::render
