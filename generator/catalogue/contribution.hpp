// What each unit contributed in a period: proposed, approved, withheld and why, applied, supported, awarded,
// and how far along it is with its target.
//
// Takes a finished catalogue and gives rows in the order of the tree of units, with the sums of whole
// branches; `trungbay report` shows them in its formats. Pure counting: one walk over the ideas and one over
// the withheld records. A record counts by its own date (the day of its approval when it has no other).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/catalogue.hpp"
#include "vietnamese/period.hpp"

namespace trungbay::catalogue {

// Reasons that a report tells apart; rarer ones are counted as `other`. More columns are not read.
inline constexpr std::size_t k_most_reasons = 6;

// Why records are withheld, in the words of those who have to answer for them.
enum class WithheldReason : std::uint8_t {
  status,          // one that is not published: waiting, refused, a draft …
  no_title,        // no title
  no_unit,         // no unit
  no_status,       // no status
  unknown_status,  // a status that is in no list
  repeated,        // the record is there twice, or was merged into another
  hidden,          // by a decision of staff
  no_evidence,     // it does not say who approved it, or by which document
  personal_data,   // it holds some, and is set to be withheld then
  poor_quality,    // by a check that is set to withhold
  other
};
WithheldReason reason_of(Code code);

struct Reason {
  WithheldReason why = WithheldReason::other;
  std::string status;  // the status's label, when that is why
  std::string key;     // for programs: the status's slug, or the reason's name, which has an underscore
};

struct Counts {
  std::uint32_t approved = 0;   // published
  std::uint32_t applied = 0;    // of these, by their status: already applied,
  std::uint32_t supported = 0;  // supported to become real,
  std::uint32_t awarded = 0;    // awarded a prize (also by what the column of prizes says)
  std::uint32_t featured = 0;
  std::uint32_t so_far = 0;                              // approved in Contribution::so_far
  std::array<std::uint32_t, k_most_reasons> withheld{};  // by Contribution::reasons

  std::uint32_t withheld_in_all() const { return std::accumulate(withheld.begin(), withheld.end(), 0u); }
  std::uint32_t proposed() const { return approved + withheld_in_all(); }
  Counts& operator+=(const Counts& other);
};

enum class RowKind : std::uint8_t {
  unit,     // one without units below it that have rows
  branch,   // a unit with all that is below it: the sum of the rows one level deeper, as far as they go
  own,      // the first of these: what came from the very unit
  nameless  // records that name no unit
};

struct ContributionRow {
  RowKind kind = RowKind::unit;
  std::uint32_t depth = 0;
  std::string number;  // "I", "2", "2.1"; none for `own`
  std::string name;
  std::string slug;  // empty for a unit that only withheld records name
  Counts counts;
  std::optional<std::int64_t> target;
  bool target_is_sum = false;  // of the rows one level deeper; else it was set for this very unit
};

struct Contribution {
  vietnamese::Period period;
  vietnamese::Period so_far;  // what targets are compared with: from 1 January, or the whole period
  int first_year = 0;         // whose targets count
  int last_year = 0;
  std::string unit;             // that the report is about; empty: all
  std::vector<Reason> reasons;  // that occur, at most k_most_reasons
  std::vector<ContributionRow> rows;
  ContributionRow total;
  std::size_t undated = 0;  // records that have no date, and are counted nowhere
  std::size_t partly_dated =
      0;  // of which only month or year is known, which the period does not wholly hold
  std::optional<int> latest_year;  // that has approved ideas
};

// `unit`: by slug or any of its names; empty: all. `all_units`: also those that have nothing to say, neither
// records in the period nor a target. Fault: contribution_unit_unknown, with the closest name.
Result<Contribution> build_contribution(const Catalogue& catalogue, const vietnamese::Period& period,
                                        std::string_view unit, bool all_units);

// Of the target, in tenths of a percent: 725 for 72.5 %; nothing without a target.
std::optional<std::int64_t> rate_of(const ContributionRow& row);

}  // namespace trungbay::catalogue
