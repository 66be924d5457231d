#include "support/catch.hpp"
#include "vietnamese/date.hpp"
#include "vietnamese/number.hpp"

using namespace trungbay::vietnamese;

namespace {

std::string iso(std::string_view text) {
  const auto date = parse_date(text);
  return date ? to_iso(*date) : "none";
}

}  // namespace

TEST_CASE("parse_date: every form that staff write", "[vietnamese]") {
  CHECK(iso("26/03/2023") == "2023-03-26");
  CHECK(iso("5/1/26") == "2026-01-05");
  CHECK(iso("05-03-2026") == "2026-03-05");
  CHECK(iso("5.3.2026") == "2026-03-05");
  CHECK(iso("5 / 3 / 2026") == "2026-03-05");
  CHECK(iso("ngày 05 tháng 3 năm 2026") == "2026-03-05");
  CHECK(iso("Ngày 5/3/2026") == "2026-03-05");
  CHECK(iso("nga\u0300y 05 tha\u0301ng 3 na\u0306m 2026") == "2026-03-05");
  CHECK(iso("2023-03-26") == "2023-03-26");
  CHECK(iso("2023/3/6") == "2023-03-06");
  CHECK(iso("2023-03") == "2023-03");
  CHECK(iso("3/2023") == "2023-03");
  CHECK(iso("tháng 3/2026") == "2026-03");
  CHECK(iso("Tháng 12 năm 2019") == "2019-12");
  CHECK(iso("Quý I/2026") == "2026-01");
  CHECK(iso("quý IV năm 2026") == "2026-10");
  CHECK(iso("Quý 3/2026") == "2026-07");
  CHECK(iso("2023") == "2023");
  CHECK(iso("năm 2023") == "2023");
  CHECK(iso("2024-2025") == "2024");
  CHECK(iso("năm học 2024 - 2025") == "2024");
  CHECK(iso("5/1/69") == "2069-01-05");
  CHECK(iso("5/1/70") == "1970-01-05");
}

TEST_CASE("parse_date: day and month are told apart where they can be", "[vietnamese]") {
  CHECK(iso("3/26/2023") == "2023-03-26");
  CHECK(iso("04/05/2023") == "2023-05-04");
}

TEST_CASE("parse_date: a time behind the date is allowed, a time zone is honoured", "[vietnamese]") {
  CHECK(iso("2023-03-26T14:30:00") == "2023-03-26");
  CHECK(iso("26/03/2023 14:30") == "2023-03-26");
  CHECK(iso("26/3/2023 8:05:09 SA") == "2023-03-26");
  CHECK(iso("20/9/2019, 13 giờ 30") == "2019-09-20");
  CHECK(iso("2023-03-25T17:00:00.000Z") == "2023-03-26");
  CHECK(iso("2023-03-25T16:59:59Z") == "2023-03-25");
  CHECK(iso("2023-03-26T00:00:00+07:00") == "2023-03-26");
  CHECK(iso("2023-03-26T00:00:00+1000") == "2023-03-25");
  CHECK(iso("2022-12-31T22:00:00-05:00") == "2023-01-01");
}

TEST_CASE("parse_date: what is no date is none", "[vietnamese]") {
  for (const char* text : {"",
                           "abc",
                           "31/02/2023",
                           "29/02/2023",
                           "0/3/2023",
                           "13/13/2023",
                           "26/03",
                           "26/03/2023 abc",
                           "1610",
                           "12345",
                           "2023-00-01",
                           "2023-13",
                           "26-03/2023",
                           "tháng 13/2023",
                           "quý V/2023",
                           "2024-2026",
                           "26/03/2023/",
                           "2023-03-26T",
                           "99999999999999999999/1/1",
                           "5/1/026"}) {
    CAPTURE(text);
    CHECK(iso(text) == "none");
  }
  CHECK(iso(std::string(1000, '1')) == "none");
  CHECK(iso("29/02/2024") == "2024-02-29");
}

TEST_CASE("Date: printing and days", "[vietnamese]") {
  CHECK(to_display({2023, 3, 26}) == "26/03/2023");
  CHECK(to_display({2023, 3, 0}) == "03/2023");
  CHECK(to_display({2023, 0, 0}) == "2023");
  CHECK(to_display(Date{}).empty());
  CHECK(to_iso_time({2023, 3, 0}) == "2023-03-01T00:00:00+07:00");
  CHECK(to_days({1970, 1, 2}) == 1);
  CHECK(to_days({2023, 0, 0}) == to_days({2023, 1, 1}));
  for (std::int32_t day = -20'000; day < 80'000; day += 7) CHECK(to_days(from_days(day)) == day);
}

TEST_CASE("to_display: points between thousands", "[vietnamese]") {
  CHECK(to_display(std::int64_t{1610}) == "1.610");
  CHECK(to_display(std::int64_t{0}) == "0");
  CHECK(to_display(std::int64_t{999}) == "999");
  CHECK(to_display(std::int64_t{-1234567}) == "-1.234.567");
  CHECK(to_display(INT64_MIN) == "-9.223.372.036.854.775.808");
  CHECK(to_display(1234.5, 2) == "1.234,5");
  CHECK(to_display(2.0, 2) == "2");
  CHECK(to_display(-0.001, 2) == "0");
  CHECK(to_display(0.125, 2) == "0,12");
}

TEST_CASE("parse_number: Vietnamese and English ways", "[vietnamese]") {
  CHECK(parse_number("1.234.567,89") == 1234567.89);
  CHECK(parse_number("1,5 triệu") == 1.5e6);
  CHECK(parse_number("2 tỷ") == 2e9);
  CHECK(parse_number("500 triệu đồng") == 5e8);
  CHECK(parse_number("350.000đ") == 350000);
  CHECK(parse_number("1.500") == 1500);
  CHECK(parse_number("1,5") == 1.5);
  CHECK(parse_number("1.5") == 1.5);
  CHECK(parse_number("0.500") == 0.5);
  CHECK(parse_number("1,234,567.5") == 1234567.5);
  CHECK(parse_number("1,234,567") == 1234567);
  CHECK(parse_number("-3") == -3);
  CHECK(parse_number("85 %") == 85);
  for (const char* text : {"", "abc", "1.2.3", "1..2", ".5", "5.", "1.23,4,5", "12 con", "1.234,567.8",
                           "12345678901234567890", "1e5", "triệu"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_number(text).has_value());
  }
  CHECK(parse_integer("1.610") == 1610);
  CHECK_FALSE(parse_integer("1,5").has_value());
  CHECK(parse_integer("1,5 nghìn") == 1500);
}
