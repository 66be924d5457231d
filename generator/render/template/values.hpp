// What values mean in templates: truth, equality, order, text, fields, items. As in Python where it shows.
//
// Called by the machine and by filters. What can fail records its fault in the Evaluation and gives
// undefined.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "pages/value.hpp"
#include "render/template/evaluation.hpp"

namespace trungbay::render {

using pages::Kind;
using pages::Value;

bool is_true(Value value);
bool is_number(Value value);    // integer, number or boolean
double to_double(Value value);  // of a number

bool are_equal(Value left, Value right, Evaluation& evaluation);
// Negative, zero, positive; nothing when the two cannot be compared.
std::optional<int> order_of(Value left, Value right, Evaluation& evaluation);
// Nothing when `container` holds nothing.
std::optional<bool> contains(Value container, Value item, Evaluation& evaluation);

// Appends what Python's str() gives; nothing for undefined.
void append_text(Value value, Evaluation& evaluation, std::string& out);
// Appends what Python's repr() gives: how a value stands inside a printed list.
void append_repr(Value value, Evaluation& evaluation, std::string& out);
void append_number(double number, std::string& out);
// The text of a string as it is, of anything else as append_text, kept in the scratch.
std::string_view text_of(Value value, Evaluation& evaluation);

// "text", "integer", the name of an object's type: for messages.
std::string_view type_name(Value value);

// A field of an object, an entry of a map; undefined when it is not there. A fault for undefined.
Value attribute_of(Value base, std::string_view name, Evaluation& evaluation);
// "a.b" and "a.0" go down step by step; an empty path is the value.
Value path_of(Value base, std::string_view path, Evaluation& evaluation);
Value item_of(Value base, Value index, Evaluation& evaluation);
Value slice_of(Value base, Value start, Value stop, Value step, Evaluation& evaluation);

// The entry of this key, or null.
const pages::MapEntry* find_entry(std::span<const pages::MapEntry> entries, std::string_view key);

// What can be walked over: lists, keys of maps, characters of strings; undefined is empty.
struct Sequence {
  Value list;
  std::span<const pages::MapEntry> entries;
  std::size_t size = 0;

  Value at(std::size_t index, Scratch& scratch) const {
    return entries.empty() ? list.list_at(index, scratch) : Value::text(entries[index].key);
  }
};
// A fault for values that cannot be walked over.
std::optional<Sequence> sequence_of(Value value, Evaluation& evaluation);
bool is_iterable(Value value);
bool is_tuple(Value value);

Value make_list(std::span<const Value> items, Evaluation& evaluation);
Value make_row(std::span<const Value> items, Evaluation& evaluation);  // a tuple
Value make_range(std::int64_t start, std::int64_t stop, std::int64_t step, Evaluation& evaluation);
Value make_group(Value key, Value items, Evaluation& evaluation);  // has .grouper and .list

// What `namespace(…)` makes: fields that a template may set.
Value make_namespace(std::span<const pages::MapEntry> entries, Evaluation& evaluation);
void set_namespace_field(Value base, std::string_view name, Value value, Evaluation& evaluation);

}  // namespace trungbay::render
