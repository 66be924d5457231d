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

}  // namespace trungbay::commands
