#include <algorithm>

#include "render/template/compiler.hpp"

namespace trungbay::render {
namespace {

using Of = pages::Type::Of;

// The literal that an argument is given by position or name; null when it is none.
const Expression* literal_argument(const Expression& expression, std::string_view name,
                                   std::size_t position) {
  std::size_t at = 0;
  for (const auto& argument : expression.arguments) {
    const bool meant = argument.name.empty() ? at++ == position : argument.name == name;
    if (meant && argument.value->kind == ExpressionKind::text) return argument.value.get();
  }
  return nullptr;
}

}  // namespace

const FilterInfo* Compiler::find_named(bool is_test, std::string_view name, Range range) {
  const FilterInfo* found = is_test ? find_test(name) : find_filter(name);
  // Names with a dot in front stand for methods and functions.
  if (found && !name.starts_with('.')) return found;
  std::vector<std::string_view> known;
  for (const FilterInfo* info : is_test ? all_tests() : all_filters()) known.push_back(info->name);
  report(is_test ? Code::template_test_unknown : Code::template_filter_unknown, range,
         {{"name", std::string(name)}, {"names", near(name, known)}});
  return nullptr;
}

StaticType Compiler::compile_filter(const Expression& expression) {
  if (expression.text == "safe") return compile_safe(expression);
  const StaticType input = compile(*expression.items[0]);
  const FilterInfo* filter = find_named(false, expression.text, expression.focus);
  if (!filter) return StaticType::any();
  return apply_filter(*filter, expression, input);
}

// Markup that the template's author wrote is as safe as the template; data never is.
StaticType Compiler::compile_safe(const Expression& expression) {
  const Expression& input = *expression.items[0];
  if (input.kind == ExpressionKind::text) {
    writer_.add_text_constant(input.text, at(expression.range));
    program_.constants.push_back(pages::Value::html(program_.constants[program_.code.back().a].as_text()));
    program_.code.back().a = static_cast<std::uint32_t>(program_.constants.size() - 1);
    return StaticType::of(pages::Type::html());
  }
  const StaticType type = compile(input);
  if (type.type.of != Of::html) report(Code::template_safe_refused, expression.focus, {});
  return type;
}

StaticType Compiler::apply_filter(const FilterInfo& filter, const Expression& expression,
                                  const StaticType& input) {
  std::size_t given = 0;
  if (filter.form == FilterForm::plain) {
    const auto arguments =
        arrange(expression.arguments,
                {filter.name, {filter.parameters.begin(), filter.parameters.end()}, filter.required},
                expression.focus);
    for (std::size_t i = 0; i < arguments.size(); ++i) {
      if (arguments[i]) given = i + 1;
    }
    for (std::size_t i = 0; i < given; ++i) {
      if (arguments[i]) {
        compile(*arguments[i]);
      } else {
        writer_.add_constant(pages::Value(), at(expression.range));
      }
    }
  } else {
    given = compile_nested(filter, expression, 0);
  }
  check_attribute(filter, expression, input);
  writer_.add(Op::filter, at({expression.range.begin, expression.range.end}), writer_.filter(filter), 0,
              static_cast<std::uint16_t>(given + 1));
  return result_of(filter, expression, input);
}

// Pushes: for map the filter's number (or undefined), attribute, default; for select the test's number; for
// selectattr the attribute before it; then the nested one's arguments. Gives how many were pushed.
std::size_t Compiler::compile_nested(const FilterInfo& outer, const Expression& expression,
                                     std::size_t from) {
  const bool is_map = outer.form == FilterForm::by_filter;
  const bool by_attribute = outer.form == FilterForm::by_attribute_test;
  std::vector<const Argument*> positional;
  const Argument* attribute = nullptr;
  const Argument* otherwise = nullptr;
  std::vector<const Argument*> named;
  for (const auto& argument : expression.arguments) {
    if (argument.name.empty()) {
      positional.push_back(&argument);
    } else if (is_map && argument.name == "attribute") {
      attribute = &argument;
    } else if (is_map && argument.name == "default") {
      otherwise = &argument;
    } else {
      named.push_back(&argument);
    }
  }
  const InstructionPlace place = at(expression.range);
  const auto push = [&](const Argument* argument) {
    if (argument) {
      compile(*argument->value);
    } else {
      writer_.add_constant(pages::Value(), place);
    }
  };
  std::size_t pushed = 1;
  if (by_attribute) {
    if (positional.empty()) {
      report(Code::template_argument_count, expression.focus,
             {{"function", std::string(outer.name)}, {"least", "1"}, {"most", "3"}, {"found", "0"}});
      return from;
    }
    push(positional[from++]);
    ++pushed;
  }
  const FilterInfo* nested = nullptr;
  if (from < positional.size()) {
    const Argument& name = *positional[from++];
    if (name.value->kind != ExpressionKind::text) {
      report(Code::template_name_not_literal, name.range, {{"tag", std::string(outer.name)}});
      return 0;
    }
    nested = find_named(!is_map, name.value->text, name.range);
    if (nested && nested->form != FilterForm::plain) {
      report(Code::template_unsupported, name.range,
             {{"what", std::string(outer.name) + "('" + name.value->text + "')"}, {"instead", "{% for %}"}});
      nested = nullptr;
    }
    if (!nested) return 0;
    const auto all = is_map ? all_filters() : all_tests();
    const auto number = std::find(all.begin(), all.end(), nested) - all.begin();
    writer_.add_constant(pages::Value::integer(number), place);
  } else {
    writer_.add_constant(pages::Value(), place);
  }
  if (is_map) {
    push(attribute);
    push(otherwise);
    pushed += 2;
    if (!nested && !attribute) {
      report(Code::template_argument_count, expression.focus,
             {{"function", "map"}, {"least", "1"}, {"most", "2"}, {"found", "0"}});
    }
  }
  if (!nested) return pushed;
  std::vector<const Expression*> arguments(nested->parameters.size());
  bool fits = positional.size() - from <= arguments.size();
  for (std::size_t i = from; fits && i < positional.size(); ++i)
    arguments[i - from] = positional[i]->value.get();
  for (const Argument* argument : named) {
    const auto found = std::find(nested->parameters.begin(), nested->parameters.end(), argument->name);
    if (found == nested->parameters.end()) {
      fits = false;
    } else {
      arguments[static_cast<std::size_t>(found - nested->parameters.begin())] = argument->value.get();
    }
  }
  for (std::size_t i = 0; i < nested->required; ++i) fits = fits && arguments[i];
  if (!fits) {
    report(Code::template_argument_count, expression.focus,
           {{"function", std::string(nested->name)},
            {"least", std::to_string(nested->required)},
            {"most", std::to_string(nested->parameters.size())},
            {"found", std::to_string(positional.size() - from + named.size())}});
    return pushed;
  }
  for (const Expression* argument : arguments) {
    if (argument) {
      compile(*argument);
    } else {
      writer_.add_constant(pages::Value(), place);
    }
  }
  return pushed + arguments.size();
}

void Compiler::check_attribute(const FilterInfo& filter, const Expression& expression,
                               const StaticType& input) {
  const StaticType element = element_of(input);
  if (!roots_ || !element.is_object()) return;
  const auto parameter = std::find(filter.parameters.begin(), filter.parameters.end(), "attribute");
  const Expression* literal = nullptr;
  if (filter.form == FilterForm::by_attribute_test) {
    literal = literal_argument(expression, "", 0);
  } else if (filter.form == FilterForm::by_filter) {
    literal = literal_argument(expression, "attribute", SIZE_MAX);
  } else if (parameter != filter.parameters.end()) {
    literal = literal_argument(expression, "attribute",
                               static_cast<std::size_t>(parameter - filter.parameters.begin()));
  }
  if (!literal) return;
  std::string_view paths = literal->text;
  while (!paths.empty()) {
    const std::size_t comma = paths.find(',');
    std::string_view path = paths.substr(0, comma);
    paths = comma == std::string_view::npos ? std::string_view{} : paths.substr(comma + 1);
    StaticType type = element;
    while (!path.empty() && type.is_object()) {
      const std::size_t dot = path.find('.');
      const std::string_view name = path.substr(0, dot);
      path = dot == std::string_view::npos ? std::string_view{} : path.substr(dot + 1);
      const pages::Field* field = type.type.object->find(name);
      if (!field) {
        std::vector<std::string_view> known;
        for (const auto& other : type.type.object->fields) known.push_back(other.name);
        report(Code::template_field_unknown, literal->range,
               {{"type", shown(type)}, {"name", std::string(name)}, {"names", near(name, known)}});
        break;
      }
      type = StaticType::of(field->type);
    }
  }
}

StaticType Compiler::result_of(const FilterInfo& filter, const Expression& expression,
                               const StaticType& input) {
  switch (filter.result) {
    case ResultType::text:
      return StaticType::of(pages::Type::text());
    case ResultType::like_text:
      return input.type.of == Of::html || input.type.of == Of::any ? input
                                                                   : StaticType::of(pages::Type::text());
    case ResultType::html:
      return StaticType::of(pages::Type::html());
    case ResultType::integer:
      return StaticType::of(pages::Type::integer());
    case ResultType::number:
      return StaticType::of(pages::Type::number());
    case ResultType::boolean:
      return StaticType::of(pages::Type::boolean());
    case ResultType::same:
      return input.type.of == Of::list ? input : StaticType::any();
    case ResultType::element:
      return element_of(input);
    case ResultType::list_of_same:
      return StaticType::of(pages::Type::list_of(Of::list));
    case ResultType::any:
      break;
  }
  if (filter.form == FilterForm::by_filter && element_of(input).is_object()) {
    const Expression* attribute = literal_argument(expression, "attribute", SIZE_MAX);
    const pages::Field* field = attribute ? element_of(input).type.object->find(attribute->text) : nullptr;
    if (field && field->type.of == Of::object)
      return StaticType::of(pages::Type::list_of(*field->type.object));
    if (field && field->type.of != Of::list) return StaticType::of(pages::Type::list_of(field->type.of));
  }
  return StaticType::any();
}

StaticType Compiler::compile_test(const Expression& expression) {
  const Expression& input = *expression.items[0];
  const FilterInfo* test = find_named(true, expression.text, expression.focus);
  const bool asks_for_name = (expression.text == "defined" || expression.text == "undefined") &&
                             input.kind == ExpressionKind::name && !scope_->find(input.text) && roots_ &&
                             !(scope_->roots_are_visible() && roots_->find(input.text));
  if (asks_for_name) {
    writer_.add_constant(pages::Value(), at(input.range));
  } else {
    compile(input);
  }
  if (!test) return StaticType::of(pages::Type::boolean());
  const auto arguments = arrange(
      expression.arguments, {test->name, {test->parameters.begin(), test->parameters.end()}, test->required},
      expression.focus);
  for (const Expression* argument : arguments) {
    if (argument) {
      compile(*argument);
    } else {
      writer_.add_constant(pages::Value(), at(expression.range));
    }
  }
  writer_.add(Op::test, at(expression.range), writer_.filter(*test), expression.integer ? 1 : 0,
              static_cast<std::uint16_t>(arguments.size() + 1));
  return StaticType::of(pages::Type::boolean());
}

}  // namespace trungbay::render
