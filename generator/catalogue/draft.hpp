// One record of an export while it is looked at: its cells by field, clean (NFC), not yet judged.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ingest/columns.hpp"
#include "ingest/record_reader.hpp"
#include "vietnamese/repair.hpp"

namespace trungbay::catalogue {

using ingest::IdeaField;

class Draft {
 public:
  // What had to be mended in a cell (vietnamese/repair.hpp).
  struct CellRepair {
    std::uint32_t column = 0;
    vietnamese::Repairs repairs;
  };

  // Takes over a record's cells, mended; cells of personal and unknown columns are not even looked at.
  // `defaults` (field name → value, from showcase.yaml) fill what the record leaves empty. `hints` are what the
  // records before have shown.
  void fill(const ingest::Record& record, const ingest::ColumnMap& columns, const workspace::TextPairs& defaults,
            vietnamese::RepairHints hints = {});

  // "" when the record has no such cell. Several authors or pictures are separated by line ends.
  std::string_view text(IdeaField field) const { return texts_[static_cast<std::size_t>(field)]; }
  bool has(IdeaField field) const { return !text(field).empty(); }
  // In place of what the record holds. `text` is clean.
  void replace(IdeaField field, std::string text) { texts_[static_cast<std::size_t>(field)] = std::move(text); }

  // Of the cells that were mended, in their order.
  const std::vector<CellRepair>& repairs() const { return repairs_; }

 private:
  static constexpr std::size_t k_fields = static_cast<std::size_t>(IdeaField::ignored) + 1;
  void put(IdeaField field, std::string_view text);

  std::array<std::string, k_fields> texts_;
  std::vector<CellRepair> repairs_;
  std::string scratch_;
};

}  // namespace trungbay::catalogue
