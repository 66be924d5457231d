#include "commands/card_look.hpp"

#include <filesystem>

#include "base/files.hpp"
#include "base/hash.hpp"
#include "catalogue/documents.hpp"
#include "draw/picture.hpp"

namespace trungbay::commands {

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
  look.hash = hasher.finish();
  return look;
}

}  // namespace trungbay::commands
