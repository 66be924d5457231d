#include "render/template/operators.hpp"

#include <algorithm>
#include <cmath>

#include "render/template/escape.hpp"

namespace trungbay::render {
namespace {

constexpr std::string_view k_symbols[] = {
    "+", "-", "*", "/", "//", "%", "**", "==", "!=", "<", "<=", ">", ">=", "in", "not in"};

Value wrong_types(Operator op, Value left, Value right, Evaluation& evaluation) {
  return evaluation.fail(Code::render_types,
                         {{"operation", std::string(symbol_of(op))},
                          {"types", std::string(type_name(left)) + ", " + std::string(type_name(right))}});
}

Value no_result(Operator op, Evaluation& evaluation) {
  return evaluation.fail(Code::render_arithmetic, {{"operation", std::string(symbol_of(op))}});
}

std::int64_t floored_quotient(std::int64_t left, std::int64_t right) {
  const std::int64_t quotient = left / right;
  return left % right != 0 && (left < 0) != (right < 0) ? quotient - 1 : quotient;
}

double floored_remainder(double left, double right) {
  const double remainder = std::fmod(left, right);
  return remainder != 0 && (remainder < 0) != (right < 0) ? remainder + right : remainder;
}

Value integer_power(std::int64_t base, std::int64_t exponent, Evaluation& evaluation) {
  std::int64_t result = 1;
  while (exponent > 0) {
    if ((exponent & 1) && __builtin_mul_overflow(result, base, &result))
      return no_result(Operator::power, evaluation);
    exponent >>= 1;
    if (exponent > 0 && __builtin_mul_overflow(base, base, &base))
      return no_result(Operator::power, evaluation);
  }
  return Value::integer(result);
}

Value of_integers(Operator op, std::int64_t left, std::int64_t right, Evaluation& evaluation) {
  std::int64_t result = 0;
  bool overflows = false;
  switch (op) {
    case Operator::add:
      overflows = __builtin_add_overflow(left, right, &result);
      break;
    case Operator::subtract:
      overflows = __builtin_sub_overflow(left, right, &result);
      break;
    case Operator::multiply:
      overflows = __builtin_mul_overflow(left, right, &result);
      break;
    case Operator::divide:
      if (right == 0) return no_result(op, evaluation);
      return Value::number(static_cast<double>(left) / static_cast<double>(right));
    case Operator::floor_divide:
    case Operator::modulo:
      if (right == 0 || (right == -1 && left == INT64_MIN)) return no_result(op, evaluation);
      result = op == Operator::modulo ? left - floored_quotient(left, right) * right
                                      : floored_quotient(left, right);
      break;
    default:
      if (right >= 0) return integer_power(left, right, evaluation);
      if (left == 0) return no_result(op, evaluation);
      return Value::number(std::pow(static_cast<double>(left), static_cast<double>(right)));
  }
  return overflows ? no_result(op, evaluation) : Value::integer(result);
}

Value of_numbers(Operator op, double left, double right, Evaluation& evaluation) {
  const bool divides = op == Operator::divide || op == Operator::floor_divide || op == Operator::modulo;
  if (divides && right == 0) return no_result(op, evaluation);
  double result = 0;
  switch (op) {
    case Operator::add:
      result = left + right;
      break;
    case Operator::subtract:
      result = left - right;
      break;
    case Operator::multiply:
      result = left * right;
      break;
    case Operator::divide:
      result = left / right;
      break;
    case Operator::floor_divide:
      result = (left - floored_remainder(left, right)) / right;
      result = std::round(result);
      break;
    case Operator::modulo:
      result = floored_remainder(left, right);
      break;
    default:
      result = std::pow(left, right);
      if (!std::isfinite(result)) return no_result(op, evaluation);
  }
  return Value::number(result);
}

Value repeated(Value value, std::int64_t times, Evaluation& evaluation) {
  const auto count = static_cast<std::size_t>(std::max<std::int64_t>(times, 0));
  if (value.is_string()) {
    const std::string_view text = value.as_text();
    if (text.empty() || count == 0) return evaluation.keep_like(value, {});
    if (count > Evaluation::k_most_memory / text.size()) {
      evaluation.spend(Evaluation::k_most_memory + 1);
      return {};
    }
    Evaluation::Buffer all(evaluation);
    for (std::size_t i = 0; i < count; ++i) *all += text;
    return evaluation.keep_like(value, *all);
  }
  const std::size_t size = value.list_size();
  if (size > 0 && count > Evaluation::k_most_memory / sizeof(Value) / size) {
    evaluation.spend(Evaluation::k_most_memory + 1);
    return {};
  }
  const std::span<Value> items = evaluation.make_values(size * count);
  for (std::size_t i = 0; i < items.size(); ++i) items[i] = value.list_at(i % size, evaluation.scratch());
  return is_tuple(value) ? make_row(items, evaluation) : make_list(items, evaluation);
}

Value chained(Value left, Value right, Evaluation& evaluation) {
  const std::size_t first = left.list_size();
  const std::span<Value> items = evaluation.make_values(first + right.list_size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    items[i] =
        i < first ? left.list_at(i, evaluation.scratch()) : right.list_at(i - first, evaluation.scratch());
  }
  return is_tuple(left) ? make_row(items, evaluation) : make_list(items, evaluation);
}

Value calculated(Operator op, Value left, Value right, Evaluation& evaluation) {
  if (is_number(left) && is_number(right)) {
    if (left.kind() == Kind::number || right.kind() == Kind::number) {
      return of_numbers(op, to_double(left), to_double(right), evaluation);
    }
    return of_integers(op, left.as_integer(), right.as_integer(), evaluation);
  }
  const auto repeats = [](Value value) { return value.is_string() || value.kind() == Kind::list; };
  const auto counts = [](Value value) {
    return value.kind() == Kind::integer || value.kind() == Kind::boolean;
  };
  if (op == Operator::add && left.is_string() && right.is_string()) {
    const Value both[] = {left, right};
    return join_texts(both, evaluation);
  }
  if (op == Operator::add && left.kind() == Kind::list && right.kind() == Kind::list &&
      is_tuple(left) == is_tuple(right)) {
    return chained(left, right, evaluation);
  }
  if (op == Operator::multiply && repeats(left) && counts(right))
    return repeated(left, right.as_integer(), evaluation);
  if (op == Operator::multiply && counts(left) && repeats(right))
    return repeated(right, left.as_integer(), evaluation);
  return wrong_types(op, left, right, evaluation);
}

}  // namespace

std::string_view symbol_of(Operator op) {
  return k_symbols[static_cast<std::size_t>(op)];
}

Value apply_operator(Operator op, Value left, Value right, Evaluation& evaluation) {
  switch (op) {
    case Operator::equal:
      return Value::boolean(are_equal(left, right, evaluation));
    case Operator::not_equal:
      return Value::boolean(!are_equal(left, right, evaluation));
    case Operator::less:
    case Operator::less_equal:
    case Operator::greater:
    case Operator::greater_equal: {
      const bool unordered = (left.kind() == Kind::number && std::isnan(left.as_number())) ||
                             (right.kind() == Kind::number && std::isnan(right.as_number()));
      if (unordered && is_number(left) && is_number(right)) return Value::boolean(false);
      const auto order = order_of(left, right, evaluation);
      if (!order) return wrong_types(op, left, right, evaluation);
      return Value::boolean(op == Operator::less         ? *order < 0
                            : op == Operator::less_equal ? *order <= 0
                            : op == Operator::greater    ? *order > 0
                                                         : *order >= 0);
    }
    case Operator::in:
    case Operator::not_in: {
      const auto found = contains(right, left, evaluation);
      if (!found) return wrong_types(op, left, right, evaluation);
      return Value::boolean(*found == (op == Operator::in));
    }
    default:
      return calculated(op, left, right, evaluation);
  }
}

Value negated(Value value, Evaluation& evaluation) {
  if (value.kind() == Kind::number) return Value::number(-value.as_number());
  if (!is_number(value)) {
    return evaluation.fail(Code::render_types,
                           {{"operation", "-"}, {"types", std::string(type_name(value))}});
  }
  return of_integers(Operator::subtract, 0, value.as_integer(), evaluation);
}

Value join_texts(std::span<const Value> parts, Evaluation& evaluation) {
  const bool html =
      std::any_of(parts.begin(), parts.end(), [](Value part) { return part.kind() == Kind::html; });
  Evaluation::Buffer all(evaluation);
  for (const Value part : parts) {
    if (!html || part.kind() == Kind::html) {
      append_text(part, evaluation, *all);
    } else {
      append_html(text_of(part, evaluation), *all);
    }
  }
  return html ? Value::html(evaluation.keep(*all)) : evaluation.keep_text(*all);
}

}  // namespace trungbay::render
