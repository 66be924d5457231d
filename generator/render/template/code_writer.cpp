#include "render/template/code_writer.hpp"

namespace trungbay::render {

CodeWriter::CodeWriter(Program& program) : program_(program) {
  program_.memory = std::make_unique<Scratch>();
}

std::string_view CodeWriter::keep(std::string text) {
  program_.texts.push_back(std::make_unique<const std::string>(std::move(text)));
  return *program_.texts.back();
}

void CodeWriter::add_literal(std::string_view text, InstructionPlace place) {
  if (text.empty()) return;
  if (literal_.empty()) literal_place_ = place;
  literal_ += text;
}

void CodeWriter::flush() {
  if (literal_.empty()) return;
  auto known = literal_numbers_.find(literal_);
  if (known == literal_numbers_.end()) {
    program_.literals.push_back(keep(literal_));
    known = literal_numbers_
                .emplace(program_.literals.back(), static_cast<std::uint32_t>(program_.literals.size() - 1))
                .first;
  }
  literal_.clear();
  program_.code.push_back({Op::literal, 0, 0, known->second});
  program_.places.push_back(literal_place_);
}

std::size_t CodeWriter::add(Op op, InstructionPlace place, std::uint32_t a, std::uint8_t x, std::uint16_t y) {
  flush();
  if (fuse({op, x, y, a}, place)) return program_.code.size() - 1;
  program_.code.push_back({op, x, y, a});
  program_.places.push_back(place);
  return program_.code.size() - 1;
}

std::uint32_t CodeWriter::here() {
  flush();
  last_label_ = program_.code.size();
  return static_cast<std::uint32_t>(program_.code.size());
}

bool CodeWriter::fuse(const Instruction& next, const InstructionPlace& place) {
  if (program_.code.size() <= last_label_) return false;
  Instruction& last = program_.code.back();
  const bool fits = last.a <= 0xFFFF;
  Op op = Op::halt;
  if (next.op == Op::field && last.op == Op::load && fits) op = Op::load_field;
  if (next.op == Op::field && last.op == Op::root && fits) op = Op::root_field;
  if (op != Op::halt) {
    last = {op, 0, static_cast<std::uint16_t>(last.a), next.a};
    program_.places.back() = place;
    return true;
  }
  if (next.op != Op::print) return false;
  if (last.op == Op::root) op = Op::print_root;
  if (last.op == Op::load_field) op = Op::print_load_field;
  if (last.op == Op::root_field) op = Op::print_root_field;
  if (op == Op::halt) return false;
  last.op = op;
  last.x = next.x;
  return true;
}

void CodeWriter::add_constant(pages::Value value, InstructionPlace place) {
  program_.constants.push_back(value);
  add(Op::constant, place, static_cast<std::uint32_t>(program_.constants.size() - 1));
}

void CodeWriter::add_text_constant(std::string_view text, InstructionPlace place) {
  add(Op::constant, place, name(text));
}

std::uint32_t CodeWriter::name(std::string_view text) {
  if (const auto known = names_.find(text); known != names_.end()) return known->second;
  const std::string_view kept = keep(std::string(text));
  program_.constants.push_back(pages::Value::text(kept));
  const auto number = static_cast<std::uint32_t>(program_.constants.size() - 1);
  names_.emplace(kept, number);
  return number;
}

std::uint32_t CodeWriter::field(const pages::Field& field, const pages::ObjectType& owner) {
  const auto [known, is_new] = fields_.emplace(&field, static_cast<std::uint32_t>(program_.fields.size()));
  if (is_new) {
    program_.fields.push_back(&field);
    program_.field_owners.push_back(&owner);
  }
  return known->second;
}

std::uint32_t CodeWriter::filter(const FilterInfo& filter) {
  const auto [known, is_new] = filters_.emplace(&filter, static_cast<std::uint32_t>(program_.filters.size()));
  if (is_new) program_.filters.push_back(&filter);
  return known->second;
}

}  // namespace trungbay::render
