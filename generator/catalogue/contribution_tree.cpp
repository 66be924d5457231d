#include "catalogue/contribution_tree.hpp"

#include <algorithm>
#include <utility>

#include "base/suggestion.hpp"
#include "vietnamese/collation.hpp"

namespace trungbay::catalogue {
namespace {

// Units that only withheld records name. A province has a few thousand groups; what comes behind that many
// names is counted with the records that name no unit.
constexpr std::size_t k_most_unfiled = 10'000;

std::optional<std::int64_t> target_of(const Unit& unit, int first_year, int last_year) {
  std::optional<std::int64_t> sum;
  for (auto target = unit.targets.lower_bound(first_year);
       target != unit.targets.end() && target->first <= last_year; ++target) {
    sum = sum.value_or(0) + target->second;
  }
  return sum;
}

void sort_by_name(const std::vector<ContributionNode>& nodes, std::vector<std::uint32_t>& units) {
  vietnamese::Collator collator;
  std::vector<std::pair<std::string, std::uint32_t>> keyed;
  for (const auto unit : units) keyed.emplace_back(collator.sort_key(nodes[unit].name), unit);
  std::sort(keyed.begin(), keyed.end());
  for (std::size_t i = 0; i < units.size(); ++i) units[i] = keyed[i].second;
}

}  // namespace

ContributionTree::ContributionTree(const Catalogue& catalogue, int first_year, int last_year)
    : catalogue_(catalogue) {
  for (const auto& unit : catalogue.units) {
    ContributionNode node;
    node.name = unit.head.title;
    node.slug = unit.head.slug;
    node.parent = unit.parent;
    node.children = unit.children;
    node.target = target_of(unit, first_year, last_year);
    add_node(std::move(node));
  }
  nameless_ = add_node({});
  for (const auto& unit : catalogue.withheld.units()) filed_.push_back(file(unit.name, unit.parent));
  for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
    if (i != nameless_ && nodes_[i].parent == k_none) roots_.push_back(i);
  }
  // The catalogue's own units stand in order already; only lists with another one have to be sorted.
  const auto has_unfiled = [&](const std::vector<std::uint32_t>& units) {
    return !units.empty() && units.back() > nameless_;
  };
  if (has_unfiled(roots_)) sort_by_name(nodes_, roots_);
  for (auto& node : nodes_) {
    if (has_unfiled(node.children)) sort_by_name(nodes_, node.children);
  }
}

std::uint32_t ContributionTree::add_node(ContributionNode node) {
  nodes_.push_back(std::move(node));
  return static_cast<std::uint32_t>(nodes_.size() - 1);
}

std::uint32_t ContributionTree::file(const std::string& name, const std::string& parent) {
  const auto known = catalogue_.unit_names.find(name);
  if (known != k_none) return known;
  std::string key = unit_key(name);
  if (key.empty()) return nameless_;
  if (const auto found = unfiled_.find(key); found != unfiled_.end()) return found->second;
  if (unfiled_.size() >= k_most_unfiled) return nameless_;
  std::uint32_t above = parent.empty() || unit_key(parent) == key ? k_none : file(parent, {});
  if (above == nameless_) above = k_none;
  ContributionNode node;
  node.name = name;
  node.parent = above;
  const auto index = add_node(std::move(node));
  if (above != k_none) nodes_[above].children.push_back(index);
  unfiled_.emplace(std::move(key), index);
  return index;
}

std::uint32_t ContributionTree::find(std::string_view name) const {
  const auto known = catalogue_.unit_names.find(name);
  if (known != k_none) return known;
  // Units that have no document of their own are not known by their slugs.
  for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
    if (!nodes_[i].slug.empty() && nodes_[i].slug == name) return i;
  }
  const auto unfiled = unfiled_.find(unit_key(name));
  return unfiled == unfiled_.end() ? k_none : unfiled->second;
}

Diagnostic ContributionTree::unknown(std::string_view name) const {
  std::vector<std::string> keys;
  for (const auto& node : nodes_) keys.push_back(unit_key(node.name));
  std::vector<std::string_view> candidates(keys.begin(), keys.end());
  for (const auto& node : nodes_) candidates.push_back(node.slug);
  std::string suggestion;
  if (const auto near = closest(unit_key(name), candidates)) {
    const auto at = std::find(candidates.begin(), candidates.end(), *near) - candidates.begin();
    suggestion = " (" + nodes_[static_cast<std::size_t>(at) % nodes_.size()].name + "?)";
  }
  return make_diagnostic(Code::contribution_unit_unknown, Place{},
                         {{"name", std::string(name)}, {"suggestion", std::move(suggestion)}});
}

std::vector<bool> ContributionTree::below(std::uint32_t top) const {
  std::vector<bool> is_below(nodes_.size(), top == k_none);
  std::vector<std::uint32_t> open;
  if (top != k_none) open.push_back(top);
  while (!open.empty()) {
    const auto node = open.back();
    open.pop_back();
    is_below[node] = true;
    open.insert(open.end(), nodes_[node].children.begin(), nodes_[node].children.end());
  }
  return is_below;
}

void ContributionTree::sum_up() {
  for (const auto root : roots_) sum_up(root);
}

// Depth first; no deeper than k_most_levels and the two levels that withheld records may add.
void ContributionTree::sum_up(std::uint32_t index) {
  auto& node = nodes_[index];
  node.branch = node.own;
  std::optional<std::int64_t> sum;
  for (const auto child : node.children) {
    sum_up(child);
    node.branch += nodes_[child].branch;
    if (nodes_[child].target) sum = sum.value_or(0) + *nodes_[child].target;
  }
  // A target of the unit itself covers those that it handed down.
  if (node.target) return;
  node.target = sum;
  node.target_is_sum = sum.has_value();
}

}  // namespace trungbay::catalogue
