// Reads expressions out of a row of tokens, by Jinja2's grammar and precedence. Base of the statement parser.
#pragma once

#include <string_view>
#include <vector>

#include "render/template/lexer.hpp"
#include "render/template/syntax.hpp"

namespace trungbay::render {

class ExpressionParser {
 public:
  ExpressionParser(const Source& source, const ReportFault& report);

 protected:
  enum class Conditionals : std::uint8_t { allowed, left_to_the_tag };

  // Each returns a tree, of kind `invalid` when something was wrong; `fault_in_tag_` is then set and nothing
  // more is reported before the tag's end.
  ExpressionPtr parse_expression(Conditionals conditionals = Conditionals::allowed);
  // With `a, b` as a tuple.
  ExpressionPtr parse_expression_or_tuple(Conditionals conditionals = Conditionals::allowed);
  // The filters behind {% filter …: the first name without "|".
  ExpressionPtr parse_filters_only();
  ExpressionPtr parse_filters_after(ExpressionPtr value);
  ExpressionPtr make_captured() const;  // what a block's filters start from

  const LexedToken& peek(std::size_t ahead = 0) const;
  const LexedToken& take();
  std::string_view text_of(const LexedToken& token) const;
  bool at_symbol(std::string_view symbol) const;
  bool at_word(std::string_view word) const;
  bool skip_symbol(std::string_view symbol);
  bool skip_word(std::string_view word);
  bool at_tag_end() const;
  void expect_symbol(std::string_view symbol);
  void expect_word(std::string_view word);
  std::string expect_name(Range* range = nullptr);
  void report_expected(std::string_view expected);
  void report(Code code, Range range, Arguments arguments = {});

  const Source& source_;
  const ReportFault& report_;
  std::vector<LexedToken> tokens_;
  std::size_t at_ = 0;
  bool fault_in_tag_ = false;

 private:
  ExpressionPtr parse_or();
  ExpressionPtr parse_and();
  ExpressionPtr parse_not();
  ExpressionPtr parse_compare();
  ExpressionPtr parse_sum();
  ExpressionPtr parse_concat();
  ExpressionPtr parse_product();
  ExpressionPtr parse_power();
  enum class Filters : std::uint8_t { also, not_here };
  ExpressionPtr parse_unary(Filters filters);
  ExpressionPtr parse_primary();
  ExpressionPtr parse_in_parentheses();
  ExpressionPtr parse_list();
  ExpressionPtr parse_map();
  ExpressionPtr parse_integer();
  ExpressionPtr parse_number();
  ExpressionPtr parse_text();
  ExpressionPtr parse_postfix(ExpressionPtr value);
  ExpressionPtr parse_subscript(ExpressionPtr value);
  ExpressionPtr parse_test(ExpressionPtr value);
  void parse_arguments(std::vector<Argument>& arguments);

  ExpressionPtr make(ExpressionKind kind, Range range) const;
  ExpressionPtr make_unary(ExpressionKind kind, Range focus, ExpressionPtr operand);
  ExpressionPtr make_binary(ExpressionKind kind, Operator op, Range focus, ExpressionPtr left,
                            ExpressionPtr right);
  // Takes the depths of its parts into account; a tree that is too deep becomes an invalid leaf.
  ExpressionPtr finish(ExpressionPtr made);

  int nesting_ = 0;
};

}  // namespace trungbay::render
