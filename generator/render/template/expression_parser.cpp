#include "render/template/expression_parser.hpp"

#include <algorithm>

namespace trungbay::render {
namespace {

constexpr std::string_view k_keywords[] = {"and", "else", "if", "in", "is", "not", "or"};

bool is_keyword(std::string_view name) {
  return std::find(std::begin(k_keywords), std::end(k_keywords), name) != std::end(k_keywords);
}

}  // namespace

ExpressionParser::ExpressionParser(const Source& source, const ReportFault& report)
    : source_(source), report_(report), tokens_(cut_tokens(source, report)) {}

const LexedToken& ExpressionParser::peek(std::size_t ahead) const {
  return tokens_[std::min(at_ + ahead, tokens_.size() - 1)];
}

const LexedToken& ExpressionParser::take() {
  const LexedToken& token = peek();
  if (at_ + 1 < tokens_.size()) ++at_;
  return token;
}

std::string_view ExpressionParser::text_of(const LexedToken& token) const {
  return std::string_view(source_.text).substr(token.range.begin, token.range.end - token.range.begin);
}

bool ExpressionParser::at_symbol(std::string_view symbol) const {
  return peek().kind == Token::symbol && text_of(peek()) == symbol;
}

bool ExpressionParser::at_word(std::string_view word) const {
  return peek().kind == Token::name && text_of(peek()) == word;
}

bool ExpressionParser::skip_symbol(std::string_view symbol) {
  if (!at_symbol(symbol)) return false;
  take();
  return true;
}

bool ExpressionParser::skip_word(std::string_view word) {
  if (!at_word(word)) return false;
  take();
  return true;
}

bool ExpressionParser::at_tag_end() const {
  const Token kind = peek().kind;
  return kind == Token::output_close || kind == Token::tag_close || kind == Token::end;
}

void ExpressionParser::report(Code code, Range range, Arguments arguments) {
  if (!fault_in_tag_) report_(code, range, arguments);
  fault_in_tag_ = true;
}

void ExpressionParser::report_expected(std::string_view expected) {
  const LexedToken& token = peek();
  // What is missing here was reported by the lexer.
  fault_in_tag_ = fault_in_tag_ || token.kind == Token::broken;
  report(Code::template_syntax, token.range,
         {{"expected", std::string(expected)}, {"found", std::string(text_of(token))}});
}

void ExpressionParser::expect_symbol(std::string_view symbol) {
  if (!skip_symbol(symbol)) report_expected(symbol);
}

void ExpressionParser::expect_word(std::string_view word) {
  if (!skip_word(word)) report_expected(word);
}

std::string ExpressionParser::expect_name(Range* range) {
  const LexedToken token = peek();
  if (range) *range = token.range;
  if (token.kind != Token::name || is_keyword(text_of(token))) {
    report_expected("NAME");
    return {};
  }
  take();
  return std::string(text_of(token));
}

ExpressionPtr ExpressionParser::make(ExpressionKind kind, Range range) const {
  auto made = std::make_unique<Expression>();
  made->kind = kind;
  made->range = range;
  made->focus = range;
  return made;
}

ExpressionPtr ExpressionParser::make_captured() const {
  return make(ExpressionKind::captured, peek().range);
}

ExpressionPtr ExpressionParser::finish(ExpressionPtr made) {
  std::uint16_t deepest = 0;
  for (const auto& item : made->items) {
    if (item) deepest = std::max(deepest, item->depth);
  }
  for (const auto& argument : made->arguments) deepest = std::max(deepest, argument.value->depth);
  made->depth = static_cast<std::uint16_t>(deepest + 1);
  if (made->depth <= k_most_expression_depth) return made;
  report(Code::template_too_deep, made->focus, {{"limit", std::to_string(k_most_expression_depth)}});
  return make(ExpressionKind::invalid, made->range);
}

ExpressionPtr ExpressionParser::make_unary(ExpressionKind kind, Range focus, ExpressionPtr operand) {
  ExpressionPtr made = make(kind, {focus.begin, operand->range.end});
  made->focus = focus;
  made->items.push_back(std::move(operand));
  return finish(std::move(made));
}

ExpressionPtr ExpressionParser::make_binary(ExpressionKind kind, Operator op, Range focus, ExpressionPtr left,
                                            ExpressionPtr right) {
  ExpressionPtr made = make(kind, {left->range.begin, right->range.end});
  made->op = op;
  made->focus = focus;
  made->items.push_back(std::move(left));
  made->items.push_back(std::move(right));
  return finish(std::move(made));
}

ExpressionPtr ExpressionParser::parse_expression(Conditionals conditionals) {
  if (nesting_ >= k_most_expression_depth) {
    report(Code::template_too_deep, peek().range, {{"limit", std::to_string(k_most_expression_depth)}});
    return make(ExpressionKind::invalid, peek().range);
  }
  ++nesting_;
  ExpressionPtr value = parse_or();
  while (conditionals == Conditionals::allowed && at_word("if") && !fault_in_tag_) {
    const Range focus = take().range;
    ExpressionPtr made = make(ExpressionKind::conditional, value->range);
    made->focus = focus;
    made->items.push_back(std::move(value));
    made->items.push_back(parse_or());
    made->items.push_back(skip_word("else") ? parse_expression() : nullptr);
    made->range.end = made->items[made->items[2] ? 2 : 1]->range.end;
    value = finish(std::move(made));
  }
  --nesting_;
  return value;
}

ExpressionPtr ExpressionParser::parse_expression_or_tuple(Conditionals conditionals) {
  ExpressionPtr first = parse_expression(conditionals);
  if (!at_symbol(",")) return first;
  ExpressionPtr tuple = make(ExpressionKind::tuple, first->range);
  tuple->items.push_back(std::move(first));
  while (skip_symbol(",") && !at_tag_end() && !fault_in_tag_) {
    tuple->items.push_back(parse_expression(conditionals));
    tuple->range.end = tuple->items.back()->range.end;
  }
  return finish(std::move(tuple));
}

ExpressionPtr ExpressionParser::parse_or() {
  ExpressionPtr left = parse_and();
  while (at_word("or") && !fault_in_tag_) {
    const Range focus = take().range;
    left = make_binary(ExpressionKind::logical_or, Operator::add, focus, std::move(left), parse_and());
  }
  return left;
}

ExpressionPtr ExpressionParser::parse_and() {
  ExpressionPtr left = parse_not();
  while (at_word("and") && !fault_in_tag_) {
    const Range focus = take().range;
    left = make_binary(ExpressionKind::logical_and, Operator::add, focus, std::move(left), parse_not());
  }
  return left;
}

ExpressionPtr ExpressionParser::parse_not() {
  std::vector<Range> nots;
  while (at_word("not")) nots.push_back(take().range);
  ExpressionPtr value = parse_compare();
  for (auto focus = nots.rbegin(); focus != nots.rend(); ++focus) {
    value = make_unary(ExpressionKind::logical_not, *focus, std::move(value));
  }
  return value;
}

ExpressionPtr ExpressionParser::parse_compare() {
  static constexpr std::pair<std::string_view, Operator> k_symbols[] = {
      {"==", Operator::equal},      {"!=", Operator::not_equal}, {"<", Operator::less},
      {"<=", Operator::less_equal}, {">", Operator::greater},    {">=", Operator::greater_equal},
  };
  ExpressionPtr left = parse_sum();
  bool compared = false;
  while (!fault_in_tag_) {
    const LexedToken token = peek();
    bool found = false;
    Operator op = Operator::equal;
    for (const auto& [symbol, meant] : k_symbols) {
      if (!at_symbol(symbol)) continue;
      found = true;
      op = meant;
    }
    if (at_word("in")) {
      found = true;
      op = Operator::in;
    } else if (at_word("not") && peek(1).kind == Token::name && text_of(peek(1)) == "in") {
      found = true;
      op = Operator::not_in;
      take();
    }
    if (!found) break;
    if (compared) {
      report(Code::template_unsupported, token.range,
             {{"what", "a < b < c"}, {"instead", "a < b and b < c"}});
      break;
    }
    compared = true;
    take();
    left = make_binary(ExpressionKind::binary, op, token.range, std::move(left), parse_sum());
  }
  return left;
}

ExpressionPtr ExpressionParser::parse_sum() {
  ExpressionPtr left = parse_concat();
  while ((at_symbol("+") || at_symbol("-")) && !fault_in_tag_) {
    const Operator op = at_symbol("+") ? Operator::add : Operator::subtract;
    const Range focus = take().range;
    left = make_binary(ExpressionKind::binary, op, focus, std::move(left), parse_concat());
  }
  return left;
}

ExpressionPtr ExpressionParser::parse_concat() {
  ExpressionPtr first = parse_product();
  if (!at_symbol("~")) return first;
  ExpressionPtr made = make(ExpressionKind::concat, first->range);
  made->focus = peek().range;
  made->items.push_back(std::move(first));
  while (skip_symbol("~") && !fault_in_tag_) {
    made->items.push_back(parse_product());
    made->range.end = made->items.back()->range.end;
  }
  return finish(std::move(made));
}

ExpressionPtr ExpressionParser::parse_product() {
  static constexpr std::pair<std::string_view, Operator> k_symbols[] = {{"*", Operator::multiply},
                                                                        {"/", Operator::divide},
                                                                        {"//", Operator::floor_divide},
                                                                        {"%", Operator::modulo}};
  ExpressionPtr left = parse_power();
  while (!fault_in_tag_) {
    const auto* found = std::find_if(std::begin(k_symbols), std::end(k_symbols),
                                     [&](const auto& symbol) { return at_symbol(symbol.first); });
    if (found == std::end(k_symbols)) break;
    const Range focus = take().range;
    left = make_binary(ExpressionKind::binary, found->second, focus, std::move(left), parse_power());
  }
  return left;
}

ExpressionPtr ExpressionParser::parse_power() {
  ExpressionPtr left = parse_unary(Filters::also);
  while (at_symbol("**") && !fault_in_tag_) {
    const Range focus = take().range;
    left = make_binary(ExpressionKind::binary, Operator::power, focus, std::move(left),
                       parse_unary(Filters::also));
  }
  return left;
}

ExpressionPtr ExpressionParser::parse_unary(Filters filters) {
  std::vector<std::pair<ExpressionKind, Range>> signs;
  while (at_symbol("-") || at_symbol("+")) {
    const bool negative = at_symbol("-");
    signs.emplace_back(negative ? ExpressionKind::negative : ExpressionKind::positive, take().range);
  }
  ExpressionPtr value = parse_postfix(parse_primary());
  for (auto sign = signs.rbegin(); sign != signs.rend(); ++sign) {
    value = make_unary(sign->first, sign->second, std::move(value));
  }
  // As in Jinja2 a filter behind a sign takes the signed value: -1|abs is 1.
  return filters == Filters::also ? parse_filters_after(std::move(value)) : std::move(value);
}

ExpressionPtr ExpressionParser::parse_primary() {
  const LexedToken token = peek();
  switch (token.kind) {
    case Token::integer:
      return parse_integer();
    case Token::number:
      return parse_number();
    case Token::string:
      return parse_text();
    case Token::symbol:
      if (at_symbol("(")) return parse_in_parentheses();
      if (at_symbol("[")) return parse_list();
      if (at_symbol("{")) return parse_map();
      break;
    case Token::name: {
      const std::string_view name = text_of(token);
      if (is_keyword(name)) break;
      take();
      if (name == "true" || name == "True" || name == "false" || name == "False") {
        ExpressionPtr made = make(ExpressionKind::boolean, token.range);
        made->integer = name == "true" || name == "True";
        return made;
      }
      if (name == "none" || name == "None") return make(ExpressionKind::null, token.range);
      ExpressionPtr made = make(ExpressionKind::name, token.range);
      made->text = name;
      return made;
    }
    default:
      break;
  }
  report_expected("VALUE");
  return make(ExpressionKind::invalid, token.range);
}

}  // namespace trungbay::render
