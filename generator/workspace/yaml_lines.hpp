// A YAML text as lines and offsets: where the values of a parsed tree begin and end in the file.
//
// The tree knows where things begin; this finds where they end, by reading quotes, brackets, comments and
// indentation. Used by editorial_edit.cpp, which checks the outcome by parsing it, so that an odd spelling
// costs a refusal and never a wrong edit. Offsets are bytes; lines and columns as in YamlNode.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/yaml_text.hpp"

namespace trungbay::workspace {

enum class Style : std::uint8_t { block, flow, other };  // other: an alias, or behind an anchor or a tag

class YamlLines {
 public:
  // The text outlives this.
  explicit YamlLines(std::string_view text);

  std::string_view text() const { return text_; }
  std::string_view line_end() const { return line_end_; }  // "\n", or "\r\n" when the first line ends so
  std::uint32_t count() const { return static_cast<std::uint32_t>(starts_.size()); }

  std::size_t begin_of(std::uint32_t line) const;   // the end of the text for a line that does not exist
  std::string_view line(std::uint32_t line) const;  // without its line end
  std::size_t offset(std::uint32_t line, std::uint32_t column) const;

  // How a mapping that is not empty, or `{}`, is written.
  Style style_of(const YamlNode& map) const;

  // Behind the value that begins at `at`: a quoted or plain scalar on one line, or what stands in brackets.
  std::size_t end_of_value(std::size_t at, Style around) const;
  // Behind the colon of the key that begins at `at`; npos when there is none.
  std::size_t behind_colon(std::size_t at) const;
  // Whether nothing but white space or a comment stands between `at` and the end of its line.
  bool is_rest_empty(std::size_t at) const;
  bool has_comment(std::uint32_t line) const;  // whether the line is a comment and nothing else

  // The last line of the entry whose key stands in `line` and `column`, before the line `limit`: what is
  // indented deeper than its key belongs to it, comments too.
  std::uint32_t last_line_of(std::uint32_t line, std::uint32_t column, std::uint32_t limit) const;

 private:
  std::size_t end_of_quoted(std::size_t at) const;
  std::size_t end_of_brackets(std::size_t at) const;
  std::size_t end_of_plain(std::size_t at, Style around) const;

  std::string_view text_;
  std::string_view line_end_;
  std::vector<std::size_t> starts_;
};

}  // namespace trungbay::workspace
