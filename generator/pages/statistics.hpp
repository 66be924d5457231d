// Counts that several pages show: who has how many ideas where, and how far along a unit is with its target.
// Computed once from the catalogue, read by all rendering threads.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "catalogue/catalogue.hpp"

namespace trungbay::pages {

struct Count {
  std::uint32_t subject = 0;
  std::uint32_t count = 0;
};

struct Progress {
  int year = 0;
  std::int64_t target = 0;
  std::int64_t done = 0;

  // May exceed 100; the target is never 0.
  std::int64_t percent() const { return done * 100 / target; }
};

struct Statistics {
  explicit Statistics(const catalogue::Catalogue& catalogue);

  // Most first; equal counts in the order of the table they count.
  std::vector<std::vector<Count>> fields_of_unit;  // over the unit's own ideas and those below it
  std::vector<std::vector<Count>> units_of_field;  // by the very unit of each idea, the ten first
  std::vector<std::vector<Count>> units_of_group;
  std::vector<std::vector<Count>> units_of_year;
  std::vector<std::vector<Count>> fields_of_year;
  // Indexes into the catalogue's models, in its order; a unit has those of the units below it too.
  std::vector<std::vector<std::uint32_t>> models_of_unit;
  std::vector<std::vector<std::uint32_t>> models_of_field;
  std::vector<std::vector<std::uint32_t>> models_of_group;
  std::vector<std::uint32_t> ranking;  // units, most ideas first, then by name
  std::optional<Progress> progress;    // of the whole site, for the last year that has both ideas and targets
};

// The part of a time-ordered list of ideas whose dates are in [from, to).
std::span<const std::uint32_t> ideas_between(const catalogue::Catalogue& catalogue,
                                             std::span<const std::uint32_t> list, vietnamese::Date from,
                                             vietnamese::Date to);

// A unit's progress in a year, when it has a target there.
std::optional<Progress> unit_progress(const catalogue::Catalogue& catalogue, std::uint32_t unit, int year);
// In the last year for which the unit has a target and ideas, or else a target.
std::optional<Progress> unit_progress(const catalogue::Catalogue& catalogue, std::uint32_t unit);

// Counts `subject_of(idea)` over a list of ideas, most first, at most `most`; k_none is not counted.
template <typename SubjectOf>
std::vector<Count> count_by(std::span<const std::uint32_t> list, std::size_t subjects, std::size_t most,
                            const SubjectOf& subject_of);

}  // namespace trungbay::pages

#include <algorithm>

// ---------------------------------------------------------------------------------------------------------

namespace trungbay::pages {

template <typename SubjectOf>
std::vector<Count> count_by(std::span<const std::uint32_t> list, std::size_t subjects, std::size_t most,
                            const SubjectOf& subject_of) {
  std::vector<std::uint32_t> counts(subjects, 0);
  for (const auto idea : list) {
    const std::uint32_t subject = subject_of(idea);
    if (subject != catalogue::k_none) ++counts[subject];
  }
  std::vector<Count> sorted;
  for (std::uint32_t i = 0; i < subjects; ++i) {
    if (counts[i] > 0) sorted.push_back({i, counts[i]});
  }
  std::stable_sort(sorted.begin(), sorted.end(), [](const Count& a, const Count& b) { return a.count > b.count; });
  if (sorted.size() > most) sorted.resize(most);
  return sorted;
}

}  // namespace trungbay::pages
