// The filters and tests that templates may use, with their parameters and what they give.
//
// The compiler looks names up here and puts arguments in the order of the parameters; the machine calls
// `apply`. docs/templates.md lists the same names.
#pragma once

#include <span>
#include <string_view>

#include "render/template/values.hpp"

namespace trungbay::render {

// What the compiler knows of a filter's result.
enum class ResultType : std::uint8_t {
  any,
  text,
  like_text,  // html of html, else text
  html,
  integer,
  number,
  boolean,
  same,          // the type of what comes in
  element,       // an element of the list that comes in
  list_of_same,  // a list of what comes in
};

// How the arguments are to be read.
enum class FilterForm : std::uint8_t {
  plain,
  by_filter,          // map: the first is a filter's name, or attribute= stands alone
  by_test,            // select, reject: the first is a test's name
  by_attribute_test,  // selectattr, rejectattr: an attribute, then a test's name
};

struct FilterInfo {
  std::string_view name;
  // `arguments[0]` is what comes in, then the parameters in order; one that is not given is undefined.
  Value (*apply)(std::span<const Value> arguments, Evaluation& evaluation);
  std::span<const std::string_view> parameters = {};
  std::uint8_t required = 0;  // of the parameters, from the first
  ResultType result = ResultType::any;
  FilterForm form = FilterForm::plain;
};

// All of them, sorted by name.
std::span<const FilterInfo* const> all_filters();
std::span<const FilterInfo* const> all_tests();
const FilterInfo* find_filter(std::string_view name);
const FilterInfo* find_test(std::string_view name);

// The tables that stand in the files of filters.
std::span<const FilterInfo> text_filters();    // filters_text.cpp
std::span<const FilterInfo> number_filters();  // filters_number.cpp
std::span<const FilterInfo> list_filters();    // filters_list.cpp
std::span<const FilterInfo> choice_filters();  // filters_choice.cpp: map, select …
std::span<const FilterInfo> own_filters();     // filters_own.cpp: date, slug …
std::span<const FilterInfo> value_tests();     // tests.cpp

// What filters of several files need. Each gives the fault render_argument when the value does not fit.
std::int64_t integer_argument(Value value, std::int64_t otherwise, std::string_view function,
                              Evaluation& evaluation);
Value wrong_argument(std::string_view function, Value value, Evaluation& evaluation);

}  // namespace trungbay::render
