#include "base/files.hpp"
#include "workspace/configuration_parts.hpp"

namespace trungbay::workspace {
namespace {

constexpr std::pair<std::string_view, CardChoice> k_choices[] = {{"auto", CardChoice::automatic},
                                                                 {"all", CardChoice::all},
                                                                 {"featured", CardChoice::featured},
                                                                 {"off", CardChoice::off}};

constexpr std::pair<std::string_view, bool> k_infographics[] = {{"auto", true}, {"off", false}};

}  // namespace

void read_share(FrontReader& reader, Configuration& configuration, DiagnosticBag& bag) {
  auto share = reader.map("share");
  if (!share) return;
  Share& result = configuration.share;
  result.cards = read_choice(*share, "cards", "share.cards", k_choices, bag).value_or(CardChoice::automatic);
  result.has_infographics = read_choice(*share, "infographics", "share.infographics", k_infographics, bag).value_or(true);
  result.font = share->text("font");
  result.font_place = share->place("font");
  if (!is_inside(result.font)) bag.add(Code::source_outside, result.font_place, {{"path", result.font}});
  share->finish();
}

}  // namespace trungbay::workspace
