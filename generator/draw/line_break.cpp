#include "draw/line_break.hpp"

#include <limits>

namespace trungbay::draw {
namespace {

// Larger than any sum of squares of a few hundred pixels, smaller than the cost of a line that does not fit.
constexpr float k_alone = 1e9f;
// What a compound torn apart costs, of the square of the width: rather a line shorter by almost a half.
constexpr float k_torn_share = 0.2f;
constexpr float k_never = std::numeric_limits<float>::infinity();

// How many lines greedy filling takes: the fewest there are. 0 when a word does not fit.
std::size_t fewest_lines(std::span<const float> words, float space, float width) {
  std::size_t lines = 1;
  float used = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] > width) return 0;
    const float wanted = used == 0 ? words[i] : used + space + words[i];
    if (wanted > width) {
      ++lines;
      used = words[i];
    } else {
      used = wanted;
    }
  }
  return lines;
}

}  // namespace

std::vector<LineRange> break_lines(std::span<const float> words, float space, float width, std::size_t most_lines,
                                   std::span<const float> holds) {
  if (words.empty()) return {};
  const std::size_t lines = fewest_lines(words, space, width);
  if (lines == 0 || lines > most_lines) return {};
  const std::size_t count = words.size();
  // cost[line][end]: the least sum of squares of free room when the first `line` lines hold the first `end` words.
  std::vector<float> cost((lines + 1) * (count + 1), k_never);
  std::vector<std::size_t> from((lines + 1) * (count + 1), 0);
  const auto at = [&](std::size_t line, std::size_t end) { return line * (count + 1) + end; };
  cost[at(0, 0)] = 0;
  for (std::size_t line = 1; line <= lines; ++line) {
    for (std::size_t end = line; end <= count; ++end) {
      float used = -space;
      for (std::size_t begin = end; begin-- > 0;) {
        used += space + words[begin];
        if (used > width) break;
        float own = (width - used) * (width - used);
        if (end == count && end - begin == 1 && lines > 1) own += k_alone;
        if (begin > 0 && begin <= holds.size()) own += holds[begin - 1] * k_torn_share * width * width;
        const float whole = cost[at(line - 1, begin)] + own;
        if (whole < cost[at(line, end)]) {
          cost[at(line, end)] = whole;
          from[at(line, end)] = begin;
        }
      }
    }
  }
  std::vector<LineRange> broken(lines);
  std::size_t end = count;
  for (std::size_t line = lines; line > 0; --line) {
    const std::size_t begin = from[at(line, end)];
    broken[line - 1] = {begin, end};
    end = begin;
  }
  return broken;
}

std::vector<LineRange> fill_lines(std::span<const float> words, float space, float width, std::size_t most_lines,
                                  float ellipsis) {
  std::vector<LineRange> lines;
  std::size_t at = 0;
  while (at < words.size() && lines.size() < most_lines) {
    const bool is_last = lines.size() + 1 == most_lines;
    const float room = is_last ? width - ellipsis : width;
    std::size_t end = at;
    float used = -space;
    while (end < words.size() && used + space + words[end] <= room) used += space + words[end++];
    if (end == at) break;
    lines.push_back({at, end});
    at = end;
  }
  return lines;
}

}  // namespace trungbay::draw
