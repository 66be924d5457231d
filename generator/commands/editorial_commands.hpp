// `trungbay feature|hide|show ID…`: decisions about single ideas, written into content/editorial.yaml.
//
// An id is looked for in the exports, published or not: an idea that still waits for approval may be hidden
// or featured beforehand, but a misspelt id is refused with the closest ones. The file is changed as a whole
// or not at all, and everything else in it stays as it is (workspace/editorial_edit.hpp).
#pragma once

#include <cstdint>
#include <filesystem>
#include <iosfwd>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "commands/report.hpp"
#include "vietnamese/date.hpp"
#include "workspace/editorial.hpp"

namespace trungbay::commands {

enum class DecisionVerb : std::uint8_t { feature, feature_off, hide, show };

struct DecisionRequest {
  std::filesystem::path workspace;
  DecisionVerb verb = DecisionVerb::feature;
  std::vector<std::string> ids;  // ids, addresses or links of pages
  workspace::Hiding hiding;      // of `hide`
  vietnamese::Date today;
};

struct DecidedIdea {
  std::string id;     // as its export writes it
  std::string title;  // "" when no export has the idea any more
  bool changed = false;
};

struct DecisionReport {
  Outcome outcome = Outcome::refused;
  std::vector<DecidedIdea> ideas;  // in the order of the request, each once
};

DecisionReport change_decisions(const DecisionRequest& request, DiagnosticBag& bag);

// What has been decided about which idea, and what to do next.
void print_decisions(const DecisionReport& report, const DecisionRequest& request, Language language,
                     std::ostream& out);
// The object of `--json`; its shape is documented in docs/editorial.md.
std::string to_json(const DecisionReport& report, const DecisionRequest& request, const DiagnosticBag& bag,
                    Language language);

}  // namespace trungbay::commands
