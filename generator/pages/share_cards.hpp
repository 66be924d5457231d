// Which share cards a site has, what is written on each, and where it stands.
//
// Decided before the plan, because a page names its card. A card's address holds a hash of everything that is drawn
// on it: Facebook and Zalo keep pictures by address, so a changed card has to have another one, and an unchanged
// card is never drawn again.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.hpp"
#include "catalogue/catalogue.hpp"
#include "draw/card.hpp"
#include "pages/file_kind.hpp"
#include "pages/pictures.hpp"
#include "pages/statistics.hpp"
#include "workspace/configuration.hpp"

namespace trungbay::pages {

// Up to so many ideas each has a card of its own; past it only outstanding and recent ones, and the rest use their
// unit's: a card weighs 45 KB, more than its page.
inline constexpr std::size_t k_ideas_with_cards = 2'000;
inline constexpr std::size_t k_recent_cards = 300;  // a month of a busy province

// Everything that cards are made from; all of it outlives them.
struct CardSource {
  const catalogue::Catalogue& catalogue;
  const workspace::Configuration& configuration;
  const Statistics& statistics;
  const Pictures& pictures;
};

// The words of a card.
struct CardText {
  draw::CardDesign design = draw::CardDesign::idea;
  std::string chip, title, line, status;
  struct Figure {
    std::string value, label;
  };
  std::vector<Figure> figures;
  double progress = -1;
  std::string progress_text;
  std::string photo;  // below content/media, or empty
  std::string ground;  // the same
  workspace::CardSubject subject = workspace::CardSubject::home;
  std::string alt;    // what the card says, for those who do not see it
};

// Figures change with every new idea. Pages that stay the same for years must not be written again for that, so they
// are shared with a card that says who, and not how many: older pages of lists, and ideas without a card of their own.
enum class CardWords : std::uint8_t { with_figures, lasting };

struct ShareCard {
  FileKind kind = FileKind::home;  // of the page that it belongs to: home, idea, model, unit, campaign, contest, event
  std::uint32_t subject = 0;
  draw::CardShape shape = draw::CardShape::wide;
  CardWords words = CardWords::with_figures;
  bool is_jpeg = false;  // it holds a picture; what is drawn only is a PNG
  Hash128 hash;
};

// What all cards of a site have in common.
struct CardLook {
  draw::FontFiles fonts;
  draw::CardTheme theme;
  Hash128 hash;  // of all of it
};

CardText card_text(const CardSource& source, const ShareCard& card);

class ShareCards {
 public:
  // No cards at all (`share.cards: off`).
  ShareCards() = default;
  // `look`: a hash of what all cards have in common (fonts, colours, name, logo).
  ShareCards(const CardSource& source, const Hash128& look);

  const std::vector<ShareCard>& all() const { return cards_; }
  // The card that a page is shared with: its own, that of its idea's unit, or the home page's. `is_landing`: not an
  // older page of a list. k_none without cards.
  std::uint32_t of_page(FileKind kind, std::uint32_t subject, bool is_landing,
                        const catalogue::Catalogue& catalogue) const;
  // A record's own card of a shape; k_none when it has none.
  std::uint32_t own(FileKind kind, std::uint32_t subject, draw::CardShape shape,
                    CardWords words = CardWords::with_figures) const;

 private:
  void add(const CardSource& source, const Hash128& look, ShareCard card);
  // The wide card, and what else a record of its kind gets.
  void add_all(const CardSource& source, const Hash128& look, FileKind kind, std::uint32_t subject, bool is_outstanding);

  std::vector<ShareCard> cards_;
  std::map<FileKind, std::vector<std::uint32_t>> first_;  // by subject: its first card, or k_none
};

// "/anh-chia-se/3f/kg-001-3f0a….png"
std::string card_path(const ShareCard& card, const catalogue::Catalogue& catalogue);
std::string_view card_media_type(const ShareCard& card);

}  // namespace trungbay::pages
