// Which column of an export is which field of an idea.
//
// Headers are matched as staff write them: folded, without what stands in brackets, exactly or by prefix,
// the longest alias first. A column that may hold personal data is never stored, whatever else its header
// says. docs/columns.md shows the same table.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "vietnamese/repair.hpp"
#include "workspace/configuration.hpp"

namespace trungbay::ingest {

enum class IdeaField : std::uint8_t {
  id, row_number, title, summary, content, problem, solution, novelty, benefit, applicability, author, author_role,
  unit, parent_unit, field, group, kind, programme, campaign, contest, event, date, year, status, approved_by,
  approved_doc, approved_date, stage, award, image, video, link, attachment, consent, featured,
  personal,  // never published, never even stored
  ignored,   // not known
};

struct ColumnAlias {
  IdeaField field;
  std::string_view alias;  // folded
};

// All aliases, in the order of the fields.
std::span<const ColumnAlias> column_aliases();

// The name that `columns:` in showcase.yaml uses: "title", "approved_by" …
std::string_view field_name(IdeaField field);
std::optional<IdeaField> find_field(std::string_view name);

// The field that a header means by itself.
IdeaField match_header(std::string_view header);

// Follows a reader's columns while they are discovered. One a source.
class ColumnMap {
 public:
  // `overrides`: field name → header, from showcase.yaml; the header is compared folded.
  explicit ColumnMap(const workspace::TextPairs& overrides);

  // Takes note of columns that were not there at the last call. Headers in old encodings are mended before they
  // are compared.
  void update(std::span<const std::string> columns);

  // What had to be mended in a header.
  struct HeaderRepair {
    std::uint32_t column = 0;
    vietnamese::Repairs repairs;
  };
  // Of the headers since the last call.
  std::vector<HeaderRepair> take_repairs() { return std::exchange(repairs_, {}); }

  IdeaField field_of(std::uint32_t column) const { return fields_[column]; }
  // The first column of a field, or nothing.
  std::optional<std::uint32_t> column_of(IdeaField field) const;
  bool has(IdeaField field) const { return column_of(field).has_value(); }

 private:
  std::map<std::string, IdeaField> overrides_;  // folded header → field
  std::vector<IdeaField> fields_;
  std::vector<HeaderRepair> repairs_;
  std::vector<bool> exact_;  // the header was an alias letter for letter, not only by its first words
};

}  // namespace trungbay::ingest
