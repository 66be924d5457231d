// Everything that is needed to draw something of one published record: the workspace read up to its catalogue, the
// record found, its pictures, the site's look. Used by `poster`, `evidence` and `clip`.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"
#include "base/result.hpp"
#include "catalogue/catalogue.hpp"
#include "commands/build_site.hpp"
#include "commands/record_reference.hpp"
#include "draw/canvas.hpp"
#include "draw/picture.hpp"
#include "pages/pictures.hpp"
#include "pages/share_cards.hpp"
#include "pages/statistics.hpp"
#include "vietnamese/date.hpp"
#include "workspace/configuration.hpp"

namespace trungbay::commands {

struct RecordMaterial {
  workspace::Configuration configuration;
  catalogue::Catalogue catalogue;
  pages::Record record;
  pages::Statistics statistics;
  pages::Pictures pictures;  // of the record, and the logo
  pages::CardLook look;

  pages::CardSource source() const { return {catalogue, configuration, statistics, pictures}; }
  // The canonical address of the record's page.
  std::string address() const;
  // One of its pictures, decoded. Fault: picture_unusable, file_missing …
  Result<draw::Pixels> picture(std::string_view name, int width, int height, draw::Fit fit) const;
};

// Null when there is an error, which is in the bag: in the configuration (then `outcome` is misconfigured), in the
// content, no such record, no font.
// Warnings about other records are for `check` to tell; those about this record's pictures are in the bag.
std::unique_ptr<RecordMaterial> read_record_material(const std::filesystem::path& workspace, std::string_view written,
                                                     vietnamese::Date today, Outcome& outcome, DiagnosticBag& bag);

}  // namespace trungbay::commands
