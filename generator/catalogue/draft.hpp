// One record of an export while it is looked at: its cells by field, clean (NFC), not yet judged.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "ingest/columns.hpp"
#include "ingest/record_reader.hpp"

namespace trungbay::catalogue {

using ingest::IdeaField;

class Draft {
 public:
  // Takes over a record's cells; cells of personal and unknown columns are not even looked at.
  // `defaults` (field name → value, from showcase.yaml) fill what the record leaves empty.
  void fill(const ingest::Record& record, const ingest::ColumnMap& columns, const workspace::TextPairs& defaults);

  // "" when the record has no such cell. Several authors or pictures are separated by line ends.
  std::string_view text(IdeaField field) const { return texts_[static_cast<std::size_t>(field)]; }
  bool has(IdeaField field) const { return !text(field).empty(); }
  // Puts another text, clean already, in the place of what the record says.
  void replace(IdeaField field, std::string_view text) { texts_[static_cast<std::size_t>(field)] = text; }

 private:
  static constexpr std::size_t k_fields = static_cast<std::size_t>(IdeaField::ignored) + 1;
  void put(IdeaField field, std::string_view text);

  std::array<std::string, k_fields> texts_;
};

}  // namespace trungbay::catalogue
