#include "commands/fault_groups.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "vietnamese/number.hpp"

namespace trungbay::commands {
namespace {

bool is_earlier(const Diagnostic* a, const Diagnostic* b) {
  return std::tie(a->place.row, a->place.column) < std::tie(b->place.row, b->place.column);
}

}  // namespace

std::vector<FaultGroup> group_faults(const DiagnosticBag& bag, Severity least) {
  std::vector<FaultGroup> groups;
  std::map<std::string_view, std::size_t> files;  // by the order in which they are met
  std::map<std::tuple<Severity, std::size_t, std::string_view, Code>, std::size_t> known;
  for (const auto& fault : bag.all()) {
    if (fault.severity < least) continue;
    const std::size_t file = files.try_emplace(fault.place.file, files.size()).first->second;
    const auto [item, added] =
        known.try_emplace({fault.severity, file, fault.place.sheet, fault.code}, groups.size());
    if (added) groups.push_back({fault.severity, fault.code, fault.place.file, fault.place.sheet, {}, true});
    groups[item->second].faults.push_back(&fault);
  }
  for (auto& group : groups) {
    std::stable_sort(group.faults.begin(), group.faults.end(), is_earlier);
    const auto advice = advice_of(*group.faults.front(), Language::vietnamese);
    group.same_advice = std::all_of(group.faults.begin(), group.faults.end(), [&](const Diagnostic* fault) {
      return advice_of(*fault, Language::vietnamese) == advice;
    });
  }
  std::stable_sort(groups.begin(), groups.end(), [&](const FaultGroup& a, const FaultGroup& b) {
    if (a.severity != b.severity) return a.severity > b.severity;
    return files.at(a.file) < files.at(b.file);
  });
  return groups;
}

std::string title_of(const FaultGroup& group, Language language) {
  const auto first = message_of(*group.faults.front(), language);
  const bool same = std::all_of(group.faults.begin(), group.faults.end(), [&](const Diagnostic* fault) {
    return message_of(*fault, language) == first;
  });
  return same ? first : kind_text(group.code, language);
}

std::string rows_of(const FaultGroup& group, std::size_t most, Language language) {
  std::string text;
  std::size_t shown = 0;
  std::uint32_t last = 0;
  for (const auto* fault : group.faults) {
    if (fault->place.row == last) continue;  // sorted, so equal rows stand together; 0 is not known
    last = fault->place.row;
    if (shown == most) return text + " …";
    if (shown++ > 0) {
      text += ", ";
    } else if (language == Language::vietnamese) {
      text += "dòng ";
    } else {
      text += fault->place.kind == PlaceKind::table ? "rows " : "lines ";
    }
    text += std::to_string(last);
  }
  return text;
}

std::string count_text(std::size_t count, Language language) {
  std::string text = vietnamese::to_display(static_cast<std::int64_t>(count));
  if (language == Language::english) std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

}  // namespace trungbay::commands
