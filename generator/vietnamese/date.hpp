// Dates as Vietnamese write them: 26/03/2023, and the partial ones that forms hold: 03/2023, 2023.
//
// Read by the catalogue from exports and front matter; printed by templates, feeds and reports.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace trungbay::vietnamese {

// A day, a month or a year of the Gregorian calendar; `month` and `day` are 0 when they are not known.
// Orders by time; a partial date stands before the days that it may mean.
struct Date {
  std::int16_t year = 0;
  std::uint8_t month = 0;  // 1–12, or 0
  std::uint8_t day = 0;    // 1–31, or 0

  constexpr bool is_known() const { return year != 0; }
  constexpr bool is_full() const { return day != 0; }
  friend auto operator<=>(const Date&, const Date&) = default;
};

// Accepts d/m/yyyy, dd-mm-yyyy, dd.mm.yyyy, d/m/yy, yyyy-mm-dd (each with or without a time behind it), "ngày
// 05 tháng 3 năm 2026", m/yyyy, yyyy-mm, "tháng 3/2026", "Quý I/2026" (its first month), yyyy, "năm 2023",
// "2024-2025" (a school year: its first year). Two numbers that could be day and month either way are read
// day first. A time with a zone
// ("…T17:00:00Z") gives the day that it is in Viet Nam. Nothing for impossible dates and for years outside
// 1900–2199.
std::optional<Date> parse_date(std::string_view text);

std::string to_display(Date date);  // "26/03/2023", "03/2023", "2023", "" when unknown
std::string to_iso(Date date);      // "2023-03-26", "2023-03", "2023"
// Midnight in Viet Nam, "2023-03-26T00:00:00+07:00"; a partial date stands for its first day.
std::string to_iso_time(Date date);

// Days since 1970-01-01, and back; a partial date stands for its first day.
std::int32_t to_days(Date date);
Date from_days(std::int32_t days);

}  // namespace trungbay::vietnamese
