// Filters that make numbers, and what Jinja2's range() and default() are.
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <optional>

#include "base/utf8.hpp"
#include "render/template/filters.hpp"
#include "render/template/operators.hpp"

namespace trungbay::render {
namespace {

using Arguments = std::span<const Value>;

Value argument(Arguments arguments, std::size_t index) {
  return index < arguments.size() ? arguments[index] : Value();
}

std::string without_underscores(std::string_view text) {
  std::string plain;
  for (const char c : text) {
    if (c != '_') plain += c;
  }
  return plain;
}

std::optional<double> read_number(std::string_view text) {
  std::string digits = without_underscores(trim(text));
  std::string_view rest = digits;
  if (rest.starts_with('+')) rest.remove_prefix(1);
  double number = 0;
  const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), number);
  if (rest.empty() || error != std::errc() || end != rest.data() + rest.size()) return std::nullopt;
  return number;
}

std::optional<std::int64_t> read_integer(std::string_view text, int base) {
  std::string digits = without_underscores(trim(text));
  std::string_view rest = digits;
  const bool negative = rest.starts_with('-');
  if (negative || rest.starts_with('+')) rest.remove_prefix(1);
  const char mark = base == 16 ? 'x' : base == 8 ? 'o' : base == 2 ? 'b' : '\0';
  if (mark && rest.size() > 2 && rest[0] == '0' && (rest[1] | 0x20) == mark) rest.remove_prefix(2);
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), number, base);
  if (rest.empty() || rest[0] == '-' || error != std::errc() || end != rest.data() + rest.size())
    return std::nullopt;
  return negative ? -number : number;
}

std::optional<std::int64_t> truncated(double number) {
  if (!(number > -9.2e18 && number < 9.2e18)) return std::nullopt;
  return static_cast<std::int64_t>(number);
}

Value to_int(Arguments in, Evaluation& evaluation) {
  const Value otherwise = argument(in, 1).kind() == Kind::undefined ? Value::integer(0) : argument(in, 1);
  const auto base = integer_argument(argument(in, 2), 10, "int", evaluation);
  if (base < 2 || base > 36) return wrong_argument("int", argument(in, 2), evaluation);
  std::optional<std::int64_t> number;
  if (in[0].is_string()) {
    number = read_integer(in[0].as_text(), static_cast<int>(base));
    const auto real = number ? std::nullopt : read_number(in[0].as_text());
    if (real) number = truncated(*real);
  } else if (in[0].kind() == Kind::number) {
    number = truncated(in[0].as_number());
  } else if (is_number(in[0])) {
    number = in[0].as_integer();
  }
  return number ? Value::integer(*number) : otherwise;
}

Value to_float(Arguments in, Evaluation&) {
  const Value otherwise = argument(in, 1).kind() == Kind::undefined ? Value::number(0) : argument(in, 1);
  if (is_number(in[0])) return Value::number(to_double(in[0]));
  const auto number = in[0].is_string() ? read_number(in[0].as_text()) : std::nullopt;
  return number ? Value::number(*number) : otherwise;
}

Value absolute(Arguments in, Evaluation& evaluation) {
  if (in[0].kind() == Kind::number) return Value::number(std::fabs(in[0].as_number()));
  if (!is_number(in[0])) return wrong_argument("abs", in[0], evaluation);
  return in[0].as_integer() < 0 ? negated(in[0], evaluation) : Value::integer(in[0].as_integer());
}

// Rounds as Python's round(): to even on an exact half, by the number's decimal digits.
double rounded(double number, std::int64_t digits) {
  if (!std::isfinite(number)) return number;
  if (digits < 0) {
    const double step = std::pow(10.0, static_cast<double>(-digits));
    return std::nearbyint(number / step) * step;
  }
  // A double below 1e308 with 20 digits behind the point has at most 330 characters.
  char text[400];
  std::snprintf(text, sizeof text, "%.*f", static_cast<int>(digits < 20 ? digits : 20), number);
  return std::strtod(text, nullptr);
}

Value round_number(Arguments in, Evaluation& evaluation) {
  const auto digits = integer_argument(argument(in, 1), 0, "round", evaluation);
  const Value method = argument(in, 2);
  const std::string_view how = method.kind() == Kind::undefined ? "common" : text_of(method, evaluation);
  if (in[0].kind() == Kind::null && evaluation.null_is_silent()) return in[0];
  if (!is_number(in[0]) || digits > 300 || digits < -300) return wrong_argument("round", in[0], evaluation);
  if (how == "common") {
    if (in[0].kind() != Kind::number && digits >= 0) return Value::integer(in[0].as_integer());
    if (in[0].kind() != Kind::number) {
      return Value::integer(static_cast<std::int64_t>(rounded(to_double(in[0]), digits)));
    }
    return Value::number(rounded(in[0].as_number(), digits));
  }
  if (how != "ceil" && how != "floor") return wrong_argument("round", method, evaluation);
  const double scale = std::pow(10.0, static_cast<double>(digits));
  const double scaled = to_double(in[0]) * scale;
  return Value::number((how == "ceil" ? std::ceil(scaled) : std::floor(scaled)) / scale);
}

Value filesizeformat(Arguments in, Evaluation& evaluation) {
  const Value converted = to_float(in.first(1), evaluation);
  const double bytes = to_double(converted);
  const bool binary = is_true(argument(in, 1));
  const double base = binary ? 1024 : 1000;
  char text[64];
  if (bytes == 1) return evaluation.keep_text("1 Byte");
  if (bytes < base) {
    std::snprintf(text, sizeof text, "%lld Bytes", static_cast<long long>(bytes));
    return evaluation.keep_text(text);
  }
  static constexpr char k_prefixes[] = "kMGTPEZY";
  double unit = base;
  std::size_t i = 0;
  for (; i < 7 && bytes >= unit * base; ++i) unit *= base;
  const char prefix = binary && i == 0 ? 'K' : k_prefixes[i];
  std::snprintf(text, sizeof text, "%.1f %c%s", bytes / unit, prefix, binary ? "iB" : "B");
  return evaluation.keep_text(text);
}

Value range(Arguments in, Evaluation& evaluation) {
  const bool only_stop = argument(in, 1).kind() == Kind::undefined;
  const auto first = integer_argument(in[0], 0, "range", evaluation);
  const auto second = integer_argument(argument(in, 1), 0, "range", evaluation);
  const auto step = integer_argument(argument(in, 2), 1, "range", evaluation);
  return only_stop ? make_range(0, first, step, evaluation) : make_range(first, second, step, evaluation);
}

Value otherwise(Arguments in, Evaluation& evaluation) {
  const bool absent =
      in[0].kind() == Kind::undefined || (in[0].kind() == Kind::null && evaluation.null_is_silent());
  if (!absent && (is_true(in[0]) || !is_true(argument(in, 2)))) return in[0];
  return argument(in, 1).kind() == Kind::undefined ? evaluation.keep_text("") : argument(in, 1);
}

constexpr std::string_view k_int[] = {"default", "base"};
constexpr std::string_view k_float[] = {"default"};
constexpr std::string_view k_round[] = {"precision", "method"};
constexpr std::string_view k_binary[] = {"binary"};
constexpr std::string_view k_range[] = {"stop", "step"};
constexpr std::string_view k_default[] = {"default_value", "boolean"};

constexpr FilterInfo k_filters[] = {
    {".range", range, k_range, 0, ResultType::any},
    {"abs", absolute, {}, 0, ResultType::any},
    {"d", otherwise, k_default, 0, ResultType::any},
    {"default", otherwise, k_default, 0, ResultType::any},
    {"filesizeformat", filesizeformat, k_binary, 0, ResultType::text},
    {"float", to_float, k_float, 0, ResultType::any},
    {"int", to_int, k_int, 0, ResultType::any},
    {"round", round_number, k_round, 0, ResultType::any},
};

}  // namespace

std::span<const FilterInfo> number_filters() {
  return k_filters;
}

}  // namespace trungbay::render
