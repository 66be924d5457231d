// What the search page tells the script: which files there are, and the labels and counts of all filters.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "search/record.hpp"

namespace trungbay::search {

struct SegmentSummary {
  std::string id;
  std::uint32_t ideas = 0;
  std::uint32_t shards = 0;
  std::vector<std::uint32_t> dead;                      // doc ids, ascending
  std::vector<std::pair<int, std::uint32_t>> years;     // newest first: the year, its first doc id
};

struct ManifestParts {
  std::string recent;  // file name or ""
  std::string units;
  std::string later;  // the script for what a first result does not need
  std::span<const SegmentSummary> segments;
};

std::string make_manifest(const catalogue::Catalogue& catalogue, const ManifestParts& parts);

// The file of units: [[slug, label, index of the unit above or -1, ideas], …].
std::string make_units_file(const catalogue::Catalogue& catalogue);

}  // namespace trungbay::search
