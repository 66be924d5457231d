// The gate that keeps one of several: records of one id, copies, and ideas that are nearly the same.
//
// build_catalogue calls both after all exports were read and the texts sealed, while ideas still stand in the
// order of reading. What is withheld is told with its own place and that of the one that stays, and counted
// in the catalogue's withheld records.
#pragma once

#include <span>
#include <string>

#include "catalogue/catalogue.hpp"
#include "workspace/configuration.hpp"

namespace trungbay::catalogue {

// Two records with one id cannot have two pages: the one that was read first stays.
void withhold_repeated(Catalogue& catalogue, DiagnosticBag& bag);

// Reports duplicates and withholds those that `gates` wants withheld. `preferred`: ids of ideas that staff want
// to stay whatever the rule says (the targets of `merge_into`).
void withhold_duplicates(Catalogue& catalogue, const workspace::Gates& gates, std::span<const std::string> preferred,
                         unsigned jobs, DiagnosticBag& bag);

}  // namespace trungbay::catalogue
