#include "commands/site_parts.hpp"

#include <algorithm>
#include <filesystem>
#include <vector>

#include "base/files.hpp"
#include "base/hash.hpp"
#include "catalogue/documents.hpp"
#include "draw/picture.hpp"
#include "ingest/remote_pictures.hpp"
#include "pages/share_kits.hpp"
#include "pages/shown_media.hpp"
#include "render/media.hpp"

namespace trungbay::commands {
namespace {

namespace fs = std::filesystem;

// Puts a picture among those that can be shown, or its fault into the bag. The name is "" for a fetched one: it gets
// one of its content.
void measure_picture(pages::PictureFacts facts, std::string name, bool is_logo, const Place* named_at,
                     pages::Pictures& pictures, DiagnosticBag& bag) {
  auto photo = render::read_photo(facts.file.string(), facts.shown_as, is_logo, facts.is_fetched);
  if (!photo) {
    Diagnostic fault = std::move(photo).fault();
    if (named_at != nullptr) fault.place = *named_at;
    bag.add(std::move(fault));
    return;
  }
  facts.width = static_cast<std::uint32_t>(photo.value().width);
  facts.height = static_cast<std::uint32_t>(photo.value().height);
  facts.content = hash128(photo.value().bytes);
  if (name.empty()) {
    name = "tai-ve/" + to_hex(facts.content).substr(0, 20) + std::string(render::ending_of(photo.value().type));
    pictures.name_of_address[facts.shown_as] = name;
  }
  pictures.by_name[name] = std::move(facts);
}

// Photos are measured before pages are rendered, since pages write their sizes; a faulty one drops out here.
pages::Pictures measure_pictures(const workspace::Configuration& configuration, const std::vector<std::string>& media,
                                 const ingest::RemotePictures& fetched, DiagnosticBag& bag) {
  pages::Pictures pictures;
  for (const auto& path : media) {
    const std::string name = "content/media/" + path;
    measure_picture({0, 0, {}, configuration.root / name, name, false}, path, name == configuration.logo, nullptr, pictures, bag);
  }
  for (const auto& [address, picture] : fetched) {
    measure_picture({0, 0, {}, picture.file, address, true}, {}, false, &picture.place, pictures, bag);
  }
  return pictures;
}

// What published ideas name by address.
std::vector<ingest::WantedPicture> wanted_pictures(const catalogue::Catalogue& catalogue) {
  std::vector<ingest::WantedPicture> wanted;
  for (const auto& idea : catalogue.ideas) {
    std::string_view rest = catalogue.text(idea, catalogue::IdeaText::images);
    while (!rest.empty()) {
      const std::string_view line = rest.substr(0, rest.find('\n'));
      rest.remove_prefix(std::min(rest.size(), line.size() + 1));
      if (line.starts_with("https://") || line.starts_with("http://")) {
        wanted.push_back({std::string(line), catalogue.place_of(idea)});
      }
    }
  }
  return wanted;
}

}  // namespace

pages::Pictures collect_pictures(const workspace::Configuration& configuration, const catalogue::Catalogue& catalogue,
                                 ingest::NetworkUse network, DiagnosticBag& bag) {
  const auto fetched = ingest::fetch_pictures(wanted_pictures(catalogue), configuration.images,
                                              configuration.root / ".trungbay" / "images", network, bag);
  auto pictures = measure_pictures(configuration, pages::shown_media(catalogue, configuration), fetched, bag);
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
  for (const auto& file : look.fonts.by_weight) hasher.add_text(fs::path(file).filename().string());
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
  look.hash = hasher.finish();
  return look;
}

std::string kits_address(const workspace::Configuration& configuration) {
  if (configuration.share.kits == workspace::KitChoice::off) return {};
  return configuration.base_url + std::string(pages::k_kits_folder);
}

}  // namespace trungbay::commands
