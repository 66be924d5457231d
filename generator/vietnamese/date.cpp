#include "vietnamese/date.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>

#include "base/utf8.hpp"
#include "vietnamese/fold.hpp"

namespace trungbay::vietnamese {
namespace {

constexpr std::size_t k_most_bytes = 96;  // of a text that may be a date
constexpr int k_first_year = 1900, k_last_year = 2199;
constexpr int k_vietnam_minutes = 7 * 60;

struct Number {
  int value = 0;
  int digits = 0;
};

// Reads a folded text from left to right.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}

  bool at_end() const { return at_ == text_.size(); }
  std::string_view rest() const { return text_.substr(at_); }

  void spaces() {
    while (!at_end() && text_[at_] == ' ') ++at_;
  }

  // Takes `word` and the spaces around it, when no letter follows it.
  bool word(std::string_view word) {
    const std::size_t before = at_;
    spaces();
    if (rest().starts_with(word)) {
      at_ += word.size();
      if (at_end() || text_[at_] < 'a' || text_[at_] > 'z') {
        spaces();
        return true;
      }
    }
    at_ = before;
    return false;
  }

  std::optional<Number> number() {
    Number number;
    while (!at_end() && text_[at_] >= '0' && text_[at_] <= '9' && number.digits < 5) {
      number.value = number.value * 10 + (text_[at_++] - '0');
      ++number.digits;
    }
    if (number.digits == 0 || number.digits == 5) return std::nullopt;
    return number;
  }

  // One of / - . with spaces around it, and a digit behind it.
  char separator() {
    const std::size_t before = at_;
    spaces();
    if (!at_end() && (text_[at_] == '/' || text_[at_] == '-' || text_[at_] == '.')) {
      const char found = text_[at_++];
      spaces();
      if (!at_end() && text_[at_] >= '0' && text_[at_] <= '9') return found;
    }
    at_ = before;
    return 0;
  }

  bool take(char byte) {
    if (at_end() || text_[at_] != byte) return false;
    ++at_;
    return true;
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

std::optional<Date> make_date(int year, int month = 0, int day = 0) {
  if (year < k_first_year || year > k_last_year || month < 0 || month > 12 || day < 0) return std::nullopt;
  if (day > 0) {
    const std::chrono::year_month_day date{std::chrono::year(year),
                                           std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok()) return std::nullopt;
  }
  return Date{static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month),
              static_cast<std::uint8_t>(day)};
}

std::optional<int> year_of(Number number) {
  if (number.digits == 4) return number.value;
  if (number.digits == 2) return number.value < 70 ? 2000 + number.value : 1900 + number.value;
  return std::nullopt;
}

std::optional<Number> clock_part(Cursor& cursor, int below) {
  const auto number = cursor.number();
  if (!number || number->digits > 2 || number->value >= below) return std::nullopt;
  return number;
}

// The minutes that a time zone is ahead of UTC, when one stands at the cursor.
std::optional<int> zone_of(Cursor& cursor) {
  if (cursor.take('z')) return 0;
  const int sign = cursor.take('+') ? 1 : cursor.take('-') ? -1 : 0;
  const auto number = sign == 0 ? std::nullopt : cursor.number();
  if (!number) return std::nullopt;
  if (number->digits == 4) return sign * (number->value / 100 * 60 + number->value % 100);
  const auto minutes = cursor.take(':') ? clock_part(cursor, 60) : Number{};
  return minutes ? std::optional(sign * (number->value * 60 + minutes->value)) : std::nullopt;
}

// Checks that nothing but a time stands behind a date. A time with a zone ("2023-03-25T17:00:00Z", as
// programs write midnight in Viet Nam) moves the date to the day that it is in Viet Nam.
std::optional<Date> with_time(Cursor cursor, std::optional<Date> date) {
  cursor.take(',');
  if (!date || cursor.at_end()) return date;
  if (!cursor.take('t') && !cursor.take(' ')) return std::nullopt;
  cursor.spaces();
  cursor.word("luc");
  const auto hour = clock_part(cursor, 25);
  if (!hour) return std::nullopt;
  int minutes = hour->value * 60;
  if (cursor.take(':') || cursor.take('h') || cursor.word("gio")) {
    if (const auto minute = clock_part(cursor, 60)) minutes += minute->value;
    if (cursor.take(':')) {
      if (!clock_part(cursor, 61)) return std::nullopt;
      if (cursor.take('.')) {
        while (cursor.number()) continue;
      }
    }
  }
  cursor.spaces();
  for (const std::string_view word : {"am", "pm", "sa", "ch", "phut"}) cursor.word(word);
  if (cursor.at_end()) return date;
  const auto zone = zone_of(cursor);
  if (!zone || !cursor.at_end() || !date->is_full()) return std::nullopt;
  const int local = minutes - *zone + k_vietnam_minutes;
  const int shift = local < 0 ? -1 : local / (24 * 60);
  return shift == 0 ? date : std::optional(from_days(to_days(*date) + shift));
}

// Behind the first number, which has four digits.
std::optional<Date> year_first(Cursor& cursor, int year) {
  const char first = cursor.separator();
  if (first == 0) return with_time(cursor, cursor.at_end() ? make_date(year) : std::nullopt);
  const auto second = cursor.number();
  if (!second) return std::nullopt;
  if (second->digits == 4) {
    return second->value == year + 1 && cursor.at_end() ? make_date(year) : std::nullopt;
  }
  if (second->digits > 2 || second->value == 0) return std::nullopt;
  if (cursor.at_end()) return make_date(year, second->value);
  if (cursor.separator() != first) return std::nullopt;
  const auto third = cursor.number();
  if (!third || third->digits > 2 || third->value == 0) return std::nullopt;
  return with_time(cursor, make_date(year, second->value, third->value));
}

// Behind the first number, which has one or two digits and is a day, or a month when only a year follows.
std::optional<Date> day_first(Cursor& cursor, int first) {
  if (first == 0) return std::nullopt;
  if (cursor.word("thang")) {
    const auto month = cursor.number();
    if (!month || month->value == 0 || month->digits > 2) return std::nullopt;
    if (!cursor.word("nam") && cursor.separator() == 0) return std::nullopt;
    const auto year = cursor.number();
    const auto full_year = year ? year_of(*year) : std::nullopt;
    return full_year ? with_time(cursor, make_date(*full_year, month->value, first)) : std::nullopt;
  }
  const char separator = cursor.separator();
  const auto second = separator != 0 ? cursor.number() : std::nullopt;
  if (!second || second->value == 0) return std::nullopt;
  if (second->digits == 4) return cursor.at_end() ? make_date(second->value, first) : std::nullopt;
  if (second->digits > 2 || cursor.separator() != separator) return std::nullopt;
  const auto third = cursor.number();
  const auto year = third ? year_of(*third) : std::nullopt;
  if (!year) return std::nullopt;
  const bool month_first = second->value > 12 && first <= 12;
  return with_time(
      cursor, month_first ? make_date(*year, first, second->value) : make_date(*year, second->value, first));
}

// Behind "tháng" or "quý": the number of the month or quarter was read, its year follows.
std::optional<Date> year_of_part(Cursor& cursor, int month) {
  if (!cursor.word("nam") && cursor.separator() == 0) return std::nullopt;
  const auto year = cursor.number();
  if (!year || year->digits != 4 || !cursor.at_end()) return std::nullopt;
  return make_date(year->value, month);
}

std::optional<Date> quarter(Cursor& cursor) {
  // From the longest: "iii" begins with "i".
  constexpr std::pair<std::string_view, int> k_names[] = {{"iii", 3}, {"ii", 2}, {"iv", 4}, {"i", 1},
                                                          {"1", 1},   {"2", 2},  {"3", 3},  {"4", 4}};
  for (const auto& [name, number] : k_names) {
    if (cursor.word(name)) return year_of_part(cursor, number * 3 - 2);
  }
  return std::nullopt;
}

std::chrono::sys_days days_of(Date date) {
  return std::chrono::sys_days(std::chrono::year(date.year) / std::max<int>(date.month, 1) /
                               std::max<int>(date.day, 1));
}

template <typename... Numbers>
std::string print(const char* format, Numbers... numbers) {
  std::array<char, 40> buffer{};
  std::snprintf(buffer.data(), buffer.size(), format, numbers...);
  return buffer.data();
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  text = trim(text);
  if (text.empty() || text.size() > k_most_bytes) return std::nullopt;
  const std::string folded = fold(text);
  Cursor cursor(folded);
  if (cursor.word("thang")) {
    const auto month = cursor.number();
    if (!month || month->value == 0) return std::nullopt;
    return year_of_part(cursor, month->value);
  }
  if (cursor.word("quy")) return quarter(cursor);
  if (cursor.word("nam")) cursor.word("hoc");
  cursor.word("ngay");
  const auto first = cursor.number();
  if (!first) return std::nullopt;
  if (first->digits == 4) return year_first(cursor, first->value);
  if (first->digits > 2) return std::nullopt;
  return day_first(cursor, first->value);
}

std::string to_display(Date date) {
  if (!date.is_known()) return {};
  if (date.day != 0) return print("%02d/%02d/%04d", date.day, date.month, date.year);
  if (date.month != 0) return print("%02d/%04d", date.month, date.year);
  return print("%04d", date.year);
}

std::string to_iso(Date date) {
  if (!date.is_known()) return {};
  if (date.day != 0) return print("%04d-%02d-%02d", date.year, date.month, date.day);
  if (date.month != 0) return print("%04d-%02d", date.year, date.month);
  return print("%04d", date.year);
}

std::string to_iso_time(Date date) {
  if (!date.is_known()) return {};
  return print("%04d-%02d-%02dT00:00:00+07:00", date.year, std::max<int>(date.month, 1),
               std::max<int>(date.day, 1));
}

std::int32_t to_days(Date date) {
  return static_cast<std::int32_t>(days_of(date).time_since_epoch().count());
}

Date from_days(std::int32_t days) {
  const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(days))};
  return {static_cast<std::int16_t>(static_cast<int>(date.year())),
          static_cast<std::uint8_t>(static_cast<unsigned>(date.month())),
          static_cast<std::uint8_t>(static_cast<unsigned>(date.day()))};
}

}  // namespace trungbay::vietnamese
