// Text files that were put into the program when it was built (cmake/embed.cmake, asked for with cmake/stage.cmake).
#pragma once

#include <algorithm>
#include <span>
#include <string_view>

namespace trungbay {

struct EmbeddedFile {
  std::string_view name;  // relative to the folder they came from
  std::string_view text;
};

// The text of a file that is known to be there.
constexpr std::string_view text_of(std::span<const EmbeddedFile> files, std::string_view name) {
  const auto found = std::find_if(files.begin(), files.end(), [&](const auto& file) { return file.name == name; });
  return found == files.end() ? std::string_view{} : found->text;
}

}  // namespace trungbay
