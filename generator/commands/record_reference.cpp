#include "commands/record_reference.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include "base/suggestion.hpp"
#include "base/utf8.hpp"
#include "commands/idea_reference.hpp"
#include "pages/address.hpp"
#include "vietnamese/fold.hpp"
#include "workspace/editorial.hpp"

namespace trungbay::commands {
namespace {

using catalogue::Catalogue;
using catalogue::DocumentHead;
using catalogue::HappeningKind;
using catalogue::IdeaText;
using catalogue::k_none;
using pages::FileKind;
using pages::Record;

// Comparing with every idea of a large bank would take longer than making what was asked for.
constexpr std::size_t k_most_compared_ideas = 20'000;
constexpr std::size_t k_most_shown = 80;  // characters of what was typed, in messages

// Every record that has a document or a unit's name, in the order in which names are looked up.
template <typename Use>
void each_head(const Catalogue& catalogue, const Use& use) {
  const auto each = [&](FileKind kind, const auto& table) {
    for (std::uint32_t i = 0; i < table.size(); ++i) use(Record{kind, i}, table[i].head);
  };
  each(FileKind::unit, catalogue.units);
  each(FileKind::model, catalogue.models);
  each(FileKind::campaign, catalogue.campaigns);
  each(FileKind::contest, catalogue.contests);
  each(FileKind::event, catalogue.events);
}

std::string_view folder_of(FileKind kind) {
  switch (kind) {
    case FileKind::unit:
      return pages::k_units_folder;
    case FileKind::model:
      return pages::k_models_folder;
    case FileKind::campaign:
      return pages::folder_of(HappeningKind::campaign);
    case FileKind::contest:
      return pages::folder_of(HappeningKind::contest);
    default:
      return pages::folder_of(HappeningKind::event);
  }
}

// What stands between a kind's folder and the end of its pages' addresses; empty when it is another kind's address.
std::string_view slug_in_path(std::string_view path, FileKind kind) {
  const std::string_view folder = folder_of(kind);
  const std::size_t at = path.find(folder);
  if (at == std::string_view::npos) return {};
  path.remove_prefix(at + folder.size());
  const std::string_view slug = path.substr(0, path.find_first_of("/?#"));
  return slug.ends_with(".html") ? slug.substr(0, slug.size() - 5) : slug;
}

std::optional<Record> find_by_address(std::string_view written, const Catalogue& catalogue) {
  std::optional<Record> found;
  if (written.find('/') == std::string_view::npos) return found;
  each_head(catalogue, [&](const Record& record, const DocumentHead& head) {
    if (!found && slug_in_path(written, record.kind) == head.slug) found = record;
  });
  return found;
}

std::optional<Record> find_idea(std::string_view written, const Catalogue& catalogue,
                                 const workspace::Configuration& configuration) {
  const std::string id = id_of_reference(written, configuration);
  const std::string key = workspace::decision_key(id);
  for (std::uint32_t i = 0; i < catalogue.ideas.size(); ++i) {
    const bool is_it = catalogue.address(i) == id ||
                       workspace::decision_key(catalogue.text(catalogue.ideas[i], IdeaText::id)) == key;
    if (is_it) return Record{FileKind::idea, i};
  }
  for (const auto& merged : catalogue.merged) {
    if (merged.address == id) return Record{FileKind::idea, merged.into};
  }
  return std::nullopt;
}

std::optional<Record> find_by_name(std::string_view written, const Catalogue& catalogue) {
  std::optional<Record> found;
  each_head(catalogue, [&](const Record& record, const DocumentHead& head) {
    if (!found && head.slug == written) found = record;
  });
  if (found) return found;
  if (const auto unit = catalogue.unit_names.find(written); unit != k_none) return Record{FileKind::unit, unit};
  const std::string key = vietnamese::fold_key(written);
  each_head(catalogue, [&](const Record& record, const DocumentHead& head) {
    if (!found && record.kind != FileKind::unit && vietnamese::fold_key(head.title) == key) found = record;
  });
  return found;
}

// " (Huyện đoàn An Minh?)", or nothing.
std::string suggestion_for(std::string_view written, const Catalogue& catalogue) {
  std::vector<std::string> shown, keys;
  each_head(catalogue, [&](const Record& record, const DocumentHead& head) {
    keys.push_back(record.kind == FileKind::unit ? catalogue::unit_key(head.title) : vietnamese::fold_key(head.title));
    shown.push_back(head.title);
    keys.push_back(head.slug);
    shown.push_back(head.title);
  });
  for (std::size_t i = 0; i < std::min(catalogue.ideas.size(), k_most_compared_ideas); ++i) {
    const std::string id(catalogue.text(catalogue.ideas[catalogue.ideas.size() - 1 - i], IdeaText::id));
    keys.push_back(vietnamese::fold_key(id));
    shown.push_back(id);
  }
  const std::vector<std::string_view> candidates(keys.begin(), keys.end());
  for (const auto& name : {catalogue::unit_key(written), vietnamese::fold_key(written)}) {
    const auto near = closest(name, candidates);
    if (!near) continue;
    const auto at = std::find(candidates.begin(), candidates.end(), *near) - candidates.begin();
    return " (" + shown[static_cast<std::size_t>(at)] + "?)";
  }
  return {};
}

}  // namespace

Result<Record> find_record(std::string_view written, const Catalogue& catalogue,
                             const workspace::Configuration& configuration) {
  written = trim(written);
  if (const auto found = find_by_address(written, catalogue)) return *found;
  if (const auto found = find_idea(written, catalogue, configuration)) return *found;
  if (const auto found = find_by_name(written, catalogue)) return *found;
  return make_diagnostic(Code::subject_unknown, Place{},
                         {{"name", std::string(first_code_points(written, k_most_shown))},
                          {"suggestion", suggestion_for(written, catalogue)}});
}

}  // namespace trungbay::commands
