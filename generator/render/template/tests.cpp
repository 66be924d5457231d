// The tests that stand behind `is`.
#include <cmath>

#include "render/template/filters.hpp"
#include "render/template/operators.hpp"
#include "vietnamese/fold.hpp"

namespace trungbay::render {
namespace {

using Arguments = std::span<const Value>;

Value answer(bool value) {
  return Value::boolean(value);
}

template <Kind kind>
Value is_kind(Arguments in, Evaluation&) {
  return answer(in[0].kind() == kind);
}

Value is_defined(Arguments in, Evaluation&) {
  return answer(in[0].kind() != Kind::undefined);
}
// In views "nothing" is null, in a JSON context it is what is not there; a theme asks the same way for both.
Value is_none(Arguments in, Evaluation& evaluation) {
  return answer(in[0].kind() == Kind::null ||
                (in[0].kind() == Kind::undefined && evaluation.null_is_silent()));
}
Value is_real_number(Arguments in, Evaluation&) {
  return answer(is_number(in[0]));
}
Value is_text(Arguments in, Evaluation&) {
  return answer(in[0].is_string());
}
Value is_sequence(Arguments in, Evaluation&) {
  return answer(is_iterable(in[0]));
}
Value is_true_value(Arguments in, Evaluation&) {
  return answer(in[0].kind() == Kind::boolean && in[0].as_boolean());
}
Value is_false_value(Arguments in, Evaluation&) {
  return answer(in[0].kind() == Kind::boolean && !in[0].as_boolean());
}

template <Operator op>
Value compare(Arguments in, Evaluation& evaluation) {
  return apply_operator(op, in[0], in[1], evaluation);
}

// 0 or 1 of what is left over by 2; nothing of what is no whole number.
Value remainder_is(Arguments in, std::int64_t wanted, Evaluation& evaluation) {
  const Value rest = apply_operator(Operator::modulo, in[0], Value::integer(2), evaluation);
  return answer(is_number(rest) && to_double(rest) == static_cast<double>(wanted));
}

Value is_even(Arguments in, Evaluation& evaluation) {
  return remainder_is(in, 0, evaluation);
}
Value is_odd(Arguments in, Evaluation& evaluation) {
  return remainder_is(in, 1, evaluation);
}

Value divides(Arguments in, Evaluation& evaluation) {
  const Value rest = apply_operator(Operator::modulo, in[0], in[1], evaluation);
  return answer(is_number(rest) && to_double(rest) == 0);
}

Value is_same(Arguments in, Evaluation& evaluation) {
  const bool same_kind = in[0].kind() == in[1].kind();
  if (in[0].kind() == Kind::list || in[0].kind() == Kind::map)
    return answer(same_kind && in[0].self() == in[1].self());
  return answer(same_kind && are_equal(in[0], in[1], evaluation));
}

// As Python: all letters are of this case, and there is one.
Value is_lower(Arguments in, Evaluation& evaluation) {
  const std::string_view text = text_of(in[0], evaluation);
  return answer(vietnamese::lower(text) == text && vietnamese::upper(text) != text);
}

Value is_upper(Arguments in, Evaluation& evaluation) {
  const std::string_view text = text_of(in[0], evaluation);
  return answer(vietnamese::upper(text) == text && vietnamese::lower(text) != text);
}

constexpr std::string_view k_other[] = {"other"};
constexpr std::string_view k_number[] = {"num"};
constexpr std::string_view k_container[] = {"seq"};

constexpr FilterInfo k_tests[] = {
    {"boolean", is_kind<Kind::boolean>},
    {"date", is_kind<Kind::date>},
    {"defined", is_defined},
    {"divisibleby", divides, k_number, 1},
    {"eq", compare<Operator::equal>, k_other, 1},
    {"equalto", compare<Operator::equal>, k_other, 1},
    {"escaped", is_kind<Kind::html>},
    {"even", is_even},
    {"false", is_false_value},
    {"float", is_kind<Kind::number>},
    {"ge", compare<Operator::greater_equal>, k_other, 1},
    {"greaterthan", compare<Operator::greater>, k_other, 1},
    {"gt", compare<Operator::greater>, k_other, 1},
    {"in", compare<Operator::in>, k_container, 1},
    {"integer", is_kind<Kind::integer>},
    {"iterable", is_sequence},
    {"le", compare<Operator::less_equal>, k_other, 1},
    {"lessthan", compare<Operator::less>, k_other, 1},
    {"lower", is_lower},
    {"lt", compare<Operator::less>, k_other, 1},
    {"mapping", is_kind<Kind::map>},
    {"ne", compare<Operator::not_equal>, k_other, 1},
    {"none", is_none},
    {"number", is_real_number},
    {"odd", is_odd},
    {"sameas", is_same, k_other, 1},
    {"sequence", is_sequence},
    {"string", is_text},
    {"true", is_true_value},
    {"undefined", is_kind<Kind::undefined>},
    {"upper", is_upper},
};

}  // namespace

std::span<const FilterInfo> value_tests() {
  return k_tests;
}

}  // namespace trungbay::render
