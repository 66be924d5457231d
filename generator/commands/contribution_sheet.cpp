#include "commands/contribution_sheet.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include <xlsxwriter.h>

#include "base/utf8.hpp"
#include "catalogue/unit.hpp"
#include "commands/memory_file.hpp"
#include "vietnamese/fold.hpp"
#include "vietnamese/number.hpp"

namespace trungbay::commands {
namespace {

using catalogue::Contribution;
using catalogue::ContributionRow;
using catalogue::RowKind;

constexpr Language k_language = Language::vietnamese;
constexpr std::size_t k_most_rows = 50'000;       // the library holds a sheet in memory: 60 MB of it
constexpr std::size_t k_most_of_cell = 1'000;     // code points; a longer name is no name
constexpr std::size_t k_most_of_formula = 8'000;  // Excel takes 8,192 characters
constexpr std::size_t k_most_of_arguments = 250;  // and 255 arguments
constexpr double k_least_column = 9;              // in digits of the normal font
constexpr std::size_t k_name_column = 44;
constexpr double k_line =
    18;  // points of a line; not every program finds the height of folded text by itself

std::string to_cell(std::string_view text) {
  return to_shown(first_code_points(text, k_most_of_cell));
}

// "C12" of the column with this index, counted from 0; rows count from 0 too.
std::string cell_name(lxw_col_t column, lxw_row_t row) {
  return column_letters(column + 1u) + std::to_string(row + 1);
}

// What a column of the sheet holds: a column of the report, or one reason of those withheld.
struct SheetColumn {
  ContributionColumn column;
  std::optional<std::size_t> reason;
};

class Sheet {
 public:
  Sheet(const std::string& path, const Contribution& contribution) : contribution_(contribution) {
    book_ = workbook_new(path.c_str());
    for (const auto column : columns_of(contribution)) {
      if (column == ContributionColumn::withheld) withheld_ = index_of_next();
      if (column == ContributionColumn::approved) approved_ = index_of_next();
      // What the rate divides: the column of so far, or that of approved where they are the same.
      if (column == ContributionColumn::approved || column == ContributionColumn::so_far)
        so_far_ = index_of_next();
      if (column == ContributionColumn::target) target_ = index_of_next();
      columns_.push_back({column, std::nullopt});
      if (column != ContributionColumn::withheld) continue;
      for (std::size_t i = 0; i < contribution.reasons.size(); ++i) columns_.push_back({column, i});
    }
    last_column_ = static_cast<lxw_col_t>(index_of_next() - 1);
  }
  ~Sheet() {
    if (book_ != nullptr) workbook_close(book_);
  }
  Sheet(const Sheet&) = delete;
  Sheet& operator=(const Sheet&) = delete;

  bool is_open() const { return book_ != nullptr; }
  // False when the library could not write.
  bool finish() { return workbook_close(std::exchange(book_, nullptr)) == LXW_NO_ERROR; }

  void write(const ContributionHead& head) {
    prepare(head.today);
    title_block(head);
    table_head();
    rows();
    foot();
    set_up_page();
  }

 private:
  lxw_col_t index_of_next() const { return static_cast<lxw_col_t>(columns_.size() + 2); }

  lxw_format* format(std::uint8_t align, bool bold, bool bordered) {
    auto* made = workbook_add_format(book_);
    format_set_font_name(made, "Times New Roman");
    format_set_font_size(made, 12);
    format_set_text_wrap(made);
    format_set_align(made, align);
    format_set_align(made, LXW_ALIGN_VERTICAL_CENTER);
    if (bold) format_set_bold(made);
    if (bordered) format_set_border(made, LXW_BORDER_THIN);
    return made;
  }

  void prepare(vietnamese::Date today) {
    std::string title(title_of(k_language));
    std::string author = "trungbay " TRUNGBAY_VERSION;
    lxw_doc_properties properties = {};
    properties.title = title.data();
    properties.author = author.data();
    properties.created = static_cast<time_t>(vietnamese::to_days(today)) * 86'400;
    workbook_set_properties(book_, &properties);
    sheet_ = workbook_add_worksheet(book_, "Báo cáo");
    centred_ = format(LXW_ALIGN_CENTER, false, false);
    centred_bold_ = format(LXW_ALIGN_CENTER, true, false);
    title_ = format(LXW_ALIGN_CENTER, true, false);
    format_set_font_size(title_, 14);
    italic_ = format(LXW_ALIGN_CENTER, false, false);
    format_set_italic(italic_);
    note_ = format(LXW_ALIGN_LEFT, false, false);
    format_set_italic(note_);
    header_ = format(LXW_ALIGN_CENTER, true, true);
    format_set_bg_color(header_, 0xE8EEF6);
    numbering_ = format(LXW_ALIGN_CENTER, false, true);
    format_set_italic(numbering_);
    format_set_font_size(numbering_, 10);
    for (const bool bold : {false, true}) {
      auto& style = styles_[bold ? 1 : 0];
      style.number = format(LXW_ALIGN_RIGHT, bold, true);
      format_set_num_format(style.number, "#,##0");
      format_set_indent(style.number, 1);
      style.rate = format(LXW_ALIGN_RIGHT, bold, true);
      format_set_num_format(style.rate, "0.0%");
      format_set_indent(style.rate, 1);
      style.place = format(LXW_ALIGN_CENTER, bold, true);
      for (std::uint32_t depth = 0; depth < std::size(style.names); ++depth) {
        style.names[depth] = format(LXW_ALIGN_LEFT, bold, true);
        format_set_indent(style.names[depth], static_cast<std::uint8_t>(depth));
      }
    }
    worksheet_set_column(sheet_, 0, 0, 7, nullptr);
    worksheet_set_column(sheet_, 1, 1, k_name_column, nullptr);
    worksheet_set_column(sheet_, 2, last_column_, k_least_column, nullptr);
  }

  void text(lxw_row_t row, lxw_col_t column, std::string_view value, lxw_format* format) {
    worksheet_write_string(sheet_, row, column, to_cell(value).c_str(), format);
  }

  // As high as `text` needs in so many columns of letters.
  void set_height(lxw_row_t row, std::string_view text, std::size_t letters) {
    const std::size_t lines = (display_width(text) + letters - 1) / letters;
    worksheet_set_row(sheet_, row, k_line * static_cast<double>(std::clamp<std::size_t>(lines, 1, 20)),
                      nullptr);
  }

  void across(lxw_row_t row, lxw_col_t first, lxw_col_t last, std::string_view value, lxw_format* format) {
    const std::string cell = to_cell(value);
    worksheet_merge_range(sheet_, row, first, row, last, cell.c_str(), format);
  }

  void title_block(const ContributionHead& head) {
    const auto right = static_cast<lxw_col_t>(last_column_ / 2 + 1);
    std::string publisher = vietnamese::upper(head.publisher);
    // A committee signs for a unit; an editorial office has none.
    if (!catalogue::guess_level(head.publisher).empty()) publisher = "BCH " + publisher;
    across(0, 0, 1, publisher, centred_bold_);
    across(0, right, last_column_, "ĐOÀN TNCS HỒ CHÍ MINH", centred_bold_);
    across(1, 0, 1, "***", centred_);
    across(2, right, last_column_,
           "……………, ngày " + std::to_string(head.today.day) + " tháng " + std::to_string(head.today.month) +
               " năm " + std::to_string(head.today.year),
           italic_);
    across(4, 0, last_column_, "BÁO CÁO", title_);
    across(5, 0, last_column_, vietnamese::upper(title_of(k_language)), title_);
    std::string period = period_title(contribution_.period, k_language);
    if (!contribution_.unit.empty()) period += " – " + contribution_.unit;
    across(6, 0, last_column_, "(" + period + ")", italic_);
    head_row_ = 8;
    for (lxw_row_t row = 0; row <= head_row_; ++row)
      worksheet_set_row(sheet_, row, row == 4 || row == 5 ? 22 : k_line, nullptr);
  }

  // A heading over columns that belong together, or one that goes down both rows.
  void heading(lxw_col_t first, lxw_col_t last, std::string_view label) {
    if (first == last) {
      text(head_row_, first, label, header_);
    } else {
      across(head_row_, first, last, label, header_);
    }
  }
  void tall_heading(lxw_col_t column, std::string_view label) {
    const std::string cell = to_cell(label);
    worksheet_merge_range(sheet_, head_row_, column, head_row_ + 1, column, cell.c_str(), header_);
  }

  lxw_col_t column_at(ContributionColumn column) const {
    const auto found = std::find_if(columns_.begin(), columns_.end(),
                                    [&](const SheetColumn& item) { return item.column == column; });
    return static_cast<lxw_col_t>(found - columns_.begin() + 2);
  }

  void table_head() {
    tall_heading(0, "TT");
    tall_heading(1, unit_label(k_language));
    tall_heading(2, full_label_of(ContributionColumn::proposed, k_language));
    tall_heading(approved_, full_label_of(ContributionColumn::approved, k_language));
    const auto applied = column_at(ContributionColumn::applied);
    const auto featured = column_at(ContributionColumn::featured);
    if (contribution_.reasons.empty()) {
      tall_heading(withheld_, full_label_of(ContributionColumn::withheld, k_language));
    } else {
      heading(withheld_, static_cast<lxw_col_t>(applied - 1),
              full_label_of(ContributionColumn::withheld, k_language));
    }
    heading(applied, featured, "Trong số đã duyệt");
    heading(static_cast<lxw_col_t>(featured + 1), last_column_, "So với chỉ tiêu");
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const auto column = static_cast<lxw_col_t>(i + 2);
      if (columns_[i].reason) {
        text(head_row_ + 1, column, reason_label(contribution_.reasons[*columns_[i].reason], k_language),
             header_);
      } else if (column == withheld_ && !contribution_.reasons.empty()) {
        text(head_row_ + 1, column, "Cộng", header_);
      } else if (column >= applied) {
        text(head_row_ + 1, column, full_label_of(columns_[i].column, k_language), header_);
      }
    }
    worksheet_set_row(sheet_, head_row_ + 1, 66, nullptr);  // four lines: "Được hỗ trợ hiện thực hóa"
    for (lxw_col_t column = 0; column <= last_column_; ++column) {
      text(head_row_ + 2, column, "(" + std::to_string(column + 1) + ")", numbering_);
    }
    first_row_ = head_row_ + 3;
  }

  double value(const ContributionRow& row, const SheetColumn& column) const {
    if (column.reason) return row.counts.withheld[*column.reason];
    return static_cast<double>(value_of(row, column.column).value_or(0));
  }

  // "C10:C14,C20" of the rows one level below `depth` that follow row `begin` (of the report); empty when
  // there are none, or more than a formula takes.
  std::string rows_below(std::size_t begin, std::uint32_t depth, lxw_col_t column) const {
    std::string list;
    std::size_t arguments = 0;
    const auto& rows = contribution_.rows;
    const auto belongs = [&](std::size_t at) { return at < row_count_ && rows[at].depth == depth; };
    for (std::size_t at = begin; at < row_count_ && rows[at].depth >= depth;) {
      if (!belongs(at)) {
        ++at;
        continue;
      }
      std::size_t end = at;
      while (belongs(end + 1)) ++end;
      if (!list.empty()) list += ',';
      list += cell_name(column, first_row_ + static_cast<lxw_row_t>(at));
      if (end > at) list += ':' + cell_name(column, first_row_ + static_cast<lxw_row_t>(end));
      if (++arguments > k_most_of_arguments || list.size() > k_most_of_formula) return {};
      at = end + 1;
    }
    return list;
  }

  // The formula that gives a cell's number out of others, empty where it was counted. `below`: the first row
  // of the report that the row sums up, when it does.
  std::string formula_of(const ContributionRow& row, const SheetColumn& column, lxw_col_t at, lxw_row_t place,
                         std::optional<std::size_t> below, std::uint32_t depth) const {
    if (column.column == ContributionColumn::rate)
      return "=" + cell_name(so_far_, place) + "/" + cell_name(target_, place);
    if (column.column == ContributionColumn::proposed)
      return "=" + cell_name(approved_, place) + "+" + cell_name(withheld_, place);
    if (column.column == ContributionColumn::withheld && !column.reason && !contribution_.reasons.empty()) {
      const auto last = static_cast<lxw_col_t>(withheld_ + contribution_.reasons.size());
      return "=SUM(" + cell_name(static_cast<lxw_col_t>(withheld_ + 1), place) + ":" +
             cell_name(last, place) + ")";
    }
    if (!below || (column.column == ContributionColumn::target && !row.target_is_sum)) return {};
    const auto list = rows_below(*below, depth, at);
    return list.empty() ? list : "=SUM(" + list + ")";
  }

  void numbers(const ContributionRow& row, lxw_row_t place, bool bold, std::optional<std::size_t> below,
               std::uint32_t depth) {
    const auto& style = styles_[bold ? 1 : 0];
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const auto at = static_cast<lxw_col_t>(i + 2);
      const auto& column = columns_[i];
      const bool is_rate = column.column == ContributionColumn::rate;
      auto* look = is_rate ? style.rate : style.number;
      if (!value_of(row, column.column)) {
        worksheet_write_blank(sheet_, place, at, look);
        continue;
      }
      const double number =
          is_rate ? row.counts.so_far / static_cast<double>(*row.target) : value(row, column);
      const auto formula = formula_of(row, column, at, place, below, depth);
      if (formula.empty()) {
        worksheet_write_number(sheet_, place, at, number, look);
      } else {
        worksheet_write_formula_num(sheet_, place, at, formula.c_str(), look, number);
      }
    }
  }

  void rows() {
    row_count_ = std::min(contribution_.rows.size(), k_most_rows);
    for (std::size_t i = 0; i < row_count_; ++i) {
      const auto& row = contribution_.rows[i];
      const auto place = first_row_ + static_cast<lxw_row_t>(i);
      const bool branch = row.kind == RowKind::branch;
      const auto& style = styles_[branch ? 1 : 0];
      text(place, 0, row.number, style.place);
      text(place, 1, name_of(row, k_language),
           style.names[std::min<std::size_t>(row.depth, std::size(style.names) - 1)]);
      // A sum over rows that the sheet has no room for would fall short.
      const bool sums = branch && row_count_ == contribution_.rows.size();
      set_height(place, to_cell(name_of(row, k_language)), k_name_column + 6 - std::min(2 * row.depth, 12u));
      numbers(row, place, branch, sums ? std::optional(i + 1) : std::nullopt, row.depth + 1);
    }
    const auto place = first_row_ + static_cast<lxw_row_t>(row_count_);
    worksheet_set_row(sheet_, place, k_line + 4, nullptr);
    text(place, 0, "", styles_[1].place);
    text(place, 1, total_label(k_language), styles_[1].place);
    const bool is_whole = row_count_ == contribution_.rows.size();
    numbers(contribution_.total, place, true, is_whole ? std::optional(std::size_t{0}) : std::nullopt, 0);
    next_row_ = place + 1;
    if (is_whole) return;
    const auto more = static_cast<std::int64_t>(contribution_.rows.size() - row_count_);
    across(next_row_++, 0, last_column_,
           "… còn " + vietnamese::to_display(more) + " dòng nữa, đã tính trong dòng tổng cộng.", note_);
  }

  void foot() {
    for (const auto& note : notes_of(contribution_, k_language)) {
      set_height(next_row_, note, k_name_column + columns_.size() * static_cast<std::size_t>(k_least_column));
      across(next_row_++, 0, last_column_, note, note_);
    }
    const auto right = static_cast<lxw_col_t>(last_column_ / 2 + 1);
    ++next_row_;
    across(next_row_, 0, 1, "NGƯỜI LẬP BIỂU", centred_bold_);
    across(next_row_, right, last_column_, "TM. BAN THƯỜNG VỤ", centred_bold_);
    across(next_row_ + 1, 0, 1, "(Ký, ghi rõ họ tên)", italic_);
    across(next_row_ + 1, right, last_column_, "(Ký tên, đóng dấu)", italic_);
  }

  void set_up_page() {
    worksheet_set_landscape(sheet_);
    worksheet_set_paper(sheet_, 9);  // A4
    worksheet_set_margins(sheet_, 0.6, 0.4, 0.6, 0.6);
    worksheet_center_horizontally(sheet_);
    worksheet_fit_to_pages(sheet_, 1, 0);
    worksheet_repeat_rows(sheet_, head_row_, head_row_ + 2);
    worksheet_freeze_panes(sheet_, first_row_, 2);
    worksheet_set_footer(sheet_, "&R&P/&N");
  }

  struct RowStyle {
    lxw_format* number = nullptr;
    lxw_format* rate = nullptr;
    lxw_format* place = nullptr;  // of the number in front
    lxw_format* names[6] = {};    // by depth; what is deeper is moved in no further
  };

  const Contribution& contribution_;
  lxw_workbook* book_ = nullptr;
  lxw_worksheet* sheet_ = nullptr;
  std::vector<SheetColumn> columns_;  // from the third on
  lxw_col_t approved_ = 0, withheld_ = 0, so_far_ = 0, target_ = 0, last_column_ = 0;
  lxw_row_t head_row_ = 0, first_row_ = 0, next_row_ = 0;
  std::size_t row_count_ = 0;
  lxw_format* centred_ = nullptr;
  lxw_format* centred_bold_ = nullptr;
  lxw_format* title_ = nullptr;
  lxw_format* italic_ = nullptr;
  lxw_format* note_ = nullptr;
  lxw_format* header_ = nullptr;
  lxw_format* numbering_ = nullptr;
  RowStyle styles_[2];  // plain, bold
};

Diagnostic unwritable() {
  return make_diagnostic(Code::file_unwritable, Place{}, {{"reason", "libxlsxwriter"}});
}

}  // namespace

Result<std::string> make_contribution_sheet(const Contribution& contribution, const ContributionHead& head) {
  const MemoryFile file;
  if (!file.is_open()) return unwritable();
  Sheet sheet(file.path(), contribution);
  if (!sheet.is_open()) return unwritable();
  sheet.write(head);
  if (!sheet.finish()) return unwritable();
  std::string bytes = file.bytes();
  if (bytes.empty()) return unwritable();
  return bytes;
}

}  // namespace trungbay::commands
