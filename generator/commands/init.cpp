#include "commands/init.hpp"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <string>

namespace trungbay::commands {
namespace {

namespace fs = std::filesystem;

// Stored without its dot, so that it does not act on the program's own repository.
std::string written_name(std::string_view name) { return name == "gitignore" ? ".gitignore" : std::string(name); }

}  // namespace

bool make_workspace(const fs::path& directory, DiagnosticBag& bag) {
  std::error_code failed;
  for (const auto& file : starter_files()) {
    if (fs::exists(fs::symlink_status(directory / written_name(file.name), failed))) {
      bag.add(Code::init_target_taken, file_place(directory.string()), {{"name", written_name(file.name)}});
      return false;
    }
  }
  for (const auto& file : starter_files()) {
    const fs::path path = directory / written_name(file.name);
    fs::create_directories(path.parent_path(), failed);
    errno = 0;
    std::ofstream out(path, std::ios::binary);
    out.write(file.text.data(), static_cast<std::streamsize>(file.text.size()));
    out.close();
    if (!out) {
      bag.add(Code::file_unwritable, file_place(path.string()), {{"reason", std::strerror(errno == 0 ? EIO : errno)}});
      return false;
    }
  }
  return true;
}

}  // namespace trungbay::commands
