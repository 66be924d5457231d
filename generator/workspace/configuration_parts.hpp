// The parts of showcase.yaml, each read by a file of its own; only configuration.cpp calls these.
#pragma once

#include <string>

#include "base/diagnostic.hpp"
#include "workspace/configuration.hpp"
#include "workspace/front_reader.hpp"

namespace trungbay::workspace {

// `sources`; the default when there are none.
void read_sources(FrontReader& reader, Configuration& configuration, DiagnosticBag& bag);

// `fields` and `groups`.
std::vector<VocabularyTerm> read_terms(FrontReader& reader, std::string_view key, DiagnosticBag& bag);

// `statuses`; the default when there are none.
std::vector<StatusTerm> read_statuses(FrontReader& reader, DiagnosticBag& bag);

// `targets`.
std::vector<Target> read_targets(FrontReader& reader, DiagnosticBag& bag);

// `gates`.
void read_gates(FrontReader& reader, Configuration& configuration, DiagnosticBag& bag);

// `permalinks`.
void read_permalinks(FrontReader& reader, Configuration& configuration, DiagnosticBag& bag);

}  // namespace trungbay::workspace
