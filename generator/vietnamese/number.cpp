#include "vietnamese/number.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <vector>

#include "base/utf8.hpp"
#include "vietnamese/fold.hpp"

namespace trungbay::vietnamese {
namespace {

constexpr std::size_t k_most_digits = 18;  // past that a double loses whole numbers anyway
constexpr double k_most_whole = 9007199254740992.0;

std::string grouped(std::string_view digits) {
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) out += '.';
    out += digits[i];
  }
  return out;
}

bool is_digit(char byte) {
  return byte >= '0' && byte <= '9';
}

// "1.234.567,89" → "1234567.89"; nothing when points and commas make no sense.
std::optional<std::string> plain_digits(std::string_view text) {
  std::vector<std::string_view> parts;
  std::string separators;
  std::size_t start = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && is_digit(text[i])) continue;
    if (i == start) return std::nullopt;
    parts.push_back(text.substr(start, i - start));
    if (i < text.size()) separators += text[i];
    start = i + 1;
  }
  const bool mixed = separators.find('.') != std::string::npos && separators.find(',') != std::string::npos;
  bool has_fraction = mixed;
  if (!separators.empty() && !mixed) {
    const bool groups_fit =
        parts[0].size() <= 3 && parts[0] != "0" &&
        std::all_of(parts.begin() + 1, parts.end(), [](auto part) { return part.size() == 3; });
    // Alone, a point groups thousands where it can and a comma is always decimal.
    has_fraction = separators.size() == 1 && (separators[0] == ',' || !groups_fit);
    if (!has_fraction && !groups_fit) return std::nullopt;
  }
  std::string digits(parts[0]);
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const bool is_fraction = has_fraction && i + 1 == parts.size();
    if (is_fraction) {
      digits += '.';
    } else if (parts[i].size() != 3 || parts[0].size() > 3 || separators[i - 1] != separators[0]) {
      return std::nullopt;
    }
    digits += parts[i];
  }
  if (mixed && separators.back() == separators[0]) return std::nullopt;
  return digits;
}

double multiplier(std::string_view& words) {
  constexpr std::pair<std::string_view, double> k_words[] = {
      {"nghin", 1e3}, {"ngan", 1e3}, {"trieu", 1e6}, {"ty", 1e9}, {"ti", 1e9}};
  for (const auto& [word, factor] : k_words) {
    if (words == word || words.starts_with(std::string(word) + " ")) {
      words = trim(words.substr(word.size()));
      return factor;
    }
  }
  return 1.0;
}

bool is_unit(std::string_view words) {
  constexpr std::string_view k_units[] = {"", "d", "dong", "vnd", "₫", "%"};
  return std::find(std::begin(k_units), std::end(k_units), words) != std::end(k_units);
}

}  // namespace

std::string to_display(std::int64_t number) {
  const std::string digits = std::to_string(number);
  return number < 0 ? "-" + grouped(std::string_view(digits).substr(1)) : grouped(digits);
}

std::string to_display(double number, int most_digits) {
  if (!std::isfinite(number)) return {};
  std::array<char, 400> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::fabs(number),
                                 std::chars_format::fixed, std::clamp(most_digits, 0, 15));
  const std::string_view text(buffer.data(), static_cast<std::size_t>(end.ptr - buffer.data()));
  const std::size_t point = text.find('.');
  std::string out = grouped(text.substr(0, point));
  if (point != std::string_view::npos) {
    const std::string_view fraction = text.substr(point + 1);
    const std::size_t last = fraction.find_last_not_of('0');
    if (last != std::string_view::npos) out += "," + std::string(fraction.substr(0, last + 1));
  }
  const bool is_zero = out.find_first_not_of("0,.") == std::string::npos;
  return number < 0 && !is_zero ? "-" + out : out;
}

std::optional<double> parse_number(std::string_view text) {
  text = trim(text);
  if (text.empty() || text.size() > 64) return std::nullopt;
  const std::string folded = fold(text);
  std::string_view rest = folded;
  const bool negative = rest.front() == '-';
  if (negative || rest.front() == '+') rest.remove_prefix(1);
  const std::size_t size = std::min(rest.find_first_not_of("0123456789.,"), rest.size());
  const auto digits = plain_digits(rest.substr(0, size));
  if (!digits || digits->size() > k_most_digits) return std::nullopt;
  std::string_view words = trim(rest.substr(size));
  const double factor = multiplier(words);
  if (!is_unit(words)) return std::nullopt;
  double number = 0;
  const auto read = std::from_chars(digits->data(), digits->data() + digits->size(), number);
  if (read.ec != std::errc() || read.ptr != digits->data() + digits->size()) return std::nullopt;
  number *= factor;
  return negative ? -number : number;
}

std::optional<std::int64_t> parse_integer(std::string_view text) {
  const auto number = parse_number(text);
  if (!number || *number != std::floor(*number) || std::fabs(*number) > k_most_whole) return std::nullopt;
  return static_cast<std::int64_t>(*number);
}

}  // namespace trungbay::vietnamese
