#include "commands/site_pictures.hpp"

#include <algorithm>

#include "base/hash.hpp"
#include "render/media.hpp"

namespace trungbay::commands {
namespace {

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

}  // namespace

std::vector<ingest::WantedPicture> wanted_pictures(const catalogue::Catalogue& catalogue, const catalogue::Idea& idea) {
  std::vector<ingest::WantedPicture> wanted;
  std::string_view rest = catalogue.text(idea, catalogue::IdeaText::images);
  while (!rest.empty()) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    if (line.starts_with("https://") || line.starts_with("http://")) {
      wanted.push_back({std::string(line), catalogue.place_of(idea)});
    }
  }
  return wanted;
}

std::vector<ingest::WantedPicture> wanted_pictures(const catalogue::Catalogue& catalogue) {
  std::vector<ingest::WantedPicture> wanted;
  for (const auto& idea : catalogue.ideas) {
    for (auto& picture : wanted_pictures(catalogue, idea)) wanted.push_back(std::move(picture));
  }
  return wanted;
}

pages::Pictures read_pictures(const workspace::Configuration& configuration, std::span<const std::string> media,
                              const std::vector<ingest::WantedPicture>& wanted, ingest::NetworkUse network,
                              DiagnosticBag& bag) {
  const auto fetched =
      ingest::fetch_pictures(wanted, configuration.images, configuration.root / ".trungbay" / "images", network, bag);
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

}  // namespace trungbay::commands
