// A share card as the bytes of its file: words and photo put together, drawn, packed.
//
// Used for the cards of the site (render/made_file.hpp), and for those that `trungbay kit` draws on demand.
#pragma once

#include <memory>
#include <string_view>

#include "base/files.hpp"
#include "base/result.hpp"
#include "draw/card.hpp"
#include "pages/views/context.hpp"
#include "render/photo_maker.hpp"

namespace trungbay::render {

// One a worker.
class CardDrawer {
 public:
  // Both outlive the drawer.
  CardDrawer(const pages::SiteContext& site, PhotoCache& photos) : site_(site), photos_(photos) {}

  // A PNG, or a JPEG when the card has a photo; valid until the next call. Fault: the photo cannot be read.
  Result<std::string_view> draw(const pages::ShareCard& card);

 private:
  // The bytes of a picture that is to be shown so wide on a card.
  Result<std::string_view> picture_bytes(const pages::PictureFacts& picture, int width);

  const pages::SiteContext& site_;
  PhotoMaker photos_;
  MappedFile file_;  // of a picture that no files are made of
  std::unique_ptr<draw::CardPainter> painter_;  // made with the first card
};

}  // namespace trungbay::render
