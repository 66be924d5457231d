// Temporary outputs for the tests of this folder: building small sites and comparing whole trees.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <string>

#include "site/site_writer.hpp"

namespace site_tests {

namespace fs = std::filesystem;

// Path → content; folders end with "/" and have none; links are "-> target".
using Tree = std::map<std::string, std::string>;

struct Scene {
  Scene() {
    std::string name = (fs::temp_directory_path() / "trungbay-site-XXXXXX").native();
    root = ::mkdtemp(name.data());
    output = root / "site";
    state = root / ".trungbay";
  }
  Scene(const Scene&) = delete;
  Scene& operator=(const Scene&) = delete;
  ~Scene() {
    std::error_code ignored;
    fs::remove_all(root, ignored);
  }
  fs::path root, output, state;
};

inline void put_file(const fs::path& path, const std::string& content) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary | std::ios::trunc) << content;
}

inline Tree read_tree(const fs::path& root) {
  Tree tree;
  if (!fs::is_directory(fs::symlink_status(root))) return tree;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    const std::string name = entry.path().lexically_relative(root).native();
    if (entry.is_symlink()) {
      tree[name] = "-> " + fs::read_symlink(entry.path()).native();
    } else if (entry.is_directory()) {
      tree[name + "/"];
    } else {
      std::ifstream file(entry.path(), std::ios::binary);
      tree[name] = {std::istreambuf_iterator<char>(file), {}};
    }
  }
  return tree;
}

// `files` with the folders that they lie in.
inline Tree with_folders(Tree files) {
  Tree tree = files;
  for (const auto& [path, content] : files) {
    for (auto slash = path.find('/'); slash != std::string::npos; slash = path.find('/', slash + 1)) {
      tree[path.substr(0, slash + 1)];
    }
  }
  return tree;
}

struct Built {
  bool ok = false;
  trungbay::site::WriteSummary summary;
  trungbay::Diagnostic fault;
  trungbay::DiagnosticBag bag;

  bool told(trungbay::Code code) const {
    for (const auto& diagnostic : bag.all()) {
      if (diagnostic.code == code) return true;
    }
    return false;
  }
};

// A whole build of a site of these files; a file's fingerprint is made of `salt` and its content.
inline Built build(const fs::path& output, const fs::path& state, const Tree& files,
                   std::function<int(int)> before_step = {}, const std::string& salt = {}) {
  using namespace trungbay;
  Built built;
  auto writer =
      site::SiteWriter::open(output, state, built.bag, {Durability::process, std::move(before_step)});
  const auto failed = [&built](const Diagnostic& fault) {
    built.fault = fault;
    return std::move(built);
  };
  if (!writer) return failed(writer.fault());
  std::vector<std::string> paths;
  for (const auto& file : files) paths.push_back(file.first);
  if (const auto fault = writer.value().plan(paths)) return failed(*fault);
  std::size_t index = 0;
  for (const auto& [path, content] : files) {
    const Hash128 fingerprint = hash128(salt + content);
    if (writer.value().is_current(index, fingerprint)) {
      writer.value().keep(index);
    } else {
      const std::string_view text = content;
      const std::string_view parts[] = {text.substr(0, text.size() / 2), text.substr(text.size() / 2)};
      if (const auto fault = writer.value().write(index, parts, fingerprint)) return failed(*fault);
    }
    ++index;
  }
  auto summary = writer.value().commit(built.bag);
  if (!summary) return failed(summary.fault());
  built.summary = summary.value();
  built.ok = true;
  return built;
}

inline Built build(const Scene& place, const Tree& files, std::function<int(int)> before_step = {},
                   const std::string& salt = {}) {
  return build(place.output, place.state, files, std::move(before_step), salt);
}

}  // namespace site_tests
