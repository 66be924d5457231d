#include "render/template/compiler.hpp"

namespace trungbay::render {
namespace {

bool is_filter(const Expression& expression, std::string_view name) {
  return expression.kind == ExpressionKind::filter && expression.text == name;
}

// The heading shift of a last `|markdown` that can be left out as a hole: none given, or a literal.
std::optional<std::uint16_t> hole_shift(const Expression& expression) {
  if (!is_filter(expression, "markdown") || expression.items[0]->kind == ExpressionKind::captured)
    return std::nullopt;
  if (expression.arguments.empty()) return std::uint16_t{1};
  const Argument& shift = expression.arguments[0];
  const bool fits = expression.arguments.size() == 1 && shift.value->kind == ExpressionKind::integer &&
                    (shift.name.empty() || shift.name == "shift") && shift.value->integer >= 0 &&
                    shift.value->integer <= 5;
  if (!fits) return std::nullopt;
  return static_cast<std::uint16_t>(shift.value->integer);
}

}  // namespace

void Compiler::compile_output(const Expression& expression) {
  if (compile_inline_output(expression)) return;
  if (const auto shift = hole_shift(expression)) {
    Placement next = place_;
    Placement::Refusal refusal;
    if (next.print(false, refusal) == PrintMode::html_text) {
      compile(*expression.items[0]);
      writer_.add(Op::hole, at(expression.range), 0, 0, *shift);
      return;
    }
  }
  const bool is_json = is_filter(expression, "json") || is_filter(expression, "tojson");
  const StaticType type = compile(expression);
  print(expression, type, is_json);
}

// A macro, a caller or an overridden block that is printed where it is called needs no detour through a
// value.
bool Compiler::compile_inline_output(const Expression& expression) {
  if (expression.kind != ExpressionKind::call) return false;
  const Placement start = place_;
  if (is_super(expression)) {
    if (open_blocks_.empty()) {
      report(Code::template_misplaced, expression.range, {{"what", "super()"}});
      return true;
    }
    const auto [name, level] = open_blocks_.back();
    if (level + 1 >= blocks_.find(name)->second.size()) {
      report(Code::template_misplaced, expression.range, {{"what", "super()"}});
      return true;
    }
    compile_block(name, level + 1, expression.range, globals_);
    return true;
  }
  const Binding* found = find_callable(*expression.items[0]);
  if (!found) return false;
  const Binding callable = *found;
  if (callable.kind == BindingKind::macro) {
    inline_macro(expression, callable, nullptr);
  } else {
    inline_caller(expression, callable);
  }
  meet(start, place_, expression.range);
  return true;
}

void Compiler::print(const Expression& expression, const StaticType& type, bool is_json) {
  Placement::Refusal refusal;
  const auto mode = place_.print(is_json, refusal);
  if (!mode) return report(refusal.code, expression.range, {{std::string_view(refusal.hole), refusal.what}});
  if (type.is_object()) {
    std::vector<std::string_view> known;
    for (const auto& field : type.type.object->fields) known.push_back(field.name);
    return report(Code::template_object_printed, expression.range,
                  {{"what", written(expression.range)}, {"type", shown(type)}, {"names", near("", known)}});
  }
  PrintMode how = *mode;
  if (is_json && (how == PrintMode::json_value || how == PrintMode::script_value)) how = PrintMode::plain;
  // Only a view's own field of type html is CSS; what a template caught may hold data.
  if (how == PrintMode::css_sheet &&
      (expression.kind != ExpressionKind::attribute || type.type.of != pages::Type::Of::html)) {
    how = PrintMode::css_value;
  }
  writer_.add(Op::print, at(expression.range), 0, static_cast<std::uint8_t>(how));
}

}  // namespace trungbay::render
