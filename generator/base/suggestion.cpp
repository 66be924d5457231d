#include "base/suggestion.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <vector>

#include "base/utf8.hpp"

namespace trungbay {
namespace {

// Longer names are not misspelt words; the bound keeps a hostile key from costing a square of its length.
constexpr std::size_t k_most_compared = 64;

std::vector<char32_t> letters_of(std::string_view text) {
  std::vector<char32_t> letters;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint point = decode_code_point(text, i);
    letters.push_back(point.value >= 'A' && point.value <= 'Z' ? point.value + 32 : point.value);
    i += point.size;
  }
  return letters;
}

// Optimal string alignment: insertions, deletions, replacements, swaps of neighbours.
std::size_t distance(const std::vector<char32_t>& a, const std::vector<char32_t>& b) {
  std::array<std::array<std::size_t, k_most_compared + 1>, 3> rows{};
  for (std::size_t j = 0; j <= b.size(); ++j) rows[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    auto& row = rows[i % 3];
    const auto& above = rows[(i - 1) % 3];
    const auto& two_above = rows[(i + 1) % 3];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], two_above[j - 2] + 1);
      }
    }
  }
  return rows[a.size() % 3][b.size()];
}

}  // namespace

std::optional<std::string_view> closest(std::string_view name, std::span<const std::string_view> candidates) {
  const auto letters = letters_of(name.substr(0, 4 * k_most_compared + 1));
  if (letters.empty() || letters.size() > k_most_compared) return std::nullopt;
  std::size_t best = std::clamp<std::size_t>(letters.size() / 3, 1, 4) + 1;
  std::optional<std::string_view> found;
  for (const std::string_view candidate : candidates) {
    const auto other = letters_of(candidate);
    if (other.empty() || other.size() > k_most_compared) continue;
    const std::size_t difference =
        letters.size() > other.size() ? letters.size() - other.size() : other.size() - letters.size();
    if (difference >= best) continue;
    const std::size_t edits = distance(letters, other);
    // A name of one or two letters that shares none of them is no misspelling.
    if (edits < best && edits < std::max(letters.size(), other.size())) {
      best = edits;
      found = candidate;
    }
  }
  return found;
}

}  // namespace trungbay
