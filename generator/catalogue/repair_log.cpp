#include "catalogue/repair_log.hpp"

#include <string>
#include <utility>

namespace trungbay::catalogue {
namespace {

using vietnamese::RepairKind;

// From so many cells on, an encoding is no accident of one cell.
constexpr std::uint32_t k_cells_that_show = 2;
// Two damaged words in one cell, or one in so many cells: nobody mistypes a question mark into words that
// often.
constexpr std::uint32_t k_damaged_words = 2, k_damaged_cells = 3;
// An export that lost its letters lost them in nearly every record; one record in so many is that record's own fault.
constexpr std::uint32_t k_records_for_one_damaged = 5;

struct KindNote {
  Code code;
  const char* encoding;  // of the message's hole, a name in both languages; null when it has none
};

KindNote note_of(RepairKind kind) {
  switch (kind) {
    case RepairKind::tcvn3:
      return {Code::text_in_old_font, "TCVN3 (ABC)"};
    case RepairKind::vni:
      return {Code::text_in_old_font, "VNI"};
    case RepairKind::utf8:
      return {Code::text_misread, "UTF-8"};
    case RepairKind::cp1258:
      return {Code::text_misread, "Windows-1258"};
    case RepairKind::horn_restored:
      return {Code::text_horn_restored, nullptr};
    case RepairKind::composed:
      return {Code::text_composed, nullptr};
    case RepairKind::lookalike:
      return {Code::text_lookalike, nullptr};
    case RepairKind::invisible:
      return {Code::text_invisible, nullptr};
    case RepairKind::escaped:
      return {Code::text_escaped, nullptr};
    case RepairKind::horn_doubtful:
      break;
  }
  return {Code::text_horn_doubtful, nullptr};
}

}  // namespace

vietnamese::RepairHints RepairLog::hints() const {
  return {cells(RepairKind::tcvn3) >= k_cells_that_show, cells(RepairKind::vni) >= k_cells_that_show};
}

void RepairLog::take_damage(std::uint32_t words, Place place) {
  if (damaged_cells_++ == 0) damage_ = place;
  if (last_damaged_ != records_) ++damaged_records_;
  last_damaged_ = records_;
  if (words >= k_damaged_words && !has_sure_damage_) {
    has_sure_damage_ = true;
    damage_ = std::move(place);
  }
}

bool RepairLog::is_damaged() const {
  return (has_sure_damage_ || damaged_cells_ >= k_damaged_cells) &&
         damaged_records_ * k_records_for_one_damaged >= records_;
}

void RepairLog::report(DiagnosticBag& bag) const {
  if (is_damaged()) {
    bag.add(Code::text_damaged, damage_);
    return;
  }
  if (has_sure_damage_) {
    Diagnostic told = make_diagnostic(Code::text_damaged, damage_);
    told.severity = Severity::warning;  // few records: the others can be published
    bag.add(std::move(told));
  }
  for (std::size_t i = 0; i < vietnamese::k_repair_kinds; ++i) {
    if (cells_[i] == 0) continue;
    const KindNote note = note_of(static_cast<RepairKind>(i));
    const std::string count = std::to_string(cells_[i]);
    if (note.encoding != nullptr) {
      bag.add(note.code, first_[i], {{"count", count}, {"encoding", note.encoding}});
    } else {
      bag.add(note.code, first_[i], {{"count", count}});
    }
  }
}

}  // namespace trungbay::catalogue
