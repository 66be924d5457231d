// The syntax tree of one template: what the parser makes and the compiler walks. Nothing outlives loading.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "render/template/source.hpp"

namespace trungbay::render {

struct Expression;
struct Statement;
using ExpressionPtr = std::unique_ptr<Expression>;
using StatementPtr = std::unique_ptr<Statement>;
using Statements = std::vector<StatementPtr>;

enum class ExpressionKind : std::uint8_t {
  invalid,  // a fault was reported in its place
  null,
  boolean,
  integer,
  number,
  text,
  captured,  // what {% filter %} or {% set %} caught, under its filters
  name,
  attribute,    // items[0].text
  subscript,    // items[0][items[1]]
  slice,        // items[0][items[1]:items[2]:items[3]]; items left out are null
  call,         // items[0](arguments)
  filter,       // items[0]|text(arguments); items[0] is `captured` in {% filter %}
  test,         // items[0] is text(arguments), negated when `integer` is 1
  negative,     // -items[0]
  positive,     // +items[0]
  logical_not,  // not items[0]
  logical_and,  // items[0] and items[1]
  logical_or,
  binary,       // items[0] OP items[1]; OP in `op`
  concat,       // items[0] ~ items[1] ~ …
  conditional,  // items[0] if items[1] else items[2]; items[2] may be null
  list,
  tuple,
  map,  // key, value, key, value …
};

enum class Operator : std::uint8_t {
  add,
  subtract,
  multiply,
  divide,
  floor_divide,
  modulo,
  power,
  equal,
  not_equal,
  less,
  less_equal,
  greater,
  greater_equal,
  in,
  not_in,
};

struct Argument {
  std::string name;  // empty: by position
  ExpressionPtr value;
  Range range;
};

struct Expression {
  ExpressionKind kind = ExpressionKind::invalid;
  Operator op = Operator::add;
  std::uint16_t depth = 1;  // of the tree below, bounded by the parser
  Range range;              // of the whole
  Range focus;              // of its name or operator: where the caret goes
  std::string text;
  std::int64_t integer = 0;
  double number = 0;
  std::vector<ExpressionPtr> items;
  std::vector<Argument> arguments;
};

enum class StatementKind : std::uint8_t {
  text,          // range
  output,        // expression
  branch,        // if: `branches`, the last may have no condition
  loop,          // for `names` in expression [if condition] body else otherwise
  set,           // names = expression
  set_field,     // names[0].text = expression
  set_block,     // names[0], filtered by expression when there is one: body
  block,         // text: body
  extends,       // expression
  include,       // expression; flags
  import,        // expression as text
  import_names,  // from expression import pairs
  macro,         // text(parameters): body
  call_block,    // {% call(parameters) expression %} body
  filter_block,  // expression: the filters; body
  with,          // parameters with values; body
};

struct Parameter {
  std::string name;
  ExpressionPtr value;  // the default; null when there is none
  Range range;
};

struct Branch {
  ExpressionPtr condition;  // null: else
  Statements body;
  Range range;
};

struct Statement {
  StatementKind kind = StatementKind::text;
  Range range;  // of the text, or of the opening tag's inside
  Range focus;  // of the name that the statement is about
  std::string text;
  std::vector<std::string> names;
  std::vector<std::pair<std::string, std::string>> pairs;  // imported name, name here
  std::vector<Range> ranges;                               // of pairs or names
  std::vector<Parameter> parameters;
  ExpressionPtr expression;
  ExpressionPtr condition;
  std::vector<Branch> branches;
  Statements body;
  Statements otherwise;
  bool ignore_missing = false;  // include
  bool with_context = false;    // include, import
  bool scoped = false;          // block
  bool required = false;        // block
  bool unpacks = false;         // loop, set: several names or a trailing comma
};

// The limits of what one template may hold; past them the parser reports and goes no deeper. Expressions and
// statements are walked by recursion, and 200 + 100 levels need far less than the smallest stack of a thread.
inline constexpr std::uint16_t k_most_expression_depth = 200;
inline constexpr int k_most_statement_depth = 100;

}  // namespace trungbay::render
