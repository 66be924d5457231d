#include "commands/read_catalogue.hpp"

#include "catalogue/build.hpp"

namespace trungbay::commands {

ReadContent read_catalogue(const workspace::Configuration& configuration,
                           const std::filesystem::path& text_folder, vietnamese::Date today,
                           DiagnosticBag& bag, ingest::NetworkUse network) {
  ReadContent content;
  content.sources = ingest::find_sources(configuration, bag, network);
  content.catalogue = catalogue::build_catalogue(configuration, content.sources, text_folder, today, bag);
  return content;
}

}  // namespace trungbay::commands
