#include "search/lexicon.hpp"

#include "search/bits.hpp"
#include "vietnamese/search_words.hpp"

namespace trungbay::search {

Lexicon::Entry Lexicon::intern(std::string_view text) {
  const std::lock_guard lock(mutex_);
  const auto found = ids_.find(text);
  if (found != ids_.end()) return {found->second, found->first};
  texts_.emplace_back(text);
  const auto id = static_cast<std::uint32_t>(texts_.size() - 1);
  ids_.emplace(texts_.back(), id);
  return {id, texts_.back()};
}

const Word& WordReader::word(std::string_view token) {
  const auto found = words_.find(token);
  if (found != words_.end()) return found->second;
  const std::string written = vietnamese::written_form(token);
  return add(token, written, vietnamese::folded_form(written));
}

const Word& WordReader::filter(std::string_view term) {
  const auto found = words_.find(term);  // no token has a colon in it
  if (found != words_.end()) return found->second;
  return add(term, std::string(term), std::string(term));
}

const Word& WordReader::add(std::string_view key, const std::string& written, const std::string& folded) {
  Word word;
  const auto entry = lexicon_.intern(folded);
  word.id = entry.id;
  word.folded = entry.text;
  word.written = lexicon_.intern(written).text;
  word.folded_hash = fnv(word.folded);
  word.folded_start = fnv(" ", word.folded_hash);
  word.written_hash = fnv(word.written);
  word.written_start = fnv(" ", word.written_hash);
  keys_.emplace_back(key);
  return words_.emplace(keys_.back(), word).first->second;
}

}  // namespace trungbay::search
