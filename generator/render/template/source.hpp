// The text of one template, and how places in it are shown.
//
// Lexer, syntax tree and programs keep byte offsets only; line, column and excerpt are made from them when a
// fault is reported, at load or while rendering.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"

namespace trungbay::render {

struct TemplateText;

struct Source {
  std::string name;
  std::string file;
  std::string text;  // line ends are "\n", without the last one of the file, as Jinja2 reads it

  // Cleans the text as described above and takes a byte order mark away.
  explicit Source(TemplateText&& read);
};

// A part of a source, in bytes.
struct Range {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

// Line and column of a byte; columns count code points.
Place place_of(const Source& source, std::uint32_t offset);

// The line that holds `range.begin` with a caret under the range, aligned by what a terminal shows.
std::string excerpt_of(const Source& source, Range range);

}  // namespace trungbay::render
