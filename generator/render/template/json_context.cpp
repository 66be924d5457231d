#include "render/template/json_context.hpp"

#include <algorithm>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/utf8.hpp"

namespace trungbay::render {
namespace {

using pages::MapEntry;
using pages::Value;
using Json = nlohmann::ordered_json;

// Deeper than any context that a person writes, and far from what the stack can hold.
constexpr int k_deepest = 64;

Value to_value(const Json& json, Scratch& scratch) {
  switch (json.type()) {
    case Json::value_t::boolean:
      return Value::boolean(json.get<bool>());
    case Json::value_t::number_integer:
      return Value::integer(json.get<std::int64_t>());
    case Json::value_t::number_unsigned: {
      const auto number = json.get<std::uint64_t>();
      if (number > INT64_MAX) return Value::number(static_cast<double>(number));
      return Value::integer(static_cast<std::int64_t>(number));
    }
    case Json::value_t::number_float:
      return Value::number(json.get<double>());
    case Json::value_t::string:
      return Value::text(scratch.copy(json.get_ref<const std::string&>()));
    case Json::value_t::array: {
      const auto items = scratch.make_array<Value>(json.size());
      for (std::size_t i = 0; i < items.size(); ++i) items[i] = to_value(json[i], scratch);
      return Value::list(items, scratch);
    }
    case Json::value_t::object: {
      const auto entries = scratch.make_array<MapEntry>(json.size());
      std::size_t i = 0;
      for (const auto& [key, value] : json.items())
        entries[i++] = {scratch.copy(key), to_value(value, scratch)};
      return Value::map(entries, scratch);
    }
    default:
      return Value::null();
  }
}

Place place_of_byte(std::string_view text, std::size_t byte, const std::string& file) {
  const std::string_view before = text.substr(0, std::min(byte, text.size()));
  const auto line = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n') + 1);
  const std::size_t begin = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
  return text_place(file, line, static_cast<std::uint32_t>(count_code_points(before.substr(begin)) + 1));
}

}  // namespace

std::optional<Value> read_json_context(std::string_view json, const std::string& file, Scratch& scratch,
                                       DiagnosticBag& bag) {
  bool too_deep = false;
  const auto watch = [&](int depth, Json::parse_event_t, Json&) {
    too_deep = too_deep || depth > k_deepest;
    return !too_deep;
  };
  try {
    const Json parsed = Json::parse(json, watch);
    if (!too_deep && parsed.is_object()) return to_value(parsed, scratch);
    bag.add(Code::json_context_invalid, file_place(file),
            {{"detail", too_deep ? "[[[…]]]" : parsed.type_name()}});
  } catch (const nlohmann::json::parse_error& error) {
    bag.add(Code::json_context_invalid, place_of_byte(json, error.byte > 0 ? error.byte - 1 : 0, file),
            {{"detail", error.what()}});
  } catch (const nlohmann::json::exception& error) {
    bag.add(Code::json_context_invalid, file_place(file), {{"detail", error.what()}});
  }
  return std::nullopt;
}

}  // namespace trungbay::render
