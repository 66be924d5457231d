#include "render/markdown_limits.hpp"

#include <algorithm>
#include <string>

namespace trungbay::render {
namespace {

using Limits = MarkdownLimits;

RichTextFault fault(Code code, std::size_t limit) {
  return {code, {{"limit", std::to_string(limit)}}};
}

RichTextFault too_many(std::string mark, std::size_t limit) {
  return {Code::rich_text_too_many_marks, {{"mark", std::move(mark)}, {"limit", std::to_string(limit)}}};
}

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\v' || c == '\f';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// "* * *", "- - - -": a rule across the page, however many marks it has.
bool is_rule(std::string_view rest) {
  const char mark = rest[0];
  if (mark != '*' && mark != '-' && mark != '_') return false;
  return std::all_of(rest.begin(), rest.end(), [mark](char c) { return c == mark || is_blank(c); });
}

// Length of a list marker or `>` at the beginning of `rest`, 0 when there is none.
std::size_t marker_size(std::string_view rest) {
  if (rest[0] == '>') return 1;
  std::size_t size = 0;
  if (rest[0] == '-' || rest[0] == '*' || rest[0] == '+') {
    size = 1;
  } else {
    while (size < rest.size() && size < 10 && is_digit(rest[size])) ++size;
    if (size == 0 || size == rest.size() || (rest[size] != '.' && rest[size] != ')')) return 0;
    ++size;
  }
  return size == rest.size() || is_blank(rest[size]) ? size : 0;
}

// How many levels of lists and quotes one line opens or stands in, counting every two spaces before a marker
// as one.
std::size_t nesting_of(std::string_view line) {
  std::size_t levels = 0;
  std::size_t indent = 0;
  std::size_t i = 0;
  while (i < line.size()) {
    if (is_blank(line[i])) {
      indent += line[i] == '\t' ? 4 : 1;
      ++i;
      continue;
    }
    const auto rest = line.substr(i);
    if (is_rule(rest)) break;
    const std::size_t marker = marker_size(rest);
    if (marker == 0) break;
    // One space belongs to the marker before.
    levels += 1 + (indent > 3 ? indent / 2 : 0);
    if (levels > RichTextLimits::k_most_nesting) break;
    indent = 0;
    i += marker;
  }
  return levels;
}

// The part of a line that could be a table's delimiter row (`|:--|--:|`) ends the line, whatever quotes or
// lists stand before it.
std::string_view delimiter_part(std::string_view line) {
  std::size_t start = line.size();
  while (start > 0) {
    const char c = line[start - 1];
    if (c != '|' && c != ':' && c != '-' && !is_blank(c)) break;
    --start;
  }
  const auto part = line.substr(start);
  // Dashes alone are a rule or underline a heading, before they are a table of one column.
  const bool is_candidate =
      part.find('-') != std::string_view::npos && part.find_first_of("|:") != std::string_view::npos;
  return is_candidate ? part : std::string_view{};
}

class LineCheck {
 public:
  std::optional<RichTextFault> check(std::string_view line) {
    ++line_number_;
    const bool is_empty = std::all_of(line.begin(), line.end(), is_blank);
    if (is_empty) {
      table_columns_ = 0;
      paragraph_bytes_ = 0;
      return std::nullopt;
    }
    if (nesting_of(line) > RichTextLimits::k_most_nesting) {
      return fault(Code::rich_text_too_deep, RichTextLimits::k_most_nesting);
    }
    cells_ += table_columns_;
    const auto delimiters = delimiter_part(line);
    if (!delimiters.empty()) {
      ++table_starts_;
      reread_bytes_ += paragraph_bytes_;
      if (reread_bytes_ > Limits::k_most_reread_bytes) return too_many("|---|", table_starts_ - 1);
      const auto pipes = static_cast<std::size_t>(std::count(delimiters.begin(), delimiters.end(), '|'));
      // With a pipe at both ends a row has one pipe more than columns.
      if (pipes > RichTextLimits::k_most_table_columns + 1) {
        return RichTextFault{Code::table_too_wide,
                             {{"line", std::to_string(line_number_)},
                              {"limit", std::to_string(RichTextLimits::k_most_table_columns)}}};
      }
      table_columns_ = std::max(table_columns_, pipes + 1);
      cells_ += 2 * (pipes + 1);
    }
    paragraph_bytes_ += line.size() + 1;
    if (cells_ > RichTextLimits::k_most_table_cells + line_number_) {
      return fault(Code::table_too_large, RichTextLimits::k_most_table_cells);
    }
    return std::nullopt;
  }

 private:
  std::size_t line_number_ = 0;
  std::size_t table_columns_ = 0;  // of the widest table that the present paragraph could be; 0: none
  std::size_t table_starts_ = 0;
  std::size_t paragraph_bytes_ = 0;  // since the last empty line
  std::size_t reread_bytes_ = 0;
  std::size_t cells_ = 0;
};

// The longest stretch between "]:" and the next one or a blank line: an upper bound of one definition.
std::size_t longest_definition(std::string_view source) {
  std::size_t longest = 0;
  std::size_t at = source.find("]:");
  while (at != std::string_view::npos) {
    const std::size_t next = source.find("]:", at + 2);
    const auto stretch = source.substr(at, next == std::string_view::npos ? next : next - at);
    longest = std::max(longest, std::min({stretch.find("\n\n"), stretch.find("\n\r\n"), stretch.size()}));
    at = next;
  }
  return longest;
}

}  // namespace

std::optional<RichTextFault> check_markdown(std::string_view source) {
  if (source.size() > RichTextLimits::k_most_bytes) {
    return RichTextFault{Code::rich_text_too_long,
                         {{"limit", std::to_string(RichTextLimits::k_most_bytes / 1024) + " KB"}}};
  }
  const auto brackets = static_cast<std::size_t>(std::count(source.begin(), source.end(), '['));
  if (brackets > Limits::k_most_brackets) return too_many("[", Limits::k_most_brackets);
  const auto at_signs = static_cast<std::size_t>(std::count(source.begin(), source.end(), '@'));
  if (at_signs > Limits::k_most_at_signs) return too_many("@", Limits::k_most_at_signs);
  if (brackets > 0 && longest_definition(source) * brackets > Limits::k_most_definition_bytes) {
    return too_many("[…]:", Limits::k_most_definition_bytes / 1024);
  }
  LineCheck lines;
  // cmark ends a line at CR as well; most texts have none, and memchr is several times as fast as a search
  // for either.
  const bool has_returns = source.find('\r') != std::string_view::npos;
  for (std::size_t start = 0; start < source.size();) {
    const std::size_t end =
        std::min(has_returns ? source.find_first_of("\r\n", start) : source.find('\n', start), source.size());
    if (auto found = lines.check(source.substr(start, end - start))) return found;
    start = end + 1;
    if (end < source.size() && source[end] == '\r' && start < source.size() && source[start] == '\n') ++start;
  }
  return std::nullopt;
}

}  // namespace trungbay::render
