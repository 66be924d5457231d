// From the names of pictures to what pages know of them: those of content/media, and those that exports name by
// address, fetched. Used by `build` for the whole site, and by the commands that make something of one record.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "catalogue/catalogue.hpp"
#include "ingest/remote_pictures.hpp"
#include "pages/pictures.hpp"
#include "workspace/configuration.hpp"

namespace trungbay::commands {

// What published ideas name by address: all of them, or one.
std::vector<ingest::WantedPicture> wanted_pictures(const catalogue::Catalogue& catalogue);
std::vector<ingest::WantedPicture> wanted_pictures(const catalogue::Catalogue& catalogue, const catalogue::Idea& idea);

// Reads and measures them, before pages are rendered, since pages write their sizes. `media`: below content/media. A
// faulty one drops out here, and the bag says why.
pages::Pictures read_pictures(const workspace::Configuration& configuration, std::span<const std::string> media,
                              const std::vector<ingest::WantedPicture>& wanted, ingest::NetworkUse network,
                              DiagnosticBag& bag);

}  // namespace trungbay::commands
