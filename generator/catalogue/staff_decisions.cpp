#include "catalogue/staff_decisions.hpp"

#include <utility>

#include "base/suggestion.hpp"
#include "base/utf8.hpp"
#include "vietnamese/fold.hpp"

namespace trungbay::catalogue {
namespace {

// A search through this many ids takes a tenth of a second; of larger exports the first ids are searched.
constexpr std::size_t k_most_known_ids = 100'000;
constexpr std::size_t k_most_suggestions = 20;  // of one build: two seconds at worst
constexpr std::size_t k_shown_title = 120;      // code points: a line of a wide terminal
constexpr std::size_t k_shown_id = 80;

std::string shown(std::string_view id) {
  return std::string(first_code_points(id, k_shown_id));
}

}  // namespace

StaffDecisions::StaffDecisions(workspace::Editorial editorial)
    : editorial_(std::move(editorial)), records_(editorial_.size()), units_(editorial_.size(), k_none) {
  for (const auto& decision : editorial_) {
    subjects_[decision.key].decision = index_of(decision);
    if (!decision.merge_into.empty()) subjects_.try_emplace(workspace::decision_key(decision.merge_into));
  }
}

void StaffDecisions::find_units(const Catalogue& catalogue, DiagnosticBag& bag) {
  for (const auto& decision : editorial_) {
    if (decision.unit.empty()) continue;
    units_[index_of(decision)] =
        find_unit(decision.unit, decision.place(decision.unit_spot, "unit"), catalogue, bag);
  }
}

const workspace::Decision* StaffDecisions::meet(const std::string& address, const Draft& draft) {
  if (subjects_.empty()) return nullptr;
  const std::string_view id =
      draft.has(IdeaField::id) ? draft.text(IdeaField::id) : std::string_view(address);
  if (known_ids_.size() < k_most_known_ids) known_ids_.emplace_back(id);
  const auto found = subjects_.find(address);
  if (found == subjects_.end()) return nullptr;
  Subject& subject = found->second;
  subject.exists = true;
  if (subject.decision == k_none) return nullptr;
  DecidedRecord& record = records_[subject.decision];
  if (!record.exists) {
    record = {true, false, std::string(id),
              std::string(first_code_points(draft.text(IdeaField::title), k_shown_title))};
  }
  return &editorial_[subject.decision];
}

void StaffDecisions::correct(const workspace::Decision& decision, const Catalogue& catalogue,
                             Draft& draft) const {
  if (!decision.title.empty()) draft.replace(IdeaField::title, decision.title);
  if (!decision.summary.empty()) draft.replace(IdeaField::summary, decision.summary);
  if (const std::uint32_t unit = units_[index_of(decision)]; unit != k_none) {
    draft.replace(IdeaField::unit, catalogue.units[unit].head.title);
    draft.replace(IdeaField::parent_unit, {});  // the unit's own document says what it belongs to
  }
}

bool StaffDecisions::is_featured(const workspace::Decision& decision, bool marked) {
  records_[index_of(decision)].marked = marked;
  return decision.featured.value_or(marked);
}

void StaffDecisions::note_merged(const workspace::Decision& decision, std::string address,
                                 vietnamese::Date date) {
  merged_.push_back({index_of(decision), std::move(address), date});
}

std::vector<std::string> StaffDecisions::closest_ids(std::string_view id, std::size_t most) const {
  std::vector<std::string> found;
  std::vector<std::string_view> candidates(known_ids_.begin(), known_ids_.end());
  while (found.size() < most) {
    const auto near = closest(id, candidates);
    if (!near) break;
    found.emplace_back(*near);
    std::erase(candidates, std::string_view(found.back()));
  }
  return found;
}

std::string StaffDecisions::suggestion_for(std::string_view id, std::size_t& left) const {
  if (left == 0) return {};
  --left;
  const auto near = closest_ids(id, 1);
  return near.empty() ? std::string() : " (" + near.front() + "?)";
}

std::vector<std::string> StaffDecisions::kept_ids() const {
  std::vector<std::string> ids;
  for (const auto& decision : editorial_) {
    if (!decision.merge_into.empty()) ids.push_back(decision.merge_into);
  }
  return ids;
}

void StaffDecisions::report_unknown(DiagnosticBag& bag) const {
  std::size_t suggestions = k_most_suggestions;
  for (const auto& decision : editorial_) {
    if (decision.is_empty()) continue;
    if (!subjects_.at(decision.key).exists) {
      bag.add(Code::decision_without_record, decision.place(),
              {{"id", shown(decision.id)}, {"suggestion", suggestion_for(decision.id, suggestions)}});
    }
    if (!decision.merge_into.empty() && !subjects_.at(workspace::decision_key(decision.merge_into)).exists) {
      bag.add(Code::merge_into_unknown, decision.place(decision.merge_spot, "merge_into"),
              {{"id", shown(decision.id)},
               {"into", shown(decision.merge_into)},
               {"suggestion", suggestion_for(decision.merge_into, suggestions)}});
    }
  }
}

void StaffDecisions::settle_merges(IdeaIds& ids, Catalogue& catalogue, DiagnosticBag& bag) const {
  for (const auto& merged : merged_) {
    const auto& decision = editorial_[merged.decision];
    const std::string target = workspace::decision_key(decision.merge_into);
    if (const auto into = ids.find(target); into != ids.end()) {
      catalogue.merged.push_back({merged.address, merged.date, into->second});
    } else if (subjects_.at(target).exists) {
      bag.add(Code::merge_into_unpublished, decision.place(decision.merge_spot, "merge_into"),
              {{"id", shown(decision.id)}, {"into", shown(decision.merge_into)}});
    }
  }
  // Last, so that no record is tied to another through one that is gone.
  for (const auto& merged : merged_) {
    const auto into = ids.find(workspace::decision_key(editorial_[merged.decision].merge_into));
    if (into == ids.end()) continue;
    const std::uint32_t idea = into->second;
    ids.try_emplace(vietnamese::fold_key(records_[merged.decision].id), idea);
    ids.try_emplace(merged.address, idea);
  }
}

}  // namespace trungbay::catalogue
