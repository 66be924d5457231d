#include "commands/site_parts.hpp"

#include <filesystem>
#include <memory>

#include "base/files.hpp"
#include "base/hash.hpp"
#include "catalogue/documents.hpp"
#include "commands/measure_pictures.hpp"
#include "draw/picture.hpp"
#include "ingest/remote_pictures.hpp"
#include "pages/share_kits.hpp"
#include "pages/shown_media.hpp"

namespace trungbay::commands {

pages::Pictures collect_pictures(const workspace::Configuration& configuration, const catalogue::Catalogue& catalogue,
                                 ingest::NetworkUse network, unsigned jobs, render::PhotoCache& photos, DiagnosticBag& bag) {
  const auto state = configuration.root / ".trungbay";
  const auto fetched = ingest::fetch_pictures(wanted_pictures(catalogue), configuration.images, state / "images", network, bag);
  const auto media = pages::shown_media(catalogue, configuration);
  auto pictures = measure_pictures({configuration, catalogue, media, fetched, state, jobs}, photos, bag);
  if (!configuration.logo.empty() && pictures.find(catalogue::media_path(configuration.logo)) == nullptr) {
    bag.add(Code::logo_missing, configuration.logo_place, {{"path", configuration.logo}});
  }
  return pictures;
}

std::optional<pages::CardLook> read_card_look(const workspace::Configuration& configuration,
                                              const pages::Pictures& pictures, DiagnosticBag& bag) {
  const std::string& own_font = configuration.share.font;
  auto fonts = draw::find_fonts(own_font.empty() ? own_font : (configuration.root / own_font).string(), own_font);
  if (!fonts) {
    bag.add(std::move(fonts).fault());
    return std::nullopt;
  }
  pages::CardLook look;
  look.fonts = std::move(fonts).value();
  look.theme.primary = draw::parse_colour(configuration.primary_colour);
  look.theme.accent = draw::parse_colour(configuration.accent_colour);
  look.theme.site_name = configuration.title;
  Hasher hasher;
  hasher.add_text(configuration.primary_colour).add_text(configuration.accent_colour).add_text(configuration.title);
  for (const auto& file : look.fonts.by_weight) hasher.add_text(std::filesystem::path(file).filename().string());
  if (const auto* logo = pictures.find(catalogue::media_path(configuration.logo))) {
    hasher.add_hash(logo->content);
    const auto bytes = MappedFile::open(configuration.root / configuration.logo, configuration.logo);
    auto pixels = bytes ? draw::decode_picture(bytes.value().bytes(), 4 * draw::k_logo_height, draw::k_logo_height,
                                               draw::Fit::inside, configuration.logo)
                        : Result<draw::Pixels>(bytes.fault());
    if (pixels) {
      look.theme.logo = std::move(pixels).value();
    } else {
      bag.add(std::move(pixels).fault());
    }
  }
  for (const auto& ground : configuration.share.grounds) {
    const auto* picture = pictures.find_image(catalogue::media_path(ground.path));
    if (picture == nullptr) continue;
    if (!look.theme.grounds) look.theme.grounds = std::make_shared<draw::CardGrounds>();
    look.theme.grounds->add(static_cast<std::size_t>(ground.subject), picture->file, picture->shown_as);
  }
  look.hash = hasher.finish();
  return look;
}

std::string kits_address(const workspace::Configuration& configuration) {
  if (configuration.share.kits == workspace::KitChoice::off) return {};
  return configuration.base_url + std::string(pages::k_kits_folder);
}

}  // namespace trungbay::commands
