// Sources that are addresses: fetched into the workspace's state folder, the last good copy kept for days
// when the host cannot be reached.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"
#include "base/result.hpp"

namespace trungbay::ingest {

struct DownloadLimits {
  std::uint64_t most_bytes =
      512ull << 20;  // a million ideas with bodies is 2.5 GB, but an address serves one bank's day
  long connect_seconds = 15;
  long total_seconds = 600;
  long slow_seconds = 30;  // given up when fewer than 1,000 bytes a second arrive for so long
  long most_redirects = 5;
};

// Fetches `url` into `folder` (made when missing) and gives the path of the file there. When that fails and
// an earlier copy is there, its path comes back and the bag gets a warning that says how old it is. Only
// https, and http for this machine itself (127.0.0.1, localhost, ::1); a redirect may not leave https.
Result<std::filesystem::path> read_download(const std::string& url, const std::filesystem::path& folder,
                                            const Place& place, DiagnosticBag& bag,
                                            const DownloadLimits& limits = {});

}  // namespace trungbay::ingest
