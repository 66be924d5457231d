#include <algorithm>

#include "render/template/compiler.hpp"

namespace trungbay::render {
namespace {

bool calls(const Statements& body, std::string_view name);

bool calls(const Expression* expression, std::string_view name) {
  if (!expression) return false;
  if (expression->kind == ExpressionKind::call && expression->items[0]->kind == ExpressionKind::name &&
      expression->items[0]->text == name) {
    return true;
  }
  return std::any_of(expression->items.begin(), expression->items.end(),
                     [&](const ExpressionPtr& item) { return calls(item.get(), name); }) ||
         std::any_of(expression->arguments.begin(), expression->arguments.end(),
                     [&](const Argument& argument) { return calls(argument.value.get(), name); });
}

bool calls(const Statement& statement, std::string_view name) {
  return calls(statement.expression.get(), name) || calls(statement.condition.get(), name) ||
         calls(statement.body, name) || calls(statement.otherwise, name) ||
         std::any_of(statement.branches.begin(), statement.branches.end(),
                     [&](const Branch& branch) {
                       return calls(branch.condition.get(), name) || calls(branch.body, name);
                     }) ||
         std::any_of(statement.parameters.begin(), statement.parameters.end(),
                     [&](const Parameter& parameter) { return calls(parameter.value.get(), name); });
}

bool calls(const Statements& body, std::string_view name) {
  return std::any_of(body.begin(), body.end(),
                     [&](const StatementPtr& statement) { return calls(*statement, name); });
}

std::vector<std::string_view> names_of(const std::vector<Parameter>& parameters) {
  std::vector<std::string_view> names;
  for (const auto& parameter : parameters) names.push_back(parameter.name);
  return names;
}

}  // namespace

std::vector<const Expression*> Compiler::arrange(const std::vector<Argument>& arguments,
                                                 const ParameterList& parameters, Range range) {
  std::vector<const Expression*> arranged(parameters.names.size());
  const std::string function(parameters.function);
  std::size_t position = 0;
  bool fits = true;
  for (const auto& argument : arguments) {
    if (argument.name.empty()) {
      if (position < arranged.size()) {
        arranged[position] = argument.value.get();
      } else {
        fits = false;
      }
      ++position;
      continue;
    }
    const auto found = std::find(parameters.names.begin(), parameters.names.end(), argument.name);
    if (found == parameters.names.end()) {
      report(Code::template_argument_unknown, argument.range,
             {{"function", function},
              {"name", argument.name},
              {"names", near(argument.name, parameters.names)}});
      continue;
    }
    const Expression*& slot = arranged[static_cast<std::size_t>(found - parameters.names.begin())];
    if (slot) report(Code::template_repeated, argument.range, {{"name", argument.name}});
    slot = argument.value.get();
  }
  for (std::size_t i = 0; i < parameters.required; ++i) fits = fits && arranged[i];
  if (!fits) {
    report(Code::template_argument_count, range,
           {{"function", function},
            {"least", std::to_string(parameters.required)},
            {"most", std::to_string(arranged.size())},
            {"found", std::to_string(arguments.size())}});
  }
  return arranged;
}

bool Compiler::is_super(const Expression& expression) const {
  return expression.kind == ExpressionKind::call && expression.items[0]->kind == ExpressionKind::name &&
         expression.items[0]->text == "super" && !scope_->find("super");
}

// The macro or caller that a call's left side names, also in a module; null when it is something else.
const Binding* Compiler::find_callable(const Expression& callee) {
  const Binding* found = nullptr;
  if (callee.kind == ExpressionKind::name) {
    found = scope_->find(callee.text);
  } else if (callee.kind == ExpressionKind::attribute && callee.items[0]->kind == ExpressionKind::name) {
    const Binding* module = scope_->find(callee.items[0]->text);
    if (!module || module->kind != BindingKind::module) return nullptr;
    const auto member = module->module->names.find(callee.text);
    if (member != module->module->names.end()) found = &member->second;
  }
  return found && (found->kind == BindingKind::macro || found->kind == BindingKind::caller) ? found : nullptr;
}

StaticType Compiler::compile_call(const Expression& expression) {
  const Expression& callee = *expression.items[0];
  if (is_super(expression) || find_callable(callee)) {
    return capture(expression.range, [&] { compile_inline_output(expression); });
  }
  if (callee.kind == ExpressionKind::attribute) {
    const Expression& base = *callee.items[0];
    const Binding* found = base.kind == ExpressionKind::name ? scope_->find(base.text) : nullptr;
    if (found && found->kind == BindingKind::loop) return compile_loop_call(expression, *found);
    if (base.kind == ExpressionKind::name && base.text == "self" && !found && blocks_.contains(callee.text)) {
      return capture(expression.range, [&] { compile_block(callee.text, 0, expression.range, globals_); });
    }
    static constexpr std::string_view k_map_methods[] = {"get", "items", "keys", "values"};
    const bool is_method =
        std::find(std::begin(k_map_methods), std::end(k_map_methods), callee.text) != std::end(k_map_methods);
    if (is_method && !(found && found->kind == BindingKind::module)) {
      // These stand among the filters under names that no template can write.
      const StaticType input = compile(base);
      if (const FilterInfo* method = find_filter("." + callee.text))
        return apply_filter(*method, expression, input);
    }
    report_unknown_function(callee, callee.text);
    return StaticType::any();
  }
  if (callee.kind == ExpressionKind::name) return compile_function(expression);
  report_unknown_function(callee, written(callee.range));
  return StaticType::any();
}

StaticType Compiler::compile_function(const Expression& expression) {
  const std::string& name = expression.items[0]->text;
  const InstructionPlace place = at(expression.range);
  if (name == "range" && !scope_->find(name)) {
    const auto arguments =
        arrange(expression.arguments, {"range", {"start", "stop", "step"}, 1}, expression.focus);
    for (const Expression* argument : arguments) {
      if (argument) {
        compile(*argument);
      } else {
        writer_.add_constant(pages::Value(), place);
      }
    }
    writer_.add(Op::filter, place, writer_.filter(*find_filter(".range")), 0, 3);
    return StaticType::of(pages::Type::list_of(pages::Type::Of::integer));
  }
  const bool is_namespace = name == "namespace";
  if ((is_namespace || name == "dict") && !scope_->find(name)) {
    for (const auto& argument : expression.arguments) {
      if (argument.name.empty()) {
        report(Code::template_syntax, argument.range,
               {{"expected", "NAME="}, {"found", written(argument.range)}});
        return StaticType::any();
      }
      writer_.add_text_constant(argument.name, at(argument.range));
      compile(*argument.value);
    }
    writer_.add(is_namespace ? Op::make_namespace : Op::make_map, place,
                static_cast<std::uint32_t>(expression.arguments.size()));
    return StaticType::any();
  }
  // Who calls the macro may have left the {% call %} away.
  if (name == "caller" && scope_->find(name) && scope_->find(name)->type.is_nothing) {
    writer_.add_constant(pages::Value(), place);
    return StaticType::nothing();
  }
  report_unknown_function(*expression.items[0], name);
  return StaticType::any();
}

void Compiler::report_unknown_function(const Expression& callee, std::string_view name) {
  std::vector<std::string_view> known = {"range", "namespace", "dict"};
  if (!open_blocks_.empty()) known.push_back("super");
  const Binding* module =
      callee.kind == ExpressionKind::attribute && callee.items[0]->kind == ExpressionKind::name
          ? scope_->find(callee.items[0]->text)
          : nullptr;
  if (module && module->kind == BindingKind::module) {
    known.clear();
    for (const auto& [key, binding] : module->module->names) known.push_back(key);
  } else {
    for (const Scope* scope = scope_; scope; scope = scope->parent) {
      for (const auto& [key, binding] : scope->names) {
        if (binding.kind == BindingKind::macro || binding.kind == BindingKind::caller) known.push_back(key);
      }
    }
  }
  report(Code::template_not_callable, callee.focus,
         {{"name", std::string(name)}, {"names", near(name, known)}});
}

StaticType Compiler::compile_loop_call(const Expression& expression, const Binding& loop) {
  const std::string& name = expression.items[0]->text;
  const auto level = static_cast<std::uint16_t>(loop_depth_ - loop.loop_level);
  const auto count = static_cast<std::uint32_t>(expression.arguments.size());
  if ((name != "cycle" && name != "changed") || count == 0) {
    report(Code::template_not_callable, expression.items[0]->focus,
           {{"name", "loop." + name}, {"names", "cycle, changed"}});
    return StaticType::any();
  }
  for (const auto& argument : expression.arguments) compile(*argument.value);
  writer_.add(name == "cycle" ? Op::loop_cycle : Op::loop_changed, at(expression.range), count, 0, level);
  return name == "cycle" ? StaticType::any() : StaticType::of(pages::Type::boolean());
}

void Compiler::bind_parameters(const Statement& statement, const std::vector<const Expression*>& arguments,
                               ScopePtr scope) {
  std::vector<Binding> bindings(arguments.size());
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    bindings[i].slot = writer_.new_slot();
    if (!arguments[i]) continue;
    bindings[i].type = compile(*arguments[i]);
    writer_.add(Op::store, at(arguments[i]->range), bindings[i].slot);
  }
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const Parameter& parameter = statement.parameters[i];
    if (!arguments[i]) {
      // A default may speak of the parameters before it.
      if (parameter.value) {
        in_scope(scope, [&] { bindings[i].type = compile(*parameter.value); });
      } else {
        writer_.add_constant(pages::Value(), at(parameter.range));
        bindings[i].type = StaticType::nothing();
      }
      writer_.add(Op::store, at(parameter.range), bindings[i].slot);
    }
    scope->names[parameter.name] = bindings[i];
  }
}

void Compiler::inline_macro(const Expression& call, const Binding& macro, const Statement* caller_body) {
  const Statement& statement = *macro.callable.statement;
  const auto arguments =
      arrange(call.arguments, {statement.text, names_of(statement.parameters), 0}, call.focus);
  const auto active = std::find_if(open_macros_.begin(), open_macros_.end(),
                                   [&](const ActiveMacro& open) { return open.statement == &statement; });
  const bool is_recursive = calls(statement.body, statement.text);
  if (is_recursive) return inline_recursive(call, macro, arguments);
  // Two macros that call each other.
  if (active != open_macros_.end())
    return report(Code::template_cycle, call.range, {{"name", statement.text}});
  if (!enter(call.range)) return;
  ++inline_depth_;
  Scope* const scope = new_scope(macro.callable.environment);
  bind_parameters(statement, arguments, scope);
  Binding caller;
  if (caller_body) {
    caller.kind = BindingKind::caller;
    caller.callable = {caller_body, scope_, link_, open_macros_.size()};
  } else {
    writer_.add_constant(pages::Value(), at(call.range));
    caller.slot = writer_.new_slot();
    caller.type = StaticType::nothing();
    writer_.add(Op::store, at(call.range), caller.slot);
  }
  scope->names["caller"] = caller;
  const std::uint32_t outer_link = link_;
  link_ = add_link(*program_.links[macro.callable.link].source, call.range, "macro " + statement.text);
  open_macros_.push_back({&statement, 0, 0, false, place_});
  in_scope(scope, [&] {
    declare_sets(statement.body, scope);
    compile_body(statement.body);
  });
  open_macros_.pop_back();
  link_ = outer_link;
  --inline_depth_;
}

// The body stands once, behind the first call, and is entered by all; the machine puts the slots of the call
// before aside. Arguments travel on the stack, undefined where none was given.
void Compiler::inline_recursive(const Expression& call, const Binding& macro,
                                const std::vector<const Expression*>& arguments) {
  const Statement& statement = *macro.callable.statement;
  std::vector<StaticType> types;
  for (const Expression* argument : arguments) {
    if (argument) {
      types.push_back(compile(*argument));
    } else {
      writer_.add_constant(pages::Value(), at(call.range));
      types.push_back(StaticType::nothing());
    }
  }
  for (const auto& open : open_macros_) {
    if (open.statement != &statement) continue;
    writer_.add(Op::call, at(call.range), open.call);
    meet(open.place, place_, call.range);
    return;
  }
  if (!enter(call.range)) return;
  ++inline_depth_;
  const std::uint32_t number = writer_.add_call();
  writer_.add(Op::call, at(call.range), number);
  const std::size_t over = writer_.add(Op::jump, at(call.range));
  writer_.call(number).entry = writer_.here();
  writer_.call(number).first_slot = writer_.next_slot();
  const std::uint32_t outer_link = link_;
  link_ = add_link(*program_.links[macro.callable.link].source, call.range, "macro " + statement.text);
  Scope* const scope = new_scope(macro.callable.environment);
  const Placement start = place_;
  open_macros_.push_back({&statement, writer_.call(number).entry, number, true, start});
  in_scope(scope, [&] {
    std::vector<Binding> bindings(arguments.size());
    for (auto& binding : bindings) binding.slot = writer_.new_slot();
    for (std::size_t i = bindings.size(); i-- > 0;)
      writer_.add(Op::store, at(statement.parameters[i].range), bindings[i].slot);
    for (std::size_t i = 0; i < bindings.size(); ++i) {
      const Parameter& parameter = statement.parameters[i];
      bindings[i].type = types[i];
      scope->names[parameter.name] = bindings[i];
      if (!parameter.value) continue;
      const InstructionPlace place = at(parameter.range);
      writer_.add(Op::load, place, bindings[i].slot);
      writer_.add(Op::test, place, writer_.filter(*find_test("undefined")), 0, 1);
      const std::size_t given = writer_.add(Op::jump_if_false, place);
      const StaticType type = compile(*parameter.value);
      writer_.add(Op::store, place, bindings[i].slot);
      writer_.land(given);
      scope->names[parameter.name].type = joined(types[i], type);
    }
    declare_sets(statement.body, scope);
    compile_body(statement.body);
  });
  meet(start, place_, call.range);
  open_macros_.pop_back();
  writer_.add(Op::leave, at(call.range));
  writer_.call(number).end_slot = writer_.next_slot();
  writer_.land(over);
  link_ = outer_link;
  --inline_depth_;
}

void Compiler::inline_caller(const Expression& call, const Binding& caller) {
  const Statement& statement = *caller.callable.statement;
  const auto arguments = arrange(call.arguments, {"caller", names_of(statement.parameters), 0}, call.focus);
  if (!enter(call.range)) return;
  ++inline_depth_;
  Scope* const scope = new_scope(caller.callable.environment);
  bind_parameters(statement, arguments, scope);
  const std::uint32_t outer_link = std::exchange(link_, caller.callable.link);
  // The body belongs to where the {% call %} stands: there the called macro may be called again.
  auto open = open_macros_;
  open_macros_.erase(open_macros_.begin() + static_cast<std::ptrdiff_t>(caller.callable.open_macros),
                     open_macros_.end());
  in_scope(scope, [&] {
    declare_sets(statement.body, scope);
    compile_body(statement.body);
  });
  open_macros_ = std::move(open);
  link_ = outer_link;
  --inline_depth_;
}

void Compiler::compile_call_block(const Statement& statement) {
  const Expression& call = *statement.expression;
  if (call.kind != ExpressionKind::call) return;
  const Binding* macro = find_callable(*call.items[0]);
  if (!macro || macro->kind != BindingKind::macro)
    return report_unknown_function(*call.items[0], written(call.items[0]->range));
  const Placement start = place_;
  inline_macro(call, Binding(*macro), &statement);
  meet(start, place_, call.range);
}

}  // namespace trungbay::render
