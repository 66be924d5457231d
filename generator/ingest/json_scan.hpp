// Finding one's way in JSON text without parsing it: ends of values, the exact place of a fault, the arrays
// of an envelope. json_reader.cpp hands what lies between to simdjson, which checks it whole.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace trungbay::ingest {

enum class ScanFault : std::uint8_t { none, cut_off, too_deep, too_large, unexpected };

struct Scan {
  ScanFault fault = ScanFault::none;
  std::size_t offset = 0;  // behind the value; of the fault otherwise
};

std::size_t skip_json_space(std::string_view text, std::size_t at);

// The end of the value that begins at `at`. Brackets are counted and strings passed over; whether what lies
// between is JSON is not looked at.
Scan scan_value(std::string_view text, std::size_t at, std::size_t most_bytes);

// Offset of the first byte at which `text` stops being one JSON value with white space around it; npos when
// it is one. `text.size()` means that it is cut off.
std::size_t find_json_fault(std::string_view text);

// An array of an envelope whose elements are objects.
struct JsonArray {
  std::string path;       // "data.items", keys as they are written
  std::size_t begin = 0;  // of "["
  std::size_t end = 0;    // behind "]"
  std::size_t count = 0;
};

struct Envelope {
  std::vector<JsonArray> arrays;
  Scan end;  // behind the object, or what is wrong in it
};

// Walks the object that begins at `at`; arrays are looked for in it and in objects inside it, not inside
// arrays.
// `passed` is told how far the walk has come, element by element.
Envelope scan_envelope(std::string_view text, std::size_t at, const std::function<void(std::size_t)>& passed);

}  // namespace trungbay::ingest
