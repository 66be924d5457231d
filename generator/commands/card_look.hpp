// What all drawn things of a site have in common: fonts, the theme's colours, the site's name and logo.
#pragma once

#include <optional>

#include "base/diagnostic.hpp"
#include "pages/pictures.hpp"
#include "pages/share_cards.hpp"
#include "workspace/configuration.hpp"

namespace trungbay::commands {

// Without a usable font there is none, and the bag says why. The logo is among `pictures`, or the look has none.
std::optional<pages::CardLook> read_card_look(const workspace::Configuration& configuration,
                                              const pages::Pictures& pictures, DiagnosticBag& bag);

}  // namespace trungbay::commands
