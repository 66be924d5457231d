#include "search/script.hpp"

#include <algorithm>
#include <array>

#include "base/embedded.hpp"

namespace trungbay::search {

std::span<const EmbeddedFile> script_modules();  // cmake/embed.cmake

namespace {

// Each uses only what stands before it.
constexpr std::array<std::string_view, 11> k_modules = {
    "text", "query", "state", "bits", "rows", "segments", "search", "cards", "suggestions", "filters", "page"};

bool is_comment(std::string_view line) {
  return line.starts_with("//") || line.starts_with("/*") || line.starts_with("* ") || line.starts_with("*/");
}

}  // namespace

void append_module(std::string_view source, std::string& out) {
  while (!source.empty()) {
    const auto end = std::min(source.find('\n'), source.size());
    auto line = source.substr(0, end);
    source.remove_prefix(std::min(end + 1, source.size()));
    line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
    if (line.empty() || is_comment(line) || line.starts_with("import ")) continue;
    if (line.starts_with("export ")) line.remove_prefix(7);
    out.append(line).push_back('\n');
  }
}

std::string make_script() {
  std::string script = "(()=>{\"use strict\";\n";
  for (const auto module : k_modules) {
    const auto name = std::string(module) + ".mjs";
    for (const auto& file : script_modules()) {
      if (file.name == name) append_module(file.text, script);
    }
  }
  return script + "})()\n";
}

}  // namespace trungbay::search
