// A whole workspace written in the test that uses it: files by name, in a temporary folder of its own.
#pragma once

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"
#include "base/messages.hpp"
#include "catalogue/build.hpp"
#include "ingest/source.hpp"
#include "workspace/configuration.hpp"

namespace trungbay::support {

class Workspace {
 public:
  Workspace() {
    std::string pattern = (std::filesystem::temp_directory_path() / "trungbay-test-XXXXXX").string();
    root_ = mkdtemp(pattern.data());
  }
  ~Workspace() {
    std::error_code ignored;
    std::filesystem::remove_all(root_, ignored);
  }
  Workspace(const Workspace&) = delete;
  Workspace& operator=(const Workspace&) = delete;

  const std::filesystem::path& root() const { return root_; }

  Workspace& file(std::string_view name, std::string_view text) {
    const auto path = root_ / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
    return *this;
  }

  // Exports and documents → catalogue; `configuration` is kept for whoever needs it next.
  std::optional<catalogue::Catalogue> read(vietnamese::Date today = {2023, 3, 26}) {
    configuration = workspace::read_configuration(root_, bag);
    if (!configuration) return std::nullopt;
    const auto sources = ingest::find_sources(*configuration, bag);
    return catalogue::build_catalogue(*configuration, sources, root_, today, bag);
  }

  bool reported(Code code) const { return find(code) != nullptr; }
  const Diagnostic* find(Code code) const {
    for (const auto& diagnostic : bag.all()) {
      if (diagnostic.code == code) return &diagnostic;
    }
    return nullptr;
  }
  // "a.csv: dòng 3, cột B "Tên": …", for whole messages.
  std::string first(Code code) const {
    const auto* found = find(code);
    return found == nullptr ? std::string("(not reported)") : headline(*found, Language::vietnamese);
  }

  DiagnosticBag bag;
  std::optional<workspace::Configuration> configuration;

 private:
  std::filesystem::path root_;
};

inline constexpr std::string_view k_small_configuration =
    "title: Trang thử\nbase_url: https://thu.example.vn\n"
    "fields:\n  - {label: Môi trường, slug: moi-truong, aliases: [bảo vệ môi trường]}\n  - {label: Giáo dục}\n";

}  // namespace trungbay::support
