// The files that no template makes: feeds, sitemap, robots.txt, downloads — filled from the catalogue.
#pragma once

#include <string>

#include "pages/views/context.hpp"

namespace trungbay::render {

// `file` is of one of the kinds behind FileKind::redirect, media excepted. Appends its bytes to `out`.
void render_coded_file(const pages::SiteContext& site, const pages::PlannedFile& file, std::string& out);

}  // namespace trungbay::render
