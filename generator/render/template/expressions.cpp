#include <algorithm>

#include "render/template/compiler.hpp"

namespace trungbay::render {
namespace {

using Of = pages::Type::Of;

bool is_numeric(const StaticType& type) {
  return type.type.of == Of::integer || type.type.of == Of::number;
}

}  // namespace

StaticType joined(const StaticType& first, const StaticType& second) {
  if (first.is_nothing || second.is_nothing) {
    StaticType other = first.is_nothing ? second : first;
    other.type.optional = true;
    return other;
  }
  const bool same = first.type.of == second.type.of && first.type.object == second.type.object &&
                    first.type.element == second.type.element;
  if (!same) return StaticType::any();
  StaticType type = first;
  type.type.optional = first.type.optional || second.type.optional;
  return type;
}

StaticType element_of(const StaticType& list) {
  if (list.type.of != Of::list) return StaticType::any();
  if (list.type.object) return StaticType::of(pages::Type::object_of(*list.type.object));
  // Of lists in lists only that they are lists is known.
  if (list.type.element == Of::list || list.type.element == Of::object) return StaticType::any();
  return StaticType::of({list.type.element});
}

std::string shown(const StaticType& type) {
  static constexpr std::string_view k_names[] = {"value",    "boolean", "integer", "number", "text",
                                                 "markdown", "html",    "date",    "list",   "object"};
  if (type.is_object()) return std::string(type.type.object->name);
  return std::string(k_names[static_cast<std::size_t>(type.type.of)]);
}

StaticType Compiler::compile(const Expression& expression) {
  const InstructionPlace place = at(expression.range);
  switch (expression.kind) {
    case ExpressionKind::invalid:
      return StaticType::any();
    case ExpressionKind::null:
      writer_.add_constant(pages::Value::null(), place);
      return StaticType::nothing();
    case ExpressionKind::boolean:
      writer_.add_constant(pages::Value::boolean(expression.integer != 0), place);
      return StaticType::of(pages::Type::boolean());
    case ExpressionKind::integer:
      writer_.add_constant(pages::Value::integer(expression.integer), place);
      return StaticType::of(pages::Type::integer());
    case ExpressionKind::number:
      writer_.add_constant(pages::Value::number(expression.number), place);
      return StaticType::of(pages::Type::number());
    case ExpressionKind::text:
      writer_.add_text_constant(expression.text, place);
      return StaticType::of(pages::Type::text());
    case ExpressionKind::captured:
      return captured_;  // it lies on the stack already
    case ExpressionKind::name:
      return compile_name(expression);
    case ExpressionKind::attribute:
      return compile_attribute(expression);
    case ExpressionKind::subscript:
      return compile_subscript(expression);
    case ExpressionKind::slice: {
      const StaticType base = compile(*expression.items[0]);
      for (std::size_t i = 1; i < 4; ++i) {
        if (expression.items[i]) {
          compile(*expression.items[i]);
        } else {
          writer_.add_constant(pages::Value::null(), place);
        }
      }
      writer_.add(Op::slice, place);
      return base;
    }
    case ExpressionKind::call:
      return compile_call(expression);
    case ExpressionKind::filter:
      return compile_filter(expression);
    case ExpressionKind::test:
      return compile_test(expression);
    case ExpressionKind::negative:
    case ExpressionKind::positive: {
      const StaticType type = compile(*expression.items[0]);
      writer_.add(expression.kind == ExpressionKind::negative ? Op::negative : Op::positive, place);
      return type;
    }
    case ExpressionKind::logical_not:
      compile(*expression.items[0]);
      writer_.add(Op::logical_not, place);
      return StaticType::of(pages::Type::boolean());
    case ExpressionKind::logical_and:
    case ExpressionKind::logical_or:
      return compile_logic(expression);
    case ExpressionKind::binary:
      return compile_binary(expression);
    case ExpressionKind::concat: {
      bool may_be_html = false;
      for (const auto& item : expression.items) {
        const Of of = compile(*item).type.of;
        may_be_html = may_be_html || of == Of::html || of == Of::any;
      }
      writer_.add(Op::concat, place, static_cast<std::uint32_t>(expression.items.size()));
      return may_be_html ? StaticType::any() : StaticType::of(pages::Type::text());
    }
    case ExpressionKind::conditional:
      return compile_conditional(expression);
    case ExpressionKind::list:
    case ExpressionKind::tuple: {
      std::optional<StaticType> element;
      for (const auto& item : expression.items) {
        const StaticType type = compile(*item);
        element = element ? joined(*element, type) : type;
      }
      const Op op = expression.kind == ExpressionKind::list ? Op::make_list : Op::make_tuple;
      writer_.add(op, place, static_cast<std::uint32_t>(expression.items.size()));
      if (element && element->is_object()) return StaticType::of(pages::Type::list_of(*element->type.object));
      return StaticType::of(pages::Type::list_of(element ? element->type.of : Of::any));
    }
    case ExpressionKind::map:
      for (const auto& item : expression.items) compile(*item);
      writer_.add(Op::make_map, place, static_cast<std::uint32_t>(expression.items.size() / 2));
      return StaticType::any();
  }
  return StaticType::any();
}

StaticType Compiler::compile_name(const Expression& expression) {
  const InstructionPlace place = at(expression.range);
  if (const Binding* found = scope_->find(expression.text)) {
    switch (found->kind) {
      case BindingKind::slot:
        writer_.add(Op::load, place, found->slot);
        return found->type;
      case BindingKind::loop:
        report(Code::template_misplaced, expression.range, {{"what", "loop"}});
        return StaticType::any();
      default:
        // A macro is no value, but whether there is one can be asked: {% if caller %}.
        writer_.add_constant(pages::Value::boolean(true), place);
        return StaticType::of(pages::Type::boolean());
    }
  }
  if (!scope_->roots_are_visible()) {
    if (roots_) {
      report_unknown_name(expression);
    }
    writer_.add_constant(pages::Value(), place);
    return StaticType::nothing();
  }
  if (!roots_) {
    writer_.add(Op::root_named, place, writer_.name(expression.text));
    return StaticType::any();
  }
  if (const pages::Field* field = roots_->find(expression.text)) {
    writer_.add(Op::root, place, writer_.field(*field, *roots_));
    return StaticType::of(field->type);
  }
  report_unknown_name(expression);
  return StaticType::any();
}

void Compiler::report_unknown_name(const Expression& expression) {
  std::vector<std::string_view> known;
  for (const Scope* scope = scope_; scope; scope = scope->parent) {
    for (const auto& [name, binding] : scope->names) known.push_back(name);
  }
  std::string names;
  if (scope_->roots_are_visible()) {
    for (const auto& field : roots_->fields) known.push_back(field.name);
    names = near(expression.text, known);
  } else {
    // Roots are not seen by what is imported without context.
    names = roots_->find(expression.text) ? "{% import … with context %}" : near(expression.text, known);
  }
  report(Code::template_name_unknown, expression.range, {{"name", expression.text}, {"names", names}});
}

StaticType Compiler::compile_attribute(const Expression& expression) {
  const Expression& base = *expression.items[0];
  if (base.kind == ExpressionKind::name) {
    const Binding* found = scope_->find(base.text);
    if (found && found->kind == BindingKind::loop) return compile_loop_value(expression, *found);
    if (found && found->kind == BindingKind::module) {
      const auto member = found->module->names.find(expression.text);
      if (member != found->module->names.end() && member->second.kind == BindingKind::slot) {
        writer_.add(Op::load, at(expression.range), member->second.slot);
        return member->second.type;
      }
      std::vector<std::string_view> known;
      for (const auto& [name, binding] : found->module->names) known.push_back(name);
      report(Code::template_name_unknown, expression.focus,
             {{"name", base.text + "." + expression.text}, {"names", near(expression.text, known)}});
      return StaticType::any();
    }
  }
  return field_of(compile(base), expression.text, {expression.range.begin, expression.focus.end});
}

StaticType Compiler::field_of(const StaticType& base, std::string_view name, Range range) {
  const bool may_be_anything = base.is_nothing || base.type.of == Of::any;
  if (base.is_object()) {
    if (const pages::Field* field = base.type.object->find(name)) {
      writer_.add(Op::field, at(range), writer_.field(*field, *base.type.object));
      return StaticType::of(field->type);
    }
  } else if (may_be_anything || !roots_) {
    writer_.add(Op::attribute, at(range), writer_.name(name));
    return StaticType::any();
  }
  std::vector<std::string_view> known;
  if (base.is_object()) {
    for (const auto& field : base.type.object->fields) known.push_back(field.name);
  }
  const auto size = static_cast<std::uint32_t>(name.size());
  const bool ends_with_name =
      range.end - range.begin >= size && written({range.end - size, range.end}) == name;
  report(Code::template_field_unknown, ends_with_name ? Range{range.end - size, range.end} : range,
         {{"type", shown(base)}, {"name", std::string(name)}, {"names", near(name, known)}});
  return StaticType::any();
}

StaticType Compiler::compile_subscript(const Expression& expression) {
  const Expression& index = *expression.items[1];
  const StaticType base = compile(*expression.items[0]);
  if (index.kind == ExpressionKind::text) return field_of(base, index.text, expression.range);
  const StaticType type = compile(index);
  writer_.add(Op::subscript, at(expression.range));
  StaticType item = type.type.of == Of::integer ? element_of(base) : StaticType::any();
  item.type.optional = true;
  return item;
}

StaticType Compiler::compile_conditional(const Expression& expression) {
  compile(*expression.items[1]);
  const std::size_t skip = writer_.add(Op::jump_if_false, at(expression.range));
  const StaticType first = compile(*expression.items[0]);
  const std::size_t done = writer_.add(Op::jump, at(expression.range));
  writer_.land(skip);
  StaticType second = StaticType::nothing();
  if (expression.items[2]) {
    second = compile(*expression.items[2]);
  } else {
    writer_.add_constant(pages::Value(), at(expression.range));
  }
  writer_.land(done);
  return joined(first, second);
}

StaticType Compiler::compile_logic(const Expression& expression) {
  const StaticType left = compile(*expression.items[0]);
  const Op op = expression.kind == ExpressionKind::logical_and ? Op::keep_if_false : Op::keep_if_true;
  const std::size_t done = writer_.add(op, at(expression.range));
  const StaticType right = compile(*expression.items[1]);
  writer_.land(done);
  return joined(left, right);
}

StaticType Compiler::compile_binary(const Expression& expression) {
  const StaticType left = compile(*expression.items[0]);
  const StaticType right = compile(*expression.items[1]);
  writer_.add(Op::binary, at(expression.range), 0, static_cast<std::uint8_t>(expression.op));
  if (expression.op >= Operator::equal) return StaticType::of(pages::Type::boolean());
  if (!is_numeric(left) || !is_numeric(right)) {
    const bool both_texts = left.type.of == Of::text && right.type.of == Of::text;
    return both_texts ? StaticType::of(pages::Type::text()) : StaticType::any();
  }
  const bool whole = left.type.of == Of::integer && right.type.of == Of::integer &&
                     expression.op != Operator::divide && expression.op != Operator::power;
  return StaticType::of(whole ? pages::Type::integer() : pages::Type::number());
}

StaticType Compiler::compile_loop_value(const Expression& expression, const Binding& loop) {
  static constexpr std::string_view k_names[] = {"index",    "index0", "revindex", "revindex0",
                                                 "first",    "last",   "length",   "previtem",
                                                 "nextitem", "depth",  "depth0"};
  const auto* found = std::find(std::begin(k_names), std::end(k_names), expression.text);
  if (found == std::end(k_names)) {
    report(Code::template_field_unknown, expression.focus,
           {{"type", "loop"},
            {"name", expression.text},
            {"names", near(expression.text, {std::begin(k_names), std::end(k_names)})}});
    return StaticType::any();
  }
  const auto which = static_cast<LoopValue>(found - std::begin(k_names));
  writer_.add(Op::loop_value, at(expression.range), 0, static_cast<std::uint8_t>(which),
              static_cast<std::uint16_t>(loop_depth_ - loop.loop_level));
  if (which == LoopValue::first || which == LoopValue::last) return StaticType::of(pages::Type::boolean());
  if (which == LoopValue::previous || which == LoopValue::next) return StaticType::any();
  return StaticType::of(pages::Type::integer());
}

}  // namespace trungbay::render
