#include <map>
#include <set>

#include "vietnamese/fold.hpp"
#include "vietnamese/nfc.hpp"
#include "vietnamese/number.hpp"
#include "workspace/configuration_parts.hpp"

namespace trungbay::workspace {
namespace {

constexpr std::string_view k_default_permalink = "/y-tuong/{id}.html";
constexpr std::size_t k_permalink_most_bytes = 200;
constexpr std::int64_t k_most_target = 100'000'000;  // twenty times the whole movement's five million
constexpr std::int64_t k_first_year = 1931, k_last_year = 2199;  // the Union's founding year

bool is_permalink(std::string_view pattern) {
  if (pattern.size() > k_permalink_most_bytes || !pattern.starts_with("/") || !pattern.ends_with(".html"))
    return false;
  if (pattern.find("//") != std::string_view::npos || pattern.find("..") != std::string_view::npos)
    return false;
  bool has_id = false;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '{') {
      const std::size_t end = pattern.find('}', i);
      if (end == std::string_view::npos) return false;
      const std::string_view hole = pattern.substr(i + 1, end - i - 1);
      if (hole != "id" && hole != "year" && hole != "shard") return false;
      has_id = has_id || hole == "id";
      i = end;
      continue;
    }
    const char byte = pattern[i];
    const bool is_plain = (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') ||
                          std::string_view("-_./").find(byte) != std::string_view::npos;
    if (!is_plain) return false;
  }
  return has_id;
}

void check_permalink(const Permalink& permalink, DiagnosticBag& bag) {
  if (!is_permalink(permalink.pattern))
    bag.add(Code::permalink_bad, permalink.place, {{"value", permalink.pattern}});
}

std::optional<std::int64_t> whole_number(std::string_view text, std::int64_t least, std::int64_t most) {
  const auto number = vietnamese::parse_integer(text);
  return number && *number >= least && *number <= most ? number : std::nullopt;
}

}  // namespace

void read_permalinks(FrontReader& reader, Configuration& configuration, DiagnosticBag& bag) {
  configuration.idea_permalink.pattern = k_default_permalink;
  auto permalinks = reader.map("permalinks");
  if (!permalinks) return;
  const std::string pattern = permalinks->text("idea");
  configuration.idea_permalink.place = permalinks->place("idea");
  if (!pattern.empty()) configuration.idea_permalink.pattern = pattern;
  check_permalink(configuration.idea_permalink, bag);
  if (const YamlNode* const formerly = permalinks->node("formerly")) {
    // For their types; the places are those of the single items.
    const auto patterns = permalinks->texts("formerly");
    std::size_t i = 0;
    for (const std::string& former : patterns) {
      const bool has_item = formerly->is_list() && patterns.size() == formerly->list.size();
      const YamlNode& node = has_item ? formerly->list[i++] : *formerly;
      Permalink permalink{former, text_place(std::string(k_configuration_file), node.line, node.column,
                                             "permalinks.formerly")};
      check_permalink(permalink, bag);
      if (permalink.pattern != configuration.idea_permalink.pattern) {
        configuration.former_idea_permalinks.push_back(std::move(permalink));
      }
    }
  }
  permalinks->finish();
}

std::vector<Target> read_targets(FrontReader& reader, DiagnosticBag& bag) {
  std::vector<Target> targets;
  const std::string file(k_configuration_file);
  const YamlNode* const units = reader.node("targets");
  if (units == nullptr) return targets;
  if (!units->is_map()) {
    bag.add(Code::value_not_map, reader.place("targets"), {{"key", "targets"}});
    return targets;
  }
  std::map<std::pair<std::string, std::int64_t>, Place> seen;
  for (const YamlEntry& unit : units->map) {
    const std::string path = "targets." + unit.key;
    if (unit.value.is_null()) continue;
    if (!unit.value.is_map()) {
      bag.add(Code::value_not_map, text_place(file, unit.value.line, unit.value.column, path),
              {{"key", path}});
      continue;
    }
    const std::string name = vietnamese::clean_line(unit.key);
    for (const YamlEntry& entry : unit.value.map) {
      const Place place = text_place(file, entry.line, entry.column, path + "." + entry.key);
      const auto year = whole_number(entry.key, k_first_year, k_last_year);
      if (!year) {
        bag.add(Code::value_not_in_range, place,
                {{"key", path},
                 {"value", entry.key},
                 {"least", std::to_string(k_first_year)},
                 {"most", std::to_string(k_last_year)}});
        continue;
      }
      const auto ideas = whole_number(entry.value.scalar, 1, k_most_target);
      if (!ideas) {
        bag.add(Code::value_not_in_range, place,
                {{"key", path + "." + entry.key},
                 {"value", entry.value.is_scalar() ? entry.value.scalar : "…"},
                 {"least", "1"},
                 {"most", vietnamese::to_display(k_most_target)}});
        continue;
      }
      const auto [first, is_new] = seen.emplace(std::pair(vietnamese::fold_key(name), *year), place);
      if (!is_new) {
        bag.add(Code::target_repeated, place, {{"unit", name}, {"year", std::to_string(*year)}})
            .related.push_back({first->second, name});
        continue;
      }
      targets.push_back({name, static_cast<int>(*year), *ideas, place});
    }
  }
  return targets;
}

}  // namespace trungbay::workspace
