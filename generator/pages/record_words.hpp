// What a poster and a clip say of one record: the words of its share card, and more of them.
//
// Chosen here from the catalogue; draw/poster and draw/clip only set them. Bodies come as Markdown, HTML or plain cells
// and go out as plain text, whole sentences first.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pages/share_cards.hpp"

namespace trungbay::pages {

struct RecordPoint {
  std::string_view head;  // "Cách làm"; may be empty
  std::vector<std::string> paragraphs;
};

struct RecordWords {
  CardText card;
  std::vector<CardText::Figure> figures;  // all of them; a card has room for fewer
  std::vector<RecordPoint> points;
  std::vector<std::string> photos;  // names in Pictures, the best first
  std::string_view call;            // what the QR code is for
};

// `kind`: idea, model, unit, campaign, contest or event.
RecordWords record_words(const CardSource& source, FileKind kind, std::uint32_t subject);

// The pictures of content/media that a record may show, by path from there; fetched ones are not among them.
std::vector<std::string> media_of_record(const catalogue::Catalogue& catalogue, FileKind kind, std::uint32_t subject);

// "thu.example.vn/y-tuong/k1.html": an address as people read it.
std::string_view shown_address(std::string_view address);

}  // namespace trungbay::pages
