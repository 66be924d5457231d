#include "commands/read_catalogue.hpp"

#include "catalogue/build.hpp"

namespace trungbay::commands {

ReadContent read_catalogue(const workspace::Configuration& configuration, const ReadRequest& request,
                           DiagnosticBag& bag) {
  ReadContent content;
  content.sources = ingest::find_sources(configuration, bag, request.network);
  content.catalogue = catalogue::build_catalogue(configuration, content.sources, request.text_folder, request.today, bag,
                                                 request.jobs);
  return content;
}

std::optional<catalogue::Catalogue> read_published(const workspace::Configuration& configuration, vietnamese::Date today,
                                                   Code refusal, DiagnosticBag& bag) {
  DiagnosticBag found;
  std::error_code failed;  // then the store of texts says what it cannot do
  auto content = read_catalogue(configuration, {std::filesystem::temp_directory_path(failed), today}, found);
  if (content.catalogue && !found.has_errors()) return std::move(content.catalogue);
  for (const auto& fault : found.all()) {
    if (fault.severity == Severity::error) bag.add(fault);
  }
  bag.add(refusal, Place{});
  return std::nullopt;
}

}  // namespace trungbay::commands
