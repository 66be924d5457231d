#include "commands/record_material.hpp"

#include <system_error>
#include <utility>
#include <vector>

#include "base/files.hpp"
#include "commands/measure_pictures.hpp"
#include "commands/read_catalogue.hpp"
#include "commands/site_parts.hpp"
#include "pages/record_words.hpp"

namespace trungbay::commands {

std::string RecordMaterial::address() const {
  Scratch scratch;
  const pages::Addresses addresses(configuration);
  return std::string(addresses.absolute(pages::record_path(record, catalogue, addresses, scratch), scratch));
}

Result<draw::Pixels> RecordMaterial::picture(std::string_view name, int width, int height, draw::Fit fit) const {
  const auto* facts = pictures.find_image(name);
  if (facts == nullptr) return make_diagnostic(Code::picture_unusable, file_place(std::string(name)));
  const auto bytes = MappedFile::open(facts->file, facts->shown_as);
  if (!bytes) return bytes.fault();
  return draw::decode_picture(bytes.value().bytes(), width, height, fit, facts->shown_as);
}

std::unique_ptr<RecordMaterial> read_record_material(const std::filesystem::path& workspace, std::string_view written,
                                                     vietnamese::Date today, Outcome& outcome, DiagnosticBag& bag) {
  outcome = Outcome::misconfigured;
  auto configuration = workspace::read_configuration(workspace, bag);
  if (!configuration) return nullptr;
  outcome = Outcome::refused;
  auto published = read_published(*configuration, today, Code::record_refused, bag);
  if (!published) return nullptr;
  auto& catalogue = *published;
  auto record = find_record(written, catalogue, *configuration);
  if (!record) {
    bag.add(std::move(record).fault());
    return nullptr;
  }
  auto media = pages::media_of_record(catalogue, record.value().kind, record.value().subject);
  if (auto logo = catalogue::media_path(configuration->logo); !logo.empty()) media.push_back(std::move(logo));
  std::vector<ingest::WantedPicture> wanted;
  if (record.value().kind == pages::FileKind::idea) {
    wanted = wanted_pictures(catalogue, catalogue.ideas[record.value().subject]);
  }
  const auto state = configuration->root / ".trungbay";
  const auto fetched = ingest::fetch_pictures(wanted, configuration->images, state / "images", ingest::NetworkUse::normal, bag);
  render::PhotoCache photos(state / "photos", false);
  auto pictures = measure_pictures({*configuration, catalogue, media, fetched, state}, photos, bag);
  auto look = read_card_look(*configuration, pictures, bag);
  if (!look) return nullptr;
  pages::Statistics statistics(catalogue);
  return std::unique_ptr<RecordMaterial>(new RecordMaterial{std::move(*configuration), std::move(catalogue), record.value(),
                                                            std::move(statistics), std::move(pictures), std::move(*look)});
}

}  // namespace trungbay::commands
