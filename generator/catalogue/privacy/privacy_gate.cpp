#include "catalogue/privacy/privacy_gate.hpp"

#include <algorithm>
#include <array>

#include "catalogue/privacy/school_words.hpp"

namespace trungbay::catalogue {
namespace {

// What readers will see as text. Their data is masked.
constexpr IdeaField k_texts[] = {IdeaField::title,       IdeaField::summary,       IdeaField::content,
                                 IdeaField::problem,     IdeaField::solution,      IdeaField::novelty,
                                 IdeaField::benefit,     IdeaField::applicability, IdeaField::award,
                                 IdeaField::approved_doc};
// Names of people and things: data goes without a trace.
constexpr IdeaField k_names[] = {IdeaField::author,     IdeaField::unit,    IdeaField::parent_unit,
                                 IdeaField::field,      IdeaField::group,   IdeaField::programme,
                                 IdeaField::campaign,   IdeaField::contest, IdeaField::event,
                                 IdeaField::approved_by};
// Addresses and codes: of no use with a hole in them.
constexpr IdeaField k_whole[] = {IdeaField::id, IdeaField::link, IdeaField::video};

constexpr Code k_masked[k_personal_kinds] = {
    Code::phone_masked,    Code::contact_masked,      Code::contact_masked,    Code::identity_masked,
    Code::identity_masked, Code::bank_account_masked, Code::birth_date_masked, Code::home_address_masked};

std::uint32_t sum(const PersonalCounts& counts) {
  std::uint32_t total = 0;
  for (const auto count : counts) total += count;
  return total;
}

// The pictures that may stay, one a line.
template <typename MayStay>
void keep_pictures(Draft& draft, const MayStay& may_stay) {
  std::string kept;
  std::string_view rest = draft.text(IdeaField::image);
  while (!rest.empty()) {
    const std::string_view path = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), path.size() + 1));
    if (!may_stay(path)) continue;
    if (!kept.empty()) kept += '\n';
    kept += path;
  }
  if (kept != draft.text(IdeaField::image)) draft.replace(IdeaField::image, std::move(kept));
}

bool is_school_or_class(std::string_view unit) {
  return school_level(unit) == SchoolLevel::childrens || school_level(unit) == SchoolLevel::mixed ||
         class_in(unit, BareClass::counts).has_value();
}

}  // namespace

PrivacyGate::PrivacyGate(const Catalogue& catalogue, const workspace::Gates& gates, vietnamese::Date today)
    : catalogue_(catalogue), withholds_(gates.withholds_personal_data), today_(today) {}

void PrivacyGate::begin_columns() {
  clue_columns_.clear();
}

std::span<const PrivacyFinding> PrivacyGate::clean(const ingest::Record& record,
                                                   std::span<const std::string> columns,
                                                   vietnamese::Date date, Draft& draft) {
  findings_.clear();
  const Consent consent = read_consent(draft.text(IdeaField::consent));
  if (consent == Consent::refused) {
    hide_authors(draft);
  } else if (consent == Consent::unsaid && is_childs(clues_of(record, columns, date, draft))) {
    protect_child(draft);
  }
  mask_texts(draft);
  if (withholds_) {
    PrivacyFinding all{Code::personal_data_withheld, {}, 0};
    for (const auto& finding : findings_) {
      if (finding.code == Code::child_shortened || finding.code == Code::child_left_out) continue;
      if (all.count == 0) all.field = finding.field;
      all.count += finding.count;
    }
    if (all.count > 0) findings_.assign(1, all);
  }
  return findings_;
}

AuthorClues PrivacyGate::clues_of(const ingest::Record& record, std::span<const std::string> columns,
                                  vietnamese::Date date, const Draft& draft) {
  while (clue_columns_.size() < columns.size())
    clue_columns_.push_back(clue_of_header(columns[clue_columns_.size()]));
  AuthorClues clues;
  for (const auto& cell : record.cells) {
    switch (clue_columns_[cell.column]) {
      case ClueColumn::age:
        clues.age = cell.text;
        break;
      case ClueColumn::birth:
        clues.birth = cell.text;
        break;
      case ClueColumn::school_class:
        clues.school_class = cell.text;
        break;
      case ClueColumn::school:
        clues.school = cell.text;
        break;
      case ClueColumn::none:
        break;
    }
  }
  const std::string_view group = draft.text(IdeaField::group);
  if (!group.empty()) {
    const std::uint32_t term = catalogue_.groups.find(group);
    clues.group_is_childrens =
        is_childrens_group(group) || (term != k_none && is_childrens_group(catalogue_.groups[term].label));
  }
  clues.role = draft.text(IdeaField::author_role);
  clues.unit = draft.text(IdeaField::unit);
  clues.authors = draft.text(IdeaField::author);
  AuthorCell authors = read_author_cell(clues.authors);
  clues.names = std::move(authors.names);
  clues.are_adults = authors.has_adults && clues.names.empty();
  clues.date = date.is_known() ? date : today_;
  texts_.clear();
  for (const auto field : k_texts) {
    if (draft.has(field)) texts_.push_back(draft.text(field));
  }
  clues.texts = texts_;
  return clues;
}

bool PrivacyGate::replace_names(Draft& draft, const std::vector<std::string>& names, NameForm form) {
  bool found = false;
  for (const auto field : k_texts) {
    if (!draft.has(field)) continue;
    std::string text = without_names(draft.text(field), names, form);
    if (text == draft.text(field)) continue;
    draft.replace(field, std::move(text));
    found = true;
  }
  for (const auto field : k_whole) {
    if (draft.has(field) && spells_name(draft.text(field), names)) draft.replace(field, {});
  }
  // A photo's file name is published with it.
  keep_pictures(draft, [&](std::string_view path) { return !spells_name(path, names); });
  return found;
}

void PrivacyGate::hide_authors(Draft& draft) {
  const AuthorCell authors = read_author_cell(draft.text(IdeaField::author));
  draft.replace(IdeaField::author, {});
  if (!authors.names.empty()) replace_names(draft, authors.names, NameForm::hidden);
}

void PrivacyGate::protect_child(Draft& draft) {
  AuthorCell authors = read_author_cell(draft.text(IdeaField::author));
  const bool is_named_in_text = replace_names(draft, authors.names, NameForm::initials);
  bool changed = is_named_in_text || authors.shortened != draft.text(IdeaField::author);
  draft.replace(IdeaField::author, std::move(authors.shortened));
  Code code = Code::child_shortened;
  // A class or a club that nobody is named of points at no child.
  if (authors.has_people || is_named_in_text) {
    for (const auto field : k_texts) {
      if (!draft.has(field)) continue;
      std::string text = without_classes_and_schools(draft.text(field));
      if (text == draft.text(field)) continue;
      draft.replace(field, std::move(text));
      changed = true;
    }
    const std::string_view unit =
        draft.text(draft.has(IdeaField::unit) ? IdeaField::unit : IdeaField::parent_unit);
    if (is_school_or_class(unit)) {
      std::string above = unit_above(draft);
      if (above.empty()) {
        // Initials beside a school still point at a child.
        draft.replace(IdeaField::author, {});
        code = Code::child_left_out;
      } else {
        draft.replace(IdeaField::unit, std::move(above));
      }
      changed = true;
    }
    if (is_school_or_class(draft.text(IdeaField::parent_unit))) draft.replace(IdeaField::parent_unit, {});
  }
  if (changed) findings_.push_back({code, IdeaField::author, 1});
}

std::string PrivacyGate::unit_above(const Draft& draft) const {
  const std::string_view parent = draft.text(IdeaField::parent_unit);
  if (draft.has(IdeaField::unit) && !parent.empty() && !is_school_or_class(parent))
    return std::string(parent);
  for (const auto field : {IdeaField::unit, IdeaField::parent_unit}) {
    std::uint32_t unit = draft.has(field) ? catalogue_.unit_names.find(draft.text(field)) : k_none;
    for (std::uint32_t level = 0; unit != k_none && level < k_most_levels; ++level) {
      unit = catalogue_.units[unit].parent;
      if (unit != k_none && !is_school_or_class(catalogue_.units[unit].head.title))
        return catalogue_.units[unit].head.title;
    }
  }
  // The unit whose site it is: the only one that stands on top.
  std::uint32_t top = k_none;
  for (std::uint32_t i = 0; i < catalogue_.units.size(); ++i) {
    const auto& unit = catalogue_.units[i];
    if (!unit.declared || unit.parent != k_none) continue;
    if (top != k_none) return {};
    top = i;
  }
  return top == k_none || is_school_or_class(catalogue_.units[top].head.title)
             ? std::string()
             : catalogue_.units[top].head.title;
}

void PrivacyGate::count(IdeaField field, const PersonalCounts& counts) {
  for (std::size_t kind = 0; kind < k_personal_kinds; ++kind) {
    if (counts[kind] == 0) continue;
    const auto same = std::find_if(findings_.begin(), findings_.end(),
                                   [&](const auto& finding) { return finding.code == k_masked[kind]; });
    if (same != findings_.end()) {
      same->count += counts[kind];
    } else {
      findings_.push_back({k_masked[kind], field, counts[kind]});
    }
  }
}

void PrivacyGate::mask_texts(Draft& draft) {
  for (const auto field : k_texts) {
    PersonalCounts counts{};
    const std::string_view masked = finder_.mask(draft.text(field), scratch_, counts);
    if (sum(counts) == 0) continue;
    draft.replace(field, std::string(masked));
    count(field, counts);
  }
  for (const auto field : k_names) {
    PersonalCounts counts{};
    const std::string_view left =
        finder_.drop(draft.text(field), field == IdeaField::author ? NameCell::people : NameCell::others,
                     scratch_, counts);
    if (sum(counts) == 0) continue;
    draft.replace(field, std::string(left));
    count(field, counts);
  }
  const auto holds_data = [&](IdeaField field, std::string_view text) {
    PersonalCounts counts{};
    for (const auto& datum : finder_.find(text)) ++counts[static_cast<std::size_t>(datum.kind)];
    count(field, counts);
    return sum(counts) > 0;
  };
  for (const auto field : k_whole) {
    if (draft.has(field) && holds_data(field, draft.text(field))) draft.replace(field, {});
  }
  keep_pictures(draft, [&](std::string_view path) { return !holds_data(IdeaField::image, path); });
}

}  // namespace trungbay::catalogue
