// The postings of some thousands of ideas, gathered in memory and written out sorted: a run.
//
// Memory is bounded by the ideas of a run; the merge (merge.hpp) reads all runs side by side.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "search/lexicon.hpp"
#include "search/posting_list.hpp"

namespace trungbay::search {

// Ideas of one run; their numbers within it fit 16 bits.
inline constexpr std::uint32_t k_run_ideas = 4096;

// Runs are cut by the first bits of a term's sorting key, so that parts of them can be merged apart.
inline constexpr std::size_t k_run_parts = 256;

// Shards are chosen by a hash's low bits; mirrored, they come first and any power of two of shards is in order.
constexpr std::uint32_t mirrored(std::uint32_t hash) {
  hash = (hash >> 1 & 0x5555'5555u) | (hash & 0x5555'5555u) << 1;
  hash = (hash >> 2 & 0x3333'3333u) | (hash & 0x3333'3333u) << 2;
  hash = (hash >> 4 & 0x0f0f'0f0fu) | (hash & 0x0f0f'0f0fu) << 4;
  return __builtin_bswap32(hash);
}

// One word, or two that are neighbours: number of the first, number of the second plus 1.
using TermKey = std::uint64_t;

// Of how many terms a segment consists, and how long their lists are: of one term in k_sampled_terms.
inline constexpr std::uint32_t k_sampled_terms = 64;
using TermSample = std::unordered_map<TermKey, std::uint32_t>;  // → ideas

struct FinishedRun {
  std::string bytes;
  std::array<std::size_t, k_run_parts + 1> parts{};  // where each begins in `bytes`
};

class RunBuilder {
 public:
  // The next idea of the run.
  void begin_idea();
  void add(TermKey key, std::uint32_t hash, std::uint16_t form, std::uint8_t impact);
  // A filter's term: without forms.
  void add_filter(TermKey key, std::uint32_t hash) { touch(key, hash).impact = k_in_body; }
  void end_idea();

  // Sorts what was gathered and starts anew. `first` is the doc id of the run's first idea.
  FinishedRun finish(std::uint32_t first, TermSample& sample);

 private:
  struct Slot {
    TermKey key = 0;
    std::uint32_t hash = 0;
    std::uint32_t idea = 0;  // last one that has it, from 1
    std::uint32_t count = 0;
    std::array<std::uint16_t, k_most_forms> forms{};
    std::uint8_t form_count = 0;
    std::uint8_t impact = 0;
    std::uint8_t in_body = 0;  // times, in this idea
    std::uint8_t mask = 0;
  };
  struct Gathered {
    std::uint32_t slot;
    std::uint16_t idea;
    std::uint8_t impact;
    std::uint8_t mask;
  };

  Slot& touch(TermKey key, std::uint32_t hash);
  void grow();

  std::vector<Slot> slots_;
  std::vector<std::uint32_t> table_;  // slot + 1, or 0
  std::vector<std::uint32_t> touched_;
  std::vector<Gathered> gathered_;
  std::uint32_t idea_ = 0;
};

}  // namespace trungbay::search
