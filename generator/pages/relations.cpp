#include "pages/relations.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <string>
#include <string_view>

#include "base/hash.hpp"
#include "base/parallel_for.hpp"
#include "catalogue/signatures.hpp"

namespace trungbay::pages {
namespace {

using catalogue::Catalogue;
using catalogue::Idea;
using catalogue::IdeaText;
using catalogue::k_none;

constexpr IdeaText k_body[] = {IdeaText::content, IdeaText::problem, IdeaText::solution, IdeaText::benefit};

// What is read of each part of a body: the subject is named in its beginning.
constexpr std::size_t k_part_bytes = 1'200;
constexpr std::size_t k_telling = 16;       // pairs that an idea is known by
constexpr std::size_t k_considered = 64;    // of which they are chosen
constexpr std::size_t k_block = 4'096;      // ideas read at a time: 2 MB
constexpr std::size_t k_window = 48;        // older ideas with a pair that are looked at: the latest
constexpr std::uint32_t k_least_buckets = 1u << 14, k_most_buckets = 1u << 22;
constexpr unsigned k_title = 4, k_summary = 2, k_often = 3;  // weights; in the body once: 1
constexpr double k_least_rarity = 2;        // log2: said by a quarter of the ideas or more, a pair tells nothing
constexpr double k_least_share = 0.16;      // of what an idea is known by, that another one shares: two or three of its pairs
constexpr double k_nearly_the_same = 0.6;

// Words that stand between the things that an idea is about, folded.
constexpr std::string_view k_between =
    " va cua cac cho nhung duoc trong la co voi de khi nay do mot tu den ra vao tai theo ve tren duoi khong da dang se "
    "cung nhu moi nhieu hon rat thi ma boi bang qua con lai nen hay hoac neu vi sau truoc giua cung lam giup can phai "
    "nham viec su nguoi hai ba bon nam thang ngay lan gi ai nao the chi vua tung ";

struct Pair {
  std::uint32_t hash = 0;
  std::uint32_t weight = 0;
};

struct Telling {
  std::uint32_t pair;
  float value;
};
using Known = std::array<Telling, k_telling>;  // value 0 behind the last

struct Posting {
  std::uint32_t pair;
  std::uint32_t idea;
  float value;
};

bool is_between(std::string_view word) {
  if (word.size() < 2 || (word.front() >= '0' && word.front() <= '9')) return true;
  if (word.size() > 6) return false;
  const std::size_t at = k_between.find(word);
  for (std::size_t found = at; found != std::string_view::npos; found = k_between.find(word, found + 1)) {
    if (k_between[found - 1] == ' ' && k_between[found + word.size()] == ' ') return true;
  }
  return false;
}

// The pairs of an idea with their weights; one worker's.
class PairReader {
 public:
  explicit PairReader(const Catalogue& catalogue) : catalogue_(catalogue) {}

  void read(const Idea& idea, std::vector<Pair>& out) {
    out.clear();
    add(catalogue_.text(idea, IdeaText::title), k_title, out);
    if (idea.has_own_summary) add(catalogue_.text(idea, IdeaText::summary), k_summary, out);
    for (const auto part : k_body) add(catalogue_.text(idea, part).substr(0, k_part_bytes), 1, out);
    std::sort(out.begin(), out.end(), [](const Pair& a, const Pair& b) { return a.hash < b.hash; });
    std::size_t kept = 0;
    for (std::size_t begin = 0, end = 0; begin < out.size(); begin = end) {
      Pair sum{out[begin].hash, 0};
      for (; end < out.size() && out[end].hash == sum.hash; ++end) sum.weight += out[end].weight;
      sum.weight = std::min(sum.weight, k_title + k_often);
      out[kept++] = sum;
    }
    out.resize(kept);
    std::sort(out.begin(), out.end(), [](const Pair& a, const Pair& b) {
      return a.weight != b.weight ? a.weight > b.weight : a.hash < b.hash;
    });
    if (out.size() > k_considered) out.resize(k_considered);
  }

 private:
  void add(std::string_view text, std::uint32_t weight, std::vector<Pair>& out) {
    words_.clear();
    catalogue::append_words(text, words_);
    std::uint32_t before = 0;
    for (std::string_view rest = words_; !rest.empty();) {
      const std::string_view word = rest.substr(0, rest.find(' '));
      rest.remove_prefix(std::min(word.size() + 1, rest.size()));
      const std::uint32_t now = is_between(word) ? 0 : static_cast<std::uint32_t>(hash128(word).low);
      if (before != 0 && now != 0) out.push_back({(before * 31 + now) * 0x9e37'79b1, weight});
      before = now;
    }
  }

  const Catalogue& catalogue_;
  std::string words_;
};

// How many older ideas said each pair; pairs that fall into one bucket count as one.
class Rarity {
 public:
  explicit Rarity(std::size_t ideas)
      : counts_(std::clamp(std::bit_ceil(static_cast<std::uint32_t>(std::min<std::size_t>(ideas * 64, k_most_buckets))),
                           k_least_buckets, k_most_buckets)) {}

  // Ideas come in the order of time.
  Known choose(std::uint32_t idea, const std::vector<Pair>& pairs) {
    Known known{};
    std::vector<Telling>& all = all_;
    all.clear();
    for (const auto& pair : pairs) {
      const std::uint32_t older = counts_[pair.hash & (counts_.size() - 1)]++;
      // Whole steps: one idea more or less, years ago, is to change next to nothing.
      const double rarity = std::floor(std::log2((idea + 16.0) / (older + 1.0)));
      if (rarity >= k_least_rarity) all.push_back({pair.hash, static_cast<float>(pair.weight * rarity)});
    }
    const std::size_t count = std::min(all.size(), k_telling);
    std::partial_sort(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(count), all.end(), [](const Telling& a, const Telling& b) {
      return a.value != b.value ? a.value > b.value : a.pair < b.pair;
    });
    std::copy_n(all.begin(), count, known.begin());
    return known;
  }

 private:
  std::vector<std::uint32_t> counts_;
  std::vector<Telling> all_;
};

std::vector<Known> read_all(const Catalogue& catalogue, unsigned jobs) {
  const std::size_t count = catalogue.ideas.size();
  std::vector<Known> known(count);
  std::vector<PairReader> readers(jobs, PairReader(catalogue));
  std::vector<std::vector<Pair>> pairs(std::min(count, k_block));
  Rarity rarity(count);
  for (std::size_t begin = 0; begin < count; begin += k_block) {
    const std::size_t size = std::min(k_block, count - begin);
    // Memory that runs out ends the build at its next allocation; lists that are not read are empty.
    parallel_for(size, jobs, [&](std::size_t i, unsigned worker) { readers[worker].read(catalogue.ideas[begin + i], pairs[i]); });
    for (std::size_t i = 0; i < size; ++i) {
      known[begin + i] = rarity.choose(static_cast<std::uint32_t>(begin + i), pairs[i]);
    }
  }
  return known;
}

std::vector<Posting> post(const std::vector<Known>& known) {
  std::vector<Posting> postings;
  postings.reserve(known.size() * k_telling);
  for (std::uint32_t idea = 0; idea < known.size(); ++idea) {
    for (const auto& telling : known[idea]) {
      if (telling.value > 0) postings.push_back({telling.pair, idea, telling.value});
    }
  }
  std::sort(postings.begin(), postings.end(), [](const Posting& a, const Posting& b) {
    return a.pair != b.pair ? a.pair < b.pair : a.idea < b.idea;
  });
  return postings;
}

struct Found {
  std::uint32_t idea;
  float share;
};

// Older ideas that share most of what an idea is known by.
void find_older(std::uint32_t idea, const Known& known, const std::vector<Posting>& postings, std::vector<Found>& found) {
  found.clear();
  float all = 0;
  for (const auto& telling : known) {
    if (telling.value <= 0) break;
    all += telling.value;
    const auto own = std::lower_bound(postings.begin(), postings.end(), telling, [&](const Posting& a, const Telling& b) {
      return a.pair != b.pair ? a.pair < b.pair : a.idea < idea;
    });
    auto other = own;
    for (std::size_t steps = 0; steps < k_window && other != postings.begin(); ++steps) {
      --other;
      if (other->pair != telling.pair) break;
      found.push_back({other->idea, std::min(telling.value, other->value)});
    }
  }
  std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
    return a.idea != b.idea ? a.idea < b.idea : a.share < b.share;
  });
  std::size_t kept = 0;
  for (std::size_t begin = 0, end = 0; begin < found.size(); begin = end) {
    Found sum{found[begin].idea, 0};
    for (; end < found.size() && found[end].idea == sum.idea; ++end) sum.share += found[end].share;
    sum.share /= all;
    if (sum.share >= k_least_share) found[kept++] = sum;
  }
  found.resize(kept);
  std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
    return a.share != b.share ? a.share > b.share : a.idea > b.idea;
  });
  if (found.size() > k_most_alike) found.resize(k_most_alike);
}

}  // namespace

Relations::Relations(const Catalogue& catalogue, unsigned jobs) : catalogue_(catalogue) {
  const std::size_t count = catalogue.ideas.size();
  std::array<std::uint32_t, k_most_alike> none;
  none.fill(k_none);
  alike_.assign(count, none);
  const auto known = read_all(catalogue, jobs);
  const auto postings = post(known);
  // By idea: whether the first of its list says nearly the same.
  std::vector<std::uint8_t> repeats(count, 0);
  std::vector<std::vector<Found>> scratch(jobs);
  parallel_for(count, jobs, [&](std::size_t i, unsigned worker) {
    auto& found = scratch[worker];
    find_older(static_cast<std::uint32_t>(i), known[i], postings, found);
    for (std::size_t place = 0; place < found.size(); ++place) alike_[i][place] = found[place].idea;
    repeats[i] = !found.empty() && found.front().share >= k_nearly_the_same ? 1 : 0;
  });
  // An older idea learns of those that repeat it, in the order of time; the first of them stay.
  for (std::uint32_t i = 0; i < count; ++i) {
    if (repeats[i] == 0) continue;
    auto& list = alike_[alike_[i].front()];
    const std::uint32_t of = alike_[i].front();
    const auto place = std::find_if(list.begin(), list.end(), [&](std::uint32_t other) { return other == k_none || other < of; });
    if (place == list.end()) continue;
    std::move_backward(place, list.end() - 1, list.end());
    *place = i;
  }
}

std::span<const std::uint32_t> Relations::alike(std::uint32_t idea) const {
  const auto& list = alike_[idea];
  return {list.begin(), std::find(list.begin(), list.end(), k_none)};
}

std::vector<std::uint32_t> Relations::beside(std::uint32_t idea, std::size_t most) const {
  const auto& self = catalogue_.ideas[idea];
  const auto list = self.field != k_none ? catalogue_.by_field.of(self.field) : catalogue_.by_unit.of(self.unit);
  const auto own = static_cast<std::size_t>(std::lower_bound(list.begin(), list.end(), idea) - list.begin());
  const auto others = alike(idea);
  std::vector<std::uint32_t> found;
  const auto take = [&](std::uint32_t other) {
    if (found.size() < most && std::find(others.begin(), others.end(), other) == others.end()) found.push_back(other);
  };
  for (std::size_t place = own; place-- > 0 && found.size() < most;) take(list[place]);
  if (own <= k_most_alike) {
    for (std::size_t place = own + 1; place < std::min(list.size(), k_most_alike + 1); ++place) take(list[place]);
  }
  return found;
}

}  // namespace trungbay::pages
