#include "draw/text_block.hpp"

#include <algorithm>

#include "draw/line_break.hpp"
#include "vietnamese/compounds.hpp"

namespace trungbay::draw {
namespace {

constexpr double k_size_step = 0.94;       // from one tried size to the next
constexpr std::string_view k_ellipsis = "…";
// Where the base line stands in a line's height: marks above capitals take more room than tails below.
constexpr double k_base_line = 0.77;

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" \n\t"), text.size());
    if (end > 0) words.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

std::string join(const std::vector<std::string_view>& words, const LineRange& range) {
  std::string line;
  for (std::size_t i = range.first; i < range.last; ++i) {
    if (!line.empty()) line += ' ';
    line += words[i];
  }
  return line;
}

}  // namespace

TextBlock fit_text(std::string_view text, double width, double height, const TextStyle& style, Typefaces& faces) {
  TextBlock block;
  block.leading = style.leading;
  const auto words = words_of(text);
  if (words.empty()) return block;
  std::vector<float> widths;
  widths.reserve(words.size());
  for (const auto word : words) widths.push_back(faces.shape(word, style.weight).width);
  const float space = faces.space(style.weight);
  const auto holds = style.most_lines > 1 ? vietnamese::holds_of(words) : std::vector<float>();
  std::vector<LineRange> lines;
  for (block.size = style.largest;; block.size = std::max(block.size * k_size_step, style.smallest)) {
    const auto fitting = static_cast<std::size_t>(height / (block.size * style.leading));
    const std::size_t most = std::max<std::size_t>(1, std::min(style.most_lines, fitting));
    const auto room = static_cast<float>(width / block.size);
    lines = break_lines(widths, space, room, most, holds);
    if (!lines.empty() || block.size <= style.smallest) {
      if (lines.empty()) {
        block.cut = true;
        lines = fill_lines(widths, space, room, most, faces.shape(k_ellipsis, style.weight).width);
      }
      break;
    }
  }
  for (const auto& line : lines) block.lines.push_back(join(words, line));
  // A first word that is wider than the box is drawn over its edge rather than lost.
  if (block.lines.empty()) block.lines.emplace_back(words.front());
  if (block.cut) block.lines.back() += k_ellipsis;
  return block;
}

void draw_block(Canvas& canvas, const TextBlock& block, Typefaces& faces, Weight weight, double x, double y,
                Colour colour, Align align) {
  const double step = block.size * block.leading;
  for (std::size_t i = 0; i < block.lines.size(); ++i) {
    canvas.text(block.lines[i], faces, weight, block.size, x, y + step * (static_cast<double>(i) + k_base_line), colour,
                align);
  }
}

}  // namespace trungbay::draw
