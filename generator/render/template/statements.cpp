#include <algorithm>

#include "render/template/compiler.hpp"

namespace trungbay::render {
namespace {

constexpr std::string_view k_reserved[] = {"loop", "caller", "super", "self"};

bool is_reserved(std::string_view name) {
  return std::find(std::begin(k_reserved), std::end(k_reserved), name) != std::end(k_reserved);
}

}  // namespace

void Compiler::compile_body(const Statements& body) {
  for (const auto& statement : body) compile_statement(*statement);
}

void Compiler::compile_statement(const Statement& statement) {
  switch (statement.kind) {
    case StatementKind::text:
      return compile_text(statement);
    case StatementKind::output:
      if (!output_is_dropped_) compile_output(*statement.expression);
      return;
    case StatementKind::branch:
      return compile_branch(statement);
    case StatementKind::loop:
      return compile_loop(statement);
    case StatementKind::set:
      return compile_set(statement);
    case StatementKind::set_field: {
      const Binding* space = scope_->find(statement.names[0]);
      if (!space || space->kind != BindingKind::slot) {
        return report(Code::template_name_reserved, statement.focus, {{"name", statement.names[0]}});
      }
      writer_.add(Op::load, at(statement.focus), space->slot);
      compile(*statement.expression);
      writer_.add(Op::set_field, at(statement.focus), writer_.name(statement.text));
      return;
    }
    case StatementKind::set_block:
      return compile_set_block(statement);
    case StatementKind::block:
      if (output_is_dropped_) return;
      if (!blocks_.contains(statement.text)) {
        return report(Code::template_misplaced, statement.focus, {{"what", "block " + statement.text}});
      }
      return compile_block(statement.text, 0, statement.focus, statement.scoped ? scope_ : globals_);
    case StatementKind::extends:
      if (scope_ != globals_) report(Code::template_misplaced, statement.range, {{"what", "extends"}});
      return;
    case StatementKind::include:
      return compile_include(statement);
    case StatementKind::import:
      return compile_import(statement);
    case StatementKind::import_names:
      return compile_import_names(statement);
    case StatementKind::macro: {
      Binding macro;
      macro.kind = BindingKind::macro;
      macro.callable = {&statement, scope_, link_};
      scope_->names[statement.text] = macro;
      return;
    }
    case StatementKind::call_block:
      if (!output_is_dropped_) compile_call_block(statement);
      return;
    case StatementKind::filter_block:
      if (!output_is_dropped_) compile_filter_block(statement);
      return;
    case StatementKind::with:
      return compile_with(statement);
  }
}

void Compiler::compile_text(const Statement& statement) {
  if (output_is_dropped_) return;
  const std::string_view text =
      std::string_view(source().text)
          .substr(statement.range.begin, statement.range.end - statement.range.begin);
  const InstructionPlace place = at(statement.range);
  std::size_t written = 0;
  for (const auto& end : place_.feed(text)) {
    writer_.add_literal(text.substr(written, end.offset - written), place);
    written = end.offset;
    writer_.add(Op::url_end, place, end.slot);
  }
  writer_.add_literal(text.substr(written), place);
  if (const auto before = place_.open_url()) {
    const std::uint32_t slot = writer_.new_slot();
    writer_.add(Op::url_begin, place, slot, 0,
                static_cast<std::uint16_t>(std::min<std::size_t>(*before, 0xFFFF)));
    place_.check_url(slot);
  }
}

void Compiler::meet(const Placement& first, const Placement& second, Range range) {
  if (const auto met = Placement::join(first, second)) {
    place_ = *met;
    return;
  }
  report(Code::template_branches_differ, range, {{"first", first.shown()}, {"second", second.shown()}});
  place_ = first;
}

void Compiler::compile_branch(const Statement& statement) {
  const Placement start = place_;
  std::optional<Placement> met;
  std::vector<std::size_t> exits;
  bool has_else = false;
  ++scope_->conditions;
  for (const auto& branch : statement.branches) {
    std::optional<std::size_t> skip;
    if (branch.condition) {
      compile(*branch.condition);
      skip = writer_.add(Op::jump_if_false, at(branch.condition->range));
    } else {
      has_else = true;
    }
    place_ = start;
    compile_body(branch.body);
    if (met) meet(*met, place_, branch.range);
    met = place_;
    if (skip) {
      exits.push_back(writer_.add(Op::jump, at(branch.range)));
      writer_.land(*skip);
    }
  }
  --scope_->conditions;
  if (!has_else) meet(*met, start, statement.range);
  for (const std::size_t exit : exits) writer_.land(exit);
}

void Compiler::compile_loop_targets(const Statement& statement, const StaticType& element, std::size_t next) {
  if (statement.unpacks)
    writer_.add(Op::unpack, at(statement.focus), static_cast<std::uint32_t>(statement.names.size()));
  for (std::size_t i = 0; i < statement.names.size(); ++i) {
    if (is_reserved(statement.names[i])) {
      report(Code::template_name_reserved, statement.ranges[i], {{"name", statement.names[i]}});
    }
    Binding target;
    target.slot = writer_.new_slot();
    target.type = statement.unpacks ? StaticType::any() : element;
    scope_->names[statement.names[i]] = target;
    if (!statement.unpacks && target.slot < 0xFFFF) {
      program_.code[next].y = static_cast<std::uint16_t>(target.slot + 1);
    } else {
      writer_.add(Op::store, at(statement.focus), target.slot);
    }
  }
}

void Compiler::compile_loop(const Statement& statement) {
  const Placement start = place_;
  const StaticType list = compile(*statement.expression);
  const StaticType element = element_of(list);
  std::vector<std::size_t> to_else;
  if (statement.condition) {
    to_else.push_back(writer_.add(Op::loop_begin, at(statement.expression->range)));
    ++loop_depth_;
    const std::uint32_t again = writer_.here();
    const std::size_t next = writer_.add(Op::loop_next, at(statement.expression->range));
    in_scope(new_scope(scope_), [&] {
      compile_loop_targets(statement, element, next);
      compile(*statement.condition);
    });
    writer_.add(Op::select_keep, at(statement.condition->range));
    writer_.add(Op::jump, at(statement.range), again);
    writer_.land(next);
    writer_.add(Op::select_end, at(statement.range));
    --loop_depth_;
  }
  to_else.push_back(writer_.add(Op::loop_begin, at(statement.expression->range)));
  ++loop_depth_;
  const std::uint32_t again = writer_.here();
  const std::size_t next = writer_.add(Op::loop_next, at(statement.expression->range));
  Scope* const scope = new_scope(scope_);
  in_scope(scope, [&] {
    Binding loop;
    loop.kind = BindingKind::loop;
    loop.loop_level = loop_depth_;
    compile_loop_targets(statement, element, next);
    scope->names["loop"] = loop;
    declare_sets(statement.body, scope);
    compile_body(statement.body);
  });
  meet(start, place_, statement.range);
  const Placement after_loop = place_;
  writer_.add(Op::jump, at(statement.range), again);
  writer_.land(next);
  writer_.add(Op::loop_end, at(statement.range));
  --loop_depth_;
  const std::size_t done = writer_.add(Op::jump, at(statement.range));
  for (const std::size_t jump : to_else) writer_.land(jump);
  place_ = start;
  Scope* const otherwise = new_scope(scope_);
  in_scope(otherwise, [&] {
    declare_sets(statement.otherwise, otherwise);
    compile_body(statement.otherwise);
  });
  meet(after_loop, place_, statement.range);
  writer_.land(done);
}

void Compiler::assign(const std::string& name, const StaticType& type, Range range) {
  if (is_reserved(name)) report(Code::template_name_reserved, range, {{"name", name}});
  Binding& binding = scope_->names[name];
  if (binding.kind != BindingKind::slot) {
    binding = Binding{};
    binding.slot = writer_.new_slot();
  }
  binding.type = scope_->conditions > 0 ? joined(binding.type, type) : type;
  writer_.add(Op::store, at(range), binding.slot);
}

void Compiler::compile_set(const Statement& statement) {
  const StaticType type = compile(*statement.expression);
  if (!statement.unpacks) return assign(statement.names[0], type, statement.focus);
  writer_.add(Op::unpack, at(statement.focus), static_cast<std::uint32_t>(statement.names.size()));
  for (std::size_t i = 0; i < statement.names.size(); ++i)
    assign(statement.names[i], StaticType::any(), statement.ranges[i]);
}

void Compiler::compile_set_block(const Statement& statement) {
  StaticType type = capture(statement.range, [&] {
    Scope* const scope = new_scope(scope_);
    in_scope(scope, [&] {
      declare_sets(statement.body, scope);
      compile_body(statement.body);
    });
  });
  if (statement.expression) {
    captured_ = type;
    type = compile(*statement.expression);
  }
  assign(statement.names[0], type, statement.focus);
}

void Compiler::compile_filter_block(const Statement& statement) {
  captured_ = capture(statement.range, [&] {
    Scope* const scope = new_scope(scope_);
    in_scope(scope, [&] {
      declare_sets(statement.body, scope);
      compile_body(statement.body);
    });
  });
  const StaticType type = compile(*statement.expression);
  print(*statement.expression, type, false);
}

void Compiler::compile_block(const std::string& name, std::size_t level, Range range, ScopePtr scope) {
  const auto& levels = blocks_.find(name)->second;
  if (!enter(range)) return;
  ++inline_depth_;
  const BlockLevel block = levels[level];
  const std::uint32_t outer_link = std::exchange(link_, block.link);
  open_blocks_.emplace_back(name, level);
  Scope* const inner = new_scope(scope);
  in_scope(inner, [&] {
    declare_sets(block.statement->body, inner);
    compile_body(block.statement->body);
  });
  open_blocks_.pop_back();
  link_ = outer_link;
  --inline_depth_;
}

void Compiler::compile_with(const Statement& statement) {
  Scope* const scope = new_scope(scope_);
  for (const auto& parameter : statement.parameters) {
    Binding binding;
    binding.type = compile(*parameter.value);
    binding.slot = writer_.new_slot();
    writer_.add(Op::store, at(parameter.range), binding.slot);
    scope->names[parameter.name] = binding;
  }
  in_scope(scope, [&] {
    declare_sets(statement.body, scope);
    compile_body(statement.body);
  });
}

}  // namespace trungbay::render
