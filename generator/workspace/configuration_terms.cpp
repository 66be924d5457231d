#include <map>

#include "vietnamese/fold.hpp"
#include "vietnamese/nfc.hpp"
#include "vietnamese/slug.hpp"
#include "workspace/configuration_parts.hpp"

namespace trungbay::workspace {
namespace {

constexpr std::pair<std::string_view, StatusTone> k_tones[] = {{"approved", StatusTone::approved},
                                                               {"applied", StatusTone::applied},
                                                               {"supported", StatusTone::supported},
                                                               {"award", StatusTone::award}};

// The keys that every value of a vocabulary has.
template <typename Term>
void read_term(FrontReader& reader, Term& term, DiagnosticBag& bag) {
  term.place = reader.place();
  term.label = vietnamese::clean_line(reader.text("label", Need::required));
  term.slug = reader.text("slug");
  const Place slug_place = term.slug.empty() ? reader.place("label") : reader.place("slug");
  if (term.slug.empty()) term.slug = vietnamese::to_slug(term.label);
  if (!term.label.empty() && !vietnamese::is_slug(term.slug)) {
    const std::string suggestion = vietnamese::to_slug(term.slug.empty() ? term.label : term.slug);
    bag.add(Code::slug_bad, slug_place,
            {{"value", term.slug.empty() ? term.label : term.slug},
             {"suggestion", suggestion.empty() ? "moi-truong" : suggestion}});
  }
  for (const std::string& alias : reader.texts("aliases"))
    term.aliases.push_back(vietnamese::clean_line(alias));
  term.description = reader.text("description");
}

// Two terms may share neither a slug nor a way of writing them.
template <typename Term>
void check_terms(const std::vector<Term>& terms, DiagnosticBag& bag) {
  std::map<std::string, const Term*> by_slug, by_name;
  const auto claim = [&](const Term& term, const std::string& name) {
    const auto [first, is_new] = by_name.emplace(vietnamese::fold_key(name), &term);
    if (is_new || first->second == &term) return;
    bag.add(Code::alias_repeated, term.place,
            {{"alias", name}, {"first", first->second->label}, {"second", term.label}})
        .related.push_back({first->second->place, first->second->label});
  };
  for (const Term& term : terms) {
    if (term.label.empty()) continue;
    const auto [first, is_new] = by_slug.emplace(term.slug, &term);
    if (!is_new) {
      bag.add(Code::slug_repeated, term.place, {{"slug", term.slug}})
          .related.push_back({first->second->place, first->second->label});
      continue;  // equal labels would be told twice
    }
    claim(term, term.label);
    for (const std::string& alias : term.aliases) claim(term, alias);
  }
}

// What a status that does not say its tone means by its label.
StatusTone tone_of(std::string_view label) {
  const std::string key = vietnamese::fold_key(label);
  const auto has = [&](std::string_view words) { return key.find(words) != std::string::npos; };
  if (has("giai thuong") || has("dat giai") || has("doat giai")) return StatusTone::award;
  if (has("ho tro") || has("hien thuc")) return StatusTone::supported;
  if (has("ap dung") || has("trien khai") || has("nhan rong")) return StatusTone::applied;
  return StatusTone::approved;
}

StatusTone read_tone(FrontReader& reader, std::string_view label, DiagnosticBag& bag) {
  const std::string name = reader.text("tone");
  if (name.empty()) return tone_of(label);
  for (const auto& [known, tone] : k_tones) {
    if (name == known) return tone;
  }
  bag.add(Code::value_not_choice, reader.place("tone"),
          {{"key", "tone"}, {"value", name}, {"choices", "approved, applied, supported, award"}});
  return StatusTone::approved;
}

}  // namespace

std::vector<VocabularyTerm> read_terms(FrontReader& reader, std::string_view key, DiagnosticBag& bag) {
  std::vector<VocabularyTerm> terms;
  for (FrontReader& item : reader.maps(key)) {
    read_term(item, terms.emplace_back(), bag);
    item.finish();
  }
  check_terms(terms, bag);
  return terms;
}

std::vector<StatusTerm> read_statuses(FrontReader& reader, DiagnosticBag& bag) {
  if (reader.node("statuses") == nullptr) return default_statuses();
  std::vector<StatusTerm> terms;
  bool any_published = false;
  for (FrontReader& item : reader.maps("statuses")) {
    StatusTerm& term = terms.emplace_back();
    read_term(item, term, bag);
    term.published = item.boolean("published").value_or(false);
    term.featured = item.boolean("featured").value_or(false);
    term.tone = read_tone(item, term.label, bag);
    any_published = any_published || term.published;
    item.finish();
  }
  check_terms(terms, bag);
  if (!any_published) bag.add(Code::no_published_status, reader.place("statuses"));
  return terms;
}

}  // namespace trungbay::workspace
