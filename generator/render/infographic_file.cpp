#include "render/infographic_file.hpp"

#include "pages/infographics.hpp"

namespace trungbay::render {

std::string_view InfographicFile::make(const pages::SiteContext& site, std::uint32_t index, pages::FileKind kind) {
  const auto words = pages::infographic_words({site.catalogue, site.configuration, site.statistics, site.pictures},
                                              site.infographics.all()[index]);
  if (!painter_) painter_ = std::make_unique<draw::InfographicPainter>(site.card_look.fonts, site.card_look.theme);
  const auto graphic = words.drawn();
  return kind == pages::FileKind::infographic_svg ? painter_->svg(graphic, words.title) : painter_->png(graphic);
}

}  // namespace trungbay::render
