#include "search/merge.hpp"

#include <algorithm>
#include <bit>
#include <queue>

namespace trungbay::search {
namespace {

// Reads the terms of one run that belong to a part.
class RunCursor {
 public:
  explicit RunCursor(std::string bytes) : bytes_(std::move(bytes)) { next(); }

  bool at_end() const { return is_done_; }
  std::uint32_t hash() const { return hash_; }
  TermKey key() const { return key_; }
  std::pair<std::uint32_t, TermKey> order() const { return {mirrored(hash_), key_}; }

  const std::vector<std::uint16_t>& forms() const { return forms_; }

  // Hands out the postings of the term and goes to the next one.
  template <typename Use>
  void take(const Use& use) {
    std::uint64_t doc = 0;
    for (std::uint64_t i = 0; i < count_; ++i) {
      const std::uint64_t number = take_varint();
      doc += number >> 2;
      const auto mask = forms_.size() > 1 ? static_cast<std::uint8_t>(bytes_[at_++]) : static_cast<std::uint8_t>(forms_.size());
      use(static_cast<std::uint32_t>(doc), static_cast<std::uint8_t>(number & 3), mask);
    }
    next();
  }

 private:
  void next() {
    is_done_ = at_ >= bytes_.size();
    if (is_done_) return;
    hash_ = static_cast<std::uint32_t>(take_fixed(4));
    key_ = take_fixed(8);
    forms_.resize(static_cast<std::uint8_t>(bytes_[at_++]));
    for (auto& form : forms_) form = static_cast<std::uint16_t>(take_fixed(2));
    count_ = take_varint();
  }
  std::uint64_t take_fixed(std::size_t size) {
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < size; ++i) number |= static_cast<std::uint64_t>(static_cast<std::uint8_t>(bytes_[at_++])) << (8 * i);
    return number;
  }
  std::uint64_t take_varint() {
    std::uint64_t number = 0;
    for (unsigned shift = 0;; shift += 7) {
      const auto byte = static_cast<std::uint8_t>(bytes_[at_++]);
      number |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
      if (byte < 0x80) return number;
    }
  }

  std::string bytes_;
  std::size_t at_ = 0;
  bool is_done_ = false;
  std::uint32_t hash_ = 0;
  TermKey key_ = 0;
  std::vector<std::uint16_t> forms_;
  std::uint64_t count_ = 0;
};

// The postings of one term, with the forms that all runs met.
class TermGatherer {
 public:
  void take(RunCursor& cursor) {
    std::array<std::uint16_t, k_most_forms> bit_of{};
    for (std::size_t i = 0; i < cursor.forms().size(); ++i) bit_of[i] = bit_of_form(cursor.forms()[i]);
    cursor.take([&](std::uint32_t doc, std::uint8_t impact, std::uint8_t mask) {
      Posting posting{doc, 0, impact};
      for (; mask != 0; mask = static_cast<std::uint8_t>(mask & (mask - 1))) {
        posting.forms = static_cast<std::uint16_t>(posting.forms | bit_of[static_cast<std::size_t>(std::countr_zero(mask))]);
      }
      postings_.push_back(posting);
    });
  }

  TermEntry finish(std::string term, std::uint32_t ideas) {
    if (forms_.size() > 1) choose_forms();
    auto entry = make_entry(std::move(term), postings_, forms_, ideas);
    forms_.clear();
    postings_.clear();
    return entry;
  }

 private:
  static constexpr std::size_t k_widest = 16;  // bits of a posting

  std::uint16_t bit_of_form(std::uint16_t form) {
    const auto found = std::find(forms_.begin(), forms_.end(), form);
    const auto index = static_cast<std::size_t>(found - forms_.begin());
    if (found == forms_.end()) {
      if (forms_.size() == k_widest) return 0;
      forms_.push_back(form);
    }
    return static_cast<std::uint16_t>(1u << index);
  }

  // Keeps the most frequent forms, in the order of how many ideas have them.
  void choose_forms() {
    std::array<std::uint32_t, k_widest> counts{};
    for (const auto& posting : postings_) {
      for (std::size_t i = 0; i < forms_.size(); ++i) counts[i] += posting.forms >> i & 1;
    }
    std::vector<std::size_t> order(forms_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return counts[a] != counts[b] ? counts[a] > counts[b] : forms_[a] < forms_[b];
    });
    order.resize(std::min(order.size(), k_most_forms));
    for (auto& posting : postings_) {
      std::uint32_t chosen = 0;
      for (std::size_t i = 0; i < order.size(); ++i) chosen |= (posting.forms >> order[i] & 1u) << i;
      posting.forms = static_cast<std::uint16_t>(chosen);
    }
    std::vector<std::uint16_t> forms;
    for (const auto i : order) forms.push_back(forms_[i]);
    forms_ = std::move(forms);
  }

  std::vector<std::uint16_t> forms_;
  std::vector<Posting> postings_;
};

std::string text_of(TermKey key, const Lexicon& lexicon) {
  std::string text(lexicon.text(static_cast<std::uint32_t>(key >> 32)));
  if (const auto second = static_cast<std::uint32_t>(key); second != 0) text.append(" ").append(lexicon.text(second - 1));
  return text;
}

// A syllable that could be meant by a mistyped one.
bool is_syllable(TermKey key, std::string_view text) {
  return static_cast<std::uint32_t>(key) == 0 && text.size() >= 2 && text.size() <= 7 &&
         std::all_of(text.begin(), text.end(), [](char letter) { return letter >= 'a' && letter <= 'z'; });
}

}  // namespace

std::uint32_t merge_parts(std::uint32_t shards) { return std::min<std::uint32_t>(k_run_parts, shards); }

MergedPart merge_part(const MergeInput& input, std::uint32_t part) {
  const std::size_t width = k_run_parts / merge_parts(input.shards);
  std::vector<RunCursor> cursors;
  for (const auto& run : input.runs) {
    const std::size_t begin = run.parts[part * width];
    std::string bytes;
    input.file.read(run.begin + begin, run.parts[(part + 1) * width] - begin, bytes);
    cursors.emplace_back(std::move(bytes));
  }
  const auto later = [&](std::size_t a, std::size_t b) {
    const auto left = cursors[a].order();
    const auto right = cursors[b].order();
    return left != right ? left > right : a > b;
  };
  std::priority_queue<std::size_t, std::vector<std::size_t>, decltype(later)> waiting(later);
  for (std::size_t i = 0; i < cursors.size(); ++i) {
    if (!cursors[i].at_end()) waiting.push(i);
  }
  MergedPart merged;
  std::vector<TermEntry> entries;
  TermGatherer gatherer;
  while (!waiting.empty()) {
    const auto& front = cursors[waiting.top()];
    const auto order = front.order();
    const std::uint32_t shard = front.hash() & (input.shards - 1);
    while (!waiting.empty() && cursors[waiting.top()].order() == order) {
      const std::size_t run = waiting.top();
      waiting.pop();
      gatherer.take(cursors[run]);
      if (!cursors[run].at_end()) waiting.push(run);
    }
    entries.push_back(gatherer.finish(text_of(order.second, input.lexicon), input.ideas));
    if (is_syllable(order.second, entries.back().term)) merged.syllables.push_back({entries.back().count, entries.back().term});
    const bool ends = waiting.empty() || (cursors[waiting.top()].hash() & (input.shards - 1)) != shard;
    if (!ends) continue;
    merged.shards.push_back({shard, {}, {}});
    merged.shards.back().bytes = make_shard(entries, merged.shards.back().chunks);
    entries.clear();
  }
  return merged;
}

}  // namespace trungbay::search
