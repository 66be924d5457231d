// A fetched file in the state folder, and what its host said of it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace trungbay::ingest {

struct CopyFacts {
  std::string etag;
  std::string last_modified;
  std::int64_t fetched = 0;  // seconds since 1970, of the last time that the host said it holds
};

// "…/3f0a.json" → "…/3f0a.json.facts"
std::filesystem::path facts_path(const std::filesystem::path& copy);
// Empty facts when there are none, or they are damaged.
CopyFacts read_facts(const std::filesystem::path& copy);
bool write_facts(const std::filesystem::path& copy, const CopyFacts& facts);

std::int64_t now_seconds();
std::int64_t age_in_days(const CopyFacts& facts);

}  // namespace trungbay::ingest
