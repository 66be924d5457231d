#include "search/idea_terms.hpp"

#include <algorithm>

#include "search/bits.hpp"
#include "vietnamese/search_words.hpp"

namespace trungbay::search {
namespace {

TermKey key_of(const Word& word) { return static_cast<TermKey>(word.id) << 32; }
TermKey key_of(const Word& first, const Word& second) { return key_of(first) | (second.id + 1); }

// `use` gets every word, and the word before it when they are neighbours (else null).
template <typename Use>
void each_word(std::string_view text, WordReader& words, const Use& use) {
  const Word* last = nullptr;
  for (vietnamese::TokenReader tokens(text); tokens.next();) {
    const Word& word = words.word(tokens.token());
    use(word, tokens.joins() ? last : nullptr);
    last = &word;
  }
}

std::uint32_t pair_hash(const Word& first, const Word& second) { return fnv(second.folded, first.folded_start); }
std::uint16_t pair_form(const Word& first, const Word& second) { return form_hash(fnv(second.written, first.written_start)); }

}  // namespace

void IdeaTerms::add(std::uint32_t idea, RunBuilder& run) {
  const auto& catalogue = source_.catalogue;
  const auto& facts = catalogue.ideas[idea];
  reader_.read(idea, record_);
  run.begin_idea();
  add_text(record_.title, k_in_title, run);
  add_text(record_.middle, k_in_middle, run);
  if (is_full_) {
    add_text(record_.body, k_in_body, run);
  } else {
    add_weightiest_pairs(record_.body, run);
  }
  for (const auto unit : record_.units) add_filter("u:", catalogue.units[unit].head.slug, run);
  if (facts.field != catalogue::k_none) add_filter("f:", catalogue.fields[facts.field].slug, run);
  if (facts.group != catalogue::k_none) add_filter("g:", catalogue.groups[facts.group].slug, run);
  add_filter("s:", catalogue.statuses[facts.status].slug, run);
  run.end_idea();
}

void IdeaTerms::add_text(std::string_view text, std::uint8_t impact, RunBuilder& run) {
  each_word(text, words_, [&](const Word& word, const Word* before) {
    run.add(key_of(word), word.folded_hash, form_hash(word.written_hash), impact);
    if (before != nullptr) run.add(key_of(*before, word), pair_hash(*before, word), pair_form(*before, word), impact);
  });
}

// Pairs that stand in the body most often, among equals those that stand first.
void IdeaTerms::add_weightiest_pairs(std::string_view body, RunBuilder& run) {
  pairs_.clear();
  each_word(body, words_, [&](const Word& word, const Word* before) {
    if (before == nullptr) return;
    const TermKey key = key_of(*before, word);
    const auto found = std::find_if(pairs_.begin(), pairs_.end(), [&](const Pair& pair) { return pair.key == key; });
    if (found != pairs_.end()) {
      ++found->times;
    } else {
      pairs_.push_back({key, pair_hash(*before, word), pair_form(*before, word), 1});
    }
  });
  std::stable_sort(pairs_.begin(), pairs_.end(), [](const Pair& a, const Pair& b) { return a.times > b.times; });
  pairs_.resize(std::min(pairs_.size(), k_body_pairs));
  for (const auto& pair : pairs_) run.add(pair.key, pair.hash, pair.form, k_in_body);
}

void IdeaTerms::add_filter(std::string_view kind, std::string_view slug, RunBuilder& run) {
  const Word& word = words_.filter(std::string(kind).append(slug));
  run.add_filter(key_of(word), word.folded_hash);
}

}  // namespace trungbay::search
