// Small helpers for the tables of fields.
#pragma once

#include <array>
#include <cstddef>

#include "pages/value.hpp"

namespace trungbay::pages {

// One table behind another: a page's subject has everything that its card has.
template <std::size_t... sizes>
constexpr auto join_fields(const std::array<Field, sizes>&... tables) {
  std::array<Field, (sizes + ...)> joined;
  std::size_t at = 0;
  const auto append = [&](const auto& table) {
    for (const auto& field : table) joined[at++] = field;
  };
  (append(tables), ...);
  return joined;
}

template <typename T>
const T& as(const void* self) {
  return *static_cast<const T*>(self);
}

}  // namespace trungbay::pages
