// HTML character references (`&#7871;` `&ecirc;` `&amp;`) and the `\u1ebf` of JSON that was escaped twice.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace trungbay::vietnamese {

struct Entity {
  char32_t value = 0;
  std::size_t size = 0;  // bytes
};

// The reference whose `&` stands in front of `behind`. Nothing for a name that is not in the table, a number
// that is too large, and controls; U+FFFD for half a surrogate pair.
std::optional<Entity> read_entity(std::string_view behind);

// The escape whose backslash stands in front of `behind`, two for a surrogate pair. Nothing for lone
// surrogates and for what is no letter, mark, sign or picture past ASCII: `C:\udata` stays a path.
std::optional<Entity> read_unicode_escape(std::string_view behind);

}  // namespace trungbay::vietnamese
