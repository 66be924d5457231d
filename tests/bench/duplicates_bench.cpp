// The search for duplicates on ideas made for it: how many of the planted ones are found, how many others are
// reported, how long it takes and how much memory.
//
//   duplicates_bench [IDEAS [PLANTED [JOBS]]]      100,000, 1,000 and 2 when not given
//
// Words are drawn as languages draw them (Zipf), out of 6,000 of one to three Vietnamese syllables; a third of
// the ideas begin with the prompts of one form. A planted idea is another one in which 5 to 10 % of the words
// were replaced, left out or put in. The same arguments give the same ideas on every machine.
#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "catalogue/duplicates.hpp"

namespace {

using namespace trungbay;
using namespace trungbay::catalogue;

constexpr std::array k_onsets{"b", "c", "ch", "d", "đ", "g", "gi", "h", "kh", "l", "m", "n", "ng", "nh", "ph", "qu", "r", "s", "t", "th", "tr", "v", "x", ""};
constexpr std::array k_rimes{"a",   "à",  "á",    "ạ",   "ai",  "ài",  "ải",   "an",  "ần",  "anh", "áo",   "ấp",   "ạt",    "âu",   "ây",
                             "e",   "em", "ệ",    "ết",  "ênh", "i",   "ình",  "ích", "iên", "iệt", "iều",  "o",    "ong",   "ống",  "ôi",
                             "ơi",  "ớn", "ợp",   "u",   "ùng", "ức",  "ười",  "uộc", "ương", "ước", "ươi", "uyên", "uyết", "uỳnh", "ý"};

class Maker {
 public:
  Maker() {
    for (int i = 0; i < k_words; ++i) {
      std::string word;
      for (std::size_t syllables = 1 + below(3); syllables > 0; --syllables) {
        if (!word.empty()) word += ' ';
        word += std::string(k_onsets[below(k_onsets.size())]) + k_rimes[below(k_rimes.size())];
      }
      words_.push_back(std::move(word));
      const double before = sums_.empty() ? 0 : sums_.back();
      sums_.push_back(before + 1.0 / (i + 3));
    }
    for (int i = 0; i < 30; ++i) form_.push_back(word());
  }

  std::size_t below(std::size_t end) { return static_cast<std::size_t>(random_() % end); }

  const std::string& word() {
    const double point = static_cast<double>(random_() >> 11) * 0x1p-53 * sums_.back();
    const auto found = std::upper_bound(sums_.begin(), sums_.end(), point);
    return words_[std::min<std::size_t>(static_cast<std::size_t>(found - sums_.begin()), words_.size() - 1)];
  }

  std::vector<std::string> body() {
    std::vector<std::string> body;
    if (below(3) == 0) body = form_;
    for (std::size_t left = 60 + below(240); left > 0; --left) body.push_back(word());
    return body;
  }

  // With 5 to 10 % of the words changed.
  std::vector<std::string> changed(std::vector<std::string> body) {
    const std::size_t changes = std::max<std::size_t>(1, body.size() * (50 + below(51)) / 1000);
    std::vector<std::size_t> places(body.size());
    for (std::size_t i = 0; i < places.size(); ++i) places[i] = i;
    std::shuffle(places.begin(), places.end(), random_);
    for (std::size_t i = 0; i < changes; ++i) {
      std::string& word_here = body[places[i]];
      switch (below(4)) {
        case 0:
          word_here.clear();
          break;
        case 1:
          word_here += " " + word();
          break;
        default:
          word_here = word();
      }
    }
    return body;
  }

 private:
  static constexpr int k_words = 6000;
  std::mt19937_64 random_{20260326};
  std::vector<std::string> words_;
  std::vector<double> sums_;
  std::vector<std::string> form_;
};

double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

void add(Catalogue& catalogue, const std::string& title, const std::vector<std::string>& words, std::uint32_t unit) {
  std::string body;
  for (std::size_t i = 0; i < words.size(); ++i) body += words[i] + (i % 12 == 11 ? ". " : " ");
  const std::string id = "y" + std::to_string(catalogue.ideas.size());
  std::array<std::string_view, k_idea_text_count> parts;
  parts[static_cast<std::size_t>(IdeaText::id)] = id;
  parts[static_cast<std::size_t>(IdeaText::address)] = id;
  parts[static_cast<std::size_t>(IdeaText::title)] = title;
  parts[static_cast<std::size_t>(IdeaText::content)] = body;
  Idea idea;
  idea.texts = catalogue.texts.append(parts);
  idea.unit = unit;
  catalogue.ideas.push_back(idea);
}

}  // namespace

int main(int count, char** arguments) {
  const auto number = [&](int index, unsigned long otherwise) {
    return count > index ? std::strtoul(arguments[index], nullptr, 10) : otherwise;
  };
  const std::size_t ideas = number(1, 100'000), planted = std::min<std::size_t>(number(2, 1000), ideas / 2);
  const auto jobs = static_cast<unsigned>(number(3, 2));
  auto store = TextStore::create(std::filesystem::temp_directory_path());
  if (!store) return 1;
  Catalogue catalogue(std::move(store).value());
  catalogue.ideas.reserve(ideas);

  // Originals are spread over all; each planted copy comes somewhere behind its original.
  Maker maker;
  struct Copy {
    std::string title;
    std::vector<std::string> body;
    std::uint32_t original;
  };
  std::vector<Copy> waiting;
  std::vector<std::uint32_t> original_of(ideas, k_none);
  std::size_t left = planted;
  while (catalogue.ideas.size() < ideas) {
    const auto index = static_cast<std::uint32_t>(catalogue.ideas.size());
    const std::size_t room = ideas - index;
    if (!waiting.empty() && (waiting.size() >= room || maker.below(room) < 2 * waiting.size())) {
      std::swap(waiting.back(), waiting[maker.below(waiting.size())]);
      original_of[index] = waiting.back().original;
      add(catalogue, waiting.back().title, waiting.back().body, static_cast<std::uint32_t>(maker.below(500)));
      waiting.pop_back();
      continue;
    }
    std::string title = maker.word();
    for (std::size_t words = 3 + maker.below(4); words > 0; --words) title += " " + maker.word();
    const auto body = maker.body();
    add(catalogue, title, body, static_cast<std::uint32_t>(maker.below(500)));
    if (left > 0 && maker.below(room) < 3 * left) {
      waiting.push_back({title, maker.changed(body), index});
      --left;
    }
  }
  if (!catalogue.texts.seal()) return 1;
  const double text = static_cast<double>(catalogue.texts.size()) / 1e6;
  const double before = peak_megabytes();

  for (const bool near : {false, true}) {
    const auto started = std::chrono::steady_clock::now();
    const double cpu = cpu_seconds();
    const auto found = find_duplicates(catalogue, {.near = near, .jobs = jobs});
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - started;
    if (!found) return 1;
    std::size_t right = 0, wrong = 0;
    for (const auto& duplicate : found.value()) {
      if (duplicate.kind == DuplicateKind::title) continue;
      const bool is_right = original_of[duplicate.idea] == duplicate.of || original_of[duplicate.of] == duplicate.idea;
      ++(is_right ? right : wrong);
    }
    std::printf("%s: %.2f s with %u jobs, %.2f s of CPU; peak memory %.0f MB, %.0f MB before\n",
                near ? "exact and near" : "exact only", seconds.count(), jobs, cpu_seconds() - cpu, peak_megabytes(), before);
    if (!near) continue;
    std::printf("%zu ideas, %.0f MB of text, %zu planted: recall %.4f, precision %.4f\n", ideas, text, planted - left,
                static_cast<double>(right) / static_cast<double>(planted - left),
                static_cast<double>(right) / static_cast<double>(std::max<std::size_t>(right + wrong, 1)));
  }
}
