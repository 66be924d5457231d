#include "search/record.hpp"

#include "base/escape.hpp"
#include "base/hash.hpp"
#include "vietnamese/text.hpp"

namespace trungbay::search {
namespace {

using catalogue::Idea;
using catalogue::IdeaText;
using catalogue::k_none;

// Part of every fingerprint: to be raised when a record is made in another way, so that all are indexed anew.
constexpr std::uint64_t k_record_version = 1;

// Two lines on a phone.
constexpr std::size_t k_card_summary = 160;

constexpr IdeaText k_body[] = {IdeaText::content, IdeaText::problem, IdeaText::solution,
                               IdeaText::novelty, IdeaText::benefit, IdeaText::applicability};
constexpr IdeaText k_fingerprinted[] = {IdeaText::id,       IdeaText::title,   IdeaText::summary,
                                        IdeaText::content,  IdeaText::problem, IdeaText::solution,
                                        IdeaText::novelty,  IdeaText::benefit, IdeaText::applicability,
                                        IdeaText::authors,  IdeaText::award};

void append_line(std::string_view line, std::string& out) {
  if (line.empty()) return;
  if (!out.empty()) out += '\n';
  out += line;
}

// Ids of a vocabulary start at 0; the card says -1 for none.
void append_id(std::uint32_t id, std::string& out) {
  out += ',';
  out += std::to_string(id == k_none ? -1 : static_cast<std::int64_t>(id));
}

std::vector<std::uint32_t> units_of(const catalogue::Catalogue& catalogue, std::uint32_t unit) {
  std::vector<std::uint32_t> chain;
  const std::uint32_t levels = catalogue::levels_above(catalogue.units, unit);
  for (std::uint32_t level = 0; level <= levels && unit != k_none; ++level, unit = catalogue.units[unit].parent) {
    chain.push_back(unit);
  }
  return chain;
}

}  // namespace

void RecordReader::read(std::uint32_t index, Record& record) {
  const auto& catalogue = source_.catalogue;
  const Idea& idea = catalogue.ideas[index];
  const auto text = [&](IdeaText part) { return catalogue.text(idea, part); };
  const std::string_view unit = catalogue.units[idea.unit].head.title;

  record.title = text(IdeaText::title);
  record.units = units_of(catalogue, idea.unit);

  record.middle.clear();
  append_line(text(IdeaText::summary), record.middle);
  append_line(unit, record.middle);
  if (idea.field != k_none) append_line(catalogue.fields[idea.field].label, record.middle);
  if (idea.group != k_none) append_line(catalogue.groups[idea.group].label, record.middle);
  append_line(text(IdeaText::authors), record.middle);
  append_line(text(IdeaText::award), record.middle);
  append_line(text(IdeaText::id), record.middle);

  record.body.clear();
  for (const auto part : k_body) {
    if (!text(part).empty()) append_line(vietnamese::plain_lines(text(part)), record.body);
  }
}

void RecordReader::append_card(std::uint32_t index, std::string& card) {
  scratch_.reset();
  const auto& catalogue = source_.catalogue;
  const Idea& idea = catalogue.ideas[index];
  const auto text = [&](IdeaText part) { return catalogue.text(idea, part); };
  card += '[';
  append_json_string(source_.path_of(index, scratch_).substr(1), card);
  card += ',';
  append_json_string(text(IdeaText::title), card);
  card += ',';
  append_json_string(vietnamese::truncate_words(text(IdeaText::summary), k_card_summary), card);
  card += ',';
  append_json_string(catalogue.units[idea.unit].head.title, card);
  append_id(idea.field, card);
  append_id(idea.group, card);
  append_id(idea.status, card);
  append_id(static_cast<std::uint32_t>(idea.kind), card);
  card += ',';
  append_json_string(to_iso(idea.date), card);
  card += ',';
  if (text(IdeaText::award).empty()) {
    card += '0';
  } else {
    append_json_string(text(IdeaText::award), card);
  }
  card += idea.featured ? ",1]" : ",0]";
}

std::uint64_t RecordReader::fingerprint(std::uint32_t index) {
  scratch_.reset();
  const auto& catalogue = source_.catalogue;
  const Idea& idea = catalogue.ideas[index];
  Hasher hasher;
  hasher.add_number(k_record_version).add_text(source_.path_of(index, scratch_));
  for (const auto part : k_fingerprinted) hasher.add_text(catalogue.text(idea, part));
  for (const auto unit : units_of(catalogue, idea.unit)) hasher.add_text(catalogue.units[unit].head.slug);
  hasher.add_text(catalogue.units[idea.unit].head.title);
  const auto add_term = [&](const catalogue::Vocabulary& terms, std::uint32_t id) {
    hasher.add_number(id);
    if (id != k_none) hasher.add_text(terms[id].slug).add_text(terms[id].label);
  };
  add_term(catalogue.fields, idea.field);
  add_term(catalogue.groups, idea.group);
  hasher.add_number(idea.status).add_text(catalogue.statuses[idea.status].slug);
  hasher.add_number(static_cast<std::uint64_t>(idea.kind)).add_number(idea.featured ? 1 : 0);
  hasher.add_text(to_iso(idea.date));
  return hasher.finish().low;
}

}  // namespace trungbay::search
