// What a template can see: values, and the types that describe them.
//
// A page kind is described by an `ObjectType` whose fields are the names that its template may use. The
// template compiler resolves every name against these types when a theme is loaded; at render time a value
// is fetched by calling the field's function on the object that stands behind it, so nothing is built that
// no template asks for. docs/templates.md is made from the same tables.
//
//   struct Book { std::string_view title; };
//   constexpr Field k_fields[] = {{"title", Type::text(), [](const void* self, Scratch&) {
//                                    return Value::text(static_cast<const Book*>(self)->title);
//                                  }, "the book's title", "Dế Mèn phiêu lưu ký"}};
//   constexpr ObjectType k_book{"Book", "a book on the shelf", k_fields};
//
// Values are 24 bytes, copied freely, and own nothing: what they point to lives in the catalogue or in the
// worker's Scratch and outlives the page.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "base/scratch.hpp"
#include "vietnamese/date.hpp"

namespace trungbay::pages {

class Value;
struct Type;
struct ObjectType;

enum class Kind : std::uint8_t {
  undefined,  // a name that a dynamic context does not have
  null,
  boolean,
  integer,
  number,
  text,    // plain text: escaped for the place where it is printed
  source,  // rich text as it was written: becomes HTML by the filter `markdown`, is escaped otherwise
  html,    // finished markup that our own code made: goes out as it is
  date,
  list,
  map,     // of a template's literal, or of a JSON context
  object,  // something with documented fields
};

// How rich text was written.
enum class SourceFormat : std::uint8_t {
  markdown,  // our Markdown documents
  cell,      // Markdown or plain text in a cell of an export: a line end is a line break
  html,      // HTML in a cell of an export: reduced to a safe subset
};

struct ListType;
struct MapEntry;

class Value {
 public:
  constexpr Value() : integer_(0) {}  // undefined
  static constexpr Value null() { return Value(Kind::null); }
  static constexpr Value boolean(bool value) {
    Value made(Kind::boolean);
    made.integer_ = value ? 1 : 0;
    return made;
  }
  static constexpr Value integer(std::int64_t value) {
    Value made(Kind::integer);
    made.integer_ = value;
    return made;
  }
  static constexpr Value number(double value) {
    Value made(Kind::number);
    made.number_ = value;
    return made;
  }
  static constexpr Value text(std::string_view value) { return Value(Kind::text, value); }
  static constexpr Value html(std::string_view value) { return Value(Kind::html, value); }
  static constexpr Value source(std::string_view value, SourceFormat format) {
    Value made(Kind::source, value);
    made.format_ = format;
    return made;
  }
  // Null when the text is empty: what views call optional.
  static constexpr Value optional_text(std::string_view value) { return value.empty() ? null() : text(value); }
  static constexpr Value date(vietnamese::Date value) {
    if (!value.is_known()) return null();
    Value made(Kind::date);
    made.integer_ = value.year * 10000 + value.month * 100 + value.day;
    return made;
  }
  static constexpr Value list(const void* self, const ListType& type) { return Value(Kind::list, self, &type); }
  static constexpr Value object(const void* self, const ObjectType& type) { return Value(Kind::object, self, &type); }
  // `entries` live in the scratch, in the order in which they were written.
  static Value map(std::span<const MapEntry> entries, Scratch& scratch);
  static Value list(std::span<const Value> items, Scratch& scratch);

  constexpr Kind kind() const { return kind_; }
  constexpr bool is_missing() const { return kind_ == Kind::undefined || kind_ == Kind::null; }
  constexpr bool is_string() const { return kind_ == Kind::text || kind_ == Kind::source || kind_ == Kind::html; }

  // Each only for its own kind.
  constexpr bool as_boolean() const { return integer_ != 0; }
  constexpr std::int64_t as_integer() const { return integer_; }
  constexpr double as_number() const { return number_; }
  constexpr std::string_view as_text() const { return {bytes_, size_}; }  // of text, source and html
  constexpr SourceFormat format() const { return format_; }
  constexpr vietnamese::Date as_date() const {
    return {static_cast<std::int16_t>(integer_ / 10000), static_cast<std::uint8_t>(integer_ / 100 % 100),
            static_cast<std::uint8_t>(integer_ % 100)};
  }
  constexpr const void* self() const { return self_; }
  constexpr const ObjectType& object_type() const { return *static_cast<const ObjectType*>(type_); }
  std::span<const MapEntry> as_map() const;
  std::size_t list_size() const;
  Value list_at(std::size_t index, Scratch& scratch) const;  // index < list_size()
  const ListType& list_type() const { return *static_cast<const ListType*>(type_); }

 private:
  constexpr explicit Value(Kind kind) : kind_(kind), integer_(0) {}
  constexpr Value(Kind kind, std::string_view text) : kind_(kind), bytes_(text.data()), size_(text.size()) {}
  constexpr Value(Kind kind, const void* self, const void* type) : kind_(kind), self_(self), type_(type) {}

  Kind kind_ = Kind::undefined;
  SourceFormat format_ = SourceFormat::markdown;
  union {
    std::int64_t integer_;
    double number_;
    const char* bytes_;
    const void* self_;
  };
  union {
    std::size_t size_ = 0;
    const void* type_;
  };
};
static_assert(sizeof(Value) == 24);

struct MapEntry {
  std::string_view key;
  Value value;
};

// The static type of a field: what the compiler knows before anything is rendered.
struct Type {
  enum class Of : std::uint8_t { any, boolean, integer, number, text, source, html, date, list, object };

  Of of = Of::any;
  bool optional = false;               // may be null
  const ObjectType* object = nullptr;  // of an object, or of a list's elements when they are objects
  Of element = Of::any;                // of a list

  static constexpr Type any() { return {}; }
  static constexpr Type boolean() { return {Of::boolean}; }
  static constexpr Type integer() { return {Of::integer}; }
  static constexpr Type number() { return {Of::number}; }
  static constexpr Type text() { return {Of::text}; }
  static constexpr Type source() { return {Of::source}; }
  static constexpr Type html() { return {Of::html}; }
  static constexpr Type date() { return {Of::date}; }
  static constexpr Type object_of(const ObjectType& type) { return {Of::object, false, &type}; }
  static constexpr Type list_of(const ObjectType& type) { return {Of::list, false, &type, Of::object}; }
  static constexpr Type list_of(Of element) { return {Of::list, false, nullptr, element}; }
  constexpr Type or_null() const {
    Type type = *this;
    type.optional = true;
    return type;
  }
};

struct Field {
  std::string_view name;
  Type type;
  Value (*get)(const void* self, Scratch& scratch);
  std::string_view meaning;  // for docs/templates.md
  std::string_view example;
};

struct ObjectType {
  std::string_view name;
  std::string_view meaning;
  std::span<const Field> fields;

  const Field* find(std::string_view field) const;
};

// How to walk a list that stands behind a pointer.
struct ListType {
  std::size_t (*size)(const void* self);
  Value (*at)(const void* self, std::size_t index, Scratch& scratch);
};

}  // namespace trungbay::pages
