#include "pages/theme_colours.hpp"

#include <string>

#include "draw/page_scheme.hpp"
#include "vietnamese/number.hpp"

namespace trungbay::pages {
namespace {

void note(std::string_view key, const std::string& value, draw::Colour shown, const Place& place, DiagnosticBag& bag) {
  const double ratio = draw::contrast(draw::parse_colour(value), draw::k_white);
  if (ratio >= draw::k_readable) return;
  bag.add(Code::colour_pale, place,
          {{"key", std::string(key)}, {"value", value}, {"ratio", vietnamese::to_display(ratio, 1)}, {"shown", draw::to_css(shown)}});
}

}  // namespace

void note_pale_colours(const workspace::Configuration& configuration, DiagnosticBag& bag) {
  const auto scheme = draw::page_scheme_of(draw::parse_colour(configuration.primary_colour),
                                           draw::parse_colour(configuration.accent_colour));
  note("theme.primary", configuration.primary_colour, scheme.light.link, configuration.primary_place, bag);
  note("theme.accent", configuration.accent_colour, scheme.light.red, configuration.accent_place, bag);
}

}  // namespace trungbay::pages
