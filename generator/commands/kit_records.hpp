// The records of a share kit: those that staff name (record_reference.hpp), and what belongs to a unit.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "catalogue/catalogue.hpp"
#include "pages/share_kits.hpp"
#include "pages/statistics.hpp"
#include "workspace/configuration.hpp"

namespace trungbay::commands {

// In the order of `names`, each once; behind each unit its models, then at most `ideas` of its newest ideas. Names that
// mean nothing that is published are in the bag with the closest ones (subject_unknown).
std::vector<pages::Record> find_kit_records(const std::vector<std::string>& names, std::size_t ideas,
                                              const workspace::Configuration& configuration,
                                              const catalogue::Catalogue& catalogue,
                                              const pages::Statistics& statistics, DiagnosticBag& bag);

}  // namespace trungbay::commands
