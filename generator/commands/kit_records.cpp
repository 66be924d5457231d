#include "commands/kit_records.hpp"

#include <algorithm>

#include "commands/record_reference.hpp"

namespace trungbay::commands {

using pages::FileKind;
using pages::Record;

std::vector<Record> find_kit_records(const std::vector<std::string>& names, std::size_t ideas,
                                       const workspace::Configuration& configuration,
                                       const catalogue::Catalogue& catalogue, const pages::Statistics& statistics,
                                       DiagnosticBag& bag) {
  std::vector<Record> records;
  const auto add = [&](const Record& record) {
    if (std::find(records.begin(), records.end(), record) == records.end()) records.push_back(record);
  };
  for (const auto& name : names) {
    auto found = find_record(name, catalogue, configuration);
    if (!found) {
      bag.add(std::move(found).fault());
      continue;
    }
    const Record& record = found.value();
    add(record);
    if (record.kind != FileKind::unit) continue;
    for (const auto model : statistics.models_of_unit[record.subject]) add({FileKind::model, model});
    const auto of_unit = catalogue.by_unit.of(record.subject);
    for (std::size_t i = 0; i < std::min(ideas, of_unit.size()); ++i) {
      add({FileKind::idea, of_unit[of_unit.size() - 1 - i]});
    }
  }
  return records;
}

}  // namespace trungbay::commands
