// What pages, cards and share kits are made from besides the catalogue: pictures that can be shown, and the look of cards.
//
// Steps that `build`, `check` and `kit` share; each takes what is known by then and reports what is wrong.
#pragma once

#include <optional>
#include <string>

#include "base/diagnostic.hpp"
#include "catalogue/catalogue.hpp"
#include "ingest/download.hpp"
#include "pages/pictures.hpp"
#include "pages/share_cards.hpp"
#include "render/photo_cache.hpp"
#include "workspace/configuration.hpp"

namespace trungbay::commands {

// Every picture that the site shows, those of content/media and those fetched from addresses in exports, measured and
// made in its sizes; what cannot be shown drops out here.
pages::Pictures collect_pictures(const workspace::Configuration& configuration, const catalogue::Catalogue& catalogue,
                                 ingest::NetworkUse network, unsigned jobs, render::PhotoCache& photos, DiagnosticBag& bag);

// Fonts, colours, name and logo of all share cards. Without a usable font there are none, and the bag says why.
std::optional<pages::CardLook> read_card_look(const workspace::Configuration& configuration,
                                              const pages::Pictures& pictures, DiagnosticBag& bag);

// Where staff find the share kits of the finished site; "" with share.kits: off.
std::string kits_address(const workspace::Configuration& configuration);

}  // namespace trungbay::commands
