#include "render/card_file.hpp"

#include <vector>

#include "draw/picture.hpp"
#include "pages/photos.hpp"

namespace trungbay::render {

Result<std::string_view> CardDrawer::draw(const pages::ShareCard& planned) {
  const auto text =
      pages::card_text({site_.catalogue, site_.configuration, site_.statistics, site_.pictures}, planned);
  if (!painter_) painter_ = std::make_unique<draw::CardPainter>(site_.card_look.fonts, site_.card_look.theme);
  std::vector<draw::CardFigure> figures;
  for (const auto& figure : text.figures) figures.push_back({figure.value, figure.label});
  draw::Card card{text.design, planned.shape, text.chip,     text.title,         text.line,
                  text.status, figures,       text.progress, text.progress_text, nullptr, {}};
  if (!text.ground.empty()) card.ground = static_cast<std::size_t>(text.subject);
  draw::Pixels photo;
  if (!text.photo.empty()) {
    const auto& picture = *site_.pictures.find(text.photo);
    const auto size = draw::photo_size(planned.shape);
    const auto bytes = picture_bytes(picture, size.width);
    if (!bytes) return bytes.fault();
    auto decoded = draw::decode_picture(bytes.value(), size.width, size.height, draw::Fit::cover, picture.shown_as,
                                        {picture.focus_x / 1000.0, picture.focus_y / 1000.0});
    if (!decoded) return std::move(decoded).fault();
    photo = std::move(decoded).value();
    card.photo = &photo;
  }
  return painter_->draw(card);
}

Result<std::string_view> CardDrawer::picture_bytes(const pages::PictureFacts& picture, int width) {
  // One of the files that were made of a photo: a twentieth of the work, and none of the surprises.
  if (picture.road == pages::PictureRoad::photo) {
    return photos_.file(picture, pages::photo_file_for(picture, static_cast<std::uint32_t>(width)));
  }
  auto file = MappedFile::open(picture.file, picture.shown_as);
  if (!file) return std::move(file).fault();
  file_ = std::move(file).value();
  return file_.bytes();
}

}  // namespace trungbay::render
