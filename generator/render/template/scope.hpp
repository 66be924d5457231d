// What names mean at a place of a template while it is compiled.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "pages/value.hpp"
#include "render/template/syntax.hpp"

namespace trungbay::render {

// What is known of a value before it is there. A null or undefined value may stand in for any type.
struct StaticType {
  pages::Type type;
  bool is_nothing = false;  // certainly null or undefined

  static StaticType any() { return {}; }
  static StaticType nothing() { return {pages::Type::any(), true}; }
  static StaticType of(pages::Type type) { return {type, false}; }
  bool is_object() const { return type.of == pages::Type::Of::object && type.object != nullptr; }
};

// What a name may hold that was set on different ways.
StaticType joined(const StaticType& first, const StaticType& second);
StaticType element_of(const StaticType& list);
// "Idea", "text", "list": for messages.
std::string shown(const StaticType& type);

struct Scope;
using ScopePtr = Scope*;  // the compiler owns them all

// A macro, or the body of a {% call %} that the macro knows as `caller`.
struct Callable {
  const Statement* statement = nullptr;
  ScopePtr environment = nullptr;  // where its free names are looked up
  std::uint32_t link = 0;          // of the template that it stands in
  std::size_t open_macros = 0;     // of a caller: how many macros were in the making around its {% call %}
};

enum class BindingKind : std::uint8_t { slot, macro, caller, module, loop };

struct Binding {
  BindingKind kind = BindingKind::slot;
  std::uint32_t slot = 0;
  StaticType type;
  Callable callable;
  ScopePtr module = nullptr;
  std::uint32_t loop_level = 0;
};

struct Scope {
  ScopePtr parent = nullptr;
  bool sees_roots = true;  // of the outermost scope of a template: false when imported without context
  int conditions = 0;      // branches that are open inside of this scope
  std::map<std::string, Binding, std::less<>> names;

  const Binding* find(std::string_view name) const {
    for (const Scope* scope = this; scope; scope = scope->parent) {
      if (const auto found = scope->names.find(name); found != scope->names.end()) return &found->second;
    }
    return nullptr;
  }
  bool roots_are_visible() const {
    const Scope* scope = this;
    while (scope->parent) scope = scope->parent;
    return scope->sees_roots;
  }
};

}  // namespace trungbay::render
