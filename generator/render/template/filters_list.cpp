// Filters over lists and maps.
#include <algorithm>
#include <vector>

#include "base/utf8.hpp"
#include "render/template/escape.hpp"
#include "render/template/filters.hpp"
#include "render/template/operators.hpp"
#include "vietnamese/fold.hpp"

namespace trungbay::render {
namespace {

using Arguments = std::span<const Value>;

Value argument(Arguments arguments, std::size_t index) {
  return index < arguments.size() ? arguments[index] : Value();
}

// The items of what comes in, in the scratch.
std::span<Value> items_of(Value value, Evaluation& evaluation) {
  const auto sequence = sequence_of(value, evaluation);
  if (!sequence) return {};
  const std::span<Value> items = evaluation.make_values(sequence->size);
  for (std::size_t i = 0; i < items.size(); ++i) items[i] = sequence->at(i, evaluation.scratch());
  return items;
}

Value length(Arguments in, Evaluation& evaluation) {
  std::size_t size = 0;
  if (in[0].is_string()) {
    size = count_code_points(in[0].as_text());
  } else if (in[0].kind() == Kind::list) {
    size = in[0].list_size();
  } else if (in[0].kind() == Kind::map) {
    size = in[0].as_map().size();
  } else if (in[0].kind() != Kind::undefined &&
             !(in[0].kind() == Kind::null && evaluation.null_is_silent())) {
    return wrong_argument("length", in[0], evaluation);
  }
  return Value::integer(static_cast<std::int64_t>(size));
}

Value first(Arguments in, Evaluation& evaluation) {
  const auto items = sequence_of(in[0], evaluation);
  return items && items->size > 0 ? items->at(0, evaluation.scratch()) : Value();
}

Value last(Arguments in, Evaluation& evaluation) {
  const auto items = sequence_of(in[0], evaluation);
  return items && items->size > 0 ? items->at(items->size - 1, evaluation.scratch()) : Value();
}

Value to_list(Arguments in, Evaluation& evaluation) {
  return make_list(items_of(in[0], evaluation), evaluation);
}

Value reverse(Arguments in, Evaluation& evaluation) {
  if (in[0].is_string()) return slice_of(in[0], Value(), Value(), Value::integer(-1), evaluation);
  const std::span<Value> items = items_of(in[0], evaluation);
  std::reverse(items.begin(), items.end());
  return make_list(items, evaluation);
}

Value join(Arguments in, Evaluation& evaluation) {
  const std::span<Value> items = items_of(in[0], evaluation);
  const Value attribute = argument(in, 2);
  if (!attribute.is_missing()) {
    const std::string_view path = text_of(attribute, evaluation);
    for (auto& item : items) item = path_of(item, path, evaluation);
  }
  const Value between = argument(in, 1).kind() == Kind::undefined ? Value::text("") : argument(in, 1);
  const bool html = between.kind() == Kind::html || std::any_of(items.begin(), items.end(), [](Value item) {
                      return item.kind() == Kind::html;
                    });
  Evaluation::Buffer made(evaluation);
  const auto add = [&](Value value) {
    if (html && value.kind() != Kind::html) {
      append_html(text_of(value, evaluation), *made);
    } else {
      append_text(value, evaluation, *made);
    }
  };
  for (std::size_t i = 0; i < items.size() && !evaluation.fault(); ++i) {
    if (i > 0) add(between);
    add(items[i]);
    if (made->size() > Evaluation::k_most_memory) evaluation.spend(made->size());
  }
  return html ? Value::html(evaluation.keep(*made)) : evaluation.keep_text(*made);
}

// What items are sorted, grouped and compared by: an attribute of them, in lower case unless case matters.
Value key_of(Value item, std::string_view path, bool case_matters, Evaluation& evaluation) {
  const Value key = path_of(item, path, evaluation);
  if (case_matters || !key.is_string()) return key;
  return evaluation.keep_text(vietnamese::lower(key.as_text()));
}

struct Keyed {
  std::vector<Value> keys;  // one for each attribute
  Value item;
};

// Sorts by several attributes "a,b"; a fault when two keys cannot be compared.
void sort_by(std::span<Value> items, std::string_view paths, bool case_matters, bool backwards,
             std::string_view function, Evaluation& evaluation) {
  std::vector<Keyed> keyed;
  keyed.reserve(items.size());
  for (const Value item : items) {
    Keyed made{{}, item};
    for (std::size_t at = 0; at <= paths.size();) {
      const std::size_t comma = std::min(paths.find(',', at), paths.size());
      made.keys.push_back(key_of(item, paths.substr(at, comma - at), case_matters, evaluation));
      at = comma + 1;
    }
    keyed.push_back(std::move(made));
  }
  const auto before = [&](const Keyed& a, const Keyed& b) {
    for (std::size_t i = 0; i < a.keys.size(); ++i) {
      const auto order = order_of(a.keys[i], b.keys[i], evaluation);
      if (!order) {
        evaluation.fail(Code::render_types, {{"operation", std::string(function)},
                                             {"types", std::string(type_name(a.keys[i])) + ", " +
                                                           std::string(type_name(b.keys[i]))}});
        return false;
      }
      if (*order != 0) return backwards ? *order > 0 : *order < 0;
    }
    return false;
  };
  std::stable_sort(keyed.begin(), keyed.end(), before);
  for (std::size_t i = 0; i < items.size(); ++i) items[i] = keyed[i].item;
}

Value sort(Arguments in, Evaluation& evaluation) {
  const std::span<Value> items = items_of(in[0], evaluation);
  sort_by(items, text_of(argument(in, 3), evaluation), is_true(argument(in, 2)), is_true(argument(in, 1)),
          "sort", evaluation);
  return make_list(items, evaluation);
}

Value dictsort(Arguments in, Evaluation& evaluation) {
  if (in[0].kind() != Kind::map) return wrong_argument("dictsort", in[0], evaluation);
  const bool by_value = argument(in, 2).is_string() && argument(in, 2).as_text() == "value";
  const std::span<Value> items = evaluation.make_values(in[0].as_map().size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::span<Value> pair = evaluation.make_values(2);
    if (pair.empty()) return {};
    pair[0] = Value::text(in[0].as_map()[i].key);
    pair[1] = in[0].as_map()[i].value;
    items[i] = make_row(pair, evaluation);
  }
  sort_by(items, by_value ? "1" : "0", is_true(argument(in, 1)), is_true(argument(in, 3)), "dictsort",
          evaluation);
  return make_list(items, evaluation);
}

Value groupby(Arguments in, Evaluation& evaluation) {
  const std::span<Value> items = items_of(in[0], evaluation);
  const std::string_view path = text_of(argument(in, 1), evaluation);
  const Value otherwise = argument(in, 2);
  const bool case_matters = is_true(argument(in, 3));
  sort_by(items, path, case_matters, false, "groupby", evaluation);
  std::vector<Value> groups;
  for (std::size_t begin = 0; begin < items.size() && !evaluation.fault();) {
    const Value key = key_of(items[begin], path, case_matters, evaluation);
    std::size_t end = begin + 1;
    while (end < items.size() &&
           are_equal(key, key_of(items[end], path, case_matters, evaluation), evaluation))
      ++end;
    // The group is shown by the first item's own writing of the key.
    const Value shown = path_of(items[begin], path, evaluation);
    groups.push_back(make_group(shown.kind() == Kind::undefined ? otherwise : shown,
                                make_list(items.subspan(begin, end - begin), evaluation), evaluation));
    begin = end;
  }
  const std::span<Value> made = evaluation.make_values(groups.size());
  if (!made.empty()) std::copy(groups.begin(), groups.end(), made.begin());
  return make_list(made, evaluation);
}

Value unique(Arguments in, Evaluation& evaluation) {
  const std::span<Value> items = items_of(in[0], evaluation);
  const std::string_view path = text_of(argument(in, 2), evaluation);
  const bool case_matters = is_true(argument(in, 1));
  std::vector<Value> keys;
  std::size_t kept = 0;
  // Each is compared with all kept ones; more than this many would take too long.
  static constexpr std::size_t k_most_items = 20'000;
  if (items.size() > k_most_items) return wrong_argument("unique", in[0], evaluation);
  for (const Value item : items) {
    const Value key = key_of(item, path, case_matters, evaluation);
    const bool known =
        std::any_of(keys.begin(), keys.end(), [&](Value other) { return are_equal(key, other, evaluation); });
    if (known) continue;
    keys.push_back(key);
    items[kept++] = item;
  }
  return make_list(items.first(kept), evaluation);
}

Value extreme(Arguments in, bool largest, Evaluation& evaluation) {
  const std::span<Value> items = items_of(in[0], evaluation);
  const std::string_view path = text_of(argument(in, 2), evaluation);
  const bool case_matters = is_true(argument(in, 1));
  Value found;
  Value found_key;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Value key = key_of(items[i], path, case_matters, evaluation);
    const auto order = i == 0 ? std::optional<int>(0) : order_of(key, found_key, evaluation);
    if (!order)
      return evaluation.fail(Code::render_types, {{"operation", largest ? "max" : "min"},
                                                  {"types", std::string(type_name(key))}});
    if (i > 0 && (largest ? *order <= 0 : *order >= 0)) continue;
    found = items[i];
    found_key = key;
  }
  return found;
}

Value largest(Arguments in, Evaluation& evaluation) {
  return extreme(in, true, evaluation);
}
Value smallest(Arguments in, Evaluation& evaluation) {
  return extreme(in, false, evaluation);
}

Value sum(Arguments in, Evaluation& evaluation) {
  const std::span<Value> items = items_of(in[0], evaluation);
  const Value attribute = argument(in, 1);
  const std::string_view path = attribute.is_missing() ? std::string_view{} : text_of(attribute, evaluation);
  Value total = argument(in, 2).kind() == Kind::undefined ? Value::integer(0) : argument(in, 2);
  for (std::size_t i = 0; i < items.size() && !evaluation.fault(); ++i) {
    total = apply_operator(Operator::add, total, path_of(items[i], path, evaluation), evaluation);
  }
  return total;
}

Value batch(Arguments in, Evaluation& evaluation) {
  const std::span<Value> items = items_of(in[0], evaluation);
  const auto size = integer_argument(argument(in, 1), 0, "batch", evaluation);
  if (size < 1 || size > 1'000'000) return wrong_argument("batch", argument(in, 1), evaluation);
  const auto width = static_cast<std::size_t>(size);
  const std::span<Value> rows = evaluation.make_values((items.size() + width - 1) / width);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto row = items.subspan(i * width, std::min(width, items.size() - i * width));
    const bool fills = row.size() < width && !argument(in, 2).is_missing();
    const std::span<Value> made = evaluation.make_values(fills ? width : row.size());
    if (made.empty()) return {};
    std::copy(row.begin(), row.end(), made.begin());
    std::fill(made.begin() + static_cast<std::ptrdiff_t>(row.size()), made.end(), argument(in, 2));
    rows[i] = make_list(made, evaluation);
  }
  return make_list(rows, evaluation);
}

Value slice(Arguments in, Evaluation& evaluation) {
  const std::span<Value> items = items_of(in[0], evaluation);
  const auto count = integer_argument(argument(in, 1), 0, "slice", evaluation);
  if (count < 1 || count > 100'000) return wrong_argument("slice", argument(in, 1), evaluation);
  const auto columns = static_cast<std::size_t>(count);
  const std::size_t longer = items.size() % columns;
  const std::span<Value> made = evaluation.make_values(columns);
  std::size_t begin = 0;
  for (std::size_t i = 0; i < made.size(); ++i) {
    const std::size_t size = items.size() / columns + (i < longer ? 1 : 0);
    const bool fills = i >= longer && !argument(in, 2).is_missing();
    const std::span<Value> column = evaluation.make_values(size + (fills ? 1 : 0));
    std::copy(items.begin() + static_cast<std::ptrdiff_t>(begin),
              items.begin() + static_cast<std::ptrdiff_t>(begin + size), column.begin());
    if (fills && !column.empty()) column.back() = argument(in, 2);
    made[i] = make_list(column, evaluation);
    begin += size;
  }
  return make_list(made, evaluation);
}

enum class Part : std::uint8_t { keys, values, both };

Value parts_of(Value map, Part part, std::string_view function, Evaluation& evaluation) {
  if (map.kind() == Kind::undefined) return make_list({}, evaluation);
  if (map.kind() != Kind::map) return wrong_argument(function, map, evaluation);
  const std::span<Value> items = evaluation.make_values(map.as_map().size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    const auto& entry = map.as_map()[i];
    if (part == Part::keys) {
      items[i] = Value::text(entry.key);
    } else if (part == Part::values) {
      items[i] = entry.value;
    } else {
      const std::span<Value> pair = evaluation.make_values(2);
      if (pair.empty()) return {};
      pair[0] = Value::text(entry.key);
      pair[1] = entry.value;
      items[i] = make_row(pair, evaluation);
    }
  }
  return make_list(items, evaluation);
}

Value items(Arguments in, Evaluation& evaluation) {
  return parts_of(in[0], Part::both, "items", evaluation);
}
Value keys(Arguments in, Evaluation& evaluation) {
  return parts_of(in[0], Part::keys, "keys", evaluation);
}
Value values(Arguments in, Evaluation& evaluation) {
  return parts_of(in[0], Part::values, "values", evaluation);
}

Value get(Arguments in, Evaluation& evaluation) {
  const Value found = item_of(in[0], argument(in, 1), evaluation);
  if (found.kind() != Kind::undefined) return found;
  return argument(in, 2).kind() == Kind::undefined ? Value::null() : argument(in, 2);
}

Value attribute(Arguments in, Evaluation& evaluation) {
  return attribute_of(in[0], text_of(argument(in, 1), evaluation), evaluation);
}

constexpr std::string_view k_get[] = {"key", "default"};
constexpr std::string_view k_attr[] = {"name"};
constexpr std::string_view k_batch[] = {"linecount", "fill_with"};
constexpr std::string_view k_slice[] = {"slices", "fill_with"};
constexpr std::string_view k_join[] = {"d", "attribute"};
constexpr std::string_view k_sort[] = {"reverse", "case_sensitive", "attribute"};
constexpr std::string_view k_dictsort[] = {"case_sensitive", "by", "reverse"};
constexpr std::string_view k_groupby[] = {"attribute", "default", "case_sensitive"};
constexpr std::string_view k_by[] = {"case_sensitive", "attribute"};
constexpr std::string_view k_sum[] = {"attribute", "start"};

constexpr FilterInfo k_filters[] = {
    {".get", get, k_get, 1, ResultType::any},        {".items", items, {}, 0, ResultType::any},
    {".keys", keys, {}, 0, ResultType::any},         {".values", values, {}, 0, ResultType::any},
    {"attr", attribute, k_attr, 1, ResultType::any}, {"batch", batch, k_batch, 1, ResultType::any},
    {"count", length, {}, 0, ResultType::integer},   {"dictsort", dictsort, k_dictsort, 0, ResultType::any},
    {"first", first, {}, 0, ResultType::element},    {"groupby", groupby, k_groupby, 1, ResultType::any},
    {"items", items, {}, 0, ResultType::any},        {"join", join, k_join, 0, ResultType::any},
    {"last", last, {}, 0, ResultType::element},      {"length", length, {}, 0, ResultType::integer},
    {"list", to_list, {}, 0, ResultType::same},      {"max", largest, k_by, 0, ResultType::element},
    {"min", smallest, k_by, 0, ResultType::element}, {"reverse", reverse, {}, 0, ResultType::same},
    {"slice", slice, k_slice, 1, ResultType::any},   {"sort", sort, k_sort, 0, ResultType::same},
    {"sum", sum, k_sum, 0, ResultType::any},         {"unique", unique, k_by, 0, ResultType::same},
};

}  // namespace

std::span<const FilterInfo> list_filters() {
  return k_filters;
}

}  // namespace trungbay::render
