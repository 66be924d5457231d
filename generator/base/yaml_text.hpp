// YAML text → a tree of values that know their places.
//
// Used for showcase.yaml, front matter and other small files that staff write. yaml-cpp stands behind it; its
// exceptions and its own idea of columns (bytes from 0) stay there. Anchors and aliases work, each use
// counted as a copy; tags are ignored; only one document is allowed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"

namespace trungbay {

inline constexpr std::size_t k_yaml_most_depth = 32;  // our formats need 5
inline constexpr std::size_t k_yaml_most_nodes =
    100'000;  // showcase.yaml with targets for 5,000 units over 10 years

struct YamlEntry;

struct YamlNode {
  enum class Kind : std::uint8_t { null, scalar, list, map };

  Kind kind = Kind::null;
  bool quoted = false;       // a scalar in quotes or a block: never a number, a boolean or null
  std::uint32_t line = 0;    // in the file, from 1
  std::uint32_t column = 0;  // in code points, from 1
  std::string scalar;        // valid UTF-8, not yet NFC
  std::vector<YamlNode> list;
  std::vector<YamlEntry> map;  // in the order of the file; keys differ

  bool is_null() const { return kind == Kind::null; }
  bool is_scalar() const { return kind == Kind::scalar; }
  bool is_list() const { return kind == Kind::list; }
  bool is_map() const { return kind == Kind::map; }

  // The value behind `key` of a map; nullptr when there is none.
  const YamlNode* find(std::string_view key) const;
};

struct YamlEntry {
  std::string key;
  std::uint32_t line = 0;  // of the key
  std::uint32_t column = 0;
  YamlNode value;
};

// `text` is valid UTF-8; `file` and `first_line` (line of the file that the text begins at) only serve
// places. Empty text is a null node. Nothing when there was a fault; all faults that were found are in the
// bag. `most_nodes` is another limit for files that may be longer than a configuration.
std::optional<YamlNode> parse_yaml(std::string_view text, const std::string& file, std::uint32_t first_line,
                                   DiagnosticBag& bag, std::size_t most_nodes = k_yaml_most_nodes);

}  // namespace trungbay
