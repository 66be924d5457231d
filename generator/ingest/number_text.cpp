#include "ingest/number_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <optional>

#include "vietnamese/date.hpp"
#include "vietnamese/number.hpp"

namespace trungbay::ingest {
namespace {

using Kind = NumberLook::Kind;

constexpr int k_seconds_of_day = 86'400;
constexpr double k_last_serial = 2'958'466;  // the day behind 31/12/9999, where spreadsheets end
constexpr int k_most_digits = 15;            // what a spreadsheet keeps and shows of a number
constexpr std::size_t k_most_padding = 20;

bool is_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<double> to_double(std::string_view raw) {
  double number = 0;
  if (raw.starts_with('+')) raw.remove_prefix(1);
  const auto read = std::from_chars(raw.data(), raw.data() + raw.size(), number);
  if (read.ec != std::errc() || read.ptr != raw.data() + raw.size() || !std::isfinite(number)) return std::nullopt;
  return number;
}

// The code without what only decorates: "[Red]", "[$-42A]", "\ ", quoted words, padding. Elapsed time, "[h]", is "e".
std::string bare_format(std::string_view code) {
  std::string bare;
  for (std::size_t i = 0; i < code.size(); ++i) {
    const char c = code[i];
    if (c == ';') break;
    if (c == '"') {
      i = std::min(code.find('"', i + 1), code.size());
    } else if (c == '\\' || c == '_' || c == '*') {
      ++i;
    } else if (c == '[') {
      const std::size_t close = std::min(code.find(']', i), code.size());
      const std::string_view inside = code.substr(i + 1, close - i - 1);
      const bool is_elapsed = !inside.empty() && inside.find_first_not_of("hHmMsS") == std::string_view::npos;
      if (is_elapsed) bare += 'e';
      i = close;
    } else {
      bare += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
  }
  for (const std::string_view half : {"am/pm", "a/p"}) {
    for (std::size_t at = bare.find(half); at != std::string::npos; at = bare.find(half)) bare.erase(at, half.size());
  }
  return bare;
}

// Which parts of a point in time a bare code shows. An "m" beside hours or seconds is minutes.
NumberLook look_of_time(std::string_view bare) {
  bool day = false, month = false, year = false, time = false;
  char before = 0;
  for (std::size_t i = 0; i < bare.size(); ++i) {
    const char c = bare[i];
    if (c == 'm') {
      const std::size_t next = bare.find_first_of("ydhs", i);
      const bool is_minute = before == 'h' || (next != std::string_view::npos && bare[next] == 's');
      (is_minute ? time : month) = true;
      i = std::min(bare.find_first_not_of('m', i), bare.size()) - 1;
    }
    if (c == 'd') day = true;
    if (c == 'y') year = true;
    if (c == 'h' || c == 's') time = true;
    if (c == 'y' || c == 'd' || c == 'h' || c == 's' || c == 'm') before = c;
  }
  if (day || (month && !year)) return {time ? Kind::date_time : Kind::date, 0};
  if (month) return {Kind::month, 0};
  if (year) return {Kind::year, 0};
  return {Kind::time, 0};
}

void append_time(std::string& out, int seconds) {
  char text[32];
  std::snprintf(text, sizeof text, "%02d:%02d", seconds / 3600, seconds / 60 % 60);
  out += text;
}

// False when the number is no point in time that a spreadsheet can show.
bool append_moment(std::string& out, double serial, Kind kind, DateSystem system) {
  if (serial < 0 || serial >= k_last_serial) return false;
  const double seconds = std::round(serial * k_seconds_of_day);
  auto day = static_cast<std::int32_t>(seconds / k_seconds_of_day);
  const auto second = static_cast<int>(seconds - static_cast<double>(day) * k_seconds_of_day);
  if (kind == Kind::elapsed) {
    append_time(out, day * 24 * 3600 + second);
    return true;
  }
  if (system == DateSystem::from_1904) day += 1'462;  // that day as the other system counts
  if (kind == Kind::time || day == 0) {
    if (second > 0 || kind == Kind::time) append_time(out, second);
    return true;
  }
  // Excel counts a 29 February 1900, day 60, that never was; before it every day is one off.
  const std::int32_t epoch = vietnamese::to_days({1899, 12, 30});
  const vietnamese::Date date = vietnamese::from_days(epoch + day + (day < 60 ? 1 : 0));
  if (kind == Kind::month) {
    out += vietnamese::to_display(vietnamese::Date{date.year, date.month, 0});
  } else if (kind == Kind::year) {
    out += vietnamese::to_display(vietnamese::Date{date.year, 0, 0});
  } else {
    out += vietnamese::to_display(date);
    if (kind == Kind::date_time && second > 0) append_time(out += ' ', second);
  }
  return true;
}

}  // namespace

NumberLook parse_number_format(std::string_view code) {
  const std::string bare = bare_format(code);
  if (bare.find("general") != std::string::npos || bare.find('@') != std::string::npos) return {};
  if (bare.find_first_of("ydh") != std::string::npos || bare.find_first_of("ms") != std::string::npos) {
    const bool is_elapsed = bare.find('e') != std::string::npos;
    return is_elapsed ? NumberLook{Kind::elapsed, 0} : look_of_time(bare);
  }
  if (bare == "e") return {Kind::elapsed, 0};
  if (bare.find('%') != std::string::npos) return {Kind::percent, 0};
  const std::size_t comma = bare.find(',');
  if (comma != std::string::npos && comma + 1 < bare.size() && bare.find_first_of("0#", comma) == comma + 1) {
    return {Kind::grouped, 0};
  }
  const bool is_zeros = bare.size() > 1 && bare.size() <= k_most_padding && bare.find_first_not_of('0') == std::string::npos;
  return is_zeros ? NumberLook{Kind::padded, static_cast<std::uint8_t>(bare.size())} : NumberLook{};
}

NumberLook built_in_number_format(std::uint32_t id) {
  if (id == 9 || id == 10) return {Kind::percent, 0};
  if (id == 3 || id == 4 || (id >= 37 && id <= 44)) return {Kind::grouped, 0};
  if (id == 17) return {Kind::month, 0};
  if (id == 22) return {Kind::date_time, 0};
  if ((id >= 18 && id <= 21) || id == 45 || id == 47) return {Kind::time, 0};
  if (id == 46) return {Kind::elapsed, 0};
  // 27–36 and 50–58 are dates of East Asian Excels; those that show a time do so for numbers below 1.
  if ((id >= 14 && id <= 16) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return {Kind::date, 0};
  return {};
}

void append_plain_number(std::string& out, double number) {
  std::array<char, 64> text;
  const double size = std::fabs(number);
  // Where "general" would turn to powers of ten although nobody writes them: long identifiers, small shares.
  const bool is_long = size >= 1e15 && size < 1e21;
  const bool is_small = size > 0 && size < 1e-4 && size >= 1e-9;
  const auto written = is_long    ? std::to_chars(text.begin(), text.end(), number, std::chars_format::scientific, k_most_digits - 1)
                       : is_small ? std::to_chars(text.begin(), text.end(), number, std::chars_format::fixed, k_most_digits)
                                  : std::to_chars(text.begin(), text.end(), number, std::chars_format::general, k_most_digits);
  std::string_view shown(text.data(), static_cast<std::size_t>(written.ptr - text.data()));
  if (is_long) {
    const std::size_t power = shown.find('e');
    int exponent = 0;
    std::from_chars(shown.data() + power + 2, shown.data() + shown.size(), exponent);
    for (const char c : shown.substr(0, power)) {
      if (c != '.') out += c;
    }
    out.append(static_cast<std::size_t>(exponent - (k_most_digits - 1)), '0');
    return;
  }
  if (is_small) shown = shown.substr(0, shown.find_last_not_of('0') + 1);
  if (shown == "-0") shown = "0";
  for (const char c : shown) out += c == '.' ? ',' : c;
}

void append_number(std::string& out, std::string_view raw, NumberLook look, DateSystem system) {
  const std::string_view digits = raw.starts_with('-') ? raw.substr(1) : raw;
  const bool is_whole = digits.size() <= k_most_digits && is_digits(digits) && (digits.size() == 1 || digits[0] != '0');
  if (look.kind == Kind::padded && is_whole) {
    if (raw.size() != digits.size()) out += '-';
    out.append(digits.size() < look.digits ? look.digits - digits.size() : 0, '0');
    out += digits;
    return;
  }
  if (look.kind <= Kind::padded && look.kind != Kind::percent && look.kind != Kind::grouped && is_whole) {
    out += raw == "-0" ? "0" : raw;
    return;
  }
  const auto number = to_double(raw);
  if (!number) {
    out += raw;
    return;
  }
  if (look.kind == Kind::percent) {
    append_plain_number(out, *number * 100);
    out += '%';
  } else if (look.kind == Kind::grouped && std::fabs(*number) < 1e15) {
    out += vietnamese::to_display(*number, 2);
  } else if (look.kind <= Kind::padded || !append_moment(out, *number, look.kind, system)) {
    append_plain_number(out, *number);
  }
}

}  // namespace trungbay::ingest
