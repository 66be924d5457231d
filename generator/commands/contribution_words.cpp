#include "commands/contribution_words.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "commands/fault_groups.hpp"
#include "vietnamese/number.hpp"

namespace trungbay::commands {
namespace {

using catalogue::Contribution;
using catalogue::ContributionRow;
using catalogue::RowKind;
using catalogue::WithheldReason;
using vietnamese::PeriodKind;

struct Column {
  ContributionColumn column;
  std::string_view key;
  std::string_view labels[2];       // by Language
  std::string_view full_labels[2];  // where there is room for more words; "": the same
};

constexpr std::array<Column, 10> k_columns{
    {{ContributionColumn::proposed, "proposed", {"Đề xuất", "Proposed"}, {}},
     {ContributionColumn::approved,
      "approved",
      {"Đã duyệt", "Approved"},
      {"Đã duyệt, đăng", "Approved, published"}},
     {ContributionColumn::withheld, "withheld", {"Chưa đăng", "Withheld"}, {}},
     {ContributionColumn::applied, "applied", {"Đã áp dụng", "Applied"}, {}},
     {ContributionColumn::supported,
      "supported",
      {"Hiện thực hóa", "Made real"},
      {"Được hỗ trợ hiện thực hóa", "Supported to become real"}},
     {ContributionColumn::awarded, "awarded", {"Đạt giải", "Awarded"}, {}},
     {ContributionColumn::featured, "featured", {"Nổi bật", "Featured"}, {}},
     {ContributionColumn::so_far, "so_far", {"Lũy kế", "So far"}, {"Lũy kế đã duyệt", "Approved so far"}},
     {ContributionColumn::target, "target", {"Chỉ tiêu", "Target"}, {"Chỉ tiêu năm", "Target of the year"}},
     {ContributionColumn::rate,
      "rate",
      {"Tỷ lệ", "Rate"},
      {"Tỷ lệ % so với chỉ tiêu", "Rate, % of the target"}}}};

const Column& column_of(ContributionColumn column) {
  return *std::find_if(k_columns.begin(), k_columns.end(),
                       [&](const Column& item) { return item.column == column; });
}

bool is_vietnamese(Language language) {
  return language == Language::vietnamese;
}

std::string english_title(const vietnamese::Period& period) {
  const std::string year = std::to_string(period.first.year);
  const int month = period.first.month;
  const std::string span = vietnamese::to_iso(period.first) + " to " + vietnamese::to_iso(period.last);
  switch (period.kind) {
    case PeriodKind::week:
      return "Week from " + span;
    case PeriodKind::month: {
      static constexpr const char* k_months[] = {"January",   "February", "March",    "April",
                                                 "May",       "June",     "July",     "August",
                                                 "September", "October",  "November", "December"};
      return std::string(k_months[month - 1]) + " " + year;
    }
    case PeriodKind::quarter:
      return "Quarter " + std::to_string((month + 2) / 3) + " of " + year;
    case PeriodKind::half:
      return std::string(month == 1 ? "First" : "Second") + " half of " + year;
    case PeriodKind::year:
      return "Year " + year;
    case PeriodKind::range:
      break;
  }
  return period.first == period.last ? vietnamese::to_iso(period.first) : "From " + span;
}

bool has_branches(const Contribution& contribution) {
  return std::any_of(contribution.rows.begin(), contribution.rows.end(),
                     [](const ContributionRow& row) { return row.kind == RowKind::branch; });
}

std::string years_of(const Contribution& contribution) {
  std::string years = std::to_string(contribution.first_year);
  if (contribution.last_year != contribution.first_year)
    years += "–" + std::to_string(contribution.last_year);
  return years;
}

}  // namespace

std::vector<ContributionColumn> columns_of(const Contribution& contribution) {
  const bool is_whole = contribution.so_far.first == contribution.period.first;
  std::vector<ContributionColumn> columns;
  for (const auto& item : k_columns) {
    if (item.column != ContributionColumn::so_far || !is_whole) columns.push_back(item.column);
  }
  return columns;
}

std::optional<std::int64_t> value_of(const ContributionRow& row, ContributionColumn column) {
  switch (column) {
    case ContributionColumn::proposed:
      return row.counts.proposed();
    case ContributionColumn::approved:
      return row.counts.approved;
    case ContributionColumn::withheld:
      return row.counts.withheld_in_all();
    case ContributionColumn::applied:
      return row.counts.applied;
    case ContributionColumn::supported:
      return row.counts.supported;
    case ContributionColumn::awarded:
      return row.counts.awarded;
    case ContributionColumn::featured:
      return row.counts.featured;
    case ContributionColumn::so_far:
      return row.counts.so_far;
    case ContributionColumn::target:
      return row.target;
    case ContributionColumn::rate:
      return rate_of(row);
  }
  return std::nullopt;
}

std::string shown_rate(std::int64_t tenths, Language language) {
  std::string shown = count_text(static_cast<std::size_t>(tenths / 10), language);
  return shown + (is_vietnamese(language) ? ',' : '.') + std::to_string(tenths % 10);
}

std::string shown_value(const ContributionRow& row, ContributionColumn column, Language language) {
  const auto value = value_of(row, column);
  if (!value) return {};
  if (column == ContributionColumn::rate)
    return shown_rate(*value, language) + (is_vietnamese(language) ? " %" : "%");
  return count_text(static_cast<std::size_t>(*value), language);
}

std::string_view label_of(ContributionColumn column, Language language) {
  return column_of(column).labels[static_cast<std::size_t>(language)];
}

std::string_view full_label_of(ContributionColumn column, Language language) {
  const auto full = column_of(column).full_labels[static_cast<std::size_t>(language)];
  return full.empty() ? label_of(column, language) : full;
}

std::string_view key_of(ContributionColumn column) {
  return column_of(column).key;
}

std::string_view unit_label(Language language) {
  return is_vietnamese(language) ? "Đơn vị" : "Unit";
}

std::string_view total_label(Language language) {
  return is_vietnamese(language) ? "TỔNG CỘNG" : "TOTAL";
}

std::string name_of(const ContributionRow& row, Language language) {
  switch (row.kind) {
    case RowKind::own:
      return (is_vietnamese(language) ? "Riêng " : "Its own: ") + row.name;
    case RowKind::nameless:
      return is_vietnamese(language) ? "Không ghi đơn vị" : "No unit given";
    default:
      return row.name;
  }
}

std::string reason_label(const catalogue::Reason& reason, Language language) {
  const bool vietnamese = is_vietnamese(language);
  switch (reason.why) {
    case WithheldReason::status:
      if (!reason.status.empty()) return reason.status;
      return vietnamese ? "Chưa được duyệt" : "Not approved";
    case WithheldReason::no_title:
      return vietnamese ? "Thiếu tên" : "No title";
    case WithheldReason::no_unit:
      return vietnamese ? "Thiếu đơn vị" : "No unit";
    case WithheldReason::no_status:
      return vietnamese ? "Chưa ghi trạng thái" : "No status";
    case WithheldReason::unknown_status:
      return vietnamese ? "Trạng thái lạ" : "Unknown status";
    case WithheldReason::repeated:
      return vietnamese ? "Trùng" : "Repeated";
    case WithheldReason::hidden:
      return vietnamese ? "Đã ẩn" : "Hidden";
    case WithheldReason::no_evidence:
      return vietnamese ? "Thiếu căn cứ duyệt" : "No evidence of approval";
    case WithheldReason::personal_data:
      return vietnamese ? "Có thông tin cá nhân" : "Personal data";
    case WithheldReason::poor_quality:
      return vietnamese ? "Nội dung sơ sài" : "Poor quality";
    case WithheldReason::other:
      break;
  }
  return vietnamese ? "Lý do khác" : "Other reasons";
}

std::string_view title_of(Language language) {
  return is_vietnamese(language) ? "Kết quả đóng góp ý tưởng, sáng kiến của các đơn vị"
                                 : "What units contributed in ideas and initiatives";
}

std::string period_title(const vietnamese::Period& period, Language language) {
  return is_vietnamese(language) ? to_title(period) : english_title(period);
}

std::string subtitle_of(const Contribution& contribution, Language language) {
  std::string subtitle = period_title(contribution.period, language);
  if (!contribution.unit.empty()) subtitle += " · " + contribution.unit;
  return subtitle;
}

std::string date_text(vietnamese::Date date, Language language) {
  return is_vietnamese(language) ? vietnamese::to_display(date) : vietnamese::to_iso(date);
}

std::vector<std::string> notes_of(const Contribution& contribution, Language language) {
  const bool vietnamese = is_vietnamese(language);
  const auto count = [&](std::size_t value) { return count_text(value, language); };
  std::vector<std::string> notes;
  const auto& total = contribution.total.counts;
  if (total.proposed() == 0) {
    std::string note =
        vietnamese ? "Trong kỳ này chưa có bản ghi nào." : "There is no record in this period.";
    if (contribution.latest_year) {
      const std::string year = std::to_string(*contribution.latest_year);
      note += vietnamese ? " Năm gần nhất có ý tưởng là " + year + ": --year " + year + "."
                         : " The last year with ideas is " + year + ": --year " + year + ".";
    }
    notes.push_back(std::move(note));
  }
  if (total.withheld_in_all() > 0) {
    std::string note = vietnamese ? "Chưa đăng vì: " : "Not published because of: ";
    for (std::size_t i = 0; i < contribution.reasons.size(); ++i) {
      if (i > 0) note += "; ";
      note += reason_label(contribution.reasons[i], language) + " " + count(total.withheld[i]);
    }
    notes.push_back(note + ".");
  }
  if (has_branches(contribution)) {
    notes.push_back(vietnamese ? "Dòng của đơn vị có đơn vị trực thuộc là số cộng của cả nhánh."
                               : "The row of a unit with units below it is the sum of them all.");
  }
  if (contribution.total.target) {
    std::string note = vietnamese ? "Chỉ tiêu là của năm " : "Targets are those of ";
    note += years_of(contribution);
    if (contribution.so_far.first != contribution.period.first) {
      note += vietnamese
                  ? "; lũy kế và tỷ lệ tính từ " + date_text(contribution.so_far.first, language) + " đến " +
                        date_text(contribution.so_far.last, language)
                  : "; `so far` and the rate count from " + date_text(contribution.so_far.first, language) +
                        " to " + date_text(contribution.so_far.last, language);
    }
    notes.push_back(note + ".");
  }
  if (contribution.undated > 0) {
    notes.push_back(vietnamese
                        ? "Không rõ ngày: " + count(contribution.undated) +
                              " bản ghi không ghi ngày, chưa tính vào kỳ nào."
                        : "No date: " + count(contribution.undated) + " records, which count in no period.");
  }
  if (contribution.partly_dated > 0) {
    notes.push_back(vietnamese ? "Ngày chưa đủ: " + count(contribution.partly_dated) +
                                     " bản ghi chỉ ghi tháng hoặc năm, không chắc thuộc kỳ này nên chưa tính."
                               : "Incomplete dates: " + count(contribution.partly_dated) +
                                     " records tell only a month or year that the period does not wholly "
                                     "hold; they are not counted.");
  }
  return notes;
}

}  // namespace trungbay::commands
