#include "workspace/yaml_lines.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace trungbay::workspace {
namespace {

constexpr std::string_view k_spaces = " \t";
constexpr std::string_view k_white = " \t\r\n";

bool is_white(char c) {
  return k_white.find(c) != std::string_view::npos;
}

}  // namespace

YamlLines::YamlLines(std::string_view text) : text_(text), line_end_("\n") {
  const std::size_t first = text.find('\n');
  if (first != std::string_view::npos && first > 0 && text[first - 1] == '\r') line_end_ = "\r\n";
  starts_.push_back(0);
  for (std::size_t at = first; at != std::string_view::npos; at = text.find('\n', at + 1)) {
    if (at + 1 < text.size()) starts_.push_back(at + 1);
  }
}

std::size_t YamlLines::begin_of(std::uint32_t line) const {
  return line == 0 || line > starts_.size() ? text_.size() : starts_[line - 1];
}

std::string_view YamlLines::line(std::uint32_t line) const {
  std::string_view found = text_.substr(begin_of(line), begin_of(line + 1) - begin_of(line));
  if (found.ends_with('\n')) found.remove_suffix(1);
  if (found.ends_with('\r')) found.remove_suffix(1);
  return found;
}

std::size_t YamlLines::offset(std::uint32_t line, std::uint32_t column) const {
  const std::size_t begin = begin_of(line);
  return begin + first_code_points(text_.substr(begin, begin_of(line + 1) - begin), column - 1).size();
}

Style YamlLines::style_of(const YamlNode& map) const {
  const std::size_t at = offset(map.line, map.column);
  if (at < text_.size() && text_[at] == '{') return Style::flow;
  const bool begins_with_key =
      !map.map.empty() && map.map.front().line == map.line && map.map.front().column == map.column;
  return begins_with_key ? Style::block : Style::other;
}

std::size_t YamlLines::end_of_value(std::size_t at, Style around) const {
  if (at >= text_.size()) return text_.size();
  if (text_[at] == '"' || text_[at] == '\'') return end_of_quoted(at);
  if (text_[at] == '{' || text_[at] == '[') return end_of_brackets(at);
  return end_of_plain(at, around);
}

std::size_t YamlLines::end_of_quoted(std::size_t at) const {
  const char quote = text_[at];
  while (++at < text_.size()) {
    if (quote == '"' && text_[at] == '\\') {
      ++at;
    } else if (text_[at] == quote) {
      // '' inside single quotes is one quote of the text.
      if (quote == '"' || at + 1 >= text_.size() || text_[at + 1] != quote) return at + 1;
      ++at;
    }
  }
  return text_.size();
}

std::size_t YamlLines::end_of_brackets(std::size_t at) const {
  std::size_t depth = 0;
  bool may_open_quote = true;  // only where a value may begin: "don't" is plain text
  while (at < text_.size()) {
    const char c = text_[at];
    if (may_open_quote && (c == '"' || c == '\'')) {
      at = end_of_quoted(at);
      may_open_quote = false;
      continue;
    }
    if (c == '#' && is_white(text_[at - 1])) {
      at = std::min(text_.find('\n', at), text_.size());
      continue;
    }
    if (c == '{' || c == '[') ++depth;
    if (c == '}' || c == ']') --depth;
    ++at;
    if (depth == 0) return at;
    if (!is_white(c)) may_open_quote = std::string_view("{[,:").find(c) != std::string_view::npos;
  }
  return text_.size();
}

std::size_t YamlLines::end_of_plain(std::size_t at, Style around) const {
  const std::size_t begin = at;
  for (; at < text_.size() && text_[at] != '\n'; ++at) {
    if (text_[at] == '#' && at > begin && is_white(text_[at - 1])) break;
    if (around == Style::flow && std::string_view(",[]{}").find(text_[at]) != std::string_view::npos) break;
  }
  while (at > begin && is_white(text_[at - 1])) --at;
  return at;
}

std::size_t YamlLines::behind_colon(std::size_t at) const {
  if (at >= text_.size()) return std::string_view::npos;
  if (text_[at] == '"' || text_[at] == '\'') {
    at = text_.find_first_not_of(k_spaces, end_of_quoted(at));
    return at < text_.size() && text_[at] == ':' ? at + 1 : std::string_view::npos;
  }
  for (; at < text_.size() && text_[at] != '\n'; ++at) {
    if (text_[at] != ':') continue;
    const char next = at + 1 < text_.size() ? text_[at + 1] : '\n';
    if (is_white(next) || std::string_view(",{}[]").find(next) != std::string_view::npos) return at + 1;
  }
  return std::string_view::npos;
}

bool YamlLines::is_rest_empty(std::size_t at) const {
  const std::size_t next = text_.find_first_not_of(" \t\r", at);
  return next == std::string_view::npos || text_[next] == '\n' || (text_[next] == '#' && next > at);
}

bool YamlLines::has_comment(std::uint32_t line) const {
  return trim(this->line(line)).starts_with('#');
}

std::uint32_t YamlLines::last_line_of(std::uint32_t line, std::uint32_t column, std::uint32_t limit) const {
  for (std::uint32_t last = std::min(limit, count() + 1); --last > line;) {
    const std::size_t indent = this->line(last).find_first_not_of(k_spaces);
    if (indent != std::string_view::npos && indent + 1 > column) return last;
  }
  return line;
}

}  // namespace trungbay::workspace
