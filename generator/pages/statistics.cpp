#include "pages/statistics.hpp"

#include <numeric>

namespace trungbay::pages {
namespace {

using catalogue::Catalogue;
using catalogue::k_none;

constexpr std::size_t k_most_units = 10;
constexpr std::size_t k_all = ~std::size_t{0};

std::optional<Progress> site_progress(const Catalogue& catalogue) {
  for (auto year = catalogue.years.rbegin(); year != catalogue.years.rend(); ++year) {
    Progress progress{*year, 0, 0};
    for (std::uint32_t i = 0; i < catalogue.units.size(); ++i) {
      // A target that a unit above has already covers the ones below it.
      bool covered = false;
      for (auto above = catalogue.units[i].parent; above != k_none; above = catalogue.units[above].parent) {
        covered = covered || catalogue.units[above].targets.contains(*year);
      }
      const auto own = covered ? std::nullopt : unit_progress(catalogue, i, *year);
      if (own) {
        progress.target += own->target;
        progress.done += own->done;
      }
    }
    if (progress.target > 0) return progress;
  }
  return std::nullopt;
}

}  // namespace

Statistics::Statistics(const Catalogue& catalogue) {
  const auto& ideas = catalogue.ideas;
  const auto field_of = [&](std::uint32_t idea) { return ideas[idea].field; };
  const auto unit_of = [&](std::uint32_t idea) { return ideas[idea].unit; };
  for (std::size_t i = 0; i < catalogue.units.size(); ++i) {
    fields_of_unit.push_back(count_by(catalogue.by_unit.of(i), catalogue.fields.size(), k_all, field_of));
  }
  for (std::size_t i = 0; i < catalogue.fields.size(); ++i) {
    units_of_field.push_back(count_by(catalogue.by_field.of(i), catalogue.units.size(), k_most_units, unit_of));
  }
  for (std::size_t i = 0; i < catalogue.groups.size(); ++i) {
    units_of_group.push_back(count_by(catalogue.by_group.of(i), catalogue.units.size(), k_most_units, unit_of));
  }
  for (std::size_t i = 0; i < catalogue.years.size(); ++i) {
    units_of_year.push_back(count_by(catalogue.by_year.of(i), catalogue.units.size(), k_most_units, unit_of));
    fields_of_year.push_back(count_by(catalogue.by_year.of(i), catalogue.fields.size(), k_all, field_of));
  }

  models_of_unit.resize(catalogue.units.size());
  models_of_field.resize(catalogue.fields.size());
  models_of_group.resize(catalogue.groups.size());
  for (std::uint32_t i = 0; i < catalogue.models.size(); ++i) {
    const auto& model = catalogue.models[i];
    for (auto unit = model.unit; unit != k_none; unit = catalogue.units[unit].parent) models_of_unit[unit].push_back(i);
    if (model.field != k_none) models_of_field[model.field].push_back(i);
    if (model.group != k_none) models_of_group[model.group].push_back(i);
  }

  ranking.resize(catalogue.units.size());
  std::iota(ranking.begin(), ranking.end(), 0u);
  std::stable_sort(ranking.begin(), ranking.end(), [&](std::uint32_t a, std::uint32_t b) {
    return catalogue.by_unit.of(a).size() > catalogue.by_unit.of(b).size();
  });
  progress = site_progress(catalogue);
}

std::span<const std::uint32_t> ideas_between(const Catalogue& catalogue, std::span<const std::uint32_t> list,
                                             vietnamese::Date from, vietnamese::Date to) {
  const auto before = [&](std::uint32_t idea, vietnamese::Date date) { return catalogue.ideas[idea].date < date; };
  const auto first = std::lower_bound(list.begin(), list.end(), from, before);
  const auto last = std::lower_bound(first, list.end(), to, before);
  return {first, last};
}

std::optional<Progress> unit_progress(const Catalogue& catalogue, std::uint32_t unit, int year) {
  const auto& targets = catalogue.units[unit].targets;
  const auto target = targets.find(year);
  if (target == targets.end() || target->second <= 0) return std::nullopt;
  const auto start = static_cast<std::int16_t>(year);
  const auto done = ideas_between(catalogue, catalogue.by_unit.of(unit), {start, 0, 0},
                                  {static_cast<std::int16_t>(year + 1), 0, 0});
  return Progress{year, target->second, static_cast<std::int64_t>(done.size())};
}

std::optional<Progress> unit_progress(const Catalogue& catalogue, std::uint32_t unit) {
  const auto& targets = catalogue.units[unit].targets;
  std::optional<Progress> last;
  for (auto target = targets.rbegin(); target != targets.rend(); ++target) {
    const auto progress = unit_progress(catalogue, unit, target->first);
    if (progress && progress->done > 0) return progress;
    if (progress && !last) last = progress;
  }
  return last;
}

}  // namespace trungbay::pages
