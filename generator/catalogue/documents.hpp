// Units, models, happenings, clubs and plain pages out of their Markdown documents.
//
// build_catalogue calls these: units and the heads of happenings before the exports are read, since ideas are
// filed under them; the rest afterwards, since it refers to ideas. Each reads its folder of content/, reports
// what is wrong with the place of the key, and fills the catalogue.
#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <unordered_map>
#include <vector>

#include "catalogue/catalogue.hpp"
#include "workspace/configuration.hpp"
#include "workspace/front_reader.hpp"

namespace trungbay::catalogue {

// Ideas by the id that their export wrote, folded; filled once all ideas stand in their final order.
using IdeaIds = std::unordered_map<std::string, std::uint32_t>;

// The documents of campaigns, contests and events, in this order.
using HappeningDocuments = std::array<std::vector<workspace::Document>, 3>;

void read_units(const std::filesystem::path& root, Catalogue& catalogue, DiagnosticBag& bag);
// Targets out of showcase.yaml, for units that exist by then.
void read_targets(const workspace::Configuration& configuration, Catalogue& catalogue, DiagnosticBag& bag);

// Titles and slugs only: what ideas are filed under.
HappeningDocuments read_happening_heads(const std::filesystem::path& root, Catalogue& catalogue, DiagnosticBag& bag);
// Everything else. `today` decides which happenings are running when their documents do not say so.
void read_happenings(const HappeningDocuments& documents, const IdeaIds& ideas, vietnamese::Date today,
                     Catalogue& catalogue, DiagnosticBag& bag);

void read_models(const std::filesystem::path& root, const IdeaIds& ideas, Catalogue& catalogue, DiagnosticBag& bag);
void read_clubs(const std::filesystem::path& root, Catalogue& catalogue, DiagnosticBag& bag);
void read_plain_pages(const std::filesystem::path& root, Catalogue& catalogue, DiagnosticBag& bag);

// ---- what the readers above share ----

DocumentHead read_head(const workspace::Document& document, workspace::FrontReader& reader,
                       std::string_view title_key = "title");
// The unit behind an optional key that holds a slug, name or alias; `k_none` when absent or unknown.
std::uint32_t read_unit(workspace::FrontReader& reader, std::string_view key, const Catalogue& catalogue,
                        DiagnosticBag& bag, workspace::Need need = workspace::Need::optional);
std::uint32_t find_unit(const std::string& name, const Place& place, const Catalogue& catalogue, DiagnosticBag& bag);
std::uint32_t find_idea(const std::string& id, const Place& place, const IdeaIds& ideas, DiagnosticBag& bag);
std::vector<Figure> read_figures(workspace::FrontReader& reader, std::string_view key);
// A picture below content/media; without a path when there is no such file (reported).
Picture read_picture(const std::string& path, std::string alt, std::string caption, const Place& place,
                     const Catalogue& catalogue, DiagnosticBag& bag);
// "content/media/x.jpg", "/media/x.jpg" and "media/x.jpg" → "x.jpg"; "" for anything else.
std::string media_path(std::string_view written);
// Whether it names a file that content/media has.
bool is_media(const Catalogue& catalogue, std::string_view written);
// Where a video is: a web address (people leave https:// out of YouTube's) or a file of content/media; "" for
// anything else.
std::string video_address(const Catalogue& catalogue, std::string_view written);

}  // namespace trungbay::catalogue
