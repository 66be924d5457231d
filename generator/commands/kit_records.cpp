#include "commands/kit_records.hpp"

#include <algorithm>
#include <optional>

#include "base/suggestion.hpp"
#include "base/utf8.hpp"
#include "commands/idea_reference.hpp"
#include "pages/address.hpp"
#include "vietnamese/fold.hpp"
#include "vietnamese/nfc.hpp"
#include "workspace/editorial.hpp"

namespace trungbay::commands {
namespace {

using catalogue::Catalogue;
using catalogue::IdeaText;
using catalogue::k_none;
using pages::FileKind;
using pages::ShareKit;

class Search {
 public:
  Search(const workspace::Configuration& configuration, const Catalogue& catalogue)
      : configuration_(configuration), catalogue_(catalogue) {}

  std::optional<ShareKit> find(std::string_view written) const {
    const std::string name = vietnamese::clean_line(written);
    if (name.find('/') != std::string::npos) {
      if (auto record = by_address(name)) return record;
    }
    if (const auto unit = catalogue_.unit_names.find(name); unit != k_none) return ShareKit{FileKind::unit, unit};
    if (auto idea = by_id(id_of_reference(name, configuration_))) return idea;
    return by_title(vietnamese::fold_key(name));
  }

  // " (Huyện đoàn An Minh?)", or "".
  std::string suggestion(const std::string& written) const {
    std::vector<std::string_view> names;
    for (const auto& unit : catalogue_.units) names.insert(names.end(), {unit.head.title, unit.head.slug});
    each_document([&](const ShareKit&, const catalogue::DocumentHead& head) {
      names.insert(names.end(), {head.title, head.slug});
      return false;
    });
    for (const auto& idea : catalogue_.ideas) names.push_back(catalogue_.text(idea, IdeaText::id));
    const auto near = closest(written, names);
    return near ? " (" + std::string(*near) + "?)" : std::string();
  }

 private:
  std::optional<ShareKit> by_id(std::string_view id) const {
    const std::string key = workspace::decision_key(id);
    if (key.empty()) return std::nullopt;
    for (std::uint32_t i = 0; i < catalogue_.ideas.size(); ++i) {
      if (catalogue_.address(i) == id || workspace::decision_key(catalogue_.text(catalogue_.ideas[i], IdeaText::id)) == key) {
        return ShareKit{FileKind::idea, i};
      }
    }
    return std::nullopt;
  }

  // Models, campaigns, contests and events, until `use` says that it has what it wanted.
  template <typename Use>
  void each_document(const Use& use) const {
    for (std::uint32_t i = 0; i < catalogue_.models.size(); ++i) {
      if (use(ShareKit{FileKind::model, i}, catalogue_.models[i].head)) return;
    }
    const std::pair<FileKind, const std::vector<catalogue::Happening>*> k_happenings[] = {
        {FileKind::campaign, &catalogue_.campaigns},
        {FileKind::contest, &catalogue_.contests},
        {FileKind::event, &catalogue_.events}};
    for (const auto& [kind, happenings] : k_happenings) {
      for (std::uint32_t i = 0; i < happenings->size(); ++i) {
        if (use(ShareKit{kind, i}, (*happenings)[i].head)) return;
      }
    }
  }

  std::optional<ShareKit> by_title(const std::string& key) const {
    std::optional<ShareKit> found;
    each_document([&](const ShareKit& record, const catalogue::DocumentHead& head) {
      if (vietnamese::fold_key(head.slug) == key || vietnamese::fold_key(head.title) == key) found = record;
      return found.has_value();
    });
    return found;
  }

  // A page's address or link, or that of its kit; what Facebook and Zalo put behind it is dropped.
  std::optional<ShareKit> by_address(std::string_view written) const {
    std::string_view path = written.substr(0, written.find_first_of("?#"));
    if (const auto scheme = path.find("://"); scheme != std::string_view::npos) {
      const auto slash = path.find('/', scheme + 3);
      path = slash == std::string_view::npos ? "/" : path.substr(slash);
    }
    if (path.starts_with(configuration_.base_path)) path.remove_prefix(configuration_.base_path.size());
    if (path.starts_with(pages::k_kits_folder)) path.remove_prefix(pages::k_kits_folder.size() - 1);
    const std::string wanted = (path.starts_with('/') ? "" : "/") + std::string(path);
    const pages::Addresses addresses(configuration_);
    Scratch scratch;
    std::optional<ShareKit> found;
    const auto is_it = [&](const ShareKit& record) {
      const auto at = pages::record_path(record, catalogue_, addresses, scratch);
      const bool same = at == wanted || (at.ends_with('/') && (at == wanted + "/" || std::string(at) + "index.html" == wanted));
      if (same) found = record;
      scratch.reset();
      return same;
    };
    for (std::uint32_t i = 0; i < catalogue_.units.size() && !found; ++i) is_it({FileKind::unit, i});
    if (!found) each_document([&](const ShareKit& record, const catalogue::DocumentHead&) { return is_it(record); });
    for (std::uint32_t i = 0; i < catalogue_.ideas.size() && !found; ++i) is_it({FileKind::idea, i});
    return found;
  }

  const workspace::Configuration& configuration_;
  const Catalogue& catalogue_;
};

}  // namespace

std::vector<ShareKit> find_kit_records(const std::vector<std::string>& names, std::size_t ideas,
                                       const workspace::Configuration& configuration, const Catalogue& catalogue,
                                       const pages::Statistics& statistics, DiagnosticBag& bag) {
  const Search search(configuration, catalogue);
  std::vector<ShareKit> records;
  const auto add = [&](const ShareKit& record) {
    if (std::find(records.begin(), records.end(), record) == records.end()) records.push_back(record);
  };
  for (const auto& name : names) {
    const auto found = search.find(name);
    if (!found) {
      bag.add(Code::kit_record_unknown, Place{}, {{"name", name}, {"suggestion", search.suggestion(name)}});
      continue;
    }
    add(*found);
    if (found->kind != FileKind::unit) continue;
    for (const auto model : statistics.models_of_unit[found->subject]) add({FileKind::model, model});
    const auto of_unit = catalogue.by_unit.of(found->subject);
    for (std::size_t i = 0; i < std::min(ideas, of_unit.size()); ++i) {
      add({FileKind::idea, of_unit[of_unit.size() - 1 - i]});
    }
  }
  return records;
}

}  // namespace trungbay::commands
