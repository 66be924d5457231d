#include "commands/editorial_commands.hpp"

#include <algorithm>
#include <fstream>
#include <optional>
#include <ostream>
#include <string_view>
#include <utility>

#include <nlohmann/json.hpp>

#include "base/atomic_file.hpp"
#include "base/files.hpp"
#include "catalogue/build.hpp"
#include "catalogue/staff_decisions.hpp"
#include "commands/idea_reference.hpp"
#include "commands/init.hpp"
#include "commands/report_json.hpp"
#include "ingest/source.hpp"
#include "workspace/configuration.hpp"
#include "workspace/editorial_edit.hpp"

namespace trungbay::commands {
namespace {

namespace fs = std::filesystem;
using workspace::Decision;
using workspace::DecisionChange;

constexpr std::size_t k_most_suggested = 3;

// The file's text with its byte-order mark, which read_text_file takes off. A workspace without the file
// begins with the comment of `init`'s, which explains it.
std::optional<std::string> read_file(const fs::path& root, DiagnosticBag& bag) {
  const fs::path path = root / workspace::k_editorial_file;
  std::error_code failed;
  if (fs::symlink_status(path, failed).type() == fs::file_type::not_found) {
    for (const auto& file : starter_files()) {
      if (file.name == workspace::k_editorial_file) return std::string(file.text);
    }
    return std::string();
  }
  auto text = read_text_file(path, workspace::k_editorial_most_bytes, workspace::k_editorial_file);
  if (!text) {
    bag.add(std::move(text).fault());
    return std::nullopt;
  }
  constexpr std::string_view k_mark = "\xEF\xBB\xBF";
  char first[3] = {};
  std::ifstream(path, std::ios::binary).read(first, sizeof first);
  return std::string(std::string_view(first, sizeof first) == k_mark ? k_mark : "") + text.value();
}

// Positions in the editorial of the ideas that are asked for, each once; those it does not know are added to
// it as bare ids, for the exports to be searched for them.
std::vector<std::size_t> find_asked(const DecisionRequest& request,
                                    const workspace::Configuration& configuration,
                                    workspace::Editorial& editorial) {
  std::vector<std::size_t> asked;
  for (const auto& written : request.ids) {
    const std::string id = id_of_reference(written, configuration);
    const std::string key = workspace::decision_key(id);
    auto found =
        std::find_if(editorial.begin(), editorial.end(), [&](const Decision& d) { return d.key == key; });
    if (found == editorial.end()) {
      Decision bare;
      bare.id = id;
      bare.key = key;
      found = editorial.insert(editorial.end(), std::move(bare));
    }
    const auto position = static_cast<std::size_t>(found - editorial.begin());
    if (std::find(asked.begin(), asked.end(), position) == asked.end()) asked.push_back(position);
  }
  return asked;
}

bool takes_back(DecisionVerb verb) {
  return verb == DecisionVerb::feature_off || verb == DecisionVerb::show;
}

// False when an id is of no use; all of them are reported.
bool check_known(const std::vector<std::size_t>& asked, const catalogue::StaffDecisions& decisions,
                 DecisionVerb verb, DiagnosticBag& bag) {
  bool all_known = true;
  for (const std::size_t position : asked) {
    const Decision& decision = decisions.editorial()[position];
    const bool in_file = !decision.is_empty();
    if (decisions.record_of(position).exists || (in_file && takes_back(verb))) continue;
    std::string suggestion;
    for (const auto& id : decisions.closest_ids(decision.id, k_most_suggested)) {
      suggestion += (suggestion.empty() ? " (" : ", ") + id + "?";
    }
    if (!suggestion.empty()) suggestion += ")";
    bag.add(Code::idea_not_in_exports, Place{}, {{"id", decision.id}, {"suggestion", suggestion}});
    all_known = false;
  }
  return all_known;
}

DecisionChange change_for(const DecisionRequest& request, std::string id,
                          const catalogue::DecidedRecord& record) {
  switch (request.verb) {
    case DecisionVerb::feature:
      return {std::move(id), workspace::NewFeatured(true)};
    case DecisionVerb::feature_off:
      // Without the key an idea is what its export says; against the export it has to be written down.
      return {std::move(id), record.marked ? workspace::NewFeatured(false) : workspace::NewFeatured()};
    case DecisionVerb::hide:
      return {std::move(id), workspace::NewHiding(request.hiding)};
    case DecisionVerb::show:
      break;
  }
  return {std::move(id), workspace::NewHiding()};
}

bool says(const Decision& decision, const DecisionChange& change) {
  if (const auto* featured = std::get_if<workspace::NewFeatured>(&change.value))
    return decision.featured == *featured;
  return decision.hidden == std::get<workspace::NewHiding>(change.value);
}

std::string_view name_of(DecisionVerb verb) {
  switch (verb) {
    case DecisionVerb::feature:
      return "feature";
    case DecisionVerb::feature_off:
      return "feature_off";
    case DecisionVerb::hide:
      return "hide";
    case DecisionVerb::show:
      break;
  }
  return "show";
}

struct Words {
  std::string_view done;
  std::string_view nothing_to_do;
};

Words words_of(DecisionVerb verb, Language language) {
  const bool vietnamese = language == Language::vietnamese;
  switch (verb) {
    case DecisionVerb::feature:
      return vietnamese ? Words{"Nổi bật: ", "Đã nổi bật từ trước: "}
                        : Words{"Featured: ", "Featured already: "};
    case DecisionVerb::feature_off:
      return vietnamese ? Words{"Thôi nổi bật: ", "Vốn không nổi bật: "}
                        : Words{"No longer featured: ", "Not featured anyway: "};
    case DecisionVerb::hide:
      return vietnamese ? Words{"Đã ẩn: ", "Đã ẩn từ trước: "} : Words{"Hidden: ", "Hidden already: "};
    case DecisionVerb::show:
      break;
  }
  return vietnamese ? Words{"Thôi ẩn: ", "Vốn không bị ẩn: "} : Words{"Shown again: ", "Not hidden anyway: "};
}

}  // namespace

DecisionReport change_decisions(const DecisionRequest& request, DiagnosticBag& bag) {
  DecisionReport report;
  const auto configuration = workspace::read_configuration(request.workspace, bag);
  if (!configuration) {
    report.outcome = Outcome::misconfigured;
    return report;
  }
  const auto text = read_file(request.workspace, bag);
  if (!text) return report;
  auto editorial = workspace::parse_editorial(*text, bag);
  if (!editorial) return report;

  const auto asked = find_asked(request, *configuration, *editorial);
  catalogue::StaffDecisions decisions(std::move(*editorial));
  DiagnosticBag of_content;  // told only when it may be why an id is not found
  const auto sources = ingest::find_sources(*configuration, of_content);
  catalogue::build_catalogue(*configuration, sources, fs::temp_directory_path(), request.today, decisions,
                             of_content);
  if (!check_known(asked, decisions, request.verb, bag)) {
    for (const auto& diagnostic : of_content.all()) {
      if (diagnostic.severity == Severity::error) bag.add(diagnostic);
    }
    return report;
  }

  std::vector<DecisionChange> changes;
  for (const std::size_t position : asked) {
    const Decision& decision = decisions.editorial()[position];
    const auto& record = decisions.record_of(position);
    const std::string& id = record.exists ? record.id : decision.id;
    changes.push_back(change_for(request, id, record));
    report.ideas.push_back({id, record.title, !says(decision, changes.back())});
  }
  const auto edited = workspace::edit_editorial(*text, changes, bag);
  if (!edited) return report;
  const bool changed =
      std::any_of(report.ideas.begin(), report.ideas.end(), [](const auto& idea) { return idea.changed; });
  if (changed) {
    const fs::path path = request.workspace / workspace::k_editorial_file;
    std::error_code failed;
    fs::create_directories(path.parent_path(), failed);  // the writing says what is wrong
    if (auto fault = write_file_atomically(path, *edited, Durability::disk)) {
      bag.add(std::move(*fault));
      return report;
    }
  }
  report.outcome = Outcome::done;
  return report;
}

void print_decisions(const DecisionReport& report, const DecisionRequest& request, Language language,
                     std::ostream& out) {
  const bool vietnamese = language == Language::vietnamese;
  const Words words = words_of(request.verb, language);
  bool changed = false;
  for (const auto& idea : report.ideas) {
    out << (idea.changed ? words.done : words.nothing_to_do) << idea.id;
    if (!idea.title.empty()) out << " – " << idea.title;
    out << '\n';
    changed = changed || idea.changed;
  }
  if (!changed) return;
  out << (vietnamese ? "  Đã ghi vào " : "  Written to ") << workspace::k_editorial_file
      << (vietnamese ? ".\n  Bước tiếp: chạy trungbay build để cập nhật trang.\n"
                     : ".\n  Next: run trungbay build to update the site.\n");
}

std::string to_json(const DecisionReport& report, const DecisionRequest& request, const DiagnosticBag& bag,
                    Language language) {
  nlohmann::ordered_json object;
  object["ok"] = report.outcome == Outcome::done;
  object["file"] = workspace::k_editorial_file;
  object["action"] = name_of(request.verb);
  object["ideas"] = nlohmann::ordered_json::array();
  for (const auto& idea : report.ideas) {
    object["ideas"].push_back({{"id", idea.id}, {"title", idea.title}, {"changed", idea.changed}});
  }
  put_diagnostics(object, bag, language);
  return json_text(object);
}

}  // namespace trungbay::commands
