#include "pages/share_kits.hpp"

#include <algorithm>
#include <vector>

namespace trungbay::pages {
using catalogue::Catalogue;

ShareKits::ShareKits(const Catalogue& catalogue, workspace::KitChoice choice) {
  if (choice == workspace::KitChoice::off) return;
  const auto add_each = [&](FileKind kind, std::size_t count) {
    for (std::uint32_t i = 0; i < count; ++i) kits_.push_back({kind, i});
  };
  add_each(FileKind::unit, catalogue.units.size());
  add_each(FileKind::model, catalogue.models.size());
  add_each(FileKind::campaign, catalogue.campaigns.size());
  add_each(FileKind::contest, catalogue.contests.size());
  add_each(FileKind::event, catalogue.events.size());
  const bool every = choice == workspace::KitChoice::all || catalogue.ideas.size() <= k_ideas_with_kits;
  std::vector<bool> chosen(catalogue.ideas.size(), every);
  for (std::size_t unit = 0; unit < catalogue.by_unit.size(); ++unit) {
    const auto ideas = catalogue.by_unit.of(unit);
    for (const auto idea : ideas.last(std::min(ideas.size(), k_kits_of_unit))) chosen[idea] = true;
  }
  for (std::uint32_t i = 0; i < catalogue.ideas.size(); ++i) {
    if (chosen[i] || catalogue.ideas[i].featured) kits_.push_back({FileKind::idea, i});
  }
  std::sort(kits_.begin(), kits_.end());
}

bool ShareKits::has(const Record& kit) const { return std::binary_search(kits_.begin(), kits_.end(), kit); }

std::string_view kit_path(const Record& record, const Catalogue& catalogue, const Addresses& addresses,
                          Scratch& scratch) {
  return scratch.join(k_kits_folder, record_path(record, catalogue, addresses, scratch).substr(1));
}

std::string_view qr_path(std::string_view kit_path, QrFile file, Scratch& scratch) {
  constexpr std::string_view k_ending = ".html";
  const std::string_view ending = file == k_qr_svg ? "qr.svg" : "qr.png";
  if (!kit_path.ends_with(k_ending)) return scratch.join(kit_path, ending);
  kit_path.remove_suffix(k_ending.size());
  return scratch.join(kit_path, "-", ending);
}

}  // namespace trungbay::pages
