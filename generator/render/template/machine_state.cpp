#include "render/template/machine_state.hpp"

#include "render/template/escape.hpp"

namespace trungbay::render {

void Machine::State::fail_output() {
  evaluation.fail(Code::render_output_limit, {{"limit", "64 MB"}});
}

void Machine::State::leave_hole(Value source, int heading_shift) {
  if (source.is_missing()) return;
  if (source.kind() == Kind::html) {
    out->bytes += source.as_text();
    return;
  }
  const auto format = source.kind() == Kind::source ? source.format() : pages::SourceFormat::markdown;
  const std::string_view text = text_of(source, evaluation);
  if (captures.empty()) {
    out->holes.push_back({out->bytes.size(), text, format, heading_shift});
  } else if (evaluation.environment().rich_text) {
    evaluation.environment().rich_text(text, format, heading_shift, out->bytes);
  } else {
    append_html(text, out->bytes);
  }
}

void Machine::State::make_items(const Instruction& instruction) {
  const std::span<Value> items = evaluation.make_values(instruction.a);
  const std::span<const Value> values = top(instruction.a);
  std::copy(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(items.size()), items.begin());
  drop(instruction.a);
  stack.push_back(instruction.op == Op::make_list ? make_list(items, evaluation)
                                                  : make_row(items, evaluation));
}

void Machine::State::make_entries(const Instruction& instruction) {
  const std::span<const Value> values = top(2 * std::size_t{instruction.a});
  if (!evaluation.spend(instruction.a * sizeof(pages::MapEntry))) return;
  const auto entries = scratch.make_array<pages::MapEntry>(instruction.a);
  std::size_t count = 0;
  for (std::size_t i = 0; i < values.size(); i += 2) {
    const std::string_view key = text_of(values[i], evaluation);
    std::size_t at = 0;
    while (at < count && entries[at].key != key) ++at;
    if (at == count) ++count;
    entries[at] = {key, values[i + 1]};
  }
  drop(values.size());
  const auto made = entries.first(count);
  stack.push_back(instruction.op == Op::make_map ? Value::map(made, scratch)
                                                 : make_namespace(made, evaluation));
}

// False when there is nothing to walk over (or a fault).
bool Machine::State::begin_loop(Value over) {
  const auto items = sequence_of(over, evaluation);
  if (!items || items->size == 0) return false;
  Loop& loop = loops.emplace_back();
  loop.items = *items;
  loop.kept_before = kept.size();
  return true;
}

bool Machine::State::next_round(std::size_t slot_after) {
  Loop& loop = loops.back();
  if (loop.round == loop.items.size) return false;
  if (++rounds > k_most_rounds) {
    evaluation.fail(Code::render_loop_limit, {{"limit", "10.000.000"}});
    return false;
  }
  loop.item = loop.items.at(loop.round++, scratch);
  if (slot_after > 0) {
    slots[slot_after - 1] = loop.item;
  } else {
    stack.push_back(loop.item);
  }
  return true;
}

Value Machine::State::loop_value(LoopValue which, std::size_t levels_out) {
  const Loop& loop = loops[loops.size() - 1 - levels_out];
  const auto number = [](std::size_t value) { return Value::integer(static_cast<std::int64_t>(value)); };
  switch (which) {
    case LoopValue::index:
      return number(loop.round);
    case LoopValue::index0:
      return number(loop.round - 1);
    case LoopValue::revindex:
      return number(loop.items.size - loop.round + 1);
    case LoopValue::revindex0:
      return number(loop.items.size - loop.round);
    case LoopValue::first:
      return Value::boolean(loop.round == 1);
    case LoopValue::last:
      return Value::boolean(loop.round == loop.items.size);
    case LoopValue::length:
      return number(loop.items.size);
    case LoopValue::previous:
      return loop.round > 1 ? loop.items.at(loop.round - 2, scratch) : Value();
    case LoopValue::next:
      return loop.round < loop.items.size ? loop.items.at(loop.round, scratch) : Value();
    case LoopValue::depth:
      return number(1);  // there are no recursive loops
    case LoopValue::depth0:
      return number(0);
  }
  return {};
}

void Machine::State::loop_changed(const Instruction& instruction) {
  Loop& loop = loops[loops.size() - 1 - instruction.y];
  const std::span<Value> items = evaluation.make_values(instruction.a);
  const std::span<const Value> values = top(instruction.a);
  std::copy(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(items.size()), items.begin());
  drop(instruction.a);
  const Value seen = make_row(items, evaluation);
  const bool changed = !loop.has_seen || !are_equal(seen, loop.last_seen, evaluation);
  loop.last_seen = seen;
  loop.has_seen = true;
  stack.push_back(Value::boolean(changed));
}

void Machine::State::end_select() {
  const std::size_t before = loops.back().kept_before;
  loops.pop_back();
  const std::span<Value> items = evaluation.make_values(kept.size() - before);
  if (!items.empty())
    std::copy(kept.begin() + static_cast<std::ptrdiff_t>(before), kept.end(), items.begin());
  kept.resize(before);
  stack.push_back(make_list(items, evaluation));
}

void Machine::State::unpack(std::size_t count) {
  const Value list = pop();
  const auto items = sequence_of(list, evaluation);
  if (!items) return;
  if (items->size != count) {
    evaluation.fail(Code::render_types,
                    {{"operation", std::to_string(count) + " ="},
                     {"types", std::string(type_name(list)) + "[" + std::to_string(items->size) + "]"}});
    return;
  }
  for (std::size_t i = count; i-- > 0;) stack.push_back(items->at(i, scratch));
}

std::size_t Machine::State::call(const RecursiveCall& callee, std::size_t at) {
  if (returns.size() >= k_deepest_call) {
    evaluation.fail(Code::render_depth_limit, {{"limit", std::to_string(k_deepest_call)}});
    return at;
  }
  returns.push_back({at, &callee});
  aside.insert(aside.end(), slots.begin() + callee.first_slot, slots.begin() + callee.end_slot);
  return callee.entry;
}

std::size_t Machine::State::leave() {
  const Return back = returns.back();
  returns.pop_back();
  const std::size_t count = back.call->end_slot - back.call->first_slot;
  std::copy(aside.end() - static_cast<std::ptrdiff_t>(count), aside.end(),
            slots.begin() + back.call->first_slot);
  aside.resize(aside.size() - count);
  return back.at;
}

}  // namespace trungbay::render
