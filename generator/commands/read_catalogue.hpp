// From the configuration to the catalogue: the first steps of every command that uses published records.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "base/diagnostic.hpp"
#include "catalogue/catalogue.hpp"
#include "ingest/source.hpp"
#include "vietnamese/date.hpp"
#include "workspace/configuration.hpp"

namespace trungbay::commands {

struct ReadContent {
  std::vector<ingest::Source> sources;  // that were found
  std::optional<catalogue::Catalogue> catalogue;
};

struct ReadRequest {
  std::filesystem::path text_folder;  // where the nameless file of texts is made
  vietnamese::Date today;
  unsigned jobs = 1;  // threads that compare texts
  ingest::NetworkUse network = ingest::NetworkUse::normal;
};

// Finds and reads everything that the workspace names. No catalogue when the texts could not be kept; errors in the
// bag mean that it is not fit to be used.
ReadContent read_catalogue(const workspace::Configuration& configuration, const ReadRequest& request,
                           DiagnosticBag& bag);

// For commands that make something of what is published: what is wrong with single records is for `check` to tell, and
// would bury what they have to say. With errors in the content there is no catalogue; they and `refusal` are in the bag.
std::optional<catalogue::Catalogue> read_published(const workspace::Configuration& configuration, vietnamese::Date today,
                                                   Code refusal, DiagnosticBag& bag);

}  // namespace trungbay::commands
