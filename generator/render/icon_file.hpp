// An icon of the app as a PNG: the site's logo, or the rising sun of the header, in the theme's colours.
#pragma once

#include <memory>
#include <string_view>

#include "base/result.hpp"
#include "draw/palette_png.hpp"
#include "pages/views/context.hpp"

namespace trungbay::render {

// One a thread; the bytes live until the next call.
class IconFile {
 public:
  // `number`: of pages::k_app_icons. A logo that cannot be read is left out: measuring its picture has told of it.
  std::string_view make(const pages::SiteContext& site, std::size_t number);

 private:
  std::unique_ptr<draw::PalettePng> png_;  // made with the first one
};

}  // namespace trungbay::render
