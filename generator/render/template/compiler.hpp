// Turns a page kind's template, with all that it reaches, into one program.
//
// Everything is written in line: the extended template with the blocks that override its own, what is
// included, the bodies of macros at each call. So each value's type and its place in the document are known
// where it is printed, and the machine needs no look-up of names. Only a macro that calls itself is made a
// subroutine. Called by TemplateSet::load.
#pragma once

#include <deque>
#include <string>
#include <utility>
#include <vector>

#include "render/template/code_writer.hpp"
#include "render/template/library.hpp"
#include "render/template/scope.hpp"

namespace trungbay::render {

class Compiler {
 public:
  // Includes and macros inside each other; deeper is a mistake, and each level takes stack while compiling.
  static constexpr int k_deepest_inline = 64;

  Compiler(Library& library, Program& program, const pages::ObjectType* roots);

  void compile_page(const Template& page);

 private:
  // compiler.cpp: whole templates
  void compile_template(const Template& made, std::uint32_t link, ScopePtr scope);
  void compile_child_part(const Template& child, std::uint32_t link);
  void declare_sets(const Statements& body, ScopePtr scope);
  void check_blocks(const Template& child, std::size_t index);
  void compile_include(const Statement& statement);
  const Template* find_included(const Statement& statement, std::string_view tag, const Expression& name);
  ScopePtr import_module(const Statement& statement, std::string_view tag);
  void compile_import(const Statement& statement);
  void compile_import_names(const Statement& statement);
  bool enter(Range range);
  ScopePtr new_scope(ScopePtr parent) {
    scopes_.emplace_back().parent = parent;
    return &scopes_.back();
  }
  std::uint32_t add_link(const Source& source, Range range, std::string how);

  // statements.cpp
  void compile_body(const Statements& body);
  void compile_statement(const Statement& statement);
  void compile_text(const Statement& statement);
  void compile_branch(const Statement& statement);
  void compile_loop(const Statement& statement);
  // `next`: the loop's loop_next, which stores a single target itself.
  void compile_loop_targets(const Statement& statement, const StaticType& element, std::size_t next);
  void compile_set(const Statement& statement);
  void compile_set_block(const Statement& statement);
  void compile_block(const std::string& name, std::size_t level, Range range, ScopePtr scope);
  void compile_with(const Statement& statement);
  void compile_filter_block(const Statement& statement);
  void assign(const std::string& name, const StaticType& type, Range range);
  template <typename Body>
  void in_scope(ScopePtr scope, const Body& body);
  // Catches what `body` writes and leaves it as a value.
  template <typename Body>
  StaticType capture(Range range, const Body& body);
  // Two branches meet here.
  void meet(const Placement& first, const Placement& second, Range range);

  // output.cpp
  void compile_output(const Expression& expression);
  bool compile_inline_output(const Expression& expression);
  void print(const Expression& expression, const StaticType& type, bool is_json);

  // expressions.cpp
  StaticType compile(const Expression& expression);
  StaticType compile_name(const Expression& expression);
  StaticType compile_attribute(const Expression& expression);
  StaticType compile_subscript(const Expression& expression);
  StaticType compile_conditional(const Expression& expression);
  StaticType compile_logic(const Expression& expression);
  StaticType compile_binary(const Expression& expression);
  StaticType compile_loop_value(const Expression& expression, const Binding& loop);
  StaticType field_of(const StaticType& base, std::string_view name, Range range);
  void report_unknown_name(const Expression& expression);

  // calls.cpp
  struct ParameterList {
    std::string_view function;
    std::vector<std::string_view> names;
    std::size_t required = 0;
  };
  // The arguments in the order of the parameters; null where one is not given.
  std::vector<const Expression*> arrange(const std::vector<Argument>& arguments,
                                         const ParameterList& parameters, Range range);
  StaticType compile_call(const Expression& expression);
  StaticType compile_function(const Expression& expression);
  StaticType compile_loop_call(const Expression& expression, const Binding& loop);
  const Binding* find_callable(const Expression& callee);
  bool is_super(const Expression& expression) const;
  void inline_macro(const Expression& call, const Binding& macro, const Statement* caller_body);
  void inline_caller(const Expression& call, const Binding& caller);
  void inline_recursive(const Expression& call, const Binding& macro,
                        const std::vector<const Expression*>& arguments);
  void bind_parameters(const Statement& statement, const std::vector<const Expression*>& arguments,
                       ScopePtr scope);
  void compile_call_block(const Statement& statement);
  void report_unknown_function(const Expression& callee, std::string_view name);

  // filter_calls.cpp
  StaticType compile_filter(const Expression& expression);
  StaticType compile_test(const Expression& expression);
  StaticType compile_safe(const Expression& expression);
  StaticType apply_filter(const FilterInfo& filter, const Expression& expression, const StaticType& input);
  // The name of a filter or test that another one is to apply, and its arguments behind `from`.
  std::size_t compile_nested(const FilterInfo& outer, const Expression& expression, std::size_t from);
  StaticType result_of(const FilterInfo& filter, const Expression& expression, const StaticType& input);
  void check_attribute(const FilterInfo& filter, const Expression& expression, const StaticType& input);
  const FilterInfo* find_named(bool is_test, std::string_view name, Range range);

  InstructionPlace at(Range range) const { return {link_, range}; }
  void report(Code code, Range range, Arguments arguments);
  std::string near(std::string_view name, std::vector<std::string_view> known) const;
  const Source& source() const { return *program_.links[link_].source; }
  std::string written(Range range) const {
    return source().text.substr(range.begin, range.end - range.begin);
  }

  // A block with what it overrides, from the most derived template to the first.
  struct BlockLevel {
    const Statement* statement = nullptr;
    std::uint32_t link = 0;
  };
  using Blocks = std::map<std::string, std::vector<BlockLevel>, std::less<>>;

  struct ActiveMacro {
    const Statement* statement = nullptr;
    std::uint32_t entry = 0;
    std::uint32_t call = 0;
    bool is_recursive = false;
    Placement place;
  };

  Library& library_;
  Program& program_;
  const pages::ObjectType* roots_;
  CodeWriter writer_;
  std::deque<Scope> scopes_;
  ScopePtr scope_ = nullptr;
  std::uint32_t link_ = 0;
  Format format_ = Format::html;
  Placement place_{Format::html};
  std::uint32_t loop_depth_ = 0;
  int inline_depth_ = 0;
  bool output_is_dropped_ = false;  // in a child template, outside of blocks
  StaticType captured_;             // what an ExpressionKind::captured stands for
  ScopePtr globals_ = nullptr;      // of the template in hand
  Blocks blocks_;
  std::vector<std::pair<std::string, std::size_t>> open_blocks_;  // name and level
  std::vector<const Template*> open_templates_;
  std::vector<ActiveMacro> open_macros_;
};

template <typename Body>
void Compiler::in_scope(ScopePtr scope, const Body& body) {
  Scope* const outer = std::exchange(scope_, scope);
  body();
  scope_ = outer;
}

template <typename Body>
StaticType Compiler::capture(Range range, const Body& body) {
  const Placement start = Placement::for_captured(format_);
  const Placement outer = std::exchange(place_, start);
  const bool dropped = std::exchange(output_is_dropped_, false);
  writer_.add(Op::capture_begin, at(range));
  body();
  meet(start, place_, range);
  const bool html = outer.captures_html();
  writer_.add(Op::capture_end, at(range), 0, html ? 1 : 0);
  place_ = outer;
  output_is_dropped_ = dropped;
  return StaticType::of(html ? pages::Type::html() : pages::Type::text());
}

}  // namespace trungbay::render
