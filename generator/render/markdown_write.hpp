// Writes a tree of cmark-gfm as HTML: byte for byte as cmark-gfm's own renderer in its safe mode, but for
// heading ids and levels, LinkRules, tables in a scrolling box, and raw HTML of which nothing is left.
//
// Own writing instead of patching cmark's output, because it goes straight into the page's buffer, is
// limited while it grows, and needs no second pass. markdown_write_test.cpp compares it with cmark's.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <cmark-gfm.h>

#include "pages/value.hpp"
#include "render/heading_ids.hpp"
#include "render/link_rules.hpp"
#include "render/markdown.hpp"

namespace trungbay::render {

struct MarkdownStyle {
  pages::SourceFormat format = pages::SourceFormat::markdown;
  int heading_shift = 0;  // the first heading becomes h(1 + heading_shift)
  std::size_t most_output = 0;  // bytes that may be appended
};

// Appends to `out`; on a fault what was appended is incomplete and the caller takes it back.
std::optional<RichTextFault> write_markdown(cmark_node* root, const MarkdownStyle& style,
                                            const LinkRules& rules, HeadingIds& ids, std::string& out);

// The words below `top`, without markup: what a heading's id is made of.
void append_words(cmark_node* top, std::string& text);

// Appends an indented block of a cell as a paragraph: there four spaces begin a paragraph, never a program.
void append_indented_paragraph(std::string_view text, std::string& out);

}  // namespace trungbay::render
