// Runs → shards: the same term's postings of all runs joined, terms put into shards, in parallel by parts of the hash.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "search/byte_file.hpp"
#include "search/lexicon.hpp"
#include "search/posting_run.hpp"

namespace trungbay::search {

struct RunPlace {
  std::uint64_t begin = 0;  // in the file of runs
  std::array<std::size_t, k_run_parts + 1> parts{};
};

struct MergeInput {
  const ByteFile& file;
  std::vector<RunPlace> runs;  // by their first idea
  const Lexicon& lexicon;
  std::uint32_t ideas = 0;
  std::uint32_t shards = 1;  // a power of two
};

struct Shard {
  std::uint32_t number = 0;
  std::string bytes;
  std::vector<std::string> chunks;
};

// A syllable and how many ideas have it: what a slip of the pen is mended with.
using SyllableCount = std::pair<std::uint32_t, std::string>;

struct MergedPart {
  std::vector<Shard> shards;
  std::vector<SyllableCount> syllables;
};

// Into how many parts a merge falls, each of which can be made by a thread of its own.
std::uint32_t merge_parts(std::uint32_t shards);

MergedPart merge_part(const MergeInput& input, std::uint32_t part);

}  // namespace trungbay::search
