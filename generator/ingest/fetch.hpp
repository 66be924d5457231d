// One file from an http(s) address, carefully: the only place that talks to the network while content is read.
//
// Follows redirects itself, a few of them, and sends the request's own headers (which may hold a token) to the first
// origin only. What may pass is tried again after a while: broken connections, 429, 5xx. A transfer that broke off
// goes on where it stopped when the host can do that. Nothing of a header ever stands in a message. libcurl stands
// behind it; safe on several threads.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace trungbay::ingest {

struct FetchLimits {
  std::uint64_t most_bytes = 512ull << 20;  // unpacked; a million ideas with bodies is 2.5 GB, but no address serves that
  long connect_seconds = 15;
  long total_seconds = 600;       // all tries together
  long slow_seconds = 30;         // given up when fewer than 1,000 bytes a second arrive for so long
  int most_redirects = 5;
  int most_tries = 4;
  long most_wait_seconds = 30;    // what a host may ask for in Retry-After
  std::size_t most_pages = 10'000;  // of a source that comes in pages: a million records by the hundred
};

struct FetchRequest {
  std::string url;
  std::vector<std::string> headers;  // whole lines; secret
  std::string etag;                  // of the copy that is there: answered with "not modified" when it still holds
  std::string last_modified;
  FetchLimits limits;
  // Hostile addresses: https only, public hosts only, no other ports, unless the host is in `allowed_hosts`.
  bool is_hostile = false;
  std::vector<std::string> allowed_hosts;
};

enum class FetchOutcome : std::uint8_t { fetched, not_modified, refused, failed };

struct FetchAnswer {
  FetchOutcome outcome = FetchOutcome::failed;
  std::string reason;  // why not, without secrets; when refused, the origin that must not be asked
  std::string etag;
  std::string last_modified;
  std::uint64_t size = 0;
};

// Writes the body to `file`, which is replaced; it is only complete when the outcome is `fetched`.
FetchAnswer fetch(const FetchRequest& request, const std::filesystem::path& file);

}  // namespace trungbay::ingest
