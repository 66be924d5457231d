#include "render/template/machine.hpp"

#include <algorithm>
#include <charconv>
#include <string>

#include "render/template/escape.hpp"
#include "render/template/machine_state.hpp"
#include "render/template/operators.hpp"
#include "render/template/printer.hpp"

namespace trungbay::render {

Machine::Machine(const Environment& environment) : state_(std::make_unique<State>(environment)) {}
Machine::~Machine() = default;

Scratch& Machine::scratch() {
  return state_->scratch;
}

bool Machine::render(const Program& program, pages::Value roots, PageBuffer& out, DiagnosticBag& bag) {
  State& state = *state_;
  state.start(program, roots, out);
  const std::size_t stopped_at = state.run();
  if (!state.evaluation.fault()) return true;
  const auto& arguments = state.evaluation.fault_arguments();
  Diagnostic fault = fault_at(program.links, program.places[stopped_at], *state.evaluation.fault(), {});
  fault.arguments = arguments;
  state.name_the_undefined(stopped_at, fault);
  bag.add(std::move(fault));
  return false;
}

void Machine::State::start(const Program& made, pages::Value page_roots, PageBuffer& page) {
  program = &made;
  roots = page_roots;
  out = &page;
  evaluation.start(made.roots != nullptr);
  stack.clear();
  loops.clear();
  captures.clear();
  returns.clear();
  aside.clear();
  kept.clear();
  rounds = 0;
  if (slots.size() < made.slot_count) slots.resize(made.slot_count);
}

// In messages `a.b` is named as the template writes it.
void Machine::State::name_the_undefined(std::size_t at, Diagnostic& fault) const {
  const Op op = program->code[at].op;
  if (fault.code != Code::render_undefined || (op != Op::attribute && op != Op::subscript)) return;
  const InstructionPlace& place = program->places[at];
  const std::string_view text = program->links[place.link].source->text;
  const std::string_view written = text.substr(place.range.begin, place.range.end - place.range.begin);
  const std::size_t dot = written.find_last_of(op == Op::attribute && written.back() != ']' ? '.' : '[');
  if (dot != std::string_view::npos) fault.arguments[0].value = written.substr(0, dot);
}

// Plain text in text and attributes is nearly all that pages print.
inline void Machine::State::print(const Value& value, PrintMode mode) {
  const bool plain =
      value.kind() == Kind::text && (mode == PrintMode::html_text || mode == PrintMode::html_protected);
  if (plain) {
    append_html(value.as_text(), out->bytes);
  } else if (value.kind() == Kind::integer) {
    // The same digits in every place.
    char digits[24];
    out->bytes.append(digits, std::to_chars(digits, digits + sizeof digits, value.as_integer()).ptr);
  } else {
    print_value(value, mode, evaluation, out->bytes);
  }
  if (out->bytes.size() > k_most_output) fail_output();
}

std::size_t Machine::State::run() {
  const Instruction* const code = program->code.data();
  const std::string_view* const literals = program->literals.data();
  std::size_t at = 0;
  while (true) {
    const Instruction& instruction = code[at];
    switch (instruction.op) {
      case Op::halt:
        return at;
      case Op::literal:
        out->bytes += literals[instruction.a];
        if (out->bytes.size() <= k_most_output) {
          ++at;
          continue;
        }
        fail_output();
        break;
      case Op::print:
        print(pop(), static_cast<PrintMode>(instruction.x));
        break;
      case Op::hole:
        leave_hole(pop(), instruction.y);
        break;
      case Op::url_begin:
        slots[instruction.a] = Value::integer(static_cast<std::int64_t>(out->bytes.size() - instruction.y));
        break;
      case Op::url_end: {
        const auto begin = static_cast<std::size_t>(slots[instruction.a].as_integer());
        if (!is_safe_url(std::string_view(out->bytes).substr(begin))) {
          out->bytes.resize(begin);
          out->bytes += '#';
        }
        break;
      }
      case Op::constant:
        stack.push_back(program->constants[instruction.a]);
        break;
      case Op::load:
        stack.push_back(slots[instruction.a]);
        break;
      case Op::store:
        slots[instruction.a] = pop();
        break;
      case Op::root:
        stack.push_back(root(instruction.a));
        break;
      case Op::root_named:
        stack.push_back(attribute_of(roots, program->constants[instruction.a].as_text(), evaluation));
        break;
      case Op::roots:
        stack.push_back(roots);
        break;
      case Op::field:
        stack.back() = field_of(stack.back(), instruction.a);
        break;
      case Op::load_field:
        stack.push_back(field_of(slots[instruction.y], instruction.a));
        break;
      case Op::root_field:
        stack.push_back(field_of(root(instruction.y), instruction.a));
        break;
      case Op::print_root:
        print(root(instruction.a), static_cast<PrintMode>(instruction.x));
        break;
      case Op::print_load_field:
        print(field_of(slots[instruction.y], instruction.a), static_cast<PrintMode>(instruction.x));
        break;
      case Op::print_root_field:
        print(field_of(root(instruction.y), instruction.a), static_cast<PrintMode>(instruction.x));
        break;
      case Op::attribute:
        stack.back() = attribute_of(stack.back(), program->constants[instruction.a].as_text(), evaluation);
        break;
      case Op::subscript: {
        const Value index = pop();
        stack.back() = item_of(stack.back(), index, evaluation);
        break;
      }
      case Op::slice: {
        const std::span<const Value> parts = top(4);
        const Value part = slice_of(parts[0], parts[1], parts[2], parts[3], evaluation);
        drop(4);
        stack.push_back(part);
        break;
      }
      case Op::make_list:
      case Op::make_tuple:
        make_items(instruction);
        break;
      case Op::make_map:
      case Op::make_namespace:
        make_entries(instruction);
        break;
      case Op::set_field: {
        const Value value = pop();
        set_namespace_field(pop(), program->constants[instruction.a].as_text(), value, evaluation);
        break;
      }
      case Op::negative:
        stack.back() = negated(stack.back(), evaluation);
        break;
      case Op::positive:
        if (!is_number(stack.back())) {
          evaluation.fail(Code::render_types,
                          {{"operation", "+"}, {"types", std::string(type_name(stack.back()))}});
        } else if (stack.back().kind() == Kind::boolean) {
          stack.back() = Value::integer(stack.back().as_integer());
        }
        break;
      case Op::logical_not:
        stack.back() = Value::boolean(!is_true(stack.back()));
        break;
      case Op::binary: {
        const Value right = pop();
        stack.back() = apply_operator(static_cast<Operator>(instruction.x), stack.back(), right, evaluation);
        break;
      }
      case Op::concat: {
        const Value text = join_texts(top(instruction.a), evaluation);
        drop(instruction.a);
        stack.push_back(text);
        break;
      }
      case Op::jump:
        at = instruction.a;
        continue;
      case Op::jump_if_false:
        if (is_true(pop())) break;
        at = instruction.a;
        continue;
      case Op::keep_if_false:
      case Op::keep_if_true:
        if (is_true(stack.back()) == (instruction.op == Op::keep_if_true)) {
          at = instruction.a;
          continue;
        }
        stack.pop_back();
        break;
      case Op::filter:
      case Op::test: {
        Value value = program->filters[instruction.a]->apply(top(instruction.y), evaluation);
        drop(instruction.y);
        if (instruction.op == Op::test && instruction.x) value = Value::boolean(!value.as_boolean());
        stack.push_back(value);
        break;
      }
      case Op::loop_begin:
        if (begin_loop(pop())) break;
        if (evaluation.fault()) break;
        at = instruction.a;
        continue;
      case Op::loop_next:
        if (next_round(instruction.y)) break;
        if (evaluation.fault()) break;
        at = instruction.a;
        continue;
      case Op::loop_end:
        loops.pop_back();
        break;
      case Op::loop_value:
        stack.push_back(loop_value(static_cast<LoopValue>(instruction.x), instruction.y));
        break;
      case Op::loop_cycle: {
        const Loop& loop = loops[loops.size() - 1 - instruction.y];
        const Value chosen = top(instruction.a)[(loop.round - 1) % instruction.a];
        drop(instruction.a);
        stack.push_back(chosen);
        break;
      }
      case Op::loop_changed:
        loop_changed(instruction);
        break;
      case Op::select_keep:
        if (is_true(pop())) kept.push_back(loops.back().item);
        break;
      case Op::select_end:
        end_select();
        break;
      case Op::unpack:
        unpack(instruction.a);
        break;
      case Op::capture_begin:
        captures.push_back(out->bytes.size());
        break;
      case Op::capture_end: {
        const std::size_t begin = captures.back();
        captures.pop_back();
        const std::string_view text = evaluation.keep(std::string_view(out->bytes).substr(begin));
        out->bytes.resize(begin);
        stack.push_back(instruction.x ? Value::html(text) : Value::text(text));
        break;
      }
      case Op::call:
        at = call(program->calls[instruction.a], at);
        if (evaluation.fault()) return at;
        continue;
      case Op::leave:
        at = leave();
        break;
    }
    if (evaluation.fault()) return at;
    ++at;
  }
}

}  // namespace trungbay::render
