#include "render/template/filters.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace trungbay::render {
namespace {

using Infos = std::vector<const FilterInfo*>;

bool by_name(const FilterInfo* a, const FilterInfo* b) {
  return a->name < b->name;
}

Infos sorted(std::initializer_list<std::span<const FilterInfo>> tables) {
  Infos all;
  for (const auto table : tables) {
    for (const auto& info : table) all.push_back(&info);
  }
  std::sort(all.begin(), all.end(), by_name);
  return all;
}

// With those whose names begin with a dot.
const Infos& filters() {
  static const Infos all =
      sorted({text_filters(), number_filters(), list_filters(), choice_filters(), own_filters()});
  return all;
}

const Infos& tests() {
  static const Infos all = sorted({value_tests()});
  return all;
}

const FilterInfo* find(const Infos& all, std::string_view name) {
  const auto found =
      std::lower_bound(all.begin(), all.end(), name,
                       [](const FilterInfo* info, std::string_view wanted) { return info->name < wanted; });
  return found != all.end() && (*found)->name == name ? *found : nullptr;
}

}  // namespace

std::span<const FilterInfo* const> all_filters() {
  // The names with a dot sort before all others.
  const auto first = std::find_if(filters().begin(), filters().end(),
                                  [](const FilterInfo* info) { return info->name[0] != '.'; });
  return {first, filters().end()};
}

std::span<const FilterInfo* const> all_tests() {
  return tests();
}
const FilterInfo* find_filter(std::string_view name) {
  return find(filters(), name);
}
const FilterInfo* find_test(std::string_view name) {
  return find(tests(), name);
}

Value wrong_argument(std::string_view function, Value value, Evaluation& evaluation) {
  std::string shown;
  append_repr(value, evaluation, shown);
  if (shown.size() > 80) shown = std::string(type_name(value));
  return evaluation.fail(Code::render_argument, {{"function", std::string(function)}, {"value", shown}});
}

std::int64_t integer_argument(Value value, std::int64_t otherwise, std::string_view function,
                              Evaluation& evaluation) {
  if (value.kind() == Kind::undefined) return otherwise;
  if (value.kind() == Kind::integer || value.kind() == Kind::boolean) return value.as_integer();
  wrong_argument(function, value, evaluation);
  return otherwise;
}

}  // namespace trungbay::render
