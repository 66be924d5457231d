#include "ingest/form_rows.hpp"

#include <algorithm>
#include <cctype>
#include <utility>

#include "ingest/form_text.hpp"
#include "vietnamese/fold.hpp"

namespace trungbay::ingest {
namespace {

// A line of signatures has two or three texts side by side, with their dates and remarks.
constexpr std::size_t k_most_cells_of_signatures = 6;
// Two columns are no form: nothing in a row tells a group from a record then.
constexpr std::size_t k_fewest_columns_with_groups = 3;
// Nothing but a record has a title and so many cells; a title in doubt is no longer than that.
constexpr std::size_t k_fewest_cells_of_record = 4;
constexpr std::size_t k_most_bytes_of_name = 400;

bool is_named(const TableCell& cell, const std::vector<std::string>& names) {
  if (cell.column >= names.size() || names[cell.column].empty()) return false;
  const std::string& name = names[cell.column];
  if (cell.text.size() < name.size() || cell.text.size() > k_most_bytes_of_name) return false;
  // Asked of every row's title: most are told by their first letter.
  const char first = cell.text[0];
  if (std::isalnum(static_cast<unsigned char>(first)) != 0 && std::tolower(static_cast<unsigned char>(first)) != name[0]) {
    return false;
  }
  return vietnamese::fold_key(cell.text) == name;
}

std::size_t count_named(std::span<const TableCell> cells, const std::vector<std::string>& names) {
  return static_cast<std::size_t>(
      std::count_if(cells.begin(), cells.end(), [&](const TableCell& cell) { return is_named(cell, names); }));
}

bool are_numbers(std::span<const TableCell> cells) {
  return std::all_of(cells.begin(), cells.end(), [](const TableCell& cell) { return is_number_text(cell.text); });
}

}  // namespace

FormRows::FormRows(const TableHeader& header, const ColumnMap& map)
    : map_(map), title_(map.column_of(IdeaField::title)), number_(map.column_of(IdeaField::row_number)) {
  for (const auto& column : header.columns) {
    const std::size_t joint = column.find(k_header_joint);
    const bool is_joined = header.first != header.last && joint != std::string::npos;
    upper_names_.push_back(vietnamese::fold_key(std::string_view(column).substr(0, is_joined ? joint : column.size())));
    lower_names_.push_back(is_joined ? vietnamese::fold_key(column.substr(joint + k_header_joint.size())) : std::string());
    named_ += !column.empty();
  }
}

std::string_view FormRows::text_of(const TableRow& row, std::optional<std::uint32_t> column) const {
  if (!column) return {};
  for (const auto& cell : row.cells) {
    if (cell.column >= *column) return cell.column == *column ? cell.text : std::string_view();
  }
  return {};
}

bool FormRows::is_record(const TableRow& row) {
  if (!title_) return true;
  const std::string_view title = text_of(row, title_);
  if (repeats_header(row, title)) return false;
  if (is_total_row(row)) return false;
  if (!title.empty() && row.cells.size() >= k_fewest_cells_of_record) {
    in_tail_ = in_tail_ && !is_surely_record(row);
    return !in_tail_;
  }
  if (begins_signatures(row, title)) {
    in_tail_ = true;
    return false;
  }
  if (is_group(row, title) || (row.cells.size() <= 2 && is_form_note(row.cells[0].text))) return false;
  in_tail_ = in_tail_ && row.cells.size() <= k_most_cells_of_signatures && !is_surely_record(row);
  return !in_tail_;
}

// Printed forms repeat their header on each page; a sheet glued together of several has one for each.
bool FormRows::repeats_header(const TableRow& row, std::string_view title) {
  const bool was_behind_header = std::exchange(behind_header_, false);
  // The title tells: it is the cell that differs from row to row.
  const bool is_upper = !title.empty() && row.cells.size() >= 2 && is_named({*title_, title}, upper_names_) &&
                        count_named(row.cells, upper_names_) * 2 > row.cells.size();
  bool repeats = is_upper;
  if (was_behind_header && !repeats) {
    std::vector<std::string_view> cells;
    for (const auto& cell : row.cells) cells.push_back(cell.text);
    repeats = numbers_columns(cells, named_) || count_named(row.cells, lower_names_) == row.cells.size();
  }
  if (repeats) {
    behind_header_ = true;
    in_tail_ = false;
  }
  return repeats;
}

bool FormRows::is_total_row(const TableRow& row) const {
  // "Tổng cộng" stands in the first cell, or behind a running number.
  const std::size_t at = row.cells.size() > 1 && is_number_text(row.cells[0].text) ? 1 : 0;
  return is_total(row.cells[at].text) && are_numbers(row.cells.subspan(at + 1));
}

bool FormRows::begins_signatures(const TableRow& row, std::string_view title) const {
  if (row.cells.size() > k_most_cells_of_signatures || is_number_text(text_of(row, number_))) return false;
  const auto is_line = [](const TableCell& cell) { return is_signature(cell.text); };
  // A title beside it makes it a record whose author is "Bí thư".
  return title.empty() ? std::any_of(row.cells.begin(), row.cells.end(), is_line)
                       : std::all_of(row.cells.begin(), row.cells.end(), is_line);
}

bool FormRows::is_group(const TableRow& row, std::string_view title) const {
  if (named_ < k_fewest_columns_with_groups || row.cells.size() > 2) return false;
  const TableCell& first = row.cells[0];
  if (row.cells.size() == 2) {
    // "II | CÔNG TÁC GIÁO DỤC": the number where records are numbered 1, 2, 3.
    return number_ && first.column == *number_ && is_group_number(first.text);
  }
  if (!title.empty()) return is_numbered_group(title, true);
  if (number_ && first.column == *number_) return !is_number_text(first.text);
  return is_numbered_group(first.text, false) || (first.column == 0 && is_capitals(first.text) &&
                                                  first.text.find(' ') != std::string_view::npos);
}

// Below a signature, a name alone may stand in the column of titles: a record has more.
bool FormRows::is_surely_record(const TableRow& row) const {
  if (text_of(row, title_).empty()) return false;
  if (is_number_text(text_of(row, number_))) return true;
  std::size_t others = 0;
  for (const auto& cell : row.cells) {
    const bool is_known = cell.column < map_.size() && map_.field_of(cell.column) != IdeaField::ignored;
    others += is_known && cell.column != *title_;
  }
  return others >= 2;
}

}  // namespace trungbay::ingest
