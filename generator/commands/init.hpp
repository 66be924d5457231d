// `trungbay init DIR`: a commented workspace with one example of each kind, which builds as it is.
#pragma once

#include <filesystem>
#include <span>

#include "base/diagnostic.hpp"
#include "base/embedded.hpp"

namespace trungbay::commands {

// The files of a new workspace (generator/commands/starter), part of the program.
std::span<const EmbeddedFile> starter_files();

// Writes them below `directory`, which is made when it is missing. Nothing is written when one of them is
// there already.
bool make_workspace(const std::filesystem::path& directory, DiagnosticBag& bag);

}  // namespace trungbay::commands
