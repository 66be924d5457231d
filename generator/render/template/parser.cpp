#include "render/template/parser.hpp"

#include <algorithm>

#include "base/suggestion.hpp"
#include "render/template/expression_parser.hpp"

namespace trungbay::render {
namespace {

constexpr std::string_view k_tags[] = {"block",     "call",   "elif",  "else",     "endblock", "endcall",
                                       "endfilter", "endfor", "endif", "endmacro", "endset",   "endwith",
                                       "extends",   "filter", "for",   "from",     "if",       "import",
                                       "include",   "macro",  "raw",   "set",      "with"};

class Parser : private ExpressionParser {
 public:
  using ExpressionParser::ExpressionParser;

  Statements parse_all() { return parse_body({}); }

 private:
  // A statement that waits for its closing tag.
  struct Open {
    std::vector<std::string_view> ends;  // names of tags that end its present part
    Range range;                         // of its opening tag's name
  };
  std::vector<Open> open_;

  // Reads up to a tag that one of the open statements waits for, and leaves `{%` before it.
  Statements parse_body(const std::vector<std::string_view>& ends) {
    Statements body;
    while (true) {
      const LexedToken token = peek();
      if (token.kind == Token::end) return body;
      if (token.kind == Token::text) {
        take();
        body.push_back(make(StatementKind::text, token.range));
      } else if (token.kind == Token::output_open) {
        take();
        StatementPtr output = make(StatementKind::output, peek().range);
        output->expression = parse_expression_or_tuple();
        output->range = output->expression->range;
        end_tag(Token::output_close);
        body.push_back(std::move(output));
      } else {
        const std::string_view name = peek(1).kind == Token::name ? text_of(peek(1)) : std::string_view{};
        if (std::find(ends.begin(), ends.end(), name) != ends.end()) return body;
        if (outer_waits_for(name)) return body;
        take();
        if (StatementPtr statement = parse_tag()) body.push_back(std::move(statement));
      }
    }
  }

  bool outer_waits_for(std::string_view name) const {
    return std::any_of(open_.begin(), open_.end(), [&](const Open& open) {
      return std::find(open.ends.begin(), open.ends.end(), name) != open.ends.end();
    });
  }

  StatementPtr make(StatementKind kind, Range range) const {
    auto made = std::make_unique<Statement>();
    made->kind = kind;
    made->range = range;
    made->focus = range;
    return made;
  }

  // The rest of the tag must be empty; behind a fault it is passed over.
  void end_tag(Token close = Token::tag_close) {
    if (peek().kind != close) report_expected(close == Token::tag_close ? "%}" : "}}");
    while (!at_tag_end()) take();
    if (peek().kind == close) take();
    fault_in_tag_ = false;
  }

  StatementPtr parse_tag() {
    const LexedToken token = peek();
    if (token.kind != Token::name) {
      report_expected("NAME");
      end_tag();
      return nullptr;
    }
    take();
    const std::string_view name = text_of(token);
    if (open_.size() >= static_cast<std::size_t>(k_most_statement_depth)) {
      report(Code::template_too_deep, token.range, {{"limit", std::to_string(k_most_statement_depth)}});
      end_tag();
      return nullptr;
    }
    if (name == "if") return parse_if(token.range);
    if (name == "for") return parse_for(token.range);
    if (name == "set") return parse_set(token.range);
    if (name == "block") return parse_block(token.range);
    if (name == "extends") return parse_extends(token.range);
    if (name == "include") return parse_include(token.range);
    if (name == "import") return parse_import(token.range);
    if (name == "from") return parse_from(token.range);
    if (name == "macro") return parse_macro(token.range);
    if (name == "call") return parse_call(token.range);
    if (name == "filter") return parse_filter(token.range);
    if (name == "with") return parse_with(token.range);
    refuse_tag(token.range, name);
    return nullptr;
  }

  void refuse_tag(Range range, std::string_view name) {
    if (std::find(std::begin(k_tags), std::end(k_tags), name) != std::end(k_tags)) {
      report(Code::template_misplaced, range, {{"what", std::string(name)}});
    } else {
      const auto near = closest(name, k_tags);
      std::string names(near.value_or(""));
      if (!near) {
        for (const auto tag : k_tags) {
          if (tag.starts_with("e") && tag != "extends") continue;
          names += names.empty() ? "" : ", ";
          names += tag;
        }
      }
      report(Code::template_tag_unknown, range, {{"name", std::string(name)}, {"names", names}});
    }
    while (!at_tag_end()) take();
    end_tag();
  }

  // A part of a statement up to one of `ends`. Returns the name of the tag that ended it, with that name
  // taken; empty when the statement was never closed, which is then reported.
  std::string_view parse_part(Statements& body, Range opening, std::vector<std::string_view> ends) {
    open_.push_back({ends, opening});
    body = parse_body(ends);
    open_.pop_back();
    const std::string_view name = peek(1).kind == Token::name ? text_of(peek(1)) : std::string_view{};
    if (peek().kind == Token::tag_open && std::find(ends.begin(), ends.end(), name) != ends.end()) {
      take();
      take();
      return name;
    }
    const std::string what(std::string_view(source_.text).substr(opening.begin, opening.end - opening.begin));
    report_(Code::template_unclosed, opening,
            {{"what", "{% " + what + " %}"}, {"close", "{% " + std::string(ends.back()) + " %}"}});
    return {};
  }

  StatementPtr parse_if(Range keyword) {
    StatementPtr made = make(StatementKind::branch, keyword);
    std::string_view word = "if";
    Range range = keyword;
    do {
      Branch branch;
      branch.range = range;
      if (word != "else") branch.condition = parse_expression_or_tuple();
      end_tag();
      std::vector<std::string_view> ends = {"endif"};
      if (word != "else") ends = {"elif", "else", "endif"};
      word = parse_part(branch.body, keyword, ends);
      range = tokens_[at_ - 1].range;
      made->branches.push_back(std::move(branch));
    } while (word == "elif" || word == "else");
    if (!word.empty()) end_tag();
    return made;
  }

  // The names before `=` or `in`, for loops and sets.
  void parse_targets(Statement& statement) {
    const bool in_parentheses = skip_symbol("(");
    do {
      if (!statement.names.empty() && peek().kind != Token::name) break;
      if (!statement.names.empty() && at_word("in")) break;
      Range range;
      statement.names.push_back(expect_name(&range));
      statement.ranges.push_back(range);
      if (at_symbol(",")) statement.unpacks = true;
    } while (!fault_in_tag_ && skip_symbol(","));
    if (in_parentheses) expect_symbol(")");
    if (!statement.ranges.empty()) statement.focus = statement.ranges.front();
  }

  StatementPtr parse_for(Range keyword) {
    StatementPtr made = make(StatementKind::loop, keyword);
    parse_targets(*made);
    expect_word("in");
    made->expression = parse_expression_or_tuple(Conditionals::left_to_the_tag);
    if (skip_word("if")) made->condition = parse_expression();
    if (at_word("recursive")) {
      report(Code::template_unsupported, peek().range, {{"what", "recursive"}, {"instead", "{% macro %}"}});
    }
    end_tag();
    std::string_view word = parse_part(made->body, keyword, {"else", "endfor"});
    if (word == "else") {
      end_tag();
      word = parse_part(made->otherwise, keyword, {"endfor"});
    }
    if (!word.empty()) end_tag();
    return made;
  }

  StatementPtr parse_set(Range keyword) {
    StatementPtr made = make(StatementKind::set, keyword);
    parse_targets(*made);
    if (at_symbol(".") && made->names.size() == 1) {
      take();
      made->kind = StatementKind::set_field;
      made->text = expect_name(&made->focus);
    }
    if (skip_symbol("=")) {
      made->expression = parse_expression_or_tuple();
      end_tag();
      return made;
    }
    if (made->kind == StatementKind::set_field || made->names.size() != 1) expect_symbol("=");
    made->kind = StatementKind::set_block;
    if (at_symbol("|")) made->expression = parse_filters_after(make_captured());
    end_tag();
    if (!parse_part(made->body, keyword, {"endset"}).empty()) end_tag();
    return made;
  }

  StatementPtr parse_block(Range keyword) {
    StatementPtr made = make(StatementKind::block, keyword);
    made->text = expect_name(&made->focus);
    while (at_word("scoped") || at_word("required")) {
      (at_word("scoped") ? made->scoped : made->required) = true;
      take();
    }
    end_tag();
    if (!parse_part(made->body, keyword, {"endblock"}).empty()) {
      if (at_word(made->text)) take();
      end_tag();
    }
    return made;
  }

  StatementPtr parse_extends(Range keyword) {
    StatementPtr made = make(StatementKind::extends, keyword);
    made->expression = parse_expression();
    end_tag();
    return made;
  }

  void parse_context(Statement& statement) {
    if (!(at_word("with") || at_word("without")) || peek(1).kind != Token::name ||
        text_of(peek(1)) != "context")
      return;
    statement.with_context = at_word("with");
    take();
    take();
  }

  StatementPtr parse_include(Range keyword) {
    StatementPtr made = make(StatementKind::include, keyword);
    made->with_context = true;
    made->expression = parse_expression();
    if (at_word("ignore")) {
      take();
      expect_word("missing");
      made->ignore_missing = true;
    }
    parse_context(*made);
    end_tag();
    return made;
  }

  StatementPtr parse_import(Range keyword) {
    StatementPtr made = make(StatementKind::import, keyword);
    made->expression = parse_expression();
    expect_word("as");
    made->text = expect_name(&made->focus);
    parse_context(*made);
    end_tag();
    return made;
  }

  StatementPtr parse_from(Range keyword) {
    StatementPtr made = make(StatementKind::import_names, keyword);
    made->expression = parse_expression();
    expect_word("import");
    while (!fault_in_tag_) {
      if (!made->pairs.empty()) {
        if (!skip_symbol(",")) break;
        if (at_tag_end()) break;
      }
      if ((at_word("with") || at_word("without")) && peek(1).kind == Token::name &&
          text_of(peek(1)) == "context")
        break;
      Range range;
      std::string name = expect_name(&range);
      std::string alias = skip_word("as") ? expect_name() : name;
      made->pairs.emplace_back(std::move(name), std::move(alias));
      made->ranges.push_back(range);
    }
    parse_context(*made);
    end_tag();
    return made;
  }

  void parse_parameters(std::vector<Parameter>& parameters) {
    expect_symbol("(");
    while (!at_symbol(")") && !fault_in_tag_) {
      if (!parameters.empty()) {
        expect_symbol(",");
        if (at_symbol(")")) break;
      }
      Parameter parameter;
      parameter.name = expect_name(&parameter.range);
      const bool repeated = std::any_of(parameters.begin(), parameters.end(),
                                        [&](const Parameter& other) { return other.name == parameter.name; });
      if (repeated) report(Code::template_repeated, parameter.range, {{"name", parameter.name}});
      if (skip_symbol("=")) {
        parameter.value = parse_expression();
      } else if (!parameters.empty() && parameters.back().value) {
        report_expected("=");
      }
      parameters.push_back(std::move(parameter));
    }
    expect_symbol(")");
  }

  StatementPtr parse_macro(Range keyword) {
    StatementPtr made = make(StatementKind::macro, keyword);
    made->text = expect_name(&made->focus);
    parse_parameters(made->parameters);
    end_tag();
    if (!parse_part(made->body, keyword, {"endmacro"}).empty()) {
      if (at_word(made->text)) take();
      end_tag();
    }
    return made;
  }

  StatementPtr parse_call(Range keyword) {
    StatementPtr made = make(StatementKind::call_block, keyword);
    if (at_symbol("(")) parse_parameters(made->parameters);
    made->expression = parse_expression();
    if (made->expression->kind != ExpressionKind::call && !fault_in_tag_) report_expected("(");
    end_tag();
    if (!parse_part(made->body, keyword, {"endcall"}).empty()) end_tag();
    return made;
  }

  StatementPtr parse_filter(Range keyword) {
    StatementPtr made = make(StatementKind::filter_block, keyword);
    made->expression = parse_filters_only();
    end_tag();
    if (!parse_part(made->body, keyword, {"endfilter"}).empty()) end_tag();
    return made;
  }

  StatementPtr parse_with(Range keyword) {
    StatementPtr made = make(StatementKind::with, keyword);
    while (!at_tag_end() && !fault_in_tag_) {
      if (!made->parameters.empty()) expect_symbol(",");
      Parameter parameter;
      parameter.name = expect_name(&parameter.range);
      expect_symbol("=");
      parameter.value = parse_expression();
      made->parameters.push_back(std::move(parameter));
    }
    end_tag();
    if (!parse_part(made->body, keyword, {"endwith"}).empty()) end_tag();
    return made;
  }
};

}  // namespace

Statements parse_template(const Source& source, const ReportFault& report) {
  return Parser(source, report).parse_all();
}

}  // namespace trungbay::render
