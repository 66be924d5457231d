// Literals: lists, maps, tuples, numbers and texts.
#include <algorithm>
#include <charconv>

#include "render/template/expression_parser.hpp"

namespace trungbay::render {
namespace {

std::string without_underscores(std::string_view digits) {
  std::string plain(digits);
  plain.erase(std::remove(plain.begin(), plain.end(), '_'), plain.end());
  return plain;
}

}  // namespace

ExpressionPtr ExpressionParser::parse_in_parentheses() {
  const Range open = take().range;
  if (at_symbol(")")) return make(ExpressionKind::tuple, {open.begin, take().range.end});
  ExpressionPtr first = parse_expression();
  if (!at_symbol(",")) {
    expect_symbol(")");
    return first;
  }
  ExpressionPtr tuple = make(ExpressionKind::tuple, open);
  tuple->items.push_back(std::move(first));
  while (skip_symbol(",") && !at_symbol(")") && !fault_in_tag_) tuple->items.push_back(parse_expression());
  tuple->range.end = peek().range.end;
  expect_symbol(")");
  return finish(std::move(tuple));
}

ExpressionPtr ExpressionParser::parse_list() {
  ExpressionPtr list = make(ExpressionKind::list, take().range);
  while (!at_symbol("]") && !fault_in_tag_) {
    if (!list->items.empty()) {
      expect_symbol(",");
      if (at_symbol("]")) break;
    }
    list->items.push_back(parse_expression());
  }
  list->range.end = peek().range.end;
  expect_symbol("]");
  return finish(std::move(list));
}

ExpressionPtr ExpressionParser::parse_map() {
  ExpressionPtr map = make(ExpressionKind::map, take().range);
  while (!at_symbol("}") && !fault_in_tag_) {
    if (!map->items.empty()) {
      expect_symbol(",");
      if (at_symbol("}")) break;
    }
    map->items.push_back(parse_expression());
    expect_symbol(":");
    map->items.push_back(parse_expression());
  }
  map->range.end = peek().range.end;
  expect_symbol("}");
  return finish(std::move(map));
}

ExpressionPtr ExpressionParser::parse_integer() {
  const LexedToken token = take();
  ExpressionPtr made = make(ExpressionKind::integer, token.range);
  std::string digits = without_underscores(text_of(token));
  int base = 10;
  if (digits.size() > 2 && digits[0] == '0' && !(digits[1] >= '0' && digits[1] <= '9')) {
    base = digits[1] == 'x' || digits[1] == 'X' ? 16 : digits[1] == 'o' || digits[1] == 'O' ? 8 : 2;
    digits.erase(0, 2);
  }
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), made->integer, base);
  if (error != std::errc() || end != digits.data() + digits.size()) {
    report(Code::template_literal_invalid, token.range, {{"literal", std::string(text_of(token))}});
  }
  return made;
}

ExpressionPtr ExpressionParser::parse_number() {
  const LexedToken token = take();
  ExpressionPtr made = make(ExpressionKind::number, token.range);
  const std::string digits = without_underscores(text_of(token));
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), made->number);
  if (error != std::errc()) {
    report(Code::template_literal_invalid, token.range, {{"literal", std::string(text_of(token))}});
  }
  return made;
}

ExpressionPtr ExpressionParser::parse_text() {
  ExpressionPtr made = make(ExpressionKind::text, peek().range);
  while (peek().kind == Token::string) {
    const LexedToken token = take();
    made->range.end = token.range.end;
    if (!unquote(text_of(token), made->text)) {
      report(Code::template_literal_invalid, token.range, {{"literal", std::string(text_of(token))}});
    }
  }
  return made;
}

}  // namespace trungbay::render
