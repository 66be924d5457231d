// The only door to cmark-gfm's parser: memory, extensions and the lock of the process.
//
// Called by RichText and collect_links. A tree lives in the worker's Scratch and is forgotten with it; it is
// never freed node by node.
#pragma once

#include <string_view>

#include <cmark-gfm.h>

#include "base/scratch.hpp"

namespace trungbay::render {

// The node types that cmark-gfm's extensions add when they are registered.
struct ExtensionTypes {
  cmark_node_type table;
  cmark_node_type table_row;
  cmark_node_type table_cell;
  cmark_node_type strikethrough;
  cmark_syntax_extension* tasklist;
};
const ExtensionTypes& extension_types();

// A parsed text. While it lives, its thread's cmark-gfm allocates from `scratch` (even reading a node's text
// may); trees of one thread end in the opposite order of their beginning.
class MarkdownTree {
 public:
  // `source` is valid UTF-8 and has passed check_markdown.
  MarkdownTree(std::string_view source, Scratch& scratch);
  MarkdownTree(const MarkdownTree&) = delete;
  MarkdownTree& operator=(const MarkdownTree&) = delete;
  ~MarkdownTree();

  cmark_node* root() const { return root_; }  // never null

 private:
  Scratch* const outer_;  // of a tree that this one was made within
  cmark_node* root_;
};

// Whether parsing needs strikethrough or autolink, and so the lock for itself. May say yes for nothing.
bool needs_exclusive_parse(std::string_view source);

}  // namespace trungbay::render
