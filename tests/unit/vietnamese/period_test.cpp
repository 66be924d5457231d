#include "vietnamese/period.hpp"

#include "support/catch.hpp"

using namespace trungbay::vietnamese;

namespace {

std::string span(const Period& period) {
  return to_display(period.first) + " " + to_display(period.last);
}

std::string week(Date date) {
  return span(period_of(PeriodKind::week, date));
}

}  // namespace

TEST_CASE("period_of: a week goes from Saturday to Friday", "[period]") {
  CHECK(week({2023, 3, 4}) == "04/03/2023 10/03/2023");  // a Saturday
  CHECK(week({2023, 3, 7}) == "04/03/2023 10/03/2023");
  CHECK(week({2023, 3, 10}) == "04/03/2023 10/03/2023");  // a Friday
  CHECK(week({2023, 3, 3}) == "25/02/2023 03/03/2023");
}

TEST_CASE("period_of: weeks go across months, years and leap days", "[period]") {
  CHECK(week({2024, 1, 1}) == "30/12/2023 05/01/2024");
  CHECK(week({2023, 12, 31}) == "30/12/2023 05/01/2024");
  CHECK(week({2024, 2, 29}) == "24/02/2024 01/03/2024");
  CHECK(week({2023, 2, 28}) == "25/02/2023 03/03/2023");
}

TEST_CASE("period_of: weeks before 1970 are no different, back to the first day that can be read",
          "[period]") {
  CHECK(week({1970, 1, 1}) == "27/12/1969 02/01/1970");
  CHECK(week({1969, 12, 26}) == "20/12/1969 26/12/1969");
  CHECK(week({1931, 3, 26}) == "21/03/1931 27/03/1931");
  CHECK(week({1900, 1, 1}) == "30/12/1899 05/01/1900");
  CHECK(week({2199, 12, 31}) == "28/12/2199 03/01/2200");
}

TEST_CASE("period_of: every day lies in its week, which has seven days and begins where the last one ended",
          "[period]") {
  Period last = period_of(PeriodKind::week, {1968, 1, 1});
  for (std::int32_t day = to_days(last.last) + 1; day < 1500; ++day) {
    const Period week = period_of(PeriodKind::week, from_days(day));
    REQUIRE(holds(week, from_days(day)));
    REQUIRE(to_days(week.last) - to_days(week.first) == 6);
    if (week == last) continue;
    REQUIRE(to_days(week.first) == to_days(last.last) + 1);
    REQUIRE(previous(week) == last);
    last = week;
  }
}

TEST_CASE("period_of: months, quarters, half-years and years are the calendar's", "[period]") {
  CHECK(span(period_of(PeriodKind::month, {2023, 2, 14})) == "01/02/2023 28/02/2023");
  CHECK(span(period_of(PeriodKind::month, {2024, 2, 14})) == "01/02/2024 29/02/2024");
  CHECK(span(period_of(PeriodKind::month, {1900, 2, 14})) == "01/02/1900 28/02/1900");
  CHECK(span(period_of(PeriodKind::month, {2000, 2, 14})) == "01/02/2000 29/02/2000");
  CHECK(span(period_of(PeriodKind::month, {2023, 12, 31})) == "01/12/2023 31/12/2023");
  CHECK(span(period_of(PeriodKind::quarter, {2023, 3, 31})) == "01/01/2023 31/03/2023");
  CHECK(span(period_of(PeriodKind::quarter, {2023, 4, 1})) == "01/04/2023 30/06/2023");
  CHECK(span(period_of(PeriodKind::quarter, {2023, 12, 1})) == "01/10/2023 31/12/2023");
  CHECK(span(period_of(PeriodKind::half, {2023, 6, 30})) == "01/01/2023 30/06/2023");
  CHECK(span(period_of(PeriodKind::half, {2023, 7, 1})) == "01/07/2023 31/12/2023");
  CHECK(span(period_of(PeriodKind::year, {2024, 2, 29})) == "01/01/2024 31/12/2024");
}

TEST_CASE("period_of: a partial date stands for its first day", "[period]") {
  CHECK(span(period_of(PeriodKind::year, {2023, 0, 0})) == "01/01/2023 31/12/2023");
  CHECK(span(period_of(PeriodKind::quarter, {2023, 7, 0})) == "01/07/2023 30/09/2023");
  CHECK(span(days_of({2023, 2, 0})) == "01/02/2023 28/02/2023");
  CHECK(span(days_of({2023, 2, 3})) == "03/02/2023 03/02/2023");
  CHECK(span(period_of(PeriodKind::range, {2023, 2, 0})) == "01/02/2023 28/02/2023");
}

TEST_CASE("previous: the period before, of a range the one of as many days", "[period]") {
  CHECK(span(previous(period_of(PeriodKind::month, {2023, 1, 5}))) == "01/12/2022 31/12/2022");
  CHECK(span(previous(period_of(PeriodKind::month, {2024, 3, 5}))) == "01/02/2024 29/02/2024");
  CHECK(span(previous(period_of(PeriodKind::quarter, {2023, 1, 5}))) == "01/10/2022 31/12/2022");
  CHECK(span(previous(period_of(PeriodKind::half, {2023, 1, 5}))) == "01/07/2022 31/12/2022");
  CHECK(span(previous(period_of(PeriodKind::year, {2023, 1, 5}))) == "01/01/2022 31/12/2022");
  CHECK(span(previous({PeriodKind::range, {2023, 3, 1}, {2023, 3, 10}})) == "19/02/2023 28/02/2023");
}

TEST_CASE("holds: a partial date is in a period only with all its days", "[period]") {
  const Period quarter = period_of(PeriodKind::quarter, {2023, 1, 1});
  CHECK(holds(quarter, {2023, 1, 1}));
  CHECK(holds(quarter, {2023, 3, 31}));
  CHECK_FALSE(holds(quarter, {2023, 4, 1}));
  CHECK_FALSE(holds(quarter, {2022, 12, 31}));
  CHECK(holds(quarter, {2023, 3, 0}));
  CHECK_FALSE(holds(quarter, {2023, 0, 0}));
  CHECK(holds(period_of(PeriodKind::year, {2023, 1, 1}), {2023, 0, 0}));
  CHECK_FALSE(holds(quarter, Date{}));
  const Period week = period_of(PeriodKind::week, {2023, 2, 28});
  CHECK_FALSE(holds(week, {2023, 2, 0}));
}

TEST_CASE("touches: a partial date may lie in a period", "[period]") {
  const Period week = period_of(PeriodKind::week, {2023, 2, 28});  // 25/02 – 03/03
  CHECK(touches(week, {2023, 2, 0}));
  CHECK(touches(week, {2023, 3, 0}));
  CHECK(touches(week, {2023, 0, 0}));
  CHECK_FALSE(touches(week, {2023, 4, 0}));
  CHECK_FALSE(touches(week, {2022, 0, 0}));
  CHECK_FALSE(touches(week, Date{}));
}

TEST_CASE("to_title: periods as reports name them", "[period]") {
  CHECK(to_title(period_of(PeriodKind::week, {2023, 3, 10})) == "Tuần từ 04/03/2023 đến 10/03/2023");
  CHECK(to_title(period_of(PeriodKind::month, {2023, 3, 10})) == "Tháng 3/2023");
  CHECK(to_title(period_of(PeriodKind::quarter, {2023, 3, 10})) == "Quý I/2023");
  CHECK(to_title(period_of(PeriodKind::quarter, {2023, 10, 10})) == "Quý IV/2023");
  CHECK(to_title(period_of(PeriodKind::half, {2023, 6, 30})) == "6 tháng đầu năm 2023");
  CHECK(to_title(period_of(PeriodKind::half, {2023, 7, 1})) == "6 tháng cuối năm 2023");
  CHECK(to_title(period_of(PeriodKind::year, {2023, 7, 1})) == "Năm 2023");
  CHECK(to_title({PeriodKind::range, {2023, 3, 1}, {2023, 4, 15}}) == "Từ 01/03/2023 đến 15/04/2023");
  CHECK(to_title({PeriodKind::range, {2023, 3, 1}, {2023, 3, 1}}) == "Ngày 01/03/2023");
}
