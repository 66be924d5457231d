// Weeks, months, quarters, half-years and years, as the Youth Union reports by them.
//
// A week goes from Saturday to Friday: reports of a week are due on Friday afternoon. The others are those of
// the calendar. Used by `trungbay report`; all of it is arithmetic on days, without a clock.
#pragma once

#include <cstdint>
#include <string>

#include "vietnamese/date.hpp"

namespace trungbay::vietnamese {

enum class PeriodKind : std::uint8_t {
  week,
  month,
  quarter,
  half,
  year,
  range  // from any day to any day
};

// From `first` to `last`, both of them full dates and part of the period.
struct Period {
  PeriodKind kind = PeriodKind::year;
  Date first;
  Date last;

  friend bool operator==(const Period&, const Period&) = default;
};

// What a date may mean: the day itself, or all days of a month or year of which no more is known. The date is
// a known one.
Period days_of(Date date);

// The period in which the first day of `date` lies. A range is no kind of calendar: it gives days_of(date).
Period period_of(PeriodKind kind, Date date);

// The one before it; of a range, the one of as many days that ends the day before.
Period previous(const Period& period);

// Whether the date lies in the period with all days that it may mean: "2023" is in a year, not in a month.
bool holds(const Period& period, Date date);
// Whether the date may lie in the period: some of the days that it may mean do.
bool touches(const Period& period, Date date);

// "Tuần từ 04/03/2023 đến 10/03/2023", "Tháng 3/2023", "Quý I/2023", "6 tháng đầu năm 2023", "Năm 2023", "Từ
// 01/03/2023 đến 15/04/2023".
std::string to_title(const Period& period);

}  // namespace trungbay::vietnamese
