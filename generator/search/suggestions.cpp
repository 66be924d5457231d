#include "search/suggestions.hpp"

#include <algorithm>
#include <map>

#include "base/escape.hpp"
#include "vietnamese/fold.hpp"
#include "vietnamese/search_words.hpp"

namespace trungbay::search {
namespace {

// Together about 12 kB compressed, loaded at the first key press.
constexpr std::size_t k_titles = 200;
constexpr std::size_t k_pairs = 800;
// Pairs are counted in the newest titles: what people write about now.
constexpr std::size_t k_counted_titles = 20'000;
constexpr std::size_t k_syllables = 1500;

void append_list(const std::vector<std::string>& texts, std::string& out) {
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (i > 0) out += ',';
    append_json_string(texts[i], out);
  }
}

}  // namespace

std::string make_suggestions(const catalogue::Catalogue& catalogue, std::span<const std::uint32_t> ideas) {
  std::vector<std::string> titles;
  std::map<std::string, std::uint32_t, std::less<>> counts;
  for (const auto idea : ideas.first(std::min(ideas.size(), k_counted_titles))) {
    const auto title = catalogue.text(catalogue.ideas[idea], catalogue::IdeaText::title);
    if (titles.size() < k_titles) titles.emplace_back(title);
    std::string last;
    for (vietnamese::TokenReader tokens(title); tokens.next();) {
      std::string token = vietnamese::lower(tokens.token());
      if (tokens.joins()) ++counts[last + " " + token];
      last = std::move(token);
    }
  }
  std::vector<std::pair<std::uint32_t, std::string>> pairs;
  for (const auto& [pair, count] : counts) {
    if (count > 1) pairs.emplace_back(count, pair);
  }
  std::sort(pairs.begin(), pairs.end(), [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
  std::vector<std::string> words;
  for (std::size_t i = 0; i < std::min(pairs.size(), k_pairs); ++i) words.push_back(pairs[i].second);
  std::string out = "{\"t\":[";
  append_list(titles, out);
  out += "],\"w\":[";
  append_list(words, out);
  return out + "]}";
}

void keep_most_frequent(std::vector<SyllableCount>& found, std::vector<SyllableCount>& kept) {
  kept.insert(kept.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
  std::sort(kept.begin(), kept.end(), [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
  if (kept.size() > k_syllables) kept.resize(k_syllables);
}

std::string make_syllables(std::vector<SyllableCount> syllables) {
  std::string text;
  for (const auto& [count, syllable] : syllables) {
    if (!text.empty()) text += ' ';
    text += syllable;
  }
  std::string out;
  append_json_string(text, out);
  return out;
}

}  // namespace trungbay::search
