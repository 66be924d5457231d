// The units that a report counts: those of the catalogue, and those that only withheld records name.
//
// A unit whose records all wait for approval is in no page and so not in the catalogue; its work is to be
// counted all the same, in its place in the tree as far as the records tell it. build_contribution fills the
// counts in.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "catalogue/catalogue.hpp"
#include "catalogue/contribution.hpp"

namespace trungbay::catalogue {

struct ContributionNode {
  std::string name;
  std::string slug;
  std::uint32_t parent = k_none;
  std::vector<std::uint32_t> children;  // by Vietnamese collation
  Counts own;
  Counts branch;  // with all units below
  std::optional<std::int64_t> target;
  bool target_is_sum = false;  // of the targets one level below
};

class ContributionTree {
 public:
  // With the targets of the years from `first_year` to `last_year`.
  ContributionTree(const Catalogue& catalogue, int first_year, int last_year);

  ContributionNode& operator[](std::uint32_t index) { return nodes_[index]; }
  const std::vector<std::uint32_t>& roots() const { return roots_; }  // by Vietnamese collation
  // Stands for records that name no unit; below no other, and no root.
  std::uint32_t nameless() const { return nameless_; }
  // The node of a withheld record.
  std::uint32_t node_of(const WithheldRecord& record) const { return filed_[record.unit]; }

  // By slug or any name; k_none when nobody has it.
  std::uint32_t find(std::string_view name) const;
  // contribution_unit_unknown, with the closest name.
  Diagnostic unknown(std::string_view name) const;

  // By node: whether it is `top` or below it; all are for k_none.
  std::vector<bool> below(std::uint32_t top) const;
  // Fills in `branch`, and the targets of units that have none of their own.
  void sum_up();

 private:
  std::uint32_t add_node(ContributionNode node);
  std::uint32_t file(const std::string& name, const std::string& parent);
  void sum_up(std::uint32_t index);

  const Catalogue& catalogue_;
  std::vector<ContributionNode> nodes_;  // those of the catalogue's units at their indexes, then the others
  std::vector<std::uint32_t> roots_;
  std::uint32_t nameless_ = k_none;
  std::vector<std::uint32_t> filed_;  // by index of WithheldRecords::units()
  std::unordered_map<std::string, std::uint32_t>
      unfiled_;  // unit_key → node, of those that the catalogue lacks
};

}  // namespace trungbay::catalogue
