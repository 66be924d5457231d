#include "catalogue/build.hpp"

#include <algorithm>
#include <numeric>
#include <string>

#include "base/files.hpp"
#include "base/hash.hpp"
#include "catalogue/documents.hpp"
#include "catalogue/idea_intake.hpp"
#include "vietnamese/collation.hpp"
#include "vietnamese/fold.hpp"

namespace trungbay::catalogue {
namespace {

void add_vocabularies(const workspace::Configuration& configuration, Catalogue& catalogue) {
  for (const auto& term : configuration.fields) {
    catalogue.fields.add({term.label, term.slug, term.description, true}, term.aliases);
  }
  for (const auto& term : configuration.groups) {
    catalogue.groups.add({term.label, term.slug, term.description, true}, term.aliases);
  }
  catalogue.statuses = configuration.statuses;
}

// By name, as Vietnamese sort; everything that points at a unit follows.
void sort_units(Catalogue& catalogue) {
  vietnamese::Collator collator;
  std::vector<std::string> keys;
  for (const auto& unit : catalogue.units) keys.push_back(collator.sort_key(unit.head.title) + '\0' + unit.head.slug);
  std::vector<std::uint32_t> order(catalogue.units.size());
  std::iota(order.begin(), order.end(), 0u);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return keys[a] < keys[b]; });
  std::vector<std::uint32_t> new_index(order.size());
  std::vector<Unit> sorted;
  sorted.reserve(order.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    new_index[order[i]] = i;
    sorted.push_back(std::move(catalogue.units[order[i]]));
  }
  catalogue.units = std::move(sorted);
  for (std::uint32_t i = 0; i < catalogue.units.size(); ++i) {
    auto& unit = catalogue.units[i];
    if (unit.parent == k_none) continue;
    unit.parent = new_index[unit.parent];
    catalogue.units[unit.parent].children.push_back(i);
  }
  for (auto& idea : catalogue.ideas) idea.unit = new_index[idea.unit];
  catalogue.unit_names.renumber(new_index);
}

// Two records with one id cannot have two pages: the one that was read first stays.
void withhold_repeated(Catalogue& catalogue, DiagnosticBag& bag) {
  struct Address {
    std::uint64_t hash;
    std::uint32_t idea;
  };
  std::vector<Address> addresses;
  addresses.reserve(catalogue.ideas.size());
  for (std::uint32_t i = 0; i < catalogue.ideas.size(); ++i) {
    addresses.push_back({hash128(catalogue.address(i)).low, i});
  }
  std::sort(addresses.begin(), addresses.end(), [](const Address& a, const Address& b) {
    return a.hash != b.hash ? a.hash < b.hash : a.idea < b.idea;
  });
  std::vector<std::uint32_t> repeated;
  std::vector<std::uint32_t> first;
  for (std::size_t begin = 0; begin < addresses.size();) {
    std::size_t end = begin + 1;
    while (end < addresses.size() && addresses[end].hash == addresses[begin].hash) {
      repeated.push_back(addresses[end].idea);
      first.push_back(addresses[begin].idea);
      ++end;
    }
    begin = end;
  }
  if (repeated.empty()) return;
  std::vector<bool> dropped(catalogue.ideas.size(), false);
  for (std::size_t i = 0; i < repeated.size(); ++i) {
    const auto& idea = catalogue.ideas[repeated[i]];
    const auto id = catalogue.text(idea, IdeaText::id);
    auto& diagnostic = bag.add(Code::id_repeated, catalogue.place_of(idea),
                               {{"id", std::string(id.empty() ? catalogue.address(repeated[i]) : id)}});
    diagnostic.related.push_back({catalogue.place_of(catalogue.ideas[first[i]]), {}});
    dropped[repeated[i]] = true;
    catalogue.withheld.add(catalogue.units[idea.unit].head.title, {0, idea.date, Code::id_repeated, idea.source, idea.row});
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < catalogue.ideas.size(); ++i) {
    if (!dropped[i]) catalogue.ideas[kept++] = catalogue.ideas[i];
  }
  catalogue.ideas.resize(kept);
}

// Oldest first; ideas of one day by their address, so that the order never depends on how exports are cut.
void sort_ideas(Catalogue& catalogue) {
  std::sort(catalogue.ideas.begin(), catalogue.ideas.end(), [&](const Idea& a, const Idea& b) {
    if (a.date != b.date) return a.date < b.date;
    return catalogue.text(a, IdeaText::address) < catalogue.text(b, IdeaText::address);
  });
}

template <typename KeysOf>
IdeaLists list_by(const Catalogue& catalogue, std::size_t keys, const KeysOf& keys_of) {
  IdeaLists lists;
  lists.starts.assign(keys + 1, 0);
  for (const auto& idea : catalogue.ideas) keys_of(idea, [&](std::uint32_t key) { ++lists.starts[key + 1]; });
  std::partial_sum(lists.starts.begin(), lists.starts.end(), lists.starts.begin());
  lists.items.resize(lists.starts.back());
  std::vector<std::uint32_t> next(lists.starts.begin(), lists.starts.end() - 1);
  for (std::uint32_t i = 0; i < catalogue.ideas.size(); ++i) {
    keys_of(catalogue.ideas[i], [&](std::uint32_t key) { lists.items[next[key]++] = i; });
  }
  return lists;
}

template <typename KeyOf>
IdeaLists list_by_one(const Catalogue& catalogue, std::size_t keys, const KeyOf& key_of) {
  return list_by(catalogue, keys, [&](const Idea& idea, const auto& put) {
    const std::uint32_t key = key_of(idea);
    if (key != k_none) put(key);
  });
}

void make_lists(Catalogue& catalogue) {
  catalogue.all_ideas.resize(catalogue.ideas.size());
  std::iota(catalogue.all_ideas.begin(), catalogue.all_ideas.end(), 0u);
  for (const auto& idea : catalogue.ideas) {
    if (idea.date.is_known() && (catalogue.years.empty() || catalogue.years.back() != idea.date.year)) {
      catalogue.years.push_back(idea.date.year);
    }
  }
  catalogue.by_unit = list_by(catalogue, catalogue.units.size(), [&](const Idea& idea, const auto& put) {
    for (std::uint32_t unit = idea.unit; unit != k_none; unit = catalogue.units[unit].parent) put(unit);
  });
  catalogue.by_field = list_by_one(catalogue, catalogue.fields.size(), [](const Idea& idea) { return idea.field; });
  catalogue.by_group = list_by_one(catalogue, catalogue.groups.size(), [](const Idea& idea) { return idea.group; });
  catalogue.by_year = list_by_one(catalogue, catalogue.years.size(), [&](const Idea& idea) {
    const auto year = std::lower_bound(catalogue.years.begin(), catalogue.years.end(), idea.date.year);
    return idea.date.is_known() ? static_cast<std::uint32_t>(year - catalogue.years.begin()) : k_none;
  });
  catalogue.by_campaign =
      list_by_one(catalogue, catalogue.campaigns.size(), [](const Idea& idea) { return idea.campaign; });
  catalogue.by_contest = list_by_one(catalogue, catalogue.contests.size(), [](const Idea& idea) { return idea.contest; });
  catalogue.by_event = list_by_one(catalogue, catalogue.events.size(), [](const Idea& idea) { return idea.event; });
  catalogue.own_ideas.assign(catalogue.units.size(), 0);
  for (const auto& idea : catalogue.ideas) ++catalogue.own_ideas[idea.unit];
}

IdeaIds ids_of(const Catalogue& catalogue) {
  IdeaIds ids;
  for (std::uint32_t i = 0; i < catalogue.ideas.size(); ++i) {
    const auto id = catalogue.text(catalogue.ideas[i], IdeaText::id);
    if (!id.empty()) ids.try_emplace(vietnamese::fold_key(id), i);
    ids.try_emplace(std::string(catalogue.address(i)), i);
  }
  return ids;
}

}  // namespace

Place Catalogue::place_of(const Idea& idea) const {
  const auto& source = sources[idea.source];
  return source.place_kind == PlaceKind::table ? table_place(source.file, idea.row)
                                               : text_place(source.file, idea.row, 0);
}

std::optional<Catalogue> build_catalogue(const workspace::Configuration& configuration,
                                         std::span<const ingest::Source> sources,
                                         const std::filesystem::path& text_folder, vietnamese::Date today,
                                         DiagnosticBag& bag) {
  auto editorial = workspace::read_editorial(configuration.root, bag);
  if (!editorial) return std::nullopt;
  StaffDecisions decisions(std::move(*editorial));
  return build_catalogue(configuration, sources, text_folder, today, decisions, bag);
}

std::optional<Catalogue> build_catalogue(const workspace::Configuration& configuration,
                                         std::span<const ingest::Source> sources,
                                         const std::filesystem::path& text_folder, vietnamese::Date today,
                                         StaffDecisions& decisions, DiagnosticBag& bag) {
  auto store = TextStore::create(text_folder);
  if (!store) {
    bag.add(std::move(store).fault());
    return std::nullopt;
  }
  std::optional<Catalogue> catalogue(std::in_place, std::move(store).value());
  for (auto& file : find_files(configuration.root, "content/media/**", bag)) {
    catalogue->media.push_back(media_path(file));
  }
  std::sort(catalogue->media.begin(), catalogue->media.end());

  add_vocabularies(configuration, *catalogue);
  read_units(configuration.root, *catalogue, bag);
  const auto happenings = read_happening_heads(configuration.root, *catalogue, bag);
  decisions.find_units(*catalogue, bag);
  IdeaIntake intake(*catalogue, decisions, bag);
  for (const auto& source : sources) intake.take(source);
  if (auto sealed = catalogue->texts.seal(); !sealed) {
    bag.add(std::move(sealed).fault());
    return std::nullopt;
  }
  decisions.report_unknown(bag);

  withhold_repeated(*catalogue, bag);
  read_targets(configuration, *catalogue, bag);
  sort_units(*catalogue);
  sort_ideas(*catalogue);
  IdeaIds ids = ids_of(*catalogue);
  decisions.settle_merges(ids, *catalogue, bag);
  read_happenings(happenings, ids, today, *catalogue, bag);
  read_models(configuration.root, ids, *catalogue, bag);
  read_clubs(configuration.root, *catalogue, bag);
  read_plain_pages(configuration.root, *catalogue, bag);
  make_lists(*catalogue);
  catalogue->records.published = catalogue->ideas.size();
  catalogue->records.withheld = catalogue->records.read - catalogue->records.published;
  return catalogue;
}

}  // namespace trungbay::catalogue
