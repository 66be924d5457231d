#include <algorithm>
#include <vector>

#include "base/utf8.hpp"
#include "commands/contribution_text.hpp"
#include "commands/contribution_words.hpp"

namespace trungbay::commands {
namespace {

using catalogue::Contribution;
using catalogue::ContributionRow;
using catalogue::RowKind;

constexpr std::size_t k_gap = 2;
constexpr std::size_t k_least_name =
    18;  // narrower names are folded past recognition: then the table is wider
constexpr std::size_t k_most_name = 60;      // longer ones are folded even where there is room
constexpr std::size_t k_most_of_name = 240;  // code points; what goes on behind these is no name

constexpr std::string_view k_bold = "\033[1m";
constexpr std::string_view k_plain = "\033[0m";

// `text` in lines of at most `width` columns, broken between words, within a word only where it is longer.
std::vector<std::string> fold_lines(std::string_view text, std::size_t width) {
  std::vector<std::string> lines(1);
  while (!text.empty()) {
    const auto space = text.find(' ');
    std::string_view word = text.substr(0, space);
    text.remove_prefix(space == std::string_view::npos ? text.size() : space + 1);
    if (!lines.back().empty() && display_width(lines.back()) + 1 + display_width(word) > width)
      lines.emplace_back();
    if (!lines.back().empty()) lines.back() += ' ';
    while (display_width(word) > width) {
      std::size_t kept = width;
      while (kept > 1 && display_width(first_code_points(word, kept)) > width) --kept;
      const auto part = first_code_points(word, kept);
      lines.back() += part;
      lines.emplace_back();
      word.remove_prefix(part.size());
    }
    lines.back() += word;
  }
  return lines;
}

std::string padding(std::string_view text, std::size_t width) {
  const std::size_t used = display_width(text);
  return std::string(used < width ? width - used : 0, ' ');
}

// A row's name with its number in front, and how far the lines behind the first are moved in.
struct Name {
  std::string text;
  std::size_t indent = 0;
  std::size_t hanging = 0;
};

class Table {
 public:
  Table(const Contribution& contribution, const Style& style)
      : contribution_(contribution), style_(style), columns_(columns_of(contribution)) {
    for (const auto column : columns_) {
      // A word a line: headings are longer than the numbers below them.
      headings_.push_back(split_words(label_of(column, style.language)));
      std::size_t width = 0;
      for (const auto& word : headings_.back()) width = std::max(width, display_width(word));
      for (const auto& row : contribution.rows) width = std::max(width, width_of(row, column));
      widths_.push_back(std::max(width, width_of(contribution.total, column)));
    }
    for (const auto& row : contribution.rows) {
      names_.push_back(name_with_number(row));
      name_width_ = std::max(name_width_, names_.back().indent + display_width(names_.back().text));
    }
    name_width_ = std::min(std::max({name_width_, display_width(unit_label(style.language)),
                                     display_width(total_label(style.language))}),
                           k_most_name);
  }

  std::string render(std::size_t width) {
    std::size_t numbers = 0;
    for (const auto column : widths_) numbers += k_gap + column;
    if (width > 0 && name_width_ + numbers > width) {
      name_width_ = std::max(width > numbers ? width - numbers : 0, std::min(k_least_name, name_width_));
    }
    width_ = name_width_ + numbers;
    paragraph(std::string(title_of(style_.language)), true);
    paragraph(to_shown(subtitle_of(contribution_, style_.language)), false);
    out_ += '\n';
    head();
    rule();
    for (std::size_t i = 0; i < contribution_.rows.size(); ++i) {
      const auto& row = contribution_.rows[i];
      line(names_[i], row, row.kind == RowKind::branch);
    }
    if (!contribution_.rows.empty()) rule();
    line({std::string(total_label(style_.language)), 0, 0}, contribution_.total, true);
    const auto notes = notes_of(contribution_, style_.language);
    if (!notes.empty()) out_ += '\n';
    for (const auto& note : notes) paragraph(to_shown(note), false);
    return std::move(out_);
  }

 private:
  std::size_t width_of(const ContributionRow& row, ContributionColumn column) const {
    return display_width(shown_value(row, column, style_.language));
  }

  static std::vector<std::string> split_words(std::string_view text) {
    std::vector<std::string> words(1);
    for (const char letter : text) {
      if (letter == ' ') {
        words.emplace_back();
      } else {
        words.back() += letter;
      }
    }
    return words;
  }

  Name name_with_number(const ContributionRow& row) const {
    const std::size_t indent = 2 * row.depth;
    const std::string number = row.number.empty() ? std::string() : row.number + "  ";
    const std::string name = to_shown(name_of(row, style_.language));
    const auto kept = first_code_points(name, k_most_of_name);
    return {number + std::string(kept) + (kept.size() < name.size() ? "…" : ""), indent,
            indent + display_width(number)};
  }

  void bold(bool on) {
    if (style_.colours) out_ += on ? k_bold : k_plain;
  }

  void paragraph(const std::string& text, bool is_bold) {
    for (const auto& line : fold_lines(text, std::max<std::size_t>(width_, 40))) {
      if (is_bold) bold(true);
      out_ += line;
      if (is_bold) bold(false);
      out_ += '\n';
    }
  }

  void rule() {
    for (std::size_t i = 0; i < width_; ++i) out_ += "─";
    out_ += '\n';
  }

  void put_right(std::string_view text, std::size_t width) {
    out_.append(k_gap, ' ').append(padding(text, width)).append(text);
  }

  void end_line() {
    while (out_.ends_with(' ')) out_.pop_back();
    out_ += '\n';
  }

  void head() {
    std::size_t lines = 0;
    for (const auto& heading : headings_) lines = std::max(lines, heading.size());
    for (std::size_t at = 0; at < lines; ++at) {
      const std::string_view name = at + 1 == lines ? unit_label(style_.language) : std::string_view();
      out_.append(name).append(padding(name, name_width_));
      for (std::size_t i = 0; i < headings_.size(); ++i) {
        const auto& heading = headings_[i];
        const std::size_t empty = lines - heading.size();
        put_right(at < empty ? std::string_view() : std::string_view(heading[at - empty]), widths_[i]);
      }
      end_line();
    }
  }

  void line(const Name& name, const ContributionRow& row, bool is_bold) {
    // However deep and narrow, eight columns are left for words.
    const std::size_t hanging = std::min(name.hanging, name_width_ - std::min<std::size_t>(name_width_, 8));
    const std::size_t indent = std::min(name.indent, hanging);
    std::vector<std::string> lines = fold_lines(name.text, name_width_ - indent);
    // Folded again behind the first line, which alone begins at the number.
    if (lines.size() > 1) {
      std::string rest = name.text.substr(lines.front().size());
      rest.erase(0, rest.find_first_not_of(' '));
      lines.resize(1);
      for (auto& more : fold_lines(rest, name_width_ - hanging)) lines.push_back(std::move(more));
    }
    for (std::size_t at = 0; at < lines.size(); ++at) {
      if (is_bold) bold(true);
      const std::size_t moved = at == 0 ? indent : hanging;
      out_.append(moved, ' ').append(lines[at]);
      // The numbers stand beside the last line of a folded name.
      if (at + 1 == lines.size()) {
        out_ += padding(lines[at], name_width_ - moved);
        for (std::size_t i = 0; i < columns_.size(); ++i) {
          put_right(shown_value(row, columns_[i], style_.language), widths_[i]);
        }
        while (out_.ends_with(' ')) out_.pop_back();
      }
      if (is_bold) bold(false);
      out_ += '\n';
    }
  }

  const Contribution& contribution_;
  const Style& style_;
  std::vector<ContributionColumn> columns_;
  std::vector<std::vector<std::string>> headings_;  // words, from the top
  std::vector<std::size_t> widths_;
  std::vector<Name> names_;
  std::size_t name_width_ = 0;
  std::size_t width_ = 0;
  std::string out_;
};

}  // namespace

std::string contribution_table(const Contribution& contribution, std::size_t width, const Style& style) {
  return Table(contribution, style).render(width);
}

}  // namespace trungbay::commands
