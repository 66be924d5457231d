#include "base/files.hpp"
#include "workspace/configuration_parts.hpp"

namespace trungbay::workspace {
namespace {

constexpr std::pair<std::string_view, CardChoice> k_choices[] = {{"auto", CardChoice::automatic},
                                                                 {"all", CardChoice::all},
                                                                 {"featured", CardChoice::featured},
                                                                 {"off", CardChoice::off}};

constexpr std::pair<std::string_view, CardSubject> k_subjects[] = {
    {"home", CardSubject::home},         {"idea", CardSubject::idea},       {"model", CardSubject::model}, {"unit", CardSubject::unit},
    {"campaign", CardSubject::campaign}, {"contest", CardSubject::contest}, {"event", CardSubject::event}};

void read_grounds(FrontReader& share, Share& result, DiagnosticBag& bag) {
  auto grounds = share.map("background");
  if (!grounds) return;
  for (const auto& [key, subject] : k_subjects) {
    CardGround ground{subject, grounds->text(key), grounds->place(key)};
    if (ground.path.empty()) continue;
    if (!is_inside(ground.path)) bag.add(Code::source_outside, ground.place, {{"path", ground.path}});
    result.grounds.push_back(std::move(ground));
  }
  grounds->finish();
}

}  // namespace

void read_share(FrontReader& reader, Configuration& configuration, DiagnosticBag& bag) {
  auto share = reader.map("share");
  if (!share) return;
  Share& result = configuration.share;
  result.cards = read_choice(*share, "cards", "share.cards", k_choices, bag).value_or(CardChoice::automatic);
  result.font = share->text("font");
  result.font_place = share->place("font");
  if (!is_inside(result.font)) bag.add(Code::source_outside, result.font_place, {{"path", result.font}});
  read_grounds(*share, result, bag);
  share->finish();
}

}  // namespace trungbay::workspace
