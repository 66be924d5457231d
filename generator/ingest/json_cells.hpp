// One JSON record → cells: objects give dotted names, arrays are joined. json_reader.cpp calls it record by
// record.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/diagnostic.hpp"
#include "ingest/record_reader.hpp"

namespace simdjson::dom {
class element;
class object;
class array;
}  // namespace simdjson::dom

namespace trungbay::ingest {

// Where a record stands, and whether its text has \u escapes.
struct JsonOrigin {
  const std::string& file;
  std::uint32_t line;
  std::uint32_t column;
  bool has_escapes;
};

// Keeps the columns of all records so far. Cells are valid until the next call of fill().
class JsonCells {
 public:
  // False, with the fault in the bag, when a limit was passed.
  bool fill(const simdjson::dom::object& record, const JsonOrigin& origin, DiagnosticBag& bag);

  std::span<const Cell> cells() const { return cells_; }
  std::span<const std::string> columns() const { return columns_; }

 private:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  // What this record has put into a column; `record` tells whether that is this record at all.
  struct Use {
    std::uint64_t record = 0;
    std::size_t cell = 0;
    bool in_array = false;
    std::string joined;  // the values of an array
  };

  void take_object(const simdjson::dom::object& object);
  void take_value(const simdjson::dom::element& value, bool is_repeatable);
  void take_array(const simdjson::dom::array& array);
  void put(std::string_view text, bool needs_copy);
  std::uint32_t column_of(const std::string& path);
  Place place_of(std::string_view key) const;
  void stop(Code code, Arguments arguments);

  std::vector<std::string> columns_;
  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> index_;
  std::vector<Use> uses_;
  std::vector<Cell> cells_;
  std::uint64_t record_ = 0;
  std::string path_;        // of the value that is being taken
  std::size_t arrays_ = 0;  // that it stands in
  bool stopped_ = false;
  const JsonOrigin* origin_ = nullptr;
  DiagnosticBag* bag_ = nullptr;
};

}  // namespace trungbay::ingest
