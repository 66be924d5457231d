// Which column of an export is which field of an idea.
//
// Headers are matched as staff write them: folded, without what stands in brackets, exactly or by prefix,
// the longest alias first. A column that may hold personal data is never stored, whatever else its header
// says. docs/columns.md shows the same table. Who gets a field when several columns could be it, and what a
// mapping in showcase.yaml changes, is ColumnMap's; column_questions.hpp asks staff about what it decided.
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
// Words that make a column personal wherever they stand in its header, folded.
std::span<const std::string_view> personal_words();

// The name that `columns:` in showcase.yaml uses: "title", "approved_by" …
std::string_view field_name(IdeaField field);
std::optional<IdeaField> find_field(std::string_view name);

// Stands between the two rows of a header that spans two: "Tác giả › Họ tên".
inline constexpr std::string_view k_header_joint = " › ";

// A header as it is compared: folded, without brackets and leading numbers, single spaces between words.
std::string header_words(std::string_view header);

struct HeaderMatch {
  IdeaField field = IdeaField::ignored;
  bool exact = false;  // the whole header is an alias, not only its beginning
  bool narrow = false;  // a class, a school, a branch: its unit when no other column names one
};

// What a header means by itself.
HeaderMatch match_column(std::string_view header);
IdeaField match_header(std::string_view header);

// Follows a reader's columns while they are discovered. One a sheet.
class ColumnMap {
 public:
  // A column that is not used because another one is the same field.
  struct SetAside {
    std::uint32_t column = 0;
    std::uint32_t kept = 0;
    IdeaField field = IdeaField::ignored;
    bool is_equal = false;  // nothing in the two headers tells which is meant
  };

  // `overrides`: field name → header, from showcase.yaml; the header is compared folded.
  explicit ColumnMap(const workspace::TextPairs& overrides);

  // Takes note of columns that were not there at the last call. Headers in old encodings are mended before they
  // are compared.
  void update(std::span<const std::string> columns);

  // What this header would mean here, were it the only one.
  HeaderMatch match(std::string_view header) const;
  // What had to be mended in a header.
  struct HeaderRepair {
    std::uint32_t column = 0;
    vietnamese::Repairs repairs;
  };
  // Of the headers since the last call.
  std::vector<HeaderRepair> take_repairs() { return std::exchange(repairs_, {}); }

  IdeaField field_of(std::uint32_t column) const { return fields_[column]; }
  std::size_t size() const { return fields_.size(); }
  // The first column of a field, or nothing.
  std::optional<std::uint32_t> column_of(IdeaField field) const;
  bool has(IdeaField field) const { return column_of(field).has_value(); }
  bool is_overridden(IdeaField field) const;

  std::span<const SetAside> set_aside() const { return set_aside_; }

 private:
  std::map<std::string, IdeaField> overrides_;  // folded header → field
  std::vector<IdeaField> fields_;
  std::vector<HeaderRepair> repairs_;
  std::vector<std::uint8_t> strengths_;  // of what a column says it is
  std::vector<SetAside> set_aside_;
};

}  // namespace trungbay::ingest
