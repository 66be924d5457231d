// Text files that were put into the program when it was built (cmake/embed.cmake).
#pragma once

#include <span>
#include <string_view>

namespace trungbay {

struct EmbeddedFile {
  std::string_view name;  // relative to the folder they came from
  std::string_view text;
};

}  // namespace trungbay
