#include "workspace/editorial.hpp"

#include <system_error>
#include <unordered_map>
#include <utility>

#include "base/files.hpp"
#include "base/utf8.hpp"
#include "vietnamese/fold.hpp"
#include "vietnamese/nfc.hpp"
#include "vietnamese/slug.hpp"
#include "workspace/front_reader.hpp"

namespace trungbay::workspace {
namespace {

constexpr std::size_t k_shown_id = 80;  // code points: a longer id only fills the screen

std::string file_name() {
  return std::string(k_editorial_file);
}

std::string shown(std::string_view id) {
  return std::string(first_code_points(id, k_shown_id));
}

EditorialSpot spot_of(const Place& place) {
  return {place.row, place.column};
}

std::string line_of(FrontReader& reader, std::string_view key) {
  return vietnamese::clean_line(reader.text(key));
}

// `hidden: {reason: …, date: …}`, or only the reason. `hidden: false` is the same as no such line.
std::optional<Hiding> read_hiding(FrontReader& reader, DiagnosticBag& bag) {
  const YamlNode* const node = reader.node("hidden");
  if (node == nullptr) return std::nullopt;
  Hiding hiding;
  if (node->is_scalar()) {
    const std::string word = node->quoted ? std::string() : vietnamese::fold(trim(node->scalar));
    if (word == "false" || word == "no" || word == "khong") return std::nullopt;
    if (word != "true" && word != "yes" && word != "co") hiding.reason = line_of(reader, "hidden");
  } else if (auto details = reader.map("hidden")) {
    hiding.reason = line_of(*details, "reason");
    hiding.date = details->date("date").value_or(vietnamese::Date{});
    details->finish();
  } else {
    return std::nullopt;  // a list: reported
  }
  if (hiding.reason.empty()) {
    bag.add(Code::hiding_without_reason, reader.place("hidden"), {{"id", reader.place().field}});
  }
  return hiding;
}

Decision read_decision(const YamlEntry& entry, DiagnosticBag& bag) {
  Decision decision;
  decision.id = vietnamese::clean_line(entry.key);
  decision.key = decision_key(entry.key);
  const std::string path = shown(decision.id);
  decision.spot = {entry.line, entry.column};
  if (decision.key.empty()) bag.add(Code::decision_id_unusable, decision.place(), {{"id", path}});
  if (entry.value.is_null()) return decision;
  if (!entry.value.is_map()) {
    bag.add(Code::value_not_map, text_place(file_name(), entry.value.line, entry.value.column, path),
            {{"key", path}});
    return decision;
  }
  FrontReader reader(entry.value, file_name(), path, bag);
  decision.featured = reader.boolean("featured");
  decision.hidden = read_hiding(reader, bag);
  decision.title = line_of(reader, "title");
  decision.summary = line_of(reader, "summary");
  decision.unit = line_of(reader, "unit");
  decision.unit_spot = spot_of(reader.place("unit"));
  decision.merge_into = line_of(reader, "merge_into");
  decision.merge_spot = spot_of(reader.place("merge_into"));
  if (!decision.merge_into.empty() && decision_key(decision.merge_into).empty()) {
    bag.add(Code::decision_id_unusable, decision.place(decision.merge_spot, "merge_into"),
            {{"id", shown(decision.merge_into)}});
  }
  reader.finish();
  return decision;
}

using ByKey = std::unordered_map<std::string_view, const Decision*>;

// A record that others are merged into has to stay itself.
void check_merges(const Editorial& editorial, const ByKey& by_key, DiagnosticBag& bag) {
  for (const Decision& decision : editorial) {
    if (decision.merge_into.empty()) continue;
    const std::string target = decision_key(decision.merge_into);
    const auto found = by_key.find(target);
    if (found == by_key.end() || found->second->merge_into.empty()) continue;
    const Decision& next = *found->second;
    const bool loops = target == decision.key || decision_key(next.merge_into) == decision.key;
    const Code code = loops ? Code::merge_loops : Code::merge_chain;
    bag.add(code, decision.place(decision.merge_spot, "merge_into"),
            {{"id", shown(decision.id)}, {"into", shown(next.id)}, {"next", shown(next.merge_into)}})
        .related.push_back({next.place(next.merge_spot, "merge_into"), shown(next.id)});
  }
}

}  // namespace

bool Decision::is_empty() const {
  return !featured && !hidden && title.empty() && summary.empty() && unit.empty() && merge_into.empty();
}

Place Decision::place(EditorialSpot at, std::string_view of_key) const {
  const std::string path = shown(id);
  return text_place(file_name(), at.line, at.column,
                    of_key.empty() ? path : path + "." + std::string(of_key));
}

bool same_decision(const Decision& a, const Decision& b) {
  return a.key == b.key && a.featured == b.featured && a.hidden == b.hidden && a.title == b.title &&
         a.summary == b.summary && a.unit == b.unit && a.merge_into == b.merge_into;
}

std::string decision_key(std::string_view id) {
  return vietnamese::to_slug(id);
}

std::optional<Editorial> parse_editorial(std::string_view text, DiagnosticBag& bag) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (!is_valid_utf8(text)) {
    bag.add(Code::text_not_utf8, file_place(file_name()));
    return std::nullopt;
  }
  const auto root = parse_yaml(text, file_name(), 1, bag, k_editorial_most_nodes);
  if (!root) return std::nullopt;
  if (root->is_null()) return Editorial{};
  if (!root->is_map()) {
    bag.add(Code::editorial_not_map, text_place(file_name(), root->line, root->column));
    return std::nullopt;
  }
  if (root->map.size() > k_most_decisions) {
    const YamlEntry& first = root->map[k_most_decisions];
    bag.add(Code::decisions_too_many, text_place(file_name(), first.line, first.column),
            {{"limit", std::to_string(k_most_decisions)}});
    return std::nullopt;
  }
  const std::size_t errors_before = bag.count(Severity::error);
  Editorial editorial;
  editorial.reserve(root->map.size());
  ByKey by_key;
  for (const YamlEntry& entry : root->map) {
    Decision decision = read_decision(entry, bag);
    if (const auto first = by_key.find(decision.key); first != by_key.end() && !decision.key.empty()) {
      bag.add(Code::decision_repeated, decision.place(), {{"id", shown(decision.id)}})
          .related.push_back({first->second->place(), shown(first->second->id)});
      continue;
    }
    editorial.push_back(std::move(decision));
    by_key.emplace(editorial.back().key, &editorial.back());
  }
  check_merges(editorial, by_key, bag);
  if (bag.count(Severity::error) > errors_before) return std::nullopt;
  return editorial;
}

std::optional<Editorial> read_editorial(const std::filesystem::path& root, DiagnosticBag& bag) {
  const std::filesystem::path path = root / k_editorial_file;
  std::error_code failed;
  if (std::filesystem::symlink_status(path, failed).type() == std::filesystem::file_type::not_found) {
    return Editorial{};
  }
  auto text = read_text_file(path, k_editorial_most_bytes, k_editorial_file);
  if (!text) {
    bag.add(std::move(text).fault());
    return std::nullopt;
  }
  return parse_editorial(text.value(), bag);
}

}  // namespace trungbay::workspace
