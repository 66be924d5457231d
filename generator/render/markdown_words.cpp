#include <algorithm>

#include "base/escape.hpp"
#include "render/markdown_write.hpp"

namespace trungbay::render {

void append_words(cmark_node* top, std::string& text) {
  cmark_node* node = top;
  for (;;) {
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE) text += cmark_node_get_literal(node);
    if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) text += ' ';
    if (cmark_node* const child = cmark_node_first_child(node)) {
      node = child;
      continue;
    }
    while (node != top && cmark_node_next(node) == nullptr) node = cmark_node_parent(node);
    if (node == top) return;
    node = cmark_node_next(node);
  }
}

void append_indented_paragraph(std::string_view text, std::string& out) {
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.remove_suffix(1);
  out += "<p>";
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view row = text.substr(0, end);
    row.remove_prefix(std::min(row.find_first_not_of(" \t"), row.size()));
    append_escaped(row, out);
    if (end == text.size()) break;
    out += "<br />\n";
    text.remove_prefix(end + 1);
  }
  out += "</p>\n";
}

}  // namespace trungbay::render
