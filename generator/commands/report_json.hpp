// What a command tells machines: the one object of `--json`.
#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "base/diagnostic.hpp"
#include "base/messages.hpp"
#include "commands/build_site.hpp"

namespace trungbay::commands {

// Its shape is documented in docs/commands.md. `written` is the file of `check --report`; empty: none.
std::string to_json(const BuildReport& report, const DiagnosticBag& bag, Language language,
                    std::string_view written = {});

// Such an object as it is printed; whatever is not UTF-8 in it is replaced.
std::string json_text(const nlohmann::ordered_json& object);

// One item of its "diagnostics".
nlohmann::ordered_json diagnostic_json(const Diagnostic& diagnostic, Language language);
// The keys `diagnostics` and `diagnostics_not_listed`, which every such object ends with.
void put_diagnostics(nlohmann::ordered_json& object, const DiagnosticBag& bag, Language language);

}  // namespace trungbay::commands
