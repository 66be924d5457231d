#include <algorithm>

#include "base/scratch.hpp"
#include "base/utf8.hpp"
#include "render/html_parse.hpp"
#include "render/markdown.hpp"
#include "render/markdown_limits.hpp"
#include "render/markdown_parse.hpp"

namespace trungbay::render {
namespace {

// How far behind the place that the parser names an address is looked for; a link's text stands between.
constexpr std::size_t k_search_window = 1024;

class Lines {
 public:
  explicit Lines(std::string_view source) : source_(source) {
    starts_.push_back(0);
    for (std::size_t at = source.find('\n'); at != std::string_view::npos; at = source.find('\n', at + 1)) {
      starts_.push_back(at + 1);
    }
  }

  // `line` counts from 1, `column` is in bytes from 1, as cmark has them; both may be off: never past the
  // line's end, or the text's.
  std::size_t offset_of(int line, int column) const {
    if (line < 1) return 0;
    const auto index = static_cast<std::size_t>(line) - 1;
    if (index >= starts_.size()) return source_.size();
    const std::size_t next = index + 1 < starts_.size() ? starts_[index + 1] - 1 : source_.size();
    return std::min(starts_[index] + static_cast<std::size_t>(std::max(column, 1)) - 1, next);
  }

  // Columns are counted on from the place before where they can be: links come in the order of the text.
  void place(std::size_t offset, Link& link) {
    const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
    const auto index = static_cast<std::size_t>(after - starts_.begin()) - 1;
    if (last_offset_ < starts_[index] || last_offset_ > offset) {
      last_offset_ = starts_[index];
      last_column_ = 1;
    }
    last_column_ += count_code_points(source_.substr(last_offset_, offset - last_offset_));
    last_offset_ = offset;
    link.line = static_cast<std::uint32_t>(index + 1);
    link.column = static_cast<std::uint32_t>(last_column_);
  }

 private:
  std::string_view source_;
  std::vector<std::size_t> starts_;
  std::size_t last_offset_ = 0;
  std::size_t last_column_ = 1;
};

// cmark knows the line of a link, but not where its address stands; and autolinks come without either. So
// the address is looked for within its block, from that line or from the link before, whichever is further
// on. Links are taken when the walk leaves them: a picture within a link stands before the link's address.
class MarkdownLinks {
 public:
  MarkdownLinks(std::string_view source, std::vector<Link>& links)
      : source_(source), lines_(source), links_(links) {}

  void collect(cmark_node* root) {
    cmark_node* node = root;
    for (;;) {
      enter(node);
      if (cmark_node* const child = cmark_node_first_child(node)) {
        node = child;
        continue;
      }
      leave(node);
      while (node != root && cmark_node_next(node) == nullptr) {
        node = cmark_node_parent(node);
        leave(node);
      }
      if (node == root) return;
      node = cmark_node_next(node);
    }
  }

 private:
  void enter(cmark_node* node) {
    const int line = cmark_node_get_start_line(node);
    if ((cmark_node_get_type(node) & CMARK_NODE_TYPE_MASK) != CMARK_NODE_TYPE_BLOCK || line == 0) return;
    block_line_ = line;
    block_end_ = std::max(line, cmark_node_get_end_line(node));
  }

  void leave(cmark_node* node) {
    const cmark_node_type type = cmark_node_get_type(node);
    if (type != CMARK_NODE_LINK && type != CMARK_NODE_IMAGE) return;
    Link link{cmark_node_get_url(node), 0, 0, type == CMARK_NODE_IMAGE, cmark_node_first_child(node) != nullptr};
    const int line = cmark_node_get_start_line(node);
    const std::size_t from = std::max(behind_, lines_.offset_of(std::max(line, block_line_), 1));
    const std::size_t block_end = std::max(from, lines_.offset_of(block_end_ + 1, 1));
    const auto window = source_.substr(from, std::min(k_search_window, block_end - from));
    std::string_view written = link.target;
    if (written.starts_with("http://www.") || written.starts_with("mailto:")) {
      // Autolinks stand in the text without these.
      if (window.find(written) == std::string_view::npos) written.remove_prefix(7);
    }
    const std::size_t found = written.empty() ? std::string_view::npos : window.find(written);
    if (found != std::string_view::npos) {
      lines_.place(from + found, link);
      behind_ = from + found + written.size();
    } else {
      lines_.place(line > 0 ? lines_.offset_of(line, cmark_node_get_start_column(node))
                            : lines_.offset_of(block_line_, 1),
                   link);
    }
    links_.push_back(std::move(link));
  }

  std::string_view source_;
  Lines lines_;
  std::vector<Link>& links_;
  std::size_t behind_ = 0;  // the link before
  int block_line_ = 1;
  int block_end_ = 1;
};

void collect_html(std::string_view source, Scratch& scratch, std::vector<Link>& links) {
  std::optional<RichTextFault> fault;
  const GumboNode* const document = parse_html(source, scratch, fault);
  if (document == nullptr) return;
  Lines lines(source);
  const auto children_of = [](const GumboNode* node) -> const GumboVector* {
    if (node->type == GUMBO_NODE_DOCUMENT) return &node->v.document.children;
    return node->type == GUMBO_NODE_ELEMENT ? &node->v.element.children : nullptr;
  };
  for (const GumboNode* node = document;;) {
    if (node->type == GUMBO_NODE_ELEMENT) {
      const GumboElement& element = node->v.element;
      const bool is_image = element.tag == GUMBO_TAG_IMG;
      if (is_image || element.tag == GUMBO_TAG_A) {
        const GumboAttribute* const address =
            gumbo_get_attribute(&element.attributes, is_image ? "src" : "href");
        if (address != nullptr) {
          const GumboAttribute* const words = gumbo_get_attribute(&element.attributes, "alt");
          Link link{std::string(trim(address->value)), 0, 0, is_image, words != nullptr && !trim(words->value).empty()};
          const char* begin = address->original_value.data;
          if (address->original_value.length > 0 && (*begin == '"' || *begin == '\'')) ++begin;
          lines.place(static_cast<std::size_t>(begin - source.data()), link);
          links.push_back(std::move(link));
        }
      }
    }
    const GumboVector* children = children_of(node);
    if (children != nullptr && children->length > 0) {
      node = static_cast<const GumboNode*>(children->data[0]);
      continue;
    }
    for (;;) {
      if (node == document) return;
      children = children_of(node->parent);
      if (node->index_within_parent + 1 < children->length) {
        node = static_cast<const GumboNode*>(children->data[node->index_within_parent + 1]);
        break;
      }
      node = node->parent;
    }
  }
}

}  // namespace

std::vector<Link> collect_links(std::string_view source, pages::SourceFormat format) {
  std::vector<Link> links;
  Scratch scratch;
  if (format == pages::SourceFormat::html) {
    collect_html(source, scratch, links);
  } else if (!check_markdown(source)) {
    const MarkdownTree tree(source, scratch);
    MarkdownLinks(source, links).collect(tree.root());
  }
  return links;
}

}  // namespace trungbay::render
