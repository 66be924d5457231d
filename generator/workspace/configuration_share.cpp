#include <algorithm>

#include "base/files.hpp"
#include "vietnamese/hashtag.hpp"
#include "workspace/configuration_parts.hpp"

namespace trungbay::workspace {
namespace {

constexpr std::pair<std::string_view, CardChoice> k_choices[] = {{"auto", CardChoice::automatic},
                                                                 {"all", CardChoice::all},
                                                                 {"featured", CardChoice::featured},
                                                                 {"off", CardChoice::off}};

constexpr std::pair<std::string_view, KitChoice> k_kit_choices[] = {{"auto", KitChoice::automatic},
                                                                    {"all", KitChoice::all},
                                                                    {"off", KitChoice::off}};

// What the movement's posts carry; a workspace that wants none writes an empty list.
constexpr std::string_view k_default_hashtag = "#TuoiTreSangTao";
// Posts with more than a handful are shown to fewer people; a longer list is a pasted text.
constexpr std::size_t k_most_hashtags = 10;
// Ids of Official Accounts that are seen have 15 to 19 digits.
constexpr std::size_t k_least_oaid = 10, k_most_oaid = 25;

std::vector<std::string> read_hashtags(FrontReader& share, DiagnosticBag& bag) {
  if (share.node("hashtags") == nullptr) return {std::string(k_default_hashtag)};
  std::vector<std::string> hashtags;
  for (const auto& written : share.texts("hashtags")) {
    const std::string tag = written.starts_with('#') ? written : "#" + written;
    if (!vietnamese::is_hashtag(tag)) {
      const std::string suggestion = vietnamese::to_hashtag(written);
      bag.add(Code::hashtag_bad, share.place("hashtags"),
              {{"value", written}, {"suggestion", suggestion.empty() ? std::string(k_default_hashtag) : suggestion}});
    } else if (hashtags.size() < k_most_hashtags) {
      hashtags.push_back(tag);
    } else {
      bag.add(Code::hashtags_many, share.place("hashtags"), {{"limit", std::to_string(k_most_hashtags)}});
      break;
    }
  }
  return hashtags;
}

void read_zalo(FrontReader& share, Share& result, DiagnosticBag& bag) {
  auto zalo = share.map("zalo");
  if (!zalo) return;
  result.zalo_oaid = zalo->text("oaid");
  const auto& id = result.zalo_oaid;
  const bool is_id = id.size() >= k_least_oaid && id.size() <= k_most_oaid &&
                     std::all_of(id.begin(), id.end(), [](char letter) { return letter >= '0' && letter <= '9'; });
  if (!id.empty() && !is_id) bag.add(Code::zalo_oaid_bad, zalo->place("oaid"), {{"value", id}});
  zalo->finish();
}

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

constexpr std::pair<std::string_view, bool> k_infographics[] = {{"auto", true}, {"off", false}};

}  // namespace

void read_share(FrontReader& reader, Configuration& configuration, DiagnosticBag& bag) {
  Share& result = configuration.share;
  result.hashtags = {std::string(k_default_hashtag)};
  auto share = reader.map("share");
  if (!share) return;
  result.cards = read_choice(*share, "cards", "share.cards", k_choices, bag).value_or(CardChoice::automatic);
  result.has_infographics = read_choice(*share, "infographics", "share.infographics", k_infographics, bag).value_or(true);
  result.font = share->text("font");
  result.font_place = share->place("font");
  if (!is_inside(result.font)) bag.add(Code::source_outside, result.font_place, {{"path", result.font}});
  result.kits = read_choice(*share, "kits", "share.kits", k_kit_choices, bag).value_or(KitChoice::automatic);
  result.hashtags = read_hashtags(*share, bag);
  read_zalo(*share, result, bag);
  read_grounds(*share, result, bag);
  share->finish();
}

}  // namespace trungbay::workspace
