// Typed reading of a YAML mapping's keys: wrong types, missing and misspelt keys become diagnostics with
// places.
//
//   FrontReader reader(document, bag);
//   unit.name = reader.text("name", Need::required);
//   unit.members = reader.integer("members");
//   for (FrontReader& result : reader.maps("results")) { … result.text("value") …; result.finish(); }
//   reader.finish();   // reports every key that nobody asked for
//
// Keys are literals, or texts that outlive the reader. A key that is there but null (`summary:`) counts as
// absent. Texts come out as clean_text (NFC), trimmed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/yaml_text.hpp"
#include "vietnamese/date.hpp"
#include "workspace/document.hpp"

namespace trungbay::workspace {

enum class Need : std::uint8_t { optional, required };

// Keeps references to the mapping and to the bag: both outlive it.
class FrontReader {
 public:
  // The keys `slug` and `aliases_url`, which every document may have, count as asked for.
  FrontReader(const Document& document, DiagnosticBag& bag);
  // `path` stands in front of the keys in messages ("theme"); a null node is an empty mapping.
  FrontReader(const YamlNode& map, std::string file, std::string path, DiagnosticBag& bag);

  // "" when absent. A number or a boolean is taken as it is written.
  std::string text(std::string_view key, Need need = Need::optional);
  std::optional<std::int64_t> integer(std::string_view key);
  std::optional<bool> boolean(std::string_view key);  // true/false, yes/no, có/không
  std::optional<vietnamese::Date> date(std::string_view key, Need need = Need::optional);
  // A list of texts, or a single one.
  std::vector<std::string> texts(std::string_view key);
  // A list of mappings, each with a reader of its own.
  std::vector<FrontReader> maps(std::string_view key);
  // A mapping inside this one; nothing when absent or no mapping (then reported).
  std::optional<FrontReader> map(std::string_view key);
  // The value as it is; nullptr when absent. For what has no fixed shape.
  const YamlNode* node(std::string_view key);

  // Whether the key stands there without a value (`primary: #0b5cad` is a comment to YAML).
  bool is_empty(std::string_view key) const;

  // Reports each key that none of the functions above was asked for, with the closest one that was.
  void finish();

  // Of the value behind `key`, or of the mapping when there is none.
  Place place(std::string_view key) const;
  Place place() const;

 private:
  const YamlNode* find(std::string_view key);
  const YamlNode* required(std::string_view key, Need need);
  Place place_of(const YamlNode& node, std::string_view key) const;
  void report(Code code, const YamlNode& node, std::string_view key);
  std::string scalar_of(const YamlNode& node, std::string_view key);

  const YamlNode* map_;
  std::string file_;
  std::string path_;
  Place at_;
  DiagnosticBag* bag_;
  std::vector<std::string_view> asked_;
};

}  // namespace trungbay::workspace
