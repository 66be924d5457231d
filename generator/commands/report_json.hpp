// What a command tells machines: the one object of `--json`.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"
#include "base/messages.hpp"
#include "commands/build_site.hpp"

namespace trungbay::commands {

// Its shape is documented in docs/commands.md. `written` is the file of `check --report`; empty: none.
std::string to_json(const BuildReport& report, const DiagnosticBag& bag, Language language,
                    std::string_view written = {});

// The keys `diagnostics` and `diagnostics_not_listed`, which every such object ends with.
void put_diagnostics(nlohmann::ordered_json& object, const DiagnosticBag& bag, Language language);

}  // namespace trungbay::commands
