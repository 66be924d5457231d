// What stands behind a value: fields, subscripts, calls, filters, tests.
#include "render/template/expression_parser.hpp"

namespace trungbay::render {

ExpressionPtr ExpressionParser::parse_postfix(ExpressionPtr value) {
  while (!fault_in_tag_) {
    if (at_symbol(".")) {
      take();
      const LexedToken token = peek();
      if (token.kind == Token::integer) {
        ExpressionPtr index = parse_integer();
        value = make_binary(ExpressionKind::subscript, Operator::add, token.range, std::move(value),
                            std::move(index));
        continue;
      }
      if (token.kind != Token::name) {
        report_expected("NAME");
        break;
      }
      take();
      ExpressionPtr made = make(ExpressionKind::attribute, {value->range.begin, token.range.end});
      made->focus = token.range;
      made->text = text_of(token);
      made->items.push_back(std::move(value));
      value = finish(std::move(made));
    } else if (at_symbol("[")) {
      value = parse_subscript(std::move(value));
    } else if (at_symbol("(")) {
      ExpressionPtr made = make(ExpressionKind::call, value->range);
      made->focus = value->focus;
      made->items.push_back(std::move(value));
      parse_arguments(made->arguments);
      made->range.end = tokens_[at_ - 1].range.end;
      value = finish(std::move(made));
    } else {
      break;
    }
  }
  return value;
}

ExpressionPtr ExpressionParser::parse_subscript(ExpressionPtr value) {
  const Range open = take().range;
  ExpressionPtr parts[3];
  int colons = 0;
  while (!at_symbol("]") && !fault_in_tag_) {
    if (at_symbol(":") && colons < 2) {
      take();
      ++colons;
    } else if (parts[colons]) {
      report_expected("]");
    } else {
      parts[colons] = parse_expression();
    }
  }
  if (colons == 0 && !parts[0] && !fault_in_tag_) report_expected("VALUE");
  const Range close = peek().range;
  expect_symbol("]");
  if (fault_in_tag_) return make(ExpressionKind::invalid, value->range);
  ExpressionPtr made =
      make(colons > 0 ? ExpressionKind::slice : ExpressionKind::subscript, {value->range.begin, close.end});
  made->focus = open;
  made->items.push_back(std::move(value));
  for (int i = 0; i < (colons > 0 ? 3 : 1); ++i) made->items.push_back(std::move(parts[i]));
  return finish(std::move(made));
}

void ExpressionParser::parse_arguments(std::vector<Argument>& arguments) {
  expect_symbol("(");
  bool named = false;
  while (!at_symbol(")") && !fault_in_tag_) {
    if (!arguments.empty()) {
      expect_symbol(",");
      if (at_symbol(")")) break;
    }
    if (at_symbol("*") || at_symbol("**")) {
      report(Code::template_unsupported, peek().range,
             {{"what", std::string(text_of(peek()))}, {"instead", "f(a, b, name=c)"}});
      break;
    }
    Argument argument;
    argument.range = peek().range;
    if (peek().kind == Token::name && peek(1).kind == Token::symbol && text_of(peek(1)) == "=") {
      argument.name = text_of(take());
      take();
      named = true;
    } else if (named) {
      report_expected("NAME=");
      break;
    }
    argument.value = parse_expression();
    if (argument.name.empty()) argument.range = argument.value->range;
    arguments.push_back(std::move(argument));
  }
  expect_symbol(")");
}

ExpressionPtr ExpressionParser::parse_filters_after(ExpressionPtr value) {
  while (!fault_in_tag_) {
    if (at_symbol("|")) {
      take();
      ExpressionPtr made = make(ExpressionKind::filter, value->range);
      made->text = expect_name(&made->focus);
      made->items.push_back(std::move(value));
      if (at_symbol("(") && !fault_in_tag_) parse_arguments(made->arguments);
      made->range.end = tokens_[at_ - 1].range.end;
      value = finish(std::move(made));
    } else if (at_word("is")) {
      take();
      value = parse_test(std::move(value));
    } else if (at_symbol("(")) {
      // `x|f(a)(b)`: Jinja2 reads a call here; no filter of ours gives something to call.
      report_expected("|");
    } else {
      break;
    }
  }
  return value;
}

ExpressionPtr ExpressionParser::parse_filters_only() {
  ExpressionPtr made = make(ExpressionKind::filter, peek().range);
  made->text = expect_name(&made->focus);
  made->items.push_back(make_captured());
  if (at_symbol("(") && !fault_in_tag_) parse_arguments(made->arguments);
  made->range.end = tokens_[at_ - 1].range.end;
  return parse_filters_after(finish(std::move(made)));
}

ExpressionPtr ExpressionParser::parse_test(ExpressionPtr value) {
  ExpressionPtr made = make(ExpressionKind::test, value->range);
  made->items.push_back(std::move(value));
  made->integer = skip_word("not");
  const LexedToken token = peek();
  if (token.kind == Token::name && (text_of(token) == "in")) {
    made->text = "in";
    made->focus = take().range;
  } else {
    // Keywords that are also tests (none, true) are read as names here.
    made->text = expect_name(&made->focus);
  }
  if (at_symbol("(")) {
    parse_arguments(made->arguments);
  } else if (at_word("is")) {
    report(Code::template_unsupported, peek().range,
           {{"what", "a is b is c"}, {"instead", "a is b and a is c"}});
  } else {
    const Token kind = peek().kind;
    const bool value_follows = kind == Token::string || kind == Token::integer || kind == Token::number ||
                               at_symbol("[") || at_symbol("{") ||
                               (kind == Token::name && !at_word("else") && !at_word("or") &&
                                !at_word("and") && !at_word("if") && !at_word("in") && !at_word("not"));
    if (value_follows && !fault_in_tag_) {
      Argument argument;
      argument.value = parse_postfix(parse_primary());
      argument.range = argument.value->range;
      made->arguments.push_back(std::move(argument));
    }
  }
  made->range.end = tokens_[at_ - 1].range.end;
  return finish(std::move(made));
}

}  // namespace trungbay::render
