#include "search/segment.hpp"

#include <algorithm>
#include <bit>
#include <optional>

#include "base/escape.hpp"
#include "base/parallel_for.hpp"
#include "search/bits.hpp"
#include "search/columns.hpp"
#include "search/idea_terms.hpp"
#include "search/merge.hpp"
#include "search/ordered.hpp"
#include "search/pack.hpp"
#include "search/suggestions.hpp"

namespace trungbay::search {
namespace {

// What a shard weighs at most on average: two of them and ten results are a first search.
constexpr std::uint64_t k_shard_bytes = 8000;
constexpr std::uint32_t k_most_shards = 1u << 20;  // 4,096 folders of 256

// Rounds that a thread takes at once.
constexpr std::uint32_t k_cards_a_round = 64;

class SegmentBuilder {
 public:
  explicit SegmentBuilder(const SegmentRequest& request)
      : request_(request), count_(static_cast<std::uint32_t>(request.ideas.size())), pack_(request.folder) {}

  Result<std::string> run() {
    ByteFile runs = ByteFile::nameless(request_.folder);
    if (auto fault = gather(runs)) return std::move(*fault);
    if (auto fault = runs.fault()) return std::move(*fault);
    if (auto fault = merge(runs)) return std::move(*fault);
    if (auto fault = add_cards()) return std::move(*fault);
    if (count_ <= k_most_counted) pack_.add(PackedKind::columns, 0, 0, make_columns(request_.source.catalogue, request_.ideas));
    pack_.add(PackedKind::suggestions, 0, 0, make_suggestions(request_.source.catalogue, request_.ideas));
    pack_.add(PackedKind::syllables, 0, 0, make_syllables(std::move(syllables_)));
    return pack_.finish(facts());
  }

 private:
  // Reads all ideas and writes their postings down, sorted in runs.
  std::optional<Diagnostic> gather(ByteFile& runs) {
    struct Worker {
      explicit Worker(const SegmentRequest& request, Lexicon& lexicon) : terms(request.source, lexicon, request.is_full) {}
      IdeaTerms terms;
      RunBuilder run;
      TermSample sample;
    };
    std::vector<std::optional<Worker>> workers(request_.jobs);
    places_.resize((count_ + k_run_ideas - 1) / k_run_ideas);
    auto broken = parallel_for(places_.size(), request_.jobs, [&](std::size_t index, unsigned number) {
      auto& worker = workers[number];
      if (!worker) worker.emplace(request_, lexicon_);
      const auto first = static_cast<std::uint32_t>(index) * k_run_ideas;
      const std::uint32_t end = std::min(count_, first + k_run_ideas);
      for (std::uint32_t doc = first; doc < end; ++doc) worker->terms.add(request_.ideas[doc], worker->run);
      const FinishedRun run = worker->run.finish(first, worker->sample);
      places_[index] = {runs.append(run.bytes), run.parts};
    });
    for (const auto& worker : workers) {
      if (!worker) continue;
      for (const auto& [key, ideas] : worker->sample) sample_[key] += ideas;
    }
    return broken;
  }

  // From one term in k_sampled_terms; whole numbers, so that no rounding depends on the order.
  std::uint32_t count_shards() const {
    constexpr std::uint64_t k_bits_a_term = 10 * 8;  // its text and what stands in front of a list
    constexpr std::uint64_t k_head_bits = 3000 * 8;
    std::uint64_t bits = 0;
    for (const auto& [key, ideas] : sample_) {
      bits += k_bits_a_term + std::min<std::uint64_t>(k_head_bits, ideas * (std::bit_width(count_ / ideas) + 3ull));
    }
    const std::uint64_t bytes = bits / 8 * k_sampled_terms;
    return static_cast<std::uint32_t>(std::min<std::uint64_t>(k_most_shards, std::bit_ceil(std::max<std::uint64_t>(1, bytes / k_shard_bytes))));
  }

  std::optional<Diagnostic> merge(const ByteFile& runs) {
    shards_ = count_shards();
    const MergeInput input{runs, places_, lexicon_, count_, shards_};
    Ordered<MergedPart> parts([&](MergedPart part) {
      for (const auto& shard : part.shards) {
        pack_.add(PackedKind::shard, shard.number, 0, shard.bytes);
        for (std::uint32_t i = 0; i < shard.chunks.size(); ++i) pack_.add(PackedKind::overflow, shard.number, i, shard.chunks[i]);
      }
      keep_most_frequent(part.syllables, syllables_);
    });
    return parallel_for(merge_parts(shards_), request_.jobs, [&](std::size_t index, unsigned) {
      parts.put(index, merge_part(input, static_cast<std::uint32_t>(index)));
    });
  }

  std::optional<Diagnostic> add_cards() {
    const std::uint32_t files = (count_ + k_cards_a_file - 1) / k_cards_a_file;
    const std::uint32_t rounds = (files + k_cards_a_round - 1) / k_cards_a_round;
    std::vector<std::optional<RecordReader>> readers(request_.jobs);
    std::uint32_t number = 0;
    Ordered<std::vector<std::string>> round_files([&](std::vector<std::string> cards) {
      for (const auto& bytes : cards) pack_.add(PackedKind::cards, number++, 0, bytes);
    });
    return parallel_for(rounds, request_.jobs, [&](std::size_t index, unsigned worker) {
      if (!readers[worker]) readers[worker].emplace(request_.source);
      std::vector<std::string> made;
      const auto begin = static_cast<std::uint32_t>(index) * k_cards_a_round;
      for (std::uint32_t file = begin; file < std::min(files, begin + k_cards_a_round); ++file) {
        made.push_back(cards_of(file, *readers[worker]));
      }
      round_files.put(index, std::move(made));
    });
  }

  // A card a line, so that dead ones are found without reading JSON.
  std::string cards_of(std::uint32_t file, RecordReader& reader) const {
    std::string out = "[";
    const std::uint32_t begin = file * k_cards_a_file;
    for (std::uint32_t doc = begin; doc < std::min(count_, begin + k_cards_a_file); ++doc) {
      out += doc == begin ? "\n" : ",\n";
      reader.append_card(request_.ideas[doc], out);
    }
    return out + "\n]";
  }

  PackFacts facts() const {
    PackFacts facts;
    facts.shards = shards_;
    facts.is_full = request_.is_full;
    for (std::uint32_t doc = 0; doc < count_; ++doc) {
      const std::uint32_t idea = request_.ideas[doc];
      const int year = request_.source.catalogue.ideas[idea].date.year;
      if (facts.years.empty() || facts.years.back().first != year) facts.years.emplace_back(year, doc);
      facts.ideas.push_back(request_.fingerprints[idea]);
    }
    return facts;
  }

  const SegmentRequest& request_;
  std::uint32_t count_;
  PackWriter pack_;
  Lexicon lexicon_;
  std::vector<RunPlace> places_;
  TermSample sample_;
  std::uint32_t shards_ = 1;
  std::vector<SyllableCount> syllables_;
};

}  // namespace

Result<std::string> make_segment(const SegmentRequest& request) { return SegmentBuilder(request).run(); }

std::string without_dead_cards(std::string_view cards, std::uint32_t dead) {
  std::string out;
  std::uint32_t card = 0;
  for (std::size_t at = 0; at < cards.size();) {
    const std::size_t end = std::min(cards.find('\n', at), cards.size() - 1) + 1;
    std::string_view line = cards.substr(at, end - at);
    at = end;
    if (line.size() > 2 && (dead >> card++ & 1) != 0) {
      out += line.ends_with(",\n") ? "0,\n" : "0\n";
    } else {
      out += line;
    }
  }
  return out;
}

}  // namespace trungbay::search
