#include "catalogue/duplicate_gate.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "base/hash.hpp"
#include "catalogue/duplicates.hpp"
#include "vietnamese/text.hpp"

namespace trungbay::catalogue {
namespace {

using workspace::GateAction;

constexpr std::size_t k_title_characters = 80;  // of the other idea, in a message of one line

void count_withheld(Catalogue& catalogue, const Idea& idea, Code code) {
  catalogue.withheld.add(catalogue.units[idea.unit].head.title,
                         {0, idea.date, code, idea.source, idea.row, k_no_status,
                          hash128(catalogue.text(idea, IdeaText::address)).low});
}

void remove(Catalogue& catalogue, const std::vector<bool>& dropped) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < catalogue.ideas.size(); ++i) {
    if (!dropped[i]) catalogue.ideas[kept++] = catalogue.ideas[i];
  }
  catalogue.ideas.resize(kept);
}

Code code_of(DuplicateKind kind, bool withholds) {
  switch (kind) {
    case DuplicateKind::exact:
      return withholds ? Code::duplicate_withheld : Code::duplicate_published;
    case DuplicateKind::near:
      return withholds ? Code::near_duplicate_withheld : Code::near_duplicate;
    case DuplicateKind::title:
      return Code::title_repeated;
  }
  return Code::title_repeated;
}

}  // namespace

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
    count_withheld(catalogue, idea, Code::id_repeated);
  }
  remove(catalogue, dropped);
}

void withhold_duplicates(Catalogue& catalogue, const workspace::Gates& gates, std::span<const std::string> preferred,
                         unsigned jobs, DiagnosticBag& bag) {
  auto duplicates =
      find_duplicates(catalogue, {.near = gates.near_duplicates != GateAction::off, .jobs = jobs, .preferred = preferred});
  if (!duplicates) {
    bag.add(std::move(duplicates).fault());
    return;
  }
  std::vector<bool> dropped(catalogue.ideas.size(), false);
  for (const auto& duplicate : duplicates.value()) {
    const Idea& idea = catalogue.ideas[duplicate.idea];
    const Idea& other = catalogue.ideas[duplicate.of];
    // One title with two bodies may be right, whatever is set for texts that are nearly the same.
    const GateAction action = duplicate.kind == DuplicateKind::exact  ? gates.exact_duplicates
                              : duplicate.kind == DuplicateKind::near ? gates.near_duplicates
                                                                      : GateAction::warn;
    const bool withholds = action == GateAction::withhold;
    const Code code = code_of(duplicate.kind, withholds);
    Diagnostic diagnostic = make_diagnostic(
        code, catalogue.place_of(idea),
        {{"title", vietnamese::truncate_words(catalogue.text(other, IdeaText::title), k_title_characters)}});
    if (duplicate.kind == DuplicateKind::near) {
      diagnostic.arguments.push_back({"percent", std::to_string(duplicate.percent)});
    }
    diagnostic.related.push_back({catalogue.place_of(other), std::string(catalogue.text(other, IdeaText::id))});
    bag.add(std::move(diagnostic));
    if (!withholds) continue;
    dropped[duplicate.idea] = true;
    count_withheld(catalogue, idea, code);
  }
  remove(catalogue, dropped);
}

}  // namespace trungbay::catalogue
