// A share card as the bytes of its file: words and photo put together, drawn, packed.
//
// Used for the cards of the site (render/made_file.hpp), and for those that `trungbay kit` draws on demand.
#pragma once

#include <memory>
#include <string_view>

#include "base/result.hpp"
#include "draw/card.hpp"
#include "pages/views/context.hpp"

namespace trungbay::render {

// One a worker.
class CardDrawer {
 public:
  explicit CardDrawer(const pages::SiteContext& site) : site_(site) {}

  // A PNG, or a JPEG when the card has a photo; valid until the next call. Fault: the photo cannot be read.
  Result<std::string_view> draw(const pages::ShareCard& card);

 private:
  const pages::SiteContext& site_;
  std::unique_ptr<draw::CardPainter> painter_;  // made with the first card
};

}  // namespace trungbay::render
