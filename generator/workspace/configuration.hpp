// showcase.yaml as typed values: everything that a workspace's owner can set, with defaults filled in.
//
// read_configuration is the first step of every command. Each value that a later stage may have to complain
// about keeps the place where it was read.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.hpp"

namespace trungbay::workspace {

inline constexpr std::string_view k_configuration_file = "showcase.yaml";

enum class SourceFormat : std::uint8_t { automatic, csv, json, ndjson, xlsx, ods };

using TextPairs = std::vector<std::pair<std::string, std::string>>;

// A header whose value stands in the environment, so that no secret stands in showcase.yaml.
struct SecretHeader {
  std::string name;      // "Authorization"
  std::string prefix;    // "Bearer "
  std::string variable;  // of the environment
  Place place;
};

enum class PagingStyle : std::uint8_t { automatic, page, offset, next };

// How a portal hands out its records, page by page.
struct Paging {
  PagingStyle style = PagingStyle::automatic;
  std::string parameter;       // of the query: number or offset of the page
  std::string size_parameter;  // may be empty
  std::int64_t size = 100;
  std::int64_t first = 1;
  std::string next;  // dotted path of the link to the next page
};

// One item of `sources`: a path or glob below the workspace, or an address. Exactly one of `path` and `url`
// is set.
struct SourceSettings {
  std::string path;
  std::string url;
  SourceFormat format = SourceFormat::automatic;
  std::string records;  // JSON: dotted path of the array inside the envelope; empty: found by itself
  TextPairs defaults;   // canonical field → value for exports without such a column
  TextPairs columns;    // canonical field → header as the export writes it
  std::vector<SecretHeader> headers;
  Paging paging;
  Place place;
};

// One value of a vocabulary (`fields`, `groups`).
struct VocabularyTerm {
  std::string label;
  std::string slug;
  std::vector<std::string> aliases;
  std::string description;
  Place place;  // kind none for a built-in value
};

enum class StatusTone : std::uint8_t { approved, applied, supported, award };

constexpr std::string_view tone_name(StatusTone tone) {
  constexpr std::string_view k_names[] = {"approved", "applied", "supported", "award"};
  return k_names[static_cast<std::size_t>(tone)];
}

struct StatusTerm {
  std::string label;
  std::string slug;
  std::vector<std::string> aliases;
  std::string description;
  bool published = false;
  bool featured = false;  // the status itself marks an idea as outstanding ("Đã duyệt – nổi bật")
  StatusTone tone = StatusTone::approved;
  Place place;
};

// How many ideas a unit is to contribute in a year.
struct Target {
  std::string unit;  // as written: slug, name or alias
  int year = 0;
  std::int64_t ideas = 0;
  Place place;
};

// An address of ideas with holes: {id} once or more, {year}, {shard}. Begins with "/", ends with ".html".
struct Permalink {
  std::string pattern;
  Place place;
};

// What a gate does with a record that it finds fault with.
enum class GateAction : std::uint8_t { off, warn, withhold };

// `gates`: what stands between an export and the site. Completeness and the status vocabulary have no setting.
struct Gates {
  // Approval beyond the status: a record that does not say who approved it, or by which document, is withheld.
  bool needs_approver = false;
  bool needs_document = false;
  // Quality, a check each.
  GateAction title_length = GateAction::warn;
  GateAction title_capitals = GateAction::warn;
  GateAction body_short = GateAction::warn;
  GateAction boilerplate = GateAction::warn;
  GateAction placeholder = GateAction::warn;
  GateAction not_vietnamese = GateAction::warn;
  GateAction date_unlikely = GateAction::warn;  // in the future, or before 2000
  // The same idea twice.
  GateAction exact_duplicates = GateAction::withhold;  // never off
  GateAction near_duplicates = GateAction::warn;
  // Personal data inside texts: masked, or the whole record withheld. Never off.
  bool withholds_personal_data = false;
};

// Which pages get a share card of their own.
enum class CardChoice : std::uint8_t { automatic, all, featured, off };

// Which ideas get a share kit of their own.
enum class KitChoice : std::uint8_t { automatic, all, off };

// `images`: pictures that exports name by address.
struct Images {
  bool fetches_remote = true;
  std::vector<std::string> allowed_hosts;  // inside the organisation; the others must be public
};

// Whose share card a ground is for; in the order of k_card_subjects.
enum class CardSubject : std::uint8_t { home, idea, model, unit, campaign, contest, event };
inline constexpr std::size_t k_card_subjects = 7;

// One item of `share.background`: a picture that stands behind the words of cards.
struct CardGround {
  CardSubject subject = CardSubject::home;
  std::string path;  // in the workspace
  Place place;
};

// `share`: pictures and words for Facebook and Zalo.
struct Share {
  CardChoice cards = CardChoice::automatic;
  std::vector<CardGround> grounds;
  bool has_infographics = true;
  std::string font;  // a font file in the workspace, or empty
  Place font_place;
  KitChoice kits = KitChoice::automatic;
  std::vector<std::string> hashtags;  // "#TuoiTreSangTao"
  std::string zalo_oaid;              // of the Zalo Official Account; empty: no button of Zalo's own
};

// How much of the ideas' text search reads.
enum class SearchChoice : std::uint8_t { automatic, full, titles, off };
// Which pages can be put into other sites' pages.
enum class EmbedChoice : std::uint8_t { automatic, units, all, off };

// What can be downloaded besides the list of all ideas: one of each unit and field, for spreadsheets or for programs too.
enum class PartChoice : std::uint8_t { automatic, all, off };

// `embed`, `app`, `data`: how readers take the site along.
struct TakeAlong {
  EmbedChoice embeds = EmbedChoice::automatic;
  bool is_app = true;  // can be installed, and keeps what was seen for reading offline
  PartChoice parts = PartChoice::automatic;
  std::string licence;  // what may be done with the data, in words; empty: the theme's own words
};

struct Configuration {
  std::filesystem::path root;  // absolute path of the workspace
  std::string title;
  std::string description;
  std::string base_url;         // "https://host/path" without a slash at its end
  std::string origin;           // "https://host" of it
  std::string base_path;        // "" or "/path" of it
  std::string publisher_name;   // the title when not given
  std::string publisher_url;    // may be empty
  std::string publisher_email;  // may be empty
  std::vector<SourceSettings> sources;
  bool sources_are_default = false;
  std::string primary_colour;  // "#rrggbb", lower case
  std::string accent_colour;
  Place primary_place, accent_place;  // kind none for the built-in ones
  std::string logo;  // path in the workspace, or empty
  Place logo_place;
  std::uint32_t per_page = 20;
  Permalink idea_permalink;
  std::vector<Permalink> former_idea_permalinks;
  std::vector<VocabularyTerm> fields;
  std::vector<VocabularyTerm> groups;
  std::vector<StatusTerm> statuses;
  std::vector<Target> targets;  // in the order of the file
  Gates gates;
  Share share;
  Images images;
  SearchChoice search = SearchChoice::automatic;
  TakeAlong take_along;
};

// Reads and checks root/showcase.yaml. Nothing when there is an error; every fault is in the bag, with line
// and column.
std::optional<Configuration> read_configuration(const std::filesystem::path& root, DiagnosticBag& bag);

// The same out of text; for tests, and for a configuration that is not saved yet.
std::optional<Configuration> parse_configuration(std::string_view text, const std::filesystem::path& root,
                                                 DiagnosticBag& bag);

// Puts another address in (`--base-url`). False, with a fault in the bag, when it is no http(s) address.
bool set_base_url(Configuration& configuration, std::string_view url, const Place& place, DiagnosticBag& bag);

// The nearest folder upward from `start`, itself included, that holds a showcase.yaml.
std::optional<std::filesystem::path> find_workspace(const std::filesystem::path& start);

// The statuses of a workspace that defines none.
std::vector<StatusTerm> default_statuses();

}  // namespace trungbay::workspace
