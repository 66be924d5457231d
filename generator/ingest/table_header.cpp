#include "ingest/table_header.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"
#include "ingest/form_text.hpp"
#include "vietnamese/fold.hpp"
#include "vietnamese/nfc.hpp"

namespace trungbay::ingest {
namespace {

// What is looked at of a row: forms have 10–60 columns, and a header is no essay. Bounds the cost of 60 hostile rows.
constexpr std::size_t k_most_cells_matched = 256;
constexpr std::size_t k_most_bytes_matched = 400;

HeaderMatch match_of(const std::string& text, const ColumnMap& map) {
  return text.size() > k_most_bytes_matched ? HeaderMatch{} : map.match(text);
}

// How much a row looks like a header.
struct Likeness {
  std::size_t fields = 0;  // that its cells name, each once
  std::size_t exact = 0;
  bool title = false, exact_title = false;
  bool has_number = false;

  std::size_t score() const {
    constexpr std::size_t k_title_weight = 4;  // what every table of ideas has, and hardly any other row
    return fields + exact + (title ? k_title_weight : 0);
  }
  bool is_header(std::size_t cells) const {
    if (title && fields >= 2) return true;
    if (exact_title && cells == 1) return true;
    return fields >= 3 && exact >= 2 && !has_number;
  }
};

Likeness likeness_of(const HeldRow& row, const ColumnMap& map) {
  Likeness likeness;
  std::array<bool, static_cast<std::size_t>(IdeaField::ignored)> seen{};
  for (std::size_t i = 0; i < row.cells.size() && i < k_most_cells_matched; ++i) {
    const std::string& text = row.cells[i].text;
    likeness.has_number = likeness.has_number || is_number_text(text);
    const HeaderMatch match = match_of(text, map);
    if (match.field == IdeaField::ignored) continue;
    bool& is_seen = seen[static_cast<std::size_t>(match.field)];
    if (!is_seen) {
      ++likeness.fields;
      likeness.exact += match.exact;
    }
    is_seen = true;
    if (match.field == IdeaField::title) {
      likeness.title = true;
      likeness.exact_title = likeness.exact_title || match.exact;
    }
  }
  return likeness;
}

const std::string* text_at(const HeldRow& row, std::uint32_t column) {
  const auto found = std::lower_bound(row.cells.begin(), row.cells.end(), column,
                                      [](const auto& cell, std::uint32_t wanted) { return cell.column < wanted; });
  return found != row.cells.end() && found->column == column ? &found->text : nullptr;
}

bool is_all_in_brackets(std::string_view text) { return text.starts_with('(') && text.ends_with(')'); }

// Two rows that may be one header: groups of columns above, their columns below.
class TwoRows {
 public:
  TwoRows(const HeldRow& upper, const HeldRow& lower, std::span<const MergedCells> merged)
      : upper_(upper), lower_(lower), merged_(merged) {}

  // The cell above that a column below belongs to: its own, else the merged or empty stretch to the right of one.
  const HeldRow::HeldCell* group_of(std::uint32_t column) const {
    const auto next = std::upper_bound(upper_.cells.begin(), upper_.cells.end(), column,
                                       [](std::uint32_t wanted, const auto& cell) { return wanted < cell.column; });
    if (next == upper_.cells.begin()) return nullptr;
    const auto& cell = *std::prev(next);
    return cell.column == column || merged_.empty() || spans(cell, column) ? &cell : nullptr;
  }

  bool is_header(const ColumnMap& map) const {
    if (lower_.row != upper_.row + 1 || upper_.cells.size() < 2 || lower_.cells.size() > k_most_cells_matched) return false;
    bool names_one = false;
    for (const auto& cell : lower_.cells) {
      if (is_number_text(cell.text) || cell.text.size() > k_most_bytes_matched) return false;
      const auto* group = group_of(cell.column);
      // A column that stands alone has its whole name above; a remark in brackets may follow below.
      if (group != nullptr && is_alone(*group) && !is_all_in_brackets(cell.text)) return false;
      if (group == nullptr && cell.column < upper_.cells.front().column) return false;
      if (group != nullptr && !is_alone(*group)) {
        names_one = names_one || match_of(cell.text, map).field != IdeaField::ignored;
      }
    }
    return names_one;
  }

 private:
  bool spans(const HeldRow::HeldCell& cell, std::uint32_t column) const {
    return std::any_of(merged_.begin(), merged_.end(), [&](const MergedCells& area) {
      return area.first_row == upper_.row && area.last_row == upper_.row && area.first_column == cell.column &&
             area.last_column >= column;
    });
  }
  // No column to its right belongs to it.
  bool is_alone(const HeldRow::HeldCell& cell) const {
    const std::uint32_t right = cell.column + 1;
    if (!merged_.empty()) return !spans(cell, right);
    return text_at(upper_, right) != nullptr || text_at(lower_, right) == nullptr;
  }

  const HeldRow& upper_;
  const HeldRow& lower_;
  std::span<const MergedCells> merged_;
};

std::vector<std::string> columns_of(const HeldRow& row) {
  std::vector<std::string> columns;
  for (const auto& cell : row.cells) {
    columns.resize(cell.column + 1);
    columns.back() = cell.text;  // cleaned once it has been mended: marks of old encodings look like dirt
  }
  return columns;
}

std::vector<std::string> columns_of(const HeldRow& upper, const HeldRow& lower, const TwoRows& both) {
  std::vector<std::string> columns = columns_of(upper);
  for (const auto& cell : lower.cells) {
    if (columns.size() <= cell.column) columns.resize(cell.column + 1);
    std::string& name = columns[cell.column];
    const auto* group = both.group_of(cell.column);
    const std::string above = group == nullptr ? std::string() : group->text;
    const std::string& below = cell.text;
    if (is_all_in_brackets(below)) {
      name = above.empty() ? below : above + " " + below;
    } else {
      name = above.empty() ? below : above + std::string(k_header_joint) + below;
    }
  }
  return columns;
}

bool is_unit_label(std::string_view label, const ColumnMap& map) {
  constexpr std::size_t k_most_bytes_of_label = 60;
  return label.size() <= k_most_bytes_of_label && map.match(label).field == IdeaField::unit;
}

// Dots and underscores are where a form waits to be filled in.
std::string filled_in(std::string_view text) {
  std::string name = vietnamese::clean_line(text);
  while (!name.empty() && (name.back() == '.' || name.back() == '_' || name.back() == ' ')) name.pop_back();
  name.erase(0, std::min(name.find_first_not_of("._ "), name.size()));
  return name;
}

std::optional<NamedUnit> find_unit(std::span<const HeldRow> above, const ColumnMap& map) {
  constexpr std::size_t k_most_bytes_of_name = 200;
  std::optional<NamedUnit> found;
  for (const HeldRow& row : above) {
    for (std::size_t i = 0; i < row.cells.size() && i < k_most_cells_matched; ++i) {
      const std::string_view text = row.cells[i].text;
      const std::size_t colon = text.find(':');
      if (colon == std::string_view::npos || !is_unit_label(text.substr(0, colon), map)) continue;
      std::string name = filled_in(text.substr(colon + 1));
      std::uint32_t column = row.cells[i].column;
      if (name.empty() && i + 1 < row.cells.size()) {
        name = filled_in(row.cells[i + 1].text);
        column = row.cells[i + 1].column;
      }
      if (name.empty() || name.size() > k_most_bytes_of_name || name.find(':') != std::string::npos) continue;
      if (found && vietnamese::fold_key(found->name) != vietnamese::fold_key(name)) return std::nullopt;
      if (!found) found = {vietnamese::clean_line(text.substr(0, colon)), std::move(name), row.row, column};
    }
  }
  return found;
}

// Without a name that is known: the first row as it is, unless that is one cell above a table.
std::size_t widest_row(std::span<const HeldRow> rows) {
  if (rows[0].cells.size() > 1) return 0;
  std::size_t widest = 0;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (rows[i].cells.size() > std::max<std::size_t>(2, rows[widest].cells.size())) widest = i;
  }
  return widest;
}

}  // namespace

std::optional<TableHeader> find_header(std::span<const HeldRow> rows, std::span<const MergedCells> merged,
                                       const ColumnMap& map) {
  if (rows.empty()) return std::nullopt;
  std::optional<std::size_t> best;
  std::size_t best_score = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Likeness likeness = likeness_of(rows[i], map);
    if (!likeness.is_header(rows[i].cells.size()) || likeness.score() <= best_score) continue;
    best = i;
    best_score = likeness.score();
    if (i == 0 && likeness.title) break;
  }
  TableHeader header;
  header.is_known = best.has_value();
  header.first = header.last = best ? *best : widest_row(rows);
  if (best && *best > 0 && TwoRows(rows[*best - 1], rows[*best], merged).is_header(map)) {
    header.first = *best - 1;
  } else if (best && *best + 1 < rows.size() && TwoRows(rows[*best], rows[*best + 1], merged).is_header(map)) {
    header.last = *best + 1;
  }
  const HeldRow& upper = rows[header.first];
  const HeldRow& lower = rows[header.last];
  header.columns = header.first == header.last ? columns_of(upper)
                                               : columns_of(upper, lower, TwoRows(upper, lower, merged));
  header.data = header.last + 1;
  if (best && header.data < rows.size()) {
    std::vector<std::string_view> cells;
    for (const auto& cell : rows[header.data].cells) cells.push_back(cell.text);
    if (numbers_columns(cells, header.columns.size())) ++header.data;
  }
  header.unit = find_unit(rows.first(header.first), map);
  return header;
}

bool lists_ideas(std::span<const std::string> columns, const ColumnMap& map) {
  std::size_t telling = 0;
  for (const auto field :
       {IdeaField::summary, IdeaField::content, IdeaField::problem, IdeaField::solution, IdeaField::novelty,
        IdeaField::benefit, IdeaField::applicability, IdeaField::author, IdeaField::status}) {
    telling += map.has(field);
  }
  const auto title = map.column_of(IdeaField::title);
  if (!title) return telling >= 2;
  // "Mã | Tên" is a list of codes; "Tên ý tưởng" says by itself what it lists.
  return telling > 0 || map.has(IdeaField::unit) || header_words(columns[*title]).find(' ') != std::string::npos;
}

}  // namespace trungbay::ingest
