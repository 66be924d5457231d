#include "render/template/values.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/utf8.hpp"

namespace trungbay::render {
namespace {

using pages::ListType;
using pages::MapEntry;
using pages::ObjectType;

using Items = std::span<const Value>;

std::size_t count_items(const void* self) {
  return static_cast<const Items*>(self)->size();
}
Value item_at(const void* self, std::size_t index, Scratch&) {
  return (*static_cast<const Items*>(self))[index];
}

constexpr ListType k_list{count_items, item_at};
constexpr ListType k_tuple{count_items, item_at};
constexpr ListType k_group{count_items, item_at};

struct Range {
  std::int64_t start;
  std::int64_t step;
  std::size_t size;
};

constexpr ListType k_range{
    [](const void* self) { return static_cast<const Range*>(self)->size; },
    [](const void* self, std::size_t index, Scratch&) {
      const auto& range = *static_cast<const Range*>(self);
      return Value::integer(range.start + range.step * static_cast<std::int64_t>(index));
    },
};

struct Namespace {
  std::span<MapEntry> entries;
  std::size_t count;
};

constexpr ObjectType k_namespace{"namespace", "fields that a template may set", {}};

std::int64_t wrapped_index(std::int64_t index, std::size_t size) {
  return index < 0 ? index + static_cast<std::int64_t>(size) : index;
}

}  // namespace

const MapEntry* find_entry(std::span<const MapEntry> entries, std::string_view key) {
  for (const auto& entry : entries) {
    if (entry.key == key) return &entry;
  }
  return nullptr;
}

bool is_number(Value value) {
  return value.kind() == Kind::integer || value.kind() == Kind::number || value.kind() == Kind::boolean;
}

double to_double(Value value) {
  return value.kind() == Kind::number ? value.as_number() : static_cast<double>(value.as_integer());
}

bool is_true(Value value) {
  switch (value.kind()) {
    case Kind::undefined:
    case Kind::null:
      return false;
    case Kind::boolean:
    case Kind::integer:
      return value.as_integer() != 0;
    case Kind::number:
      return value.as_number() != 0;
    case Kind::text:
    case Kind::source:
    case Kind::html:
      return !value.as_text().empty();
    case Kind::list:
      return value.list_size() > 0;
    case Kind::map:
      return !value.as_map().empty();
    case Kind::date:
    case Kind::object:
      return true;
  }
  return false;
}

std::string_view type_name(Value value) {
  static constexpr std::string_view k_names[] = {"undefined", "null", "boolean", "integer", "number", "text",
                                                 "markdown",  "html", "date",    "list",    "map"};
  if (value.kind() == Kind::object) return value.object_type().name;
  return k_names[static_cast<std::size_t>(value.kind())];
}

Value attribute_of(Value base, std::string_view name, Evaluation& evaluation) {
  switch (base.kind()) {
    case Kind::object: {
      if (&base.object_type() == &k_namespace) {
        const auto& space = *static_cast<const Namespace*>(base.self());
        const MapEntry* entry = find_entry(space.entries.first(space.count), name);
        return entry ? entry->value : Value();
      }
      const pages::Field* field = base.object_type().find(name);
      return field ? field->get(base.self(), evaluation.scratch()) : Value();
    }
    case Kind::map: {
      const MapEntry* entry = find_entry(base.as_map(), name);
      return entry ? entry->value : Value();
    }
    case Kind::list:
      if (&base.list_type() != &k_group) return {};
      return name == "grouper" ? base.list_at(0, evaluation.scratch())
             : name == "list"  ? base.list_at(1, evaluation.scratch())
                               : Value();
    case Kind::undefined:
      return evaluation.fail(Code::render_undefined, {{"name", "undefined"}, {"field", std::string(name)}});
    default:
      return {};
  }
}

Value path_of(Value base, std::string_view path, Evaluation& evaluation) {
  while (!path.empty()) {
    const std::size_t dot = path.find('.');
    const std::string_view step = path.substr(0, dot);
    std::int64_t index = 0;
    const auto [end, error] = std::from_chars(step.data(), step.data() + step.size(), index);
    const bool is_index = error == std::errc() && end == step.data() + step.size();
    base = is_index ? item_of(base, Value::integer(index), evaluation) : attribute_of(base, step, evaluation);
    path = dot == std::string_view::npos ? std::string_view{} : path.substr(dot + 1);
  }
  return base;
}

Value item_of(Value base, Value index, Evaluation& evaluation) {
  if (base.kind() == Kind::undefined) {
    return evaluation.fail(Code::render_undefined,
                           {{"name", "undefined"}, {"field", std::string(text_of(index, evaluation))}});
  }
  if (index.is_string()) return attribute_of(base, index.as_text(), evaluation);
  if (index.kind() != Kind::integer && index.kind() != Kind::boolean) return {};
  if (base.kind() == Kind::list) {
    const std::int64_t at = wrapped_index(index.as_integer(), base.list_size());
    if (at < 0 || at >= static_cast<std::int64_t>(base.list_size())) return {};
    return base.list_at(static_cast<std::size_t>(at), evaluation.scratch());
  }
  if (!base.is_string()) return {};
  const Value letter =
      slice_of(base, index, index.as_integer() == -1 ? Value::null() : Value::integer(index.as_integer() + 1),
               Value::null(), evaluation);
  return letter.is_string() && letter.as_text().empty() ? Value() : letter;
}

Value slice_of(Value base, Value start, Value stop, Value step, Evaluation& evaluation) {
  const auto bound = [](Value value, std::int64_t otherwise) {
    return is_number(value) && value.kind() != Kind::number ? value.as_integer() : otherwise;
  };
  if (base.kind() == Kind::null && evaluation.null_is_silent()) return base;
  if (!base.is_string() && base.kind() != Kind::list) {
    return evaluation.fail(Code::render_types,
                           {{"operation", "[:]"}, {"types", std::string(type_name(base))}});
  }
  const auto sequence = sequence_of(base, evaluation);
  const std::int64_t stride = bound(step, 1);
  if (!sequence) return {};
  if (stride == 0) return evaluation.fail(Code::render_argument, {{"function", "[::]"}, {"value", "0"}});
  const auto size = static_cast<std::int64_t>(sequence->size);
  const auto clamped = [&](Value value, std::int64_t otherwise) {
    if (value.is_missing()) return otherwise;
    const std::int64_t at = wrapped_index(bound(value, 0), sequence->size);
    return stride > 0 ? std::clamp<std::int64_t>(at, 0, size) : std::clamp<std::int64_t>(at, -1, size - 1);
  };
  const std::int64_t from = clamped(start, stride > 0 ? 0 : size - 1);
  const std::int64_t to = clamped(stop, stride > 0 ? size : -1);
  std::size_t count = 0;
  if (stride > 0 && to > from) count = static_cast<std::size_t>((to - from - 1) / stride + 1);
  if (stride < 0 && from > to) count = static_cast<std::size_t>((from - to - 1) / -stride + 1);
  const std::span<Value> items = evaluation.make_values(count);
  for (std::size_t i = 0; i < items.size(); ++i) {
    items[i] = sequence->at(static_cast<std::size_t>(from + static_cast<std::int64_t>(i) * stride),
                            evaluation.scratch());
  }
  if (!base.is_string()) {
    return is_tuple(base) ? make_row(items, evaluation) : make_list(items, evaluation);
  }
  Evaluation::Buffer text(evaluation);
  for (const Value letter : items) *text += letter.as_text();
  return evaluation.keep_like(base, *text);
}

bool is_iterable(Value value) {
  return value.is_string() || value.kind() == Kind::list || value.kind() == Kind::map ||
         value.kind() == Kind::undefined;
}

std::optional<Sequence> sequence_of(Value value, Evaluation& evaluation) {
  Sequence sequence;
  switch (value.kind()) {
    case Kind::list:
      sequence.list = value;
      sequence.size = value.list_size();
      return sequence;
    case Kind::map:
      sequence.entries = value.as_map();
      sequence.size = sequence.entries.size();
      return sequence;
    case Kind::undefined:
      return sequence;
    case Kind::text:
    case Kind::source:
    case Kind::html: {
      const std::string_view text = value.as_text();
      const std::span<Value> letters = evaluation.make_values(count_code_points(text));
      std::size_t at = 0;
      for (auto& letter : letters) {
        const std::size_t size = std::min<std::size_t>(decode_code_point(text, at).size, text.size() - at);
        letter = Value::text(text.substr(at, size));
        at += size;
      }
      sequence.list = make_list(letters, evaluation);
      sequence.size = letters.size();
      return sequence;
    }
    case Kind::null:
      // A view's list that is not there is an empty one; JSON's null cannot be walked over, as in Python.
      if (evaluation.null_is_silent()) return sequence;
      [[fallthrough]];
    default:
      evaluation.fail(Code::render_types, {{"operation", "for"}, {"types", std::string(type_name(value))}});
      return std::nullopt;
  }
}

bool is_tuple(Value value) {
  return value.kind() == Kind::list && (&value.list_type() == &k_tuple || &value.list_type() == &k_group);
}

Value make_list(std::span<const Value> items, Evaluation& evaluation) {
  return Value::list(evaluation.scratch().make<Items>(items), k_list);
}

Value make_row(std::span<const Value> items, Evaluation& evaluation) {
  return Value::list(evaluation.scratch().make<Items>(items), k_tuple);
}

Value make_group(Value key, Value items, Evaluation& evaluation) {
  const std::span<Value> pair = evaluation.make_values(2);
  if (pair.empty()) return {};
  pair[0] = key;
  pair[1] = items;
  return Value::list(evaluation.scratch().make<Items>(pair), k_group);
}

Value make_range(std::int64_t start, std::int64_t stop, std::int64_t step, Evaluation& evaluation) {
  if (step == 0) return evaluation.fail(Code::render_argument, {{"function", "range"}, {"value", "0"}});
  std::uint64_t size = 0;
  if (step > 0 && stop > start) {
    size = (static_cast<std::uint64_t>(stop) - static_cast<std::uint64_t>(start) - 1) /
               static_cast<std::uint64_t>(step) +
           1;
  } else if (step < 0 && start > stop) {
    size = (static_cast<std::uint64_t>(start) - static_cast<std::uint64_t>(stop) - 1) /
               (0 - static_cast<std::uint64_t>(step)) +
           1;
  }
  const Range range{start, step, static_cast<std::size_t>(size)};
  return Value::list(evaluation.scratch().make<Range>(range), k_range);
}

Value make_namespace(std::span<const MapEntry> entries, Evaluation& evaluation) {
  const std::size_t room = entries.size() + 4;
  if (!evaluation.spend(room * sizeof(MapEntry))) return {};
  const Namespace space{evaluation.scratch().make_array<MapEntry>(room), entries.size()};
  std::copy(entries.begin(), entries.end(), space.entries.begin());
  return Value::object(evaluation.scratch().make<Namespace>(space), k_namespace);
}

void set_namespace_field(Value base, std::string_view name, Value value, Evaluation& evaluation) {
  if (base.kind() != Kind::object || &base.object_type() != &k_namespace) {
    evaluation.fail(Code::render_types, {{"operation", "set"}, {"types", std::string(type_name(base))}});
    return;
  }
  // The scratch's memory is ours to change; Values only point to it as const.
  auto& space = *static_cast<Namespace*>(const_cast<void*>(base.self()));
  for (auto& entry : space.entries.first(space.count)) {
    if (entry.key == name) {
      entry.value = value;
      return;
    }
  }
  if (space.count == space.entries.size()) {
    if (!evaluation.spend(2 * space.count * sizeof(MapEntry))) return;
    const std::span<MapEntry> larger = evaluation.scratch().make_array<MapEntry>(2 * space.count);
    std::copy(space.entries.begin(), space.entries.end(), larger.begin());
    space.entries = larger;
  }
  space.entries[space.count++] = {name, value};
}

}  // namespace trungbay::render
