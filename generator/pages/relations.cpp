#include "pages/relations.hpp"

#include <algorithm>
#include <bit>
#include <string>

#include "vietnamese/fold.hpp"

namespace trungbay::pages {
namespace {

using catalogue::IdeaText;
using catalogue::k_none;

constexpr std::size_t k_candidates = 48;   // of each list: more cost time and change the choice little
constexpr std::size_t k_first_in_list = 12;  // the oldest ideas of a list may point at each other
constexpr std::size_t k_summary_bytes = 400;

}  // namespace

Relations::Relations(const catalogue::Catalogue& catalogue) : catalogue_(catalogue) {
  signatures_.reserve(catalogue.ideas.size());
  for (const auto& idea : catalogue.ideas) {
    signatures_.push_back(
        signature_of(catalogue.text(idea, IdeaText::title), catalogue.text(idea, IdeaText::summary)));
  }
}

Relations::Signature Relations::signature_of(std::string_view title, std::string_view summary) {
  Signature signature;
  std::string words = vietnamese::fold(title);
  words += ' ';
  words += vietnamese::fold(summary.substr(0, k_summary_bytes));
  std::uint64_t previous = 0;
  std::uint64_t word = 0;
  const auto end_word = [&] {
    if (word == 0) return;
    if (previous != 0) {
      const std::uint64_t pair = (previous * 31 + word) * 0x9e37'79b9'7f4a'7c15ull;
      signature.bits[pair >> 63] |= 1ull << (pair >> 57 & 63);
    }
    previous = word;
    word = 0;
  };
  for (const char letter : words) {
    const bool part = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
    if (part) {
      word = (word ^ static_cast<unsigned char>(letter)) * 0x100'0000'01b3ull + 0x51ull;
    } else {
      end_word();
    }
  }
  end_word();
  return signature;
}

double Relations::likeness(const Signature& a, const Signature& b) {
  const int common = std::popcount(a.bits[0] & b.bits[0]) + std::popcount(a.bits[1] & b.bits[1]);
  const int all = std::popcount(a.bits[0] | b.bits[0]) + std::popcount(a.bits[1] | b.bits[1]);
  return all == 0 ? 0 : static_cast<double>(common) / all;
}

std::vector<std::uint32_t> Relations::related_to(std::uint32_t idea, std::size_t most) const {
  struct Candidate {
    std::uint32_t idea;
    double score;
  };
  std::vector<Candidate> candidates;
  const auto& self = catalogue_.ideas[idea];
  const auto consider = [&](std::span<const std::uint32_t> list) {
    const auto position = static_cast<std::size_t>(std::lower_bound(list.begin(), list.end(), idea) - list.begin());
    const std::size_t begin = position > k_candidates ? position - k_candidates : 0;
    const std::size_t end = std::min(list.size(), std::max(position, k_first_in_list));
    for (std::size_t i = begin; i < end; ++i) {
      const std::uint32_t other = list[i];
      if (other == idea) continue;
      const auto& found = catalogue_.ideas[other];
      double score = likeness(signatures_[idea], signatures_[other]);
      if (found.field == self.field && self.field != k_none) score += 0.05;
      if (found.unit == self.unit) score += 0.03;
      candidates.push_back({other, score});
    }
  };
  if (self.field != k_none) consider(catalogue_.by_field.of(self.field));
  consider(catalogue_.by_unit.of(self.unit));
  std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    return a.score != b.score ? a.score > b.score : a.idea > b.idea;
  });
  std::vector<std::uint32_t> related;
  for (const auto& candidate : candidates) {
    if (related.size() == most) break;
    if (related.empty() || related.back() != candidate.idea) related.push_back(candidate.idea);
  }
  return related;
}

}  // namespace trungbay::pages
