// Which records have a share kit ("Bộ chia sẻ"): a page for staff with captions, pictures and a QR code, ready to post.
//
// The kit of a page stands at "/chia-se" and the page's own address: /y-tuong/kg-001.html has
// /chia-se/y-tuong/kg-001.html. Decided with the plan; read by the views, and by `trungbay kit`.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/scratch.hpp"
#include "catalogue/catalogue.hpp"
#include "pages/address.hpp"
#include "pages/record.hpp"
#include "workspace/configuration.hpp"

namespace trungbay::pages {

inline constexpr std::string_view k_kits_folder = "/chia-se/";

// Up to so many ideas each has a kit; past it only the outstanding ones and the newest of each unit, those below it
// included. A unit's own rule, and not "the newest of the site": then a new idea changes no kit of another unit.
inline constexpr std::size_t k_ideas_with_kits = 2'000;
inline constexpr std::size_t k_kits_of_unit = 5;  // what a unit posts in a month or two; a kit takes 40 KB

class ShareKits {
 public:
  // None at all (`share.kits: off`).
  ShareKits() = default;
  ShareKits(const catalogue::Catalogue& catalogue, workspace::KitChoice choice);

  const std::vector<Record>& all() const { return kits_; }
  bool has(const Record& kit) const;

 private:
  std::vector<Record> kits_;  // sorted
};

// Where a record's kit stands: "/chia-se/y-tuong/kg-001.html".
std::string_view kit_path(const Record& record, const catalogue::Catalogue& catalogue, const Addresses& addresses,
                          Scratch& scratch);

// A file beside a kit's page. `number` of a PlannedFile of kind share_qr.
enum QrFile : std::uint32_t { k_qr_svg, k_qr_png };
// "/chia-se/y-tuong/kg-001-qr.png", "/chia-se/don-vi/an-minh/qr.svg".
std::string_view qr_path(std::string_view kit_path, QrFile file, Scratch& scratch);

// Pixels of a module in a QR code's PNG. Our addresses make codes of 33 to 45 modules with the quiet zone: 660 to
// 900 pixels, sharp in print up to 6 cm (300 dpi), and in a slide. At 2 cm a module is then 0.44 to 0.6 mm; the
// cameras of cheap phones tell 0.25 mm apart at a hand's width.
inline constexpr int k_qr_module = 20;

}  // namespace trungbay::pages
