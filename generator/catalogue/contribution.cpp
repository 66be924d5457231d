#include "catalogue/contribution.hpp"

#include <algorithm>
#include <utility>

#include "catalogue/contribution_tree.hpp"
#include "vietnamese/fold.hpp"

namespace trungbay::catalogue {
namespace {

using vietnamese::Period;
using vietnamese::PeriodKind;

std::string_view key_of(WithheldReason reason) {
  switch (reason) {
    case WithheldReason::status:
      return "not_published";
    case WithheldReason::no_title:
      return "no_title";
    case WithheldReason::no_unit:
      return "no_unit";
    case WithheldReason::no_status:
      return "no_status";
    case WithheldReason::unknown_status:
      return "unknown_status";
    case WithheldReason::repeated:
      return "repeated_record";
    case WithheldReason::hidden:
      return "hidden_by_staff";
    case WithheldReason::no_evidence:
      return "no_evidence";
    case WithheldReason::personal_data:
      return "personal_data";
    case WithheldReason::poor_quality:
      return "poor_quality";
    case WithheldReason::other:
      break;
  }
  return "other_reason";
}

// An award is told by the status, or by what stands in the column of prizes, which also holds marks and
// grades.
bool is_awarded(const Catalogue& catalogue, const Idea& idea) {
  if (catalogue.statuses[idea.status].tone == workspace::StatusTone::award) return true;
  const auto award = catalogue.text(idea, IdeaText::award);
  if (award.empty()) return false;
  const std::string folded = vietnamese::fold_key(award);
  for (const std::string_view words :
       {"giai ", "dat giai", "doat giai", "huy chuong", "bang khen", "giay khen"}) {
    if (folded.starts_with(words)) return true;
  }
  return false;
}

// The years whose targets count: all that a range goes through, else the one in which the period ends.
int first_year_of(const Period& period) {
  return period.kind == PeriodKind::range ? period.first.year : period.last.year;
}

// Counts every record of the catalogue under its unit, then sums up branches, then lists them as rows.
class Counter {
 public:
  Counter(const Catalogue& catalogue, const Period& period)
      : catalogue_(catalogue), tree_(catalogue, first_year_of(period), period.last.year) {
    result_.period = period;
    result_.first_year = first_year_of(period);
    result_.last_year = period.last.year;
    // Targets are yearly: a month is one step on the way to them, which goes from New Year to the month's
    // end.
    const bool is_one_year = result_.first_year == result_.last_year;
    const vietnamese::Date new_year{period.last.year, 1, 1};
    result_.so_far = {PeriodKind::range, is_one_year ? new_year : period.first, period.last};
  }

  const ContributionTree& tree() const { return tree_; }

  // `top` is what the report is about; k_none: everything.
  Contribution count(std::uint32_t top, bool all_units) {
    all_units_ = all_units;
    in_scope_ = tree_.below(top);
    choose_reasons();
    count_ideas();
    count_withheld();
    tree_.sum_up();
    if (top != k_none) {
      list_one(top);
    } else {
      list(tree_.roots(), 0, {});
      add_nameless_row();
      sum_rows();
    }
    return std::move(result_);
  }

 private:
  // Whether a record of this date counts; when its date is to blame, that is counted.
  bool is_counted(vietnamese::Date date) {
    if (holds(result_.period, date)) return true;
    if (!date.is_known()) {
      ++result_.undated;
    } else if (touches(result_.period, date)) {
      ++result_.partly_dated;
    }
    return false;
  }

  // Every pair of reason and status that occurs in the period, the most frequent ones as reasons of their
  // own.
  void choose_reasons() {
    struct Found {
      WithheldReason why;
      std::uint16_t status;
      std::size_t count;
    };
    std::vector<Found> found;
    for (const auto& record : catalogue_.withheld.records()) {
      if (!in_scope_[tree_.node_of(record)] || !holds(result_.period, record.date)) continue;
      const auto why = reason_of(record.code);
      const auto status = why == WithheldReason::status ? record.status : k_no_status;
      const auto same = std::find_if(found.begin(), found.end(), [&](const Found& item) {
        return item.why == why && item.status == status;
      });
      if (same == found.end()) {
        found.push_back({why, status, 1});
      } else {
        ++same->count;
      }
    }
    const auto in_order = [](const Found& a, const Found& b) {
      return a.why != b.why ? a.why < b.why : a.status < b.status;
    };
    std::sort(found.begin(), found.end(), in_order);
    if (found.size() > k_most_reasons) {
      std::stable_sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
        // What is `other` already stays there.
        if ((a.why == WithheldReason::other) != (b.why == WithheldReason::other))
          return b.why == WithheldReason::other;
        return a.count > b.count;
      });
      found.resize(k_most_reasons - 1);
      std::sort(found.begin(), found.end(), in_order);
      found.push_back({WithheldReason::other, k_no_status, 0});
    }
    for (const auto& item : found) {
      Reason reason{item.why, {}, std::string(key_of(item.why))};
      if (item.status != k_no_status) {
        reason.status = catalogue_.statuses[item.status].label;
        reason.key = catalogue_.statuses[item.status].slug;
      }
      reason_keys_.emplace_back(item.why, item.status);
      result_.reasons.push_back(std::move(reason));
    }
  }

  std::size_t reason_index(const WithheldRecord& record) const {
    const auto why = reason_of(record.code);
    const std::pair wanted(why, why == WithheldReason::status ? record.status : k_no_status);
    const auto found = std::find(reason_keys_.begin(), reason_keys_.end(), wanted);
    // The rarest have no column of their own: the last one is for them.
    return std::min<std::size_t>(static_cast<std::size_t>(found - reason_keys_.begin()),
                                 reason_keys_.size() - 1);
  }

  void count_ideas() {
    for (const auto& idea : catalogue_.ideas) {
      if (!in_scope_[idea.unit]) continue;
      auto& counts = tree_[idea.unit].own;
      if (holds(result_.so_far, idea.date)) ++counts.so_far;
      if (idea.date.is_known())
        result_.latest_year = std::max<int>(result_.latest_year.value_or(0), idea.date.year);
      if (!is_counted(idea.date)) continue;
      const auto tone = catalogue_.statuses[idea.status].tone;
      ++counts.approved;
      counts.applied += tone == workspace::StatusTone::applied;
      counts.supported += tone == workspace::StatusTone::supported;
      counts.awarded += is_awarded(catalogue_, idea);
      counts.featured += idea.featured;
    }
  }

  void count_withheld() {
    for (const auto& record : catalogue_.withheld.records()) {
      const auto node = tree_.node_of(record);
      if (!in_scope_[node] || !is_counted(record.date)) continue;
      ++tree_[node].own.withheld[reason_index(record)];
    }
  }

  bool has_something_to_say(const ContributionNode& node) const {
    return all_units_ || node.branch.proposed() > 0 || node.target;
  }

  ContributionRow& add_row(RowKind kind, std::uint32_t depth, std::string number,
                           const ContributionNode& node) {
    result_.rows.push_back(
        {kind, depth, std::move(number), node.name, node.slug, node.branch, node.target, node.target_is_sum});
    return result_.rows.back();
  }

  void add_own_row(std::uint32_t depth, const ContributionNode& node) {
    if (node.own.proposed() == 0) return;
    auto& row = add_row(RowKind::own, depth, {}, node);
    row.counts = node.own;
    row.target.reset();
  }

  // I, II … for the first level where it has branches; 1, 2 … below and otherwise; then 1.1, 1.1.1.
  void list(const std::vector<std::uint32_t>& units, std::uint32_t depth, const std::string& above) {
    std::vector<std::uint32_t> shown;
    bool has_branches = false;
    for (const auto unit : units) {
      if (!has_something_to_say(tree_[unit])) continue;
      shown.push_back(unit);
      has_branches = has_branches || is_branch(tree_[unit]);
    }
    const bool romans = depth == 0 && has_branches;
    for (std::size_t i = 0; i < shown.size(); ++i) {
      const auto& node = tree_[shown[i]];
      const std::string number = romans ? to_roman(i + 1) : above + std::to_string(i + 1);
      const bool branch = is_branch(node);
      add_row(branch ? RowKind::branch : RowKind::unit, depth, number, node);
      if (!branch) continue;
      add_own_row(depth + 1, node);
      list(node.children, depth + 1, romans ? std::string() : number + ".");
    }
  }

  void list_one(std::uint32_t top) {
    const auto& node = tree_[top];
    if (is_branch(node)) {
      add_own_row(0, node);
      list(node.children, 0, {});
    } else {
      add_row(RowKind::unit, 0, "1", node);
    }
    result_.unit = node.name;
    result_.total.counts = node.branch;
    result_.total.target = node.target;
    result_.total.target_is_sum = node.target_is_sum || !is_branch(node);
  }

  void add_nameless_row() {
    const auto& node = tree_[tree_.nameless()];
    if (node.own.proposed() > 0) add_row(RowKind::nameless, 0, {}, node).counts = node.own;
  }

  void sum_rows() {
    result_.total.target_is_sum = true;
    for (const auto& row : result_.rows) {
      if (row.depth != 0) continue;
      result_.total.counts += row.counts;
      if (row.target) result_.total.target = result_.total.target.value_or(0) + *row.target;
    }
  }

  bool is_branch(const ContributionNode& node) {
    return std::any_of(node.children.begin(), node.children.end(),
                       [&](std::uint32_t child) { return has_something_to_say(tree_[child]); });
  }

  static std::string to_roman(std::size_t number) {
    static constexpr std::pair<std::size_t, std::string_view> k_letters[] = {
        {1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"},
        {40, "XL"},  {10, "X"},   {9, "IX"},  {5, "V"},    {4, "IV"},  {1, "I"}};
    if (number > 3999) return std::to_string(number);
    std::string roman;
    for (const auto& [value, letters] : k_letters) {
      for (; number >= value; number -= value) roman += letters;
    }
    return roman;
  }

  const Catalogue& catalogue_;
  Contribution result_;
  ContributionTree tree_;
  std::vector<bool> in_scope_;
  std::vector<std::pair<WithheldReason, std::uint16_t>> reason_keys_;
  bool all_units_ = false;
};

}  // namespace

WithheldReason reason_of(Code code) {
  switch (code) {
    case Code::not_approved:
      return WithheldReason::status;
    case Code::title_missing:
      return WithheldReason::no_title;
    case Code::unit_missing:
      return WithheldReason::no_unit;
    case Code::status_missing:
      return WithheldReason::no_status;
    case Code::status_unknown:
      return WithheldReason::unknown_status;
    case Code::id_repeated:
    case Code::idea_merged:
    case Code::duplicate_withheld:
    case Code::near_duplicate_withheld:
      return WithheldReason::repeated;
    case Code::idea_hidden:
      return WithheldReason::hidden;
    case Code::approver_missing:
    case Code::approval_document_missing:
      return WithheldReason::no_evidence;
    case Code::personal_data_withheld:
      return WithheldReason::personal_data;
    case Code::title_short:
    case Code::title_long:
    case Code::title_capitals:
    case Code::body_missing:
    case Code::body_short:
    case Code::body_repeats_title:
    case Code::body_repeats_itself:
    case Code::body_only_prompts:
    case Code::placeholder_text:
    case Code::date_unlikely:
    case Code::text_unaccented:
    case Code::text_not_vietnamese:
      return WithheldReason::poor_quality;
    default:
      return WithheldReason::other;
  }
}

Counts& Counts::operator+=(const Counts& other) {
  approved += other.approved;
  applied += other.applied;
  supported += other.supported;
  awarded += other.awarded;
  featured += other.featured;
  so_far += other.so_far;
  for (std::size_t i = 0; i < withheld.size(); ++i) withheld[i] += other.withheld[i];
  return *this;
}

Result<Contribution> build_contribution(const Catalogue& catalogue, const Period& period,
                                        std::string_view unit, bool all_units) {
  Counter counter(catalogue, period);
  if (unit.empty()) return counter.count(k_none, all_units);
  const auto top = counter.tree().find(unit);
  if (top == k_none) return counter.tree().unknown(unit);
  return counter.count(top, all_units);
}

std::optional<std::int64_t> rate_of(const ContributionRow& row) {
  if (!row.target || *row.target <= 0) return std::nullopt;
  return (std::int64_t{row.counts.so_far} * 1000 + *row.target / 2) / *row.target;
}

}  // namespace trungbay::catalogue
