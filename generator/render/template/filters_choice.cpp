// map, select, reject and their like: filters that apply another filter or test to each item.
//
// The compiler has looked that one up; its number in all_filters() or all_tests() comes as an argument.
#include <vector>

#include "render/template/filters.hpp"

namespace trungbay::render {
namespace {

using Arguments = std::span<const Value>;

Value argument(Arguments arguments, std::size_t index) {
  return index < arguments.size() ? arguments[index] : Value();
}

Value apply(std::span<const FilterInfo* const> known, Value number, Value item, Arguments rest,
            Evaluation& evaluation) {
  const auto index = static_cast<std::size_t>(number.as_integer());
  std::vector<Value> arguments{item};
  arguments.insert(arguments.end(), rest.begin(), rest.end());
  return known[index]->apply(arguments, evaluation);
}

Value kept_list(const std::vector<Value>& kept, Evaluation& evaluation) {
  const std::span<Value> items = evaluation.make_values(kept.size());
  if (!items.empty()) std::copy(kept.begin(), kept.end(), items.begin());
  return make_list(items, evaluation);
}

// in: list, filter's number or undefined, attribute, default, the filter's arguments
Value map(Arguments in, Evaluation& evaluation) {
  const auto sequence = sequence_of(in[0], evaluation);
  if (!sequence) return {};
  const Value attribute = argument(in, 2);
  const std::string_view path = attribute.is_missing() ? std::string_view{} : text_of(attribute, evaluation);
  const Arguments rest = in.size() > 4 ? in.subspan(4) : Arguments{};
  const std::span<Value> items = evaluation.make_values(sequence->size);
  for (std::size_t i = 0; i < items.size() && !evaluation.fault(); ++i) {
    const Value item = sequence->at(i, evaluation.scratch());
    if (in[1].kind() == Kind::integer) {
      items[i] = apply(all_filters(), in[1], item, rest, evaluation);
    } else {
      items[i] = path_of(item, path, evaluation);
      if (items[i].kind() == Kind::undefined) items[i] = argument(in, 3);
    }
  }
  return make_list(items, evaluation);
}

enum class Keep : std::uint8_t { passing, failing };

Value choose(Value list, std::string_view path, Value test, Arguments rest, Keep keep,
             Evaluation& evaluation) {
  const auto sequence = sequence_of(list, evaluation);
  if (!sequence) return {};
  std::vector<Value> kept;
  for (std::size_t i = 0; i < sequence->size && !evaluation.fault(); ++i) {
    const Value item = sequence->at(i, evaluation.scratch());
    const Value asked = path_of(item, path, evaluation);
    const bool passes = test.kind() == Kind::integer
                            ? is_true(apply(all_tests(), test, asked, rest, evaluation))
                            : is_true(asked);
    if (passes == (keep == Keep::passing)) kept.push_back(item);
  }
  return kept_list(kept, evaluation);
}

// in: list, test's number or undefined, the test's arguments
template <Keep keep>
Value select(Arguments in, Evaluation& evaluation) {
  return choose(in[0], {}, argument(in, 1), in.size() > 2 ? in.subspan(2) : Arguments{}, keep, evaluation);
}

// in: list, attribute, test's number or undefined, the test's arguments
template <Keep keep>
Value select_by(Arguments in, Evaluation& evaluation) {
  return choose(in[0], text_of(argument(in, 1), evaluation), argument(in, 2),
                in.size() > 3 ? in.subspan(3) : Arguments{}, keep, evaluation);
}

constexpr FilterInfo k_filters[] = {
    {"map", map, {}, 0, ResultType::any, FilterForm::by_filter},
    {"reject", select<Keep::failing>, {}, 0, ResultType::same, FilterForm::by_test},
    {"rejectattr", select_by<Keep::failing>, {}, 0, ResultType::same, FilterForm::by_attribute_test},
    {"select", select<Keep::passing>, {}, 0, ResultType::same, FilterForm::by_test},
    {"selectattr", select_by<Keep::passing>, {}, 0, ResultType::same, FilterForm::by_attribute_test},
};

}  // namespace

std::span<const FilterInfo> choice_filters() {
  return k_filters;
}

}  // namespace trungbay::render
