// Writes a program instruction by instruction: joins literal text, pools constants, hands out slots and
// labels.
//
// Used by the compiler only. A position in the code may be jumped to after `here` was called for it.
#pragma once

#include <map>
#include <string>
#include <unordered_map>

#include "render/template/program.hpp"

namespace trungbay::render {

class CodeWriter {
 public:
  // More instructions than any page needs: a bound on what templates that include each other in several
  // places (2, 4, 8 … times) can blow up to.
  static constexpr std::size_t k_most_instructions = 400'000;

  explicit CodeWriter(Program& program);

  void add_literal(std::string_view text, InstructionPlace place);
  std::size_t add(Op op, InstructionPlace place, std::uint32_t a = 0, std::uint8_t x = 0,
                  std::uint16_t y = 0);
  void add_constant(pages::Value value, InstructionPlace place);
  void add_text_constant(std::string_view text, InstructionPlace place);

  // The number of a text among the constants, for operations that take a name.
  std::uint32_t name(std::string_view text);
  std::uint32_t field(const pages::Field& field, const pages::ObjectType& owner);
  std::uint32_t filter(const FilterInfo& filter);
  std::uint32_t new_slot() { return program_.slot_count++; }
  std::uint32_t next_slot() const { return program_.slot_count; }
  std::uint32_t add_call() {
    program_.calls.emplace_back();
    return static_cast<std::uint32_t>(program_.calls.size() - 1);
  }
  RecursiveCall& call(std::uint32_t number) { return program_.calls[number]; }

  std::uint32_t here();
  // Lets the jump at `position` lead to the present end of the code.
  void land(std::size_t position) { program_.code[position].a = here(); }
  bool is_full() const { return program_.code.size() > k_most_instructions; }

 private:
  std::string_view keep(std::string text);
  void flush();
  // Puts the new instruction into the last one when both together have an instruction of their own.
  bool fuse(const Instruction& next, const InstructionPlace& place);

  Program& program_;
  std::string literal_;
  InstructionPlace literal_place_;
  std::size_t last_label_ = 0;  // nothing before it may be changed any more: it may be jumped to
  std::unordered_map<std::string_view, std::uint32_t> literal_numbers_;
  std::unordered_map<std::string_view, std::uint32_t> names_;
  std::map<const void*, std::uint32_t> fields_;
  std::map<const void*, std::uint32_t> filters_;
};

}  // namespace trungbay::render
