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
  return configuration.base_url + path_of(subject, catalogue, configuration);
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
  DiagnosticBag found;
  std::error_code failed;  // then the store of texts says what it cannot do
  auto content = read_catalogue(*configuration, {std::filesystem::temp_directory_path(failed), today}, found);
  if (!content.catalogue || found.has_errors()) {
    for (const auto& fault : found.all()) {
      if (fault.severity == Severity::error) bag.add(fault);
    }
    bag.add(Code::record_refused, Place{});
    return nullptr;
  }
  auto& catalogue = *content.catalogue;
  const auto subject = find_subject(written, catalogue, *configuration);
  if (!subject) {
    bag.add(subject.fault());
    return nullptr;
  }
  auto media = pages::media_of_record(catalogue, subject.value().kind, subject.value().index);
  if (auto logo = catalogue::media_path(configuration->logo); !logo.empty()) media.push_back(std::move(logo));
  std::vector<ingest::WantedPicture> wanted;
  if (subject.value().kind == pages::FileKind::idea) {
    wanted = wanted_pictures(catalogue, catalogue.ideas[subject.value().index]);
  }
  const auto state = configuration->root / ".trungbay";
  const auto fetched = ingest::fetch_pictures(wanted, configuration->images, state / "images", ingest::NetworkUse::normal, bag);
  render::PhotoCache photos(state / "photos", false);
  auto pictures = measure_pictures({*configuration, catalogue, media, fetched, state}, photos, bag);
  auto look = read_card_look(*configuration, pictures, bag);
  if (!look) return nullptr;
  pages::Statistics statistics(catalogue);
  return std::unique_ptr<RecordMaterial>(new RecordMaterial{std::move(*configuration), std::move(catalogue), subject.value(),
                                                            std::move(statistics), std::move(pictures), std::move(*look)});
}

}  // namespace trungbay::commands
