// Replaces a file as a whole: whoever reads it, and whoever comes after a kill, finds the old bytes or the
// new.
//
// The bytes go into a new file beside it, which is then renamed over the old one; a link that stands at the
// name is replaced, never followed. Used for the program's own state; the site's pages go through site/.
#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

#include "base/diagnostic.hpp"

namespace trungbay {

enum class Durability {
  process,  // survives the end of this process
  disk      // survives a power cut too: file and folder are synced
};

// The folder must exist. Nothing is left behind when it fails: W5xx/X9xx say why.
std::optional<Diagnostic> write_file_atomically(const std::filesystem::path& path, std::string_view bytes,
                                                Durability durability = Durability::process);

// The same for `name` in the open folder `folder`. Gives errno, 0 when it worked.
int write_file_atomically_at(int folder, std::string_view name, std::string_view bytes,
                             Durability durability);

}  // namespace trungbay
