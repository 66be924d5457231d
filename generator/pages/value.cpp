#include "pages/value.hpp"

namespace trungbay::pages {
namespace {

using Items = std::span<const Value>;
using Entries = std::span<const MapEntry>;

constexpr ListType k_items{
    [](const void* self) { return static_cast<const Items*>(self)->size(); },
    [](const void* self, std::size_t index, Scratch&) { return (*static_cast<const Items*>(self))[index]; },
};

}  // namespace

Value Value::list(std::span<const Value> items, Scratch& scratch) { return list(scratch.make<Items>(items), k_items); }

Value Value::map(std::span<const MapEntry> entries, Scratch& scratch) {
  return Value(Kind::map, scratch.make<Entries>(entries), nullptr);
}

std::span<const MapEntry> Value::as_map() const { return *static_cast<const Entries*>(self_); }

std::size_t Value::list_size() const { return list_type().size(self_); }

Value Value::list_at(std::size_t index, Scratch& scratch) const { return list_type().at(self_, index, scratch); }

const Field* ObjectType::find(std::string_view field) const {
  for (const auto& candidate : fields) {
    if (candidate.name == field) return &candidate;
  }
  return nullptr;
}

}  // namespace trungbay::pages
