// What was mended in the cells of one export: how many cells of each kind, and where the first one stands.
//
// IdeaIntake keeps one a source, and has it reported at the source's end: one note a kind, so that an export
// of 100,000 cells in TCVN3 costs its reader one line.
#pragma once

#include <array>
#include <cstdint>

#include "base/diagnostic.hpp"
#include "vietnamese/repair.hpp"

namespace trungbay::catalogue {

class RepairLog {
 public:
  // `place_of()` gives the cell's place; it is asked for only when the cell is the first of a kind.
  template <typename PlaceOf>
  void add(const vietnamese::Repairs& repairs, const PlaceOf& place_of) {
    for (std::size_t i = 0; i < vietnamese::k_repair_kinds; ++i) {
      if (repairs.counts[i] > 0 && cells_[i]++ == 0) first_[i] = place_of();
    }
    if (repairs.damaged_words > 0) take_damage(repairs.damaged_words, place_of());
  }

  // At the beginning of each record.
  void begin_record() { ++records_; }

  // What texts still to come may be expected to be in.
  vietnamese::RepairHints hints() const;

  // Letters of this export are lost for good: what it says cannot be published.
  bool is_damaged() const;
  // The same, seen in so many records that there is no use in reading on.
  bool is_hopeless() const { return damaged_records_ >= 4 && is_damaged(); }

  // One note for each kind, or, for a damaged export, the error that refuses it.
  void report(DiagnosticBag& bag) const;

 private:
  std::uint32_t cells(vietnamese::RepairKind kind) const { return cells_[static_cast<std::size_t>(kind)]; }
  void take_damage(std::uint32_t words, Place place);

  std::array<std::uint32_t, vietnamese::k_repair_kinds> cells_{};
  std::array<Place, vietnamese::k_repair_kinds> first_;
  std::uint32_t records_ = 0;
  std::uint32_t damaged_records_ = 0;
  std::uint32_t last_damaged_ = 0;  // number of that record
  std::uint32_t damaged_cells_ = 0;
  bool has_sure_damage_ = false;
  Place damage_;
};

}  // namespace trungbay::catalogue
