// Sources that are addresses: fetched into the workspace's state folder, where the last good copy is kept for days
// when the host cannot be reached.
//
// Beside each copy lies a small file with what the host said of it (ETag, Last-Modified): the next build asks whether
// it still holds. A source that comes in pages is a folder of copies, which changes all at once.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/result.hpp"
#include "ingest/fetch.hpp"
#include "workspace/configuration.hpp"

namespace trungbay::ingest {

// How a build uses the network.
enum class NetworkUse : std::uint8_t {
  normal,   // asks whether kept copies still hold
  refresh,  // fetches everything anew
  offline,  // kept copies only
};

struct Downloaded {
  std::string url;  // of this page
  std::filesystem::path path;
  std::string records;  // dotted path of its records, when it is one of several pages; the same for all of them
};

// Fetches `source.url` into `folder` (made when missing): one item, or one a page. When that fails and an earlier copy
// is there, that comes back, and the bag gets a warning that says how old it is. Only https, and http for this machine
// itself; a redirect may not leave https. Headers and tokens come from the environment; one that is not set is a fault.
Result<std::vector<Downloaded>> read_download(const workspace::SourceSettings& source, const std::filesystem::path& folder,
                                              NetworkUse network, DiagnosticBag& bag, const FetchLimits& limits = {});

}  // namespace trungbay::ingest
