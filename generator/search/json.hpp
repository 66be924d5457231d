// JSON as the index's files need it: appended to one string, compact, in UTF-8.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace trungbay::search {

// With its quotes. `text` is valid UTF-8.
inline void append_json_string(std::string_view text, std::string& out) {
  constexpr std::string_view k_digits = "0123456789abcdef";
  out += '"';
  for (const char byte : text) {
    if (byte == '"' || byte == '\\') {
      out += '\\';
      out += byte;
    } else if (byte == '\n') {
      out += "\\n";
    } else if (static_cast<unsigned char>(byte) < 0x20) {
      out += "\\u00";
      out += k_digits[static_cast<unsigned char>(byte) >> 4];
      out += k_digits[byte & 15];
    } else {
      out += byte;
    }
  }
  out += '"';
}

inline void append_number(std::int64_t number, std::string& out) { out += std::to_string(number); }

}  // namespace trungbay::search
