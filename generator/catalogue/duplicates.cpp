#include "catalogue/duplicates.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>
#include <unordered_set>

#include "base/hash.hpp"
#include "base/parallel_for.hpp"
#include "catalogue/candidates.hpp"
#include "catalogue/signatures.hpp"
#include "vietnamese/fold.hpp"

namespace trungbay::catalogue {
namespace {

constexpr IdeaText k_body[] = {IdeaText::content, IdeaText::problem, IdeaText::solution,
                               IdeaText::novelty, IdeaText::benefit, IdeaText::applicability};

// A title that units share by chance ("Vườn rau sạch") says nothing about the idea: while there is hardly a body
// beside it, ideas of two units are two ideas.
constexpr std::size_t k_least_body_words = 8;

// "Thùng rác thông minh" is a title of its own; with fewer words it is the name of a kind.
constexpr std::size_t k_least_title_words = 4;

constexpr std::size_t k_chunk = 256;  // ideas that one thread takes at a time, about 1 MB of text

std::size_t count_words(std::string_view words) {
  return static_cast<std::size_t>(std::count(words.begin(), words.end(), ' '));
}

// What makes an idea stay where another of the same kind goes, strongest reason first.
struct Standing {
  bool is_other;  // than one that staff prefer
  bool is_undated;
  vietnamese::Date approved;
  std::size_t empty_parts;
  std::uint32_t idea;

  friend bool operator<(const Standing& a, const Standing& b) {
    return std::tie(a.is_other, a.is_undated, a.approved, a.empty_parts, a.idea) <
           std::tie(b.is_other, b.is_undated, b.approved, b.empty_parts, b.idea);
  }
};

// Texts read here and there bring the pages around them into memory; this lets go of them now and then.
class PageKeeper {
 public:
  explicit PageKeeper(const TextStore& texts) : texts_(texts) {}
  ~PageKeeper() { texts_.release(0, texts_.size()); }
  void count_reading() {
    constexpr unsigned k_most = 64;  // of 64 KB or more each, which is what the system maps around a page
    if (++readings_ % k_most == 0) texts_.release(0, texts_.size());
  }

 private:
  const TextStore& texts_;
  unsigned readings_ = 0;
};

// The shingles of ideas that are being compared; those that are compared again soon are not read again.
class Comparison {
 public:
  Comparison(const Catalogue& catalogue, PageKeeper& pages) : catalogue_(catalogue), pages_(pages), kept_(k_kept) {}

  double operator()(std::uint32_t a, std::uint32_t b) {
    const auto& first = shingles_of(a, kept_[a % k_kept]);
    return likeness(first, shingles_of(b, a % k_kept == b % k_kept ? spare_ : kept_[b % k_kept]));
  }

 private:
  static constexpr std::size_t k_kept = 128;  // 0.5 MB of usual ideas, 8 MB of the longest
  struct Kept {
    std::uint32_t idea = k_none;
    std::vector<std::uint64_t> shingles;
  };
  const std::vector<std::uint64_t>& shingles_of(std::uint32_t idea, Kept& kept);

  const Catalogue& catalogue_;
  PageKeeper& pages_;
  std::vector<Kept> kept_;
  Kept spare_;
  std::string words_;
};

// The words of an idea; gives how many of them are the title's.
std::size_t take_words(const Catalogue& catalogue, const Idea& idea, std::string& words) {
  words.clear();
  append_words(catalogue.text(idea, IdeaText::title), words);
  const std::size_t title = words.size();
  for (const auto part : k_body) append_words(catalogue.text(idea, part), words);
  return title;
}

const std::vector<std::uint64_t>& Comparison::shingles_of(std::uint32_t idea, Kept& kept) {
  if (kept.idea == idea) return kept.shingles;
  kept.idea = idea;
  pages_.count_reading();
  take_words(catalogue_, catalogue_.ideas[idea], words_);
  take_shingles(words_, kept.shingles);
  make_set(kept.shingles);
  return kept.shingles;
}

class Search {
 public:
  Search(const Catalogue& catalogue, const DuplicateSearch& settings)
      : catalogue_(catalogue),
        settings_(settings),
        pages_(catalogue.texts),
        found_(catalogue.ideas.size(), {k_none, k_none, DuplicateKind::exact, 0}) {
    for (const auto& id : settings.preferred) preferred_.insert(vietnamese::fold_key(id));
  }

  Result<std::vector<Duplicate>> run() {
    if (auto fault = read_texts()) return std::move(*fault);
    find_exact();
    if (settings_.near) {
      find_near();
      find_titles();
    }
    std::erase_if(found_, [](const Duplicate& duplicate) { return duplicate.idea == k_none; });
    return std::move(found_);
  }

 private:
  std::optional<Diagnostic> read_texts();
  void find_exact();
  void find_near();
  void find_titles();

  bool is_found(std::uint32_t idea) const { return found_[idea].idea != k_none; }
  void tell(std::uint32_t idea, std::uint32_t of, DuplicateKind kind, int percent) {
    found_[idea] = {idea, of, kind, static_cast<std::uint8_t>(percent)};
  }
  Standing standing_of(std::uint32_t idea);
  std::vector<std::uint32_t> by_standing(std::span<const std::uint32_t> ideas);

  // Calls `work` with the ideas of each key that several have, in the order of the keys.
  template <typename Work>
  void for_groups(std::span<const std::uint64_t> keys, const Work& work) const;

  const Catalogue& catalogue_;
  const DuplicateSearch& settings_;
  PageKeeper pages_;
  std::unordered_set<std::string> preferred_;  // keys of ids
  std::vector<Duplicate> found_;               // by idea
  std::vector<std::uint64_t> text_keys_;       // by idea: hash of all its words
  std::vector<std::uint64_t> title_keys_;      // by idea: hash of unit and title; 0 for a title that says too little
  std::vector<Signature> signatures_;
  std::vector<std::uint8_t> has_signature_;    // not bits: threads write side by side
};

std::optional<Diagnostic> Search::read_texts() {
  const std::size_t count = catalogue_.ideas.size();
  text_keys_.resize(count);
  if (settings_.near) {
    title_keys_.resize(count);
    signatures_.resize(count);
    has_signature_.resize(count);
  }
  struct Scratch {
    std::string words;
    std::vector<std::uint64_t> shingles;
  };
  std::vector<Scratch> scratches(settings_.jobs);
  return parallel_for((count + k_chunk - 1) / k_chunk, settings_.jobs, [&](std::size_t chunk, unsigned worker) {
    auto& [words, shingles] = scratches[worker];
    const std::size_t end = std::min(count, (chunk + 1) * k_chunk);
    for (std::size_t i = chunk * k_chunk; i < end; ++i) {
      const Idea& idea = catalogue_.ideas[i];
      const std::size_t title = take_words(catalogue_, idea, words);
      const std::size_t title_words = count_words(std::string_view(words).substr(0, title));
      Hasher key;
      if (count_words(words) < title_words + k_least_body_words) key.add_number(idea.unit);
      text_keys_[i] = key.add(words).finish().low;
      if (!settings_.near) continue;
      if (title_words >= k_least_title_words) {
        title_keys_[i] = Hasher().add_number(idea.unit).add(std::string_view(words).substr(0, title)).finish().low;
      }
      take_shingles(words, shingles);
      has_signature_[i] = shingles.size() >= k_least_shingles ? 1 : 0;
      if (has_signature_[i] != 0) signatures_[i] = sign(shingles);
    }
    const bool is_last = end == count;
    catalogue_.texts.release(catalogue_.ideas[chunk * k_chunk].texts,
                             is_last ? catalogue_.texts.size() : catalogue_.ideas[end].texts);
  });
}

Standing Search::standing_of(std::uint32_t index) {
  const Idea& idea = catalogue_.ideas[index];
  pages_.count_reading();
  const bool is_preferred = !preferred_.empty() && (preferred_.contains(vietnamese::fold_key(catalogue_.text(idea, IdeaText::id))) ||
                                                    preferred_.contains(vietnamese::fold_key(catalogue_.address(index))));
  const vietnamese::Date approved = idea.approved_date.is_known() ? idea.approved_date : idea.date;
  std::size_t empty_parts = 0;  // not the length: it would go by markup
  for (std::size_t part = 0; part < k_idea_text_count; ++part) {
    empty_parts += catalogue_.texts.part(idea.texts, part).empty() ? 1 : 0;
  }
  return {!is_preferred, !approved.is_known(), approved, empty_parts, index};
}

std::vector<std::uint32_t> Search::by_standing(std::span<const std::uint32_t> ideas) {
  std::vector<Standing> standings;
  standings.reserve(ideas.size());
  for (const auto idea : ideas) standings.push_back(standing_of(idea));
  std::sort(standings.begin(), standings.end());
  std::vector<std::uint32_t> sorted;
  sorted.reserve(ideas.size());
  for (const auto& standing : standings) sorted.push_back(standing.idea);
  return sorted;
}

template <typename Work>
void Search::for_groups(std::span<const std::uint64_t> keys, const Work& work) const {
  std::vector<std::uint32_t> ideas(keys.size());
  std::iota(ideas.begin(), ideas.end(), 0u);
  std::sort(ideas.begin(), ideas.end(),
            [&](std::uint32_t a, std::uint32_t b) { return keys[a] != keys[b] ? keys[a] < keys[b] : a < b; });
  for (std::size_t begin = 0, end = 0; begin < ideas.size(); begin = end) {
    while (end < ideas.size() && keys[ideas[end]] == keys[ideas[begin]]) ++end;
    if (end - begin > 1) work(keys[ideas[begin]], std::span(ideas).subspan(begin, end - begin));
  }
}

void Search::find_exact() {
  std::string words, other;
  for_groups(text_keys_, [&](std::uint64_t, std::span<const std::uint32_t> group) {
    const auto sorted = by_standing(group);
    take_words(catalogue_, catalogue_.ideas[sorted.front()], words);
    for (const auto idea : std::span(sorted).subspan(1)) {
      pages_.count_reading();
      take_words(catalogue_, catalogue_.ideas[idea], other);
      if (words == other) tell(idea, sorted.front(), DuplicateKind::exact, 100);  // and not only the hashes
    }
  });
}

// A near duplicate is near to one that stays, not to one that is a duplicate itself: a row of ideas, each a little
// different from the one before, must not vanish into its first.
void Search::find_near() {
  for (std::uint32_t i = 0; i < found_.size(); ++i) {
    if (is_found(i)) has_signature_[i] = 0;  // the one that stays speaks for its copies
  }
  Comparison compare(catalogue_, pages_);
  const auto groups = group_candidates(signatures_, has_signature_, [&](std::uint32_t a, std::uint32_t b) {
    return compare(a, b) >= k_near_likeness;
  });
  signatures_ = {};
  constexpr std::size_t k_most_staying = 16;  // of one group; bounds the comparisons in a hostile one
  std::vector<std::uint32_t> staying;
  for (const auto& group : groups) {
    staying.clear();
    for (const auto idea : by_standing(group)) {
      double best = 0;
      std::uint32_t of = k_none;
      for (const auto other : staying) {
        const double now = compare(other, idea);
        if (now > best) std::tie(best, of) = std::tuple(now, other);
      }
      if (best >= k_near_likeness) {
        const int percent = static_cast<int>(std::lround(100 * shared_words(best)));
        tell(idea, of, DuplicateKind::near, std::min(percent, 99));
      } else if (staying.size() < k_most_staying) {
        staying.push_back(idea);
      }
    }
  }
}

void Search::find_titles() {
  std::vector<std::uint32_t> rest;
  for_groups(title_keys_, [&](std::uint64_t key, std::span<const std::uint32_t> group) {
    if (key == 0) return;
    rest.clear();
    std::copy_if(group.begin(), group.end(), std::back_inserter(rest), [&](std::uint32_t idea) { return !is_found(idea); });
    if (rest.size() < 2) return;
    const auto sorted = by_standing(rest);
    for (const auto idea : std::span(sorted).subspan(1)) tell(idea, sorted.front(), DuplicateKind::title, 0);
  });
}

}  // namespace

Result<std::vector<Duplicate>> find_duplicates(const Catalogue& catalogue, const DuplicateSearch& search) {
  return Search(catalogue, search).run();
}

}  // namespace trungbay::catalogue
