#include "vietnamese/period.hpp"

#include <algorithm>

namespace trungbay::vietnamese {
namespace {

constexpr int k_days_of_week = 7;
constexpr int k_first_saturday = 2;  // 1970-01-03, in days since 1970-01-01

Date make(int year, int month, int day) {
  return {static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day)};
}

// `months` whole months from the first day of `month` on.
Period whole_months(PeriodKind kind, int year, int month, int months) {
  const int behind = month + months;  // the first month that does not belong to it
  const Date end = behind > 12 ? make(year + 1, behind - 12, 1) : make(year, behind, 1);
  return {kind, make(year, month, 1), from_days(to_days(end) - 1)};
}

int months_of(PeriodKind kind) {
  switch (kind) {
    case PeriodKind::month:
      return 1;
    case PeriodKind::quarter:
      return 3;
    case PeriodKind::half:
      return 6;
    default:
      return 12;
  }
}

Period week_of(std::int32_t day) {
  const std::int32_t since = (day - k_first_saturday) % k_days_of_week;
  const std::int32_t saturday = day - (since < 0 ? since + k_days_of_week : since);
  return {PeriodKind::week, from_days(saturday), from_days(saturday + k_days_of_week - 1)};
}

}  // namespace

Period days_of(Date date) {
  if (date.is_full()) return {PeriodKind::range, date, date};
  return date.month != 0 ? whole_months(PeriodKind::month, date.year, date.month, 1)
                         : whole_months(PeriodKind::year, date.year, 1, 12);
}

Period period_of(PeriodKind kind, Date date) {
  if (kind == PeriodKind::range) return days_of(date);
  if (kind == PeriodKind::week) return week_of(to_days(date));
  const int months = months_of(kind);
  const int month = std::max<int>(date.month, 1);
  return whole_months(kind, date.year, (month - 1) / months * months + 1, months);
}

Period previous(const Period& period) {
  const std::int32_t before = to_days(period.first) - 1;
  if (period.kind != PeriodKind::range) return period_of(period.kind, from_days(before));
  const std::int32_t length = to_days(period.last) - to_days(period.first);
  return {PeriodKind::range, from_days(before - length), from_days(before)};
}

bool holds(const Period& period, Date date) {
  if (!date.is_known()) return false;
  if (date.is_full()) return period.first <= date && date <= period.last;
  const Period days = days_of(date);
  return period.first <= days.first && days.last <= period.last;
}

bool touches(const Period& period, Date date) {
  if (!date.is_known()) return false;
  const Period days = days_of(date);
  return period.first <= days.last && days.first <= period.last;
}

std::string to_title(const Period& period) {
  const std::string year = std::to_string(period.first.year);
  const int month = period.first.month;
  switch (period.kind) {
    case PeriodKind::week:
      return "Tuần từ " + to_display(period.first) + " đến " + to_display(period.last);
    case PeriodKind::month:
      return "Tháng " + std::to_string(month) + "/" + year;
    case PeriodKind::quarter: {
      static constexpr const char* k_numbers[] = {"I", "II", "III", "IV"};
      return std::string("Quý ") + k_numbers[(month - 1) / 3] + "/" + year;
    }
    case PeriodKind::half:
      return std::string("6 tháng ") + (month == 1 ? "đầu" : "cuối") + " năm " + year;
    case PeriodKind::year:
      return "Năm " + year;
    case PeriodKind::range:
      break;
  }
  if (period.first == period.last) return "Ngày " + to_display(period.first);
  return "Từ " + to_display(period.first) + " đến " + to_display(period.last);
}

}  // namespace trungbay::vietnamese
