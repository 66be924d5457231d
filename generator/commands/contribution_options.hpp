// What `trungbay report` was asked for: of which unit, which period, in which format.
//
// The command line fills ContributionOptions with what was typed; to_contribution_request makes sense of it
// once it is known what day today is. Kept apart from the other commands' options because a period can be
// named in many ways.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"
#include "vietnamese/period.hpp"

namespace CLI {
class App;
}

namespace trungbay::commands {

// As typed; empty where nothing was.
struct ContributionOptions {
  std::string unit;
  std::string period;
  std::string at;
  std::string year;
  std::string from;
  std::string to;
  std::string format;
  bool previous = false;
  bool all_units = false;
};

enum class ContributionFormat : std::uint8_t { table, xlsx, html, markdown, json, csv };

struct ContributionRequest {
  std::string unit;  // empty: all
  vietnamese::Period period;
  ContributionFormat format = ContributionFormat::table;
  bool all_units = false;
};

// Adds the command's own options to `command`; `say` chooses the language of their descriptions.
void add_contribution_options(CLI::App& command, ContributionOptions& options,
                              const std::function<std::string(std::string_view, std::string_view)>& say);

// Only those that name the period.
void add_period_options(CLI::App& command, ContributionOptions& options,
                        const std::function<std::string(std::string_view, std::string_view)>& say);
std::optional<vietnamese::Period> read_period(const ContributionOptions& options, vietnamese::Date today, DiagnosticBag& bag);

// Nothing when the options do not fit together: every fault is in the bag. Without a word about the period it
// is the year of `today`; without a format, the ending of `output` tells it, and without that it is a table.
std::optional<ContributionRequest> to_contribution_request(const ContributionOptions& options,
                                                           std::string_view output, vietnamese::Date today,
                                                           DiagnosticBag& bag);

}  // namespace trungbay::commands
