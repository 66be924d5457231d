// A value, or the one fault that stood in its way. For functions with a single way to fail (files, network);
// what can find many faults takes a `DiagnosticBag&` instead.
#pragma once

#include <utility>
#include <variant>

#include "base/diagnostic.hpp"

namespace trungbay {

template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}          // NOLINT: implicit on purpose
  Result(Diagnostic fault) : state_(std::in_place_index<1>, std::move(fault)) {}  // NOLINT: implicit on purpose

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  // Only when ok().
  T& value() & { return *std::get_if<0>(&state_); }
  const T& value() const& { return *std::get_if<0>(&state_); }
  T&& value() && { return std::move(*std::get_if<0>(&state_)); }

  // Only when not ok().
  const Diagnostic& fault() const& { return *std::get_if<1>(&state_); }
  Diagnostic&& fault() && { return std::move(*std::get_if<1>(&state_)); }

 private:
  std::variant<T, Diagnostic> state_;
};

// For functions that give nothing back.
struct Done {};

}  // namespace trungbay
