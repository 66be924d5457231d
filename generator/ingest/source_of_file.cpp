#include "ingest/source_of_file.hpp"

#include <algorithm>
#include <system_error>

#include "base/files.hpp"

namespace trungbay::ingest {

namespace fs = std::filesystem;

std::optional<Source> source_of_file(const workspace::Configuration& configuration, const fs::path& file) {
  std::error_code failed;
  const fs::path root = fs::weakly_canonical(configuration.root, failed);
  const fs::path inside = fs::weakly_canonical(file, failed).lexically_relative(root);
  if (inside.empty() || *inside.begin() == "..") return std::nullopt;
  const std::string name = inside.generic_string();
  const workspace::SourceSettings* found = nullptr;
  for (const auto& settings : configuration.sources) {
    if (settings.path == name) {
      found = &settings;
      break;
    }
    if (found != nullptr || !is_glob(settings.path)) continue;
    DiagnosticBag told_by_builds;
    const auto files = find_files(configuration.root, settings.path, told_by_builds);
    if (std::find(files.begin(), files.end(), name) != files.end()) found = &settings;
  }
  if (found == nullptr) return std::nullopt;
  Source source;
  source.file = name;
  source.path = file;
  source.format = found->format;
  source.records = found->records;
  source.defaults = found->defaults;
  source.columns = found->columns;
  source.place = found->place;
  return source;
}

}  // namespace trungbay::ingest
