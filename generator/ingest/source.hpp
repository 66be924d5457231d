// From the configuration's `sources` to the list of files that a build reads.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "ingest/download.hpp"
#include "workspace/configuration.hpp"

namespace trungbay::ingest {

struct Source {
  std::string file;            // as shown: relative to the workspace, or the address
  std::filesystem::path path;  // of the bytes: the file itself, or the kept download
  workspace::SourceFormat format =
      workspace::SourceFormat::automatic;  // automatic: decided by name and content
  std::string records;
  workspace::TextPairs defaults;
  workspace::TextPairs columns;
  Place place;  // of the item in showcase.yaml
};

// Sorted by `file`; a file that several items name stands here once, with the settings of the item that names
// it without a glob, else of the first. Addresses are fetched (download.hpp). Everything that is missing is
// in the bag: a file that does not exist, a glob without a match (a warning; an error when nothing else gives
// a source), a name of an unknown format.
std::vector<Source> find_sources(const workspace::Configuration& configuration, DiagnosticBag& bag,
                                 NetworkUse network = NetworkUse::normal);

// The format that a file's name tells (.csv .tsv .txt; .json; .ndjson .jsonl; .xlsx .xlsm, and .xls, which is
// refused with advice; .ods), else automatic.
workspace::SourceFormat format_of_name(std::string_view name);

}  // namespace trungbay::ingest
