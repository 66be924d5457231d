#include <string>
#include <utility>

#include "workspace/configuration_parts.hpp"

namespace trungbay::workspace {
namespace {

constexpr std::pair<std::string_view, GateAction Gates::*> k_quality_checks[] = {
    {"title_length", &Gates::title_length},     {"title_capitals", &Gates::title_capitals},
    {"body_short", &Gates::body_short},         {"boilerplate", &Gates::boilerplate},
    {"placeholder", &Gates::placeholder},       {"not_vietnamese", &Gates::not_vietnamese},
    {"date_unlikely", &Gates::date_unlikely},
};

constexpr std::pair<std::string_view, GateAction> k_actions[] = {
    {"withhold", GateAction::withhold}, {"warn", GateAction::warn}, {"off", GateAction::off}};
constexpr std::pair<std::string_view, GateAction> k_safe_actions[] = {{"withhold", GateAction::withhold},
                                                                      {"warn", GateAction::warn}};
constexpr std::pair<std::string_view, bool> k_needs[] = {{"required", true}, {"optional", false}};
constexpr std::pair<std::string_view, bool> k_privacy[] = {{"mask", false}, {"withhold", true}};

void read_quality(FrontReader& gates, Gates& result, DiagnosticBag& bag) {
  const YamlNode* const node = gates.node("quality");
  if (node == nullptr) return;
  if (node->is_scalar()) {  // one action for all checks
    if (const auto action = read_choice(gates, "quality", "gates.quality", k_actions, bag)) {
      for (const auto& [name, check] : k_quality_checks) result.*check = *action;
    }
    return;
  }
  auto checks = gates.map("quality");
  if (!checks) return;
  for (const auto& [name, check] : k_quality_checks) {
    const std::string path = "gates.quality." + std::string(name);
    if (const auto action = read_choice(*checks, name, path, k_actions, bag)) result.*check = *action;
  }
  checks->finish();
}

}  // namespace

void read_gates(FrontReader& reader, Configuration& configuration, DiagnosticBag& bag) {
  auto gates = reader.map("gates");
  if (!gates) return;
  Gates& result = configuration.gates;
  if (auto approval = gates->map("approval")) {
    result.needs_approver =
        read_choice(*approval, "approved_by", "gates.approval.approved_by", k_needs, bag).value_or(false);
    result.needs_document =
        read_choice(*approval, "document", "gates.approval.document", k_needs, bag).value_or(false);
    approval->finish();
  }
  read_quality(*gates, result, bag);
  if (auto duplicates = gates->map("duplicates")) {
    if (const auto action = read_choice(*duplicates, "exact", "gates.duplicates.exact", k_safe_actions, bag)) {
      result.exact_duplicates = *action;
    }
    if (const auto action = read_choice(*duplicates, "near", "gates.duplicates.near", k_actions, bag)) {
      result.near_duplicates = *action;
    }
    duplicates->finish();
  }
  result.withholds_personal_data =
      read_choice(*gates, "privacy", "gates.privacy", k_privacy, bag).value_or(false);
  gates->finish();
}

}  // namespace trungbay::workspace
