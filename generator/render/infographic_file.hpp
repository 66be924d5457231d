// The bytes of an infographic, as PNG and as SVG, out of its plan. One a thread; the views live until the next call.
#pragma once

#include <memory>
#include <string_view>

#include "draw/infographic.hpp"
#include "pages/views/context.hpp"

namespace trungbay::render {

class InfographicFile {
 public:
  // `index`: of Infographics::all(). `kind` says which of its two files.
  std::string_view make(const pages::SiteContext& site, std::uint32_t index, pages::FileKind kind);

 private:
  std::unique_ptr<draw::InfographicPainter> painter_;  // made with the first one
};

}  // namespace trungbay::render
