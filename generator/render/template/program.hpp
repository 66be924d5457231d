// What a template is compiled to: a flat row of instructions with everything extended, included, imported and
// called already in line. Made by the compiler, carried out by the machine, never changed in between.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "pages/value.hpp"
#include "render/template/filters.hpp"
#include "render/template/place.hpp"
#include "render/template/source.hpp"

namespace trungbay::render {

// `a`, `x` and `y` are the instruction's operands; "pops" and "pushes" speak of the machine's value stack.
enum class Op : std::uint8_t {
  halt,
  literal,     // appends literals[a]
  print,       // pops, appends as PrintMode x
  hole,        // pops a rich text, leaves it out here; y: heading shift
  url_begin,   // remembers in slot a where an address began, y bytes ago
  url_end,     // replaces the address since slot a by "#" when it is not safe
  constant,    // pushes constants[a]
  load,        // pushes slot a
  store,       // pops into slot a
  root,        // pushes fields[a] of the roots
  root_named,  // pushes the root called constants[a]
  roots,       // pushes all roots
  field,       // pops an object, pushes its fields[a]
  // The rows of instructions that pages are mostly made of, each in one: y is a slot, or the root's field.
  load_field,        // load y, field a
  root_field,        // root y, field a
  print_root,        // root a, print x
  print_load_field,  // load y, field a, print x
  print_root_field,  // root y, field a, print x
  attribute,         // pops, pushes its attribute called constants[a]
  subscript,         // pops index and base
  slice,             // pops step, stop, start, base
  make_list,         // pops a values
  make_tuple,
  make_map,        // pops 2a values
  make_namespace,  // pops 2a values
  set_field,       // pops value and namespace; constants[a] is the name
  negative,
  positive,
  logical_not,
  binary,  // pops right and left; x: Operator
  concat,  // pops a values
  jump,
  jump_if_false,  // pops
  keep_if_false,  // jumps and keeps the value when it is false, else pops it
  keep_if_true,
  filter,         // pops y values, pushes filters[a] of them
  test,           // pops y values, pushes a boolean; x: negated
  loop_begin,     // pops what to walk over; jumps to a when it is empty
  loop_next,      // stores the next item in slot y - 1, pushes it when y is 0; jumps to a when there is none
  loop_end,       // forgets the loop
  loop_value,     // pushes LoopValue x of the loop y levels out
  loop_cycle,     // pops a values, pushes the one of this round; y as above
  loop_changed,   // pops a values, pushes whether they differ from the last round's; y as above
  select_keep,    // pops a boolean: whether the loop's item belongs to the filtered list
  select_end,     // ends the loop, pushes the list of kept items
  unpack,         // pops a list of exactly a items, pushes them, the first on top
  capture_begin,  // what follows is not appended to the page …
  capture_end,    // … but pushed as a value; x: 1 for html, 0 for text
  call,           // calls[a]
  leave,          // back behind the call
};

enum class LoopValue : std::uint8_t {
  index,
  index0,
  revindex,
  revindex0,
  first,
  last,
  length,
  previous,
  next,
  depth,
  depth0
};

struct Instruction {
  Op op = Op::halt;
  std::uint8_t x = 0;
  std::uint16_t y = 0;
  std::uint32_t a = 0;
};
static_assert(sizeof(Instruction) == 8);

// A macro that calls itself: its slots are put aside while the inner call runs.
struct RecursiveCall {
  std::uint32_t entry = 0;
  std::uint32_t first_slot = 0;
  std::uint32_t end_slot = 0;
};

// One template in a chain of templates: the page's own, or reached from `parent` at `range` by `how`.
struct ChainLink {
  const Source* source = nullptr;
  std::int32_t parent = -1;
  Range range;      // in the parent's source
  std::string how;  // `include "x.html"`, `macro f`
};

struct InstructionPlace {
  std::uint32_t link = 0;
  Range range;
};

struct Program {
  std::vector<Instruction> code;
  std::vector<InstructionPlace> places;  // one for each instruction
  std::vector<ChainLink> links;
  std::vector<std::string_view> literals;
  std::vector<pages::Value> constants;
  std::vector<const pages::Field*> fields;
  std::vector<const pages::ObjectType*> field_owners;  // of the same number
  std::vector<const FilterInfo*> filters;              // and tests
  std::vector<RecursiveCall> calls;
  std::uint32_t slot_count = 0;
  const pages::ObjectType* roots = nullptr;  // null: dynamic
  std::vector<std::shared_ptr<const Source>> sources;
  std::vector<std::unique_ptr<const std::string>> texts;  // what literals and constants point to
  std::unique_ptr<Scratch> memory;                        // of constants that are lists or maps
};

// A diagnostic at a place of the program's templates, with excerpt and chain.
Diagnostic fault_at(const std::vector<ChainLink>& links, const InstructionPlace& place, Code code,
                    Arguments arguments);

}  // namespace trungbay::render
