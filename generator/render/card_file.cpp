#include "render/card_file.hpp"

#include <vector>

#include "base/files.hpp"
#include "draw/picture.hpp"

namespace trungbay::render {

Result<std::string_view> CardDrawer::draw(const pages::ShareCard& planned) {
  const auto text =
      pages::card_text({site_.catalogue, site_.configuration, site_.statistics, site_.pictures}, planned);
  if (!painter_) painter_ = std::make_unique<draw::CardPainter>(site_.card_look.fonts, site_.card_look.theme);
  std::vector<draw::CardFigure> figures;
  for (const auto& figure : text.figures) figures.push_back({figure.value, figure.label});
  draw::Card card{text.design, planned.shape, text.chip,     text.title,         text.line,
                  text.status, figures,       text.progress, text.progress_text, nullptr};
  draw::Pixels photo;
  if (!text.photo.empty()) {
    const auto& picture = *site_.pictures.find(text.photo);
    const auto bytes = MappedFile::open(picture.file, picture.shown_as);
    if (!bytes) return bytes.fault();
    const auto size = draw::photo_size(planned.shape);
    auto decoded =
        draw::decode_picture(bytes.value().bytes(), size.width, size.height, draw::Fit::cover, picture.shown_as);
    if (!decoded) return std::move(decoded).fault();
    photo = std::move(decoded).value();
    card.photo = &photo;
  }
  return painter_->draw(card);
}

}  // namespace trungbay::render
