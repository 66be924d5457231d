// Equality and order of values, as in Python.
#include <algorithm>

#include "render/template/values.hpp"

namespace trungbay::render {
namespace {

using pages::MapEntry;

// Lists hold lists; a JSON context may hold them nested without end.
constexpr int k_deepest_value = 64;

bool equal_at(Value left, Value right, Evaluation& evaluation, int depth);

bool lists_equal(Value left, Value right, Evaluation& evaluation, int depth) {
  const std::size_t size = left.list_size();
  const bool both_tuples = is_tuple(left) == is_tuple(right);
  if (size != right.list_size() || !both_tuples) return false;
  for (std::size_t i = 0; i < size; ++i) {
    if (!equal_at(left.list_at(i, evaluation.scratch()), right.list_at(i, evaluation.scratch()), evaluation,
                  depth + 1)) {
      return false;
    }
  }
  return true;
}

bool maps_equal(Value left, Value right, Evaluation& evaluation, int depth) {
  if (left.as_map().size() != right.as_map().size()) return false;
  return std::all_of(left.as_map().begin(), left.as_map().end(), [&](const MapEntry& entry) {
    const MapEntry* other = find_entry(right.as_map(), entry.key);
    return other && equal_at(entry.value, other->value, evaluation, depth + 1);
  });
}

bool equal_at(Value left, Value right, Evaluation& evaluation, int depth) {
  if (depth > k_deepest_value) return false;
  if (is_number(left) && is_number(right)) {
    if (left.kind() == Kind::number || right.kind() == Kind::number)
      return to_double(left) == to_double(right);
    return left.as_integer() == right.as_integer();
  }
  if (left.is_string() && right.is_string()) return left.as_text() == right.as_text();
  if (left.kind() != right.kind()) return false;
  switch (left.kind()) {
    case Kind::undefined:
    case Kind::null:
      return true;
    case Kind::date:
      return left.as_integer() == right.as_integer();
    case Kind::list:
      return lists_equal(left, right, evaluation, depth);
    case Kind::map:
      return maps_equal(left, right, evaluation, depth);
    default:
      return left.self() == right.self();
  }
}

template <typename T>
int sign_of(const T& left, const T& right) {
  return left < right ? -1 : right < left ? 1 : 0;
}

std::optional<int> order_at(Value left, Value right, Evaluation& evaluation, int depth) {
  if (depth > k_deepest_value) return std::nullopt;
  if (is_number(left) && is_number(right)) {
    if (left.kind() == Kind::number || right.kind() == Kind::number)
      return sign_of(to_double(left), to_double(right));
    return sign_of(left.as_integer(), right.as_integer());
  }
  if (left.is_string() && right.is_string()) return sign_of(left.as_text(), right.as_text());
  if (left.kind() == Kind::date && right.kind() == Kind::date)
    return sign_of(left.as_integer(), right.as_integer());
  if (left.kind() != Kind::list || right.kind() != Kind::list) return std::nullopt;
  const std::size_t common = std::min(left.list_size(), right.list_size());
  for (std::size_t i = 0; i < common; ++i) {
    const Value a = left.list_at(i, evaluation.scratch());
    const Value b = right.list_at(i, evaluation.scratch());
    if (!equal_at(a, b, evaluation, depth + 1)) return order_at(a, b, evaluation, depth + 1);
  }
  return sign_of(left.list_size(), right.list_size());
}

}  // namespace

bool are_equal(Value left, Value right, Evaluation& evaluation) {
  return equal_at(left, right, evaluation, 0);
}

std::optional<int> order_of(Value left, Value right, Evaluation& evaluation) {
  return order_at(left, right, evaluation, 0);
}

std::optional<bool> contains(Value container, Value item, Evaluation& evaluation) {
  if (container.is_string()) {
    if (!item.is_string()) return std::nullopt;
    return container.as_text().find(item.as_text()) != std::string_view::npos;
  }
  if (container.kind() == Kind::map) {
    return item.is_string() && find_entry(container.as_map(), item.as_text()) != nullptr;
  }
  if (container.kind() == Kind::undefined) return false;
  if (container.kind() != Kind::list) return std::nullopt;
  for (std::size_t i = 0; i < container.list_size(); ++i) {
    if (are_equal(container.list_at(i, evaluation.scratch()), item, evaluation)) return true;
  }
  return false;
}

}  // namespace trungbay::render
