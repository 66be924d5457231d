// What tests of drawn things share: the machine's fonts, and a theme.
#pragma once

#include <string>

#include "draw/card.hpp"

namespace trungbay::support {

inline const draw::FontFiles& fonts() {
  static const draw::FontFiles files = draw::find_fonts({}, {}).value();
  return files;
}

inline draw::CardTheme card_theme(std::string site_name = "Trưng bày ý tưởng, sáng kiến tuổi trẻ") {
  draw::CardTheme theme;
  theme.primary = draw::parse_colour("#0b5cad");
  theme.accent = draw::parse_colour("#e2231a");
  theme.site_name = std::move(site_name);
  return theme;
}

}  // namespace trungbay::support
