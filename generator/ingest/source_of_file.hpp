// One export by itself, with the settings that showcase.yaml has for it: for commands that look at a single file.
#pragma once

#include <filesystem>
#include <optional>

#include "ingest/source.hpp"
#include "workspace/configuration.hpp"

namespace trungbay::ingest {

// The source that a build would make of this file: the item of `sources` that names it without a glob, else the
// first whose glob matches. Nothing when the file is not among the workspace's sources. Nothing is fetched.
std::optional<Source> source_of_file(const workspace::Configuration& configuration, const std::filesystem::path& file);

}  // namespace trungbay::ingest
