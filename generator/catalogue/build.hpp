// The second step of a build: exports and documents → the catalogue.
#pragma once

#include <filesystem>
#include <optional>
#include <span>

#include "catalogue/catalogue.hpp"
#include "catalogue/staff_decisions.hpp"
#include "ingest/source.hpp"
#include "workspace/configuration.hpp"

namespace trungbay::catalogue {

// Reads every source and every document of the workspace. `text_folder` is where the nameless file of texts
// is made (the workspace's state folder); `today` only decides which campaigns are running. Nothing when the
// texts could not be kept; faults of the content are in the bag, and errors among them mean that the
// catalogue is not fit to be published.
std::optional<Catalogue> build_catalogue(const workspace::Configuration& configuration,
                                         std::span<const ingest::Source> sources,
                                         const std::filesystem::path& text_folder, vietnamese::Date today,
                                         DiagnosticBag& bag);

// The same with decisions of staff other than those that content/editorial.yaml holds; afterwards they know
// which records they were met with.
std::optional<Catalogue> build_catalogue(const workspace::Configuration& configuration,
                                         std::span<const ingest::Source> sources,
                                         const std::filesystem::path& text_folder, vietnamese::Date today,
                                         StaffDecisions& decisions, DiagnosticBag& bag);

}  // namespace trungbay::catalogue
