#include "pages/embeds.hpp"

namespace trungbay::pages {

using workspace::EmbedChoice;

bool has_embed(const Record& record, const catalogue::Catalogue& catalogue, EmbedChoice choice) {
  if (choice == EmbedChoice::off) return false;
  if (record.kind == FileKind::unit) return true;
  if (record.kind != FileKind::idea || choice == EmbedChoice::units) return false;
  return choice == EmbedChoice::all || catalogue.ideas.size() <= k_ideas_with_embeds ||
         catalogue.ideas[record.subject].featured;
}

std::string_view embed_path(const Record& record, const catalogue::Catalogue& catalogue, const Addresses& addresses,
                            Scratch& scratch) {
  return scratch.join(k_embeds_folder, record_path(record, catalogue, addresses, scratch).substr(1));
}

}  // namespace trungbay::pages
