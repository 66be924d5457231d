#include "ingest/json_cells.hpp"

#include <array>
#include <charconv>

#include <simdjson.h>

#include "base/utf8.hpp"
#include "vietnamese/repair.hpp"

namespace trungbay::ingest {
namespace {

constexpr std::string_view k_joint = "; ";
constexpr std::size_t k_key_most_bytes = 1024;  // of a dotted name; real ones are words

std::string megabytes(std::size_t bytes) {
  return std::to_string(bytes >> 20) + " MB";
}

// simdjson turns an escaped lone surrogate (`\udc00`) into bytes that are no UTF-8.
std::string mended(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = decode_code_point(text, i);
    append_utf8(out, point.value);
    i += point.size;
  }
  return out;
}

}  // namespace

bool JsonCells::fill(const simdjson::dom::object& record, const JsonOrigin& origin, DiagnosticBag& bag) {
  ++record_;
  cells_.clear();
  path_.clear();
  arrays_ = 0;
  stopped_ = false;
  origin_ = &origin;
  bag_ = &bag;
  take_object(record);
  // Joined values have their final place only now.
  for (Cell& cell : cells_) {
    const Use& use = uses_[cell.column];
    if (!use.joined.empty()) cell.text = use.joined;
  }
  return !stopped_;
}

Place JsonCells::place_of(std::string_view key) const {
  return text_place(origin_->file, origin_->line, origin_->column, std::string(first_bytes(key, 200)));
}

void JsonCells::stop(Code code, Arguments arguments) {
  stopped_ = true;
  bag_->add(code, place_of(path_), arguments);
}

std::uint32_t JsonCells::column_of(const std::string& path) {
  const auto found = index_.find(std::string_view(path));
  if (found != index_.end()) return found->second;
  const auto column = static_cast<std::uint32_t>(columns_.size());
  index_.emplace(path, column);
  vietnamese::Repairs uncounted;  // a key is no text that anybody reads
  columns_.push_back(vietnamese::repaired_line(path, uncounted));
  uses_.emplace_back();
  return column;
}

void JsonCells::put(std::string_view text, bool needs_copy) {
  std::string copy;
  if (origin_->has_escapes && !simdjson::validate_utf8(text.data(), text.size())) {
    copy = mended(text);
    text = copy;
    needs_copy = true;
  }
  text = trim(text);
  if (text.size() > k_cell_most_bytes) {
    return stop(Code::cell_too_large, {{"limit", megabytes(k_cell_most_bytes)}});
  }
  if (columns_.size() >= k_most_columns && !index_.contains(std::string_view(path_))) {
    return stop(Code::json_too_many_columns, {{"limit", std::to_string(k_most_columns)}});
  }
  const std::uint32_t column = column_of(path_);
  if (text.empty()) return;
  Use& use = uses_[column];
  if (use.record != record_) {
    use.record = record_;
    use.cell = cells_.size();
    use.in_array = arrays_ > 0;
    use.joined.clear();
    if (needs_copy || arrays_ > 0) use.joined = text;
    cells_.push_back({column, text});
    return;
  }
  if (arrays_ == 0 || !use.in_array) {
    bag_->add(Code::json_key_repeated, place_of(columns_[column]), {{"key", columns_[column]}});
    return;
  }
  if (use.joined.size() + text.size() + k_joint.size() > k_cell_most_bytes) {
    return stop(Code::cell_too_large, {{"limit", megabytes(k_cell_most_bytes)}});
  }
  use.joined += k_joint;
  use.joined += text;
}

void JsonCells::take_object(const simdjson::dom::object& object) {
  const std::size_t parent = path_.size();
  for (const auto field : object) {
    if (stopped_) return;
    const std::string_view key = field.key;
    if (parent > 0) path_ += '.';
    if (!origin_->has_escapes || simdjson::validate_utf8(key.data(), key.size())) {
      path_ += key;
    } else {
      path_ += mended(key);
    }
    if (path_.size() > k_key_most_bytes) {
      stop(Code::cell_too_large, {{"limit", "1 KB"}});
      return;
    }
    take_value(field.value, false);
    path_.resize(parent);
  }
}

void JsonCells::take_array(const simdjson::dom::array& array) {
  ++arrays_;
  for (const simdjson::dom::element value : array) {
    if (stopped_) break;
    take_value(value, true);
  }
  --arrays_;
}

void JsonCells::take_value(const simdjson::dom::element& value, bool is_repeatable) {
  std::array<char, 32> digits{};
  const auto put_number = [&](auto number) {
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    put({digits.data(), static_cast<std::size_t>(end.ptr - digits.data())}, true);
  };
  switch (value.type()) {
    case simdjson::dom::element_type::OBJECT:
      take_object(value.get_object().value_unsafe());
      break;
    case simdjson::dom::element_type::ARRAY:
      if (is_repeatable) {
        bag_->add(Code::json_array_mixed, place_of(path_), {{"key", path_}});
      } else {
        take_array(value.get_array().value_unsafe());
      }
      break;
    case simdjson::dom::element_type::STRING:
      put(value.get_string().value_unsafe(), false);
      break;
    case simdjson::dom::element_type::INT64:
      put_number(value.get_int64().value_unsafe());
      break;
    case simdjson::dom::element_type::UINT64:
      put_number(value.get_uint64().value_unsafe());
      break;
    case simdjson::dom::element_type::DOUBLE:
      put_number(value.get_double().value_unsafe());
      break;
    case simdjson::dom::element_type::BOOL:
      put(value.get_bool().value_unsafe() ? "true" : "false", false);
      break;
    case simdjson::dom::element_type::NULL_VALUE:
      break;
  }
}

}  // namespace trungbay::ingest
