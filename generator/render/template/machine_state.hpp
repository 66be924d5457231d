// What a machine holds while it runs, and the operations that are more than a line. Private to the machine.
#pragma once

#include <vector>

#include "render/template/evaluation.hpp"
#include "render/template/machine.hpp"
#include "render/template/program.hpp"

namespace trungbay::render {

struct Machine::State {
  // The largest page of a real site has well under 1 MB; past this the template is at fault.
  static constexpr std::size_t k_most_output = 64u << 20;
  // Enough for a table of a million rows with ten columns; what takes more would never end.
  static constexpr std::uint64_t k_most_rounds = 10'000'000;
  // A tree of units has five levels; a macro that calls itself deeper has no end.
  static constexpr std::size_t k_deepest_call = 64;

  struct Loop {
    Sequence items;
    std::size_t round = 0;  // 1 in the first
    std::size_t kept_before = 0;
    Value item;
    Value last_seen;  // of loop.changed
    bool has_seen = false;
  };

  struct Return {
    std::size_t at;  // of the call
    const RecursiveCall* call;
  };

  explicit State(const Environment& environment) : evaluation(scratch, environment) {}

  void start(const Program& made, Value page_roots, PageBuffer& page);
  // Runs to the end or to the first fault; gives the position of the last instruction.
  std::size_t run();
  void name_the_undefined(std::size_t at, Diagnostic& fault) const;

  Value pop() {
    const Value value = stack.back();
    stack.pop_back();
    return value;
  }
  std::span<const Value> top(std::size_t count) const { return {stack.data() + stack.size() - count, count}; }
  void drop(std::size_t count) { stack.resize(stack.size() - count); }

  Value root(std::uint32_t number) {
    const pages::Field& field = *program->fields[number];
    if (roots.kind() == Kind::object && &roots.object_type() == program->roots)
      return field.get(roots.self(), scratch);
    return attribute_of(roots, field.name, evaluation);
  }
  Value field_of(const Value& base, std::uint32_t number) {
    const pages::Field& field = *program->fields[number];
    const bool as_compiled =
        base.kind() == Kind::object && &base.object_type() == program->field_owners[number];
    return as_compiled ? field.get(base.self(), scratch) : attribute_of(base, field.name, evaluation);
  }
  // By reference: a copy right behind the writing of its parts stalls the processor for longer than the
  // printing.
  void print(const Value& value, PrintMode mode);
  void fail_output();
  void leave_hole(Value source, int heading_shift);
  void make_items(const Instruction& instruction);
  void make_entries(const Instruction& instruction);
  bool begin_loop(Value over);
  bool next_round(std::size_t slot_after);
  Value loop_value(LoopValue which, std::size_t levels_out);
  void loop_changed(const Instruction& instruction);
  void end_select();
  void unpack(std::size_t count);
  std::size_t call(const RecursiveCall& callee, std::size_t at);
  std::size_t leave();

  Scratch scratch;
  Evaluation evaluation;
  const Program* program = nullptr;
  Value roots;
  PageBuffer* out = nullptr;
  std::vector<Value> stack;
  std::vector<Value> slots;
  std::vector<Loop> loops;
  std::vector<std::size_t> captures;  // where in `out` each began
  std::vector<Return> returns;
  std::vector<Value> aside;  // slots of calls that wait
  std::vector<Value> kept;   // items that filtered loops have chosen so far
  std::uint64_t rounds = 0;
};

}  // namespace trungbay::render
