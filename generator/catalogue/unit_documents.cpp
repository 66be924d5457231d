// The tree of units: documents of content/units, and the targets of showcase.yaml.
#include "base/suggestion.hpp"
#include "catalogue/documents.hpp"
#include "catalogue/privacy/document_check.hpp"

namespace trungbay::catalogue {

using workspace::FrontReader;
using workspace::Need;

void read_units(const std::filesystem::path& root, Catalogue& catalogue, DiagnosticBag& bag) {
  struct ParentName {
    std::uint32_t unit;
    std::string name;
    Place place;
  };
  std::vector<ParentName> parents;
  const auto claim = [&](const std::string& name, std::uint32_t unit, const Place& place) {
    if (!name.empty() && !catalogue.unit_names.add(name, unit)) {
      bag.add(Code::unit_name_taken, place, {{"name", name}});
    }
  };
  for (const auto& document : read_checked_documents(root, "content/units", catalogue, bag)) {
    FrontReader reader(document, bag);
    const auto index = static_cast<std::uint32_t>(catalogue.units.size());
    Unit unit;
    unit.declared = true;
    unit.head = read_head(document, reader, "name");
    unit.short_name = reader.text("short_name");
    unit.level = reader.text("level");
    if (unit.level.empty()) {
      unit.level = guess_level(unit.head.title);
    } else if (level_label(unit.level) == unit.level) {
      const auto levels = known_levels();
      const auto near = closest(unit.level, levels);
      bag.add(Code::unit_level_unknown, reader.place("level"),
              {{"level", unit.level}, {"suggestion", near ? " (" + std::string(*near) + "?)" : std::string()}});
    }
    unit.founded = reader.text("founded");
    unit.members = reader.integer("members").value_or(0);
    unit.picture = read_picture(reader.text("image"), reader.text("image_alt"), {}, reader.place("image"), catalogue, bag);
    claim(unit.head.title, index, reader.place("name"));
    claim(unit.head.slug, index, reader.place("name"));
    claim(unit.short_name, index, reader.place("short_name"));
    for (const auto& alias : reader.texts("aliases")) claim(alias, index, reader.place("aliases"));
    const std::string parent = reader.text("parent");
    if (!parent.empty()) parents.push_back({index, parent, reader.place("parent")});
    reader.finish();
    catalogue.units.push_back(std::move(unit));
  }
  for (const auto& parent : parents) {
    catalogue.units[parent.unit].parent = find_unit(parent.name, parent.place, catalogue, bag);
    // A chain that loops or never ends would have no province at its top.
    if (levels_above(catalogue.units, parent.unit) >= k_most_levels) {
      bag.add(Code::unit_tree_loops, parent.place, {{"name", catalogue.units[parent.unit].head.title}});
      catalogue.units[parent.unit].parent = k_none;
    }
  }
}

void read_targets(const workspace::Configuration& configuration, Catalogue& catalogue, DiagnosticBag& bag) {
  for (const auto& target : configuration.targets) {
    const std::uint32_t unit = find_unit(target.unit, target.place, catalogue, bag);
    if (unit != k_none) catalogue.units[unit].targets[target.year] = target.ideas;
  }
}

}  // namespace trungbay::catalogue
