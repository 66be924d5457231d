// The QR code of a record's address as a file: beside the page of its share kit, and in the archives of `trungbay kit`.
#pragma once

#include <string>

#include "base/result.hpp"
#include "pages/views/kits.hpp"

namespace trungbay::render {

// Level M or better, with the quiet zone; the same address always gives the same bytes. Fault: qr_too_long.
Result<std::string> qr_svg_of(const pages::SiteContext& site, const pages::Record& record);
Result<std::string> qr_png_of(const pages::SiteContext& site, const pages::Record& record);

}  // namespace trungbay::render
