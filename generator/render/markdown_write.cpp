#include "render/markdown_write.hpp"

#include <algorithm>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>

#include "base/escape.hpp"
#include "render/heading_outline.hpp"
#include "render/link_write.hpp"
#include "render/markdown_parse.hpp"

namespace trungbay::render {
namespace {

// Elements within elements; browsers flatten what is deeper than 512, and no text of people has 100.
constexpr std::size_t k_most_depth = 4 * RichTextLimits::k_most_nesting;

std::string_view text_of(const char* text) {
  return text == nullptr ? std::string_view{} : text;
}

bool is_leaf(cmark_node_type type) {
  switch (type) {
    case CMARK_NODE_HTML_BLOCK:
    case CMARK_NODE_THEMATIC_BREAK:
    case CMARK_NODE_CODE_BLOCK:
    case CMARK_NODE_TEXT:
    case CMARK_NODE_SOFTBREAK:
    case CMARK_NODE_LINEBREAK:
    case CMARK_NODE_CODE:
    case CMARK_NODE_HTML_INLINE:
      return true;
    default:
      return false;
  }
}

class Writer {
 public:
  Writer(const MarkdownStyle& style, const LinkRules& rules, HeadingIds& ids, std::string& out)
      : style_(style),
        rules_(rules),
        ids_(ids),
        out_(out),
        start_(out.size()),
        types_(extension_types()),
        outline_(style.heading_shift) {}

  std::optional<RichTextFault> write(cmark_node* root) {
    cmark_node* node = root;
    std::size_t depth = 0;
    for (;;) {
      const cmark_node_type type = cmark_node_get_type(node);
      enter(node, type);
      if (out_.size() - start_ > style_.most_output) {
        return RichTextFault{Code::rich_text_output_too_large,
                             {{"limit", std::to_string(RichTextLimits::k_most_growth)}}};
      }
      if (cmark_node* const child = is_leaf(type) ? nullptr : cmark_node_first_child(node)) {
        if (++depth > k_most_depth) {
          return RichTextFault{Code::rich_text_too_deep, {{"limit", std::to_string(k_most_depth)}}};
        }
        node = child;
        continue;
      }
      if (!is_leaf(type)) leave(node, type);
      for (;;) {
        if (node == root) return std::nullopt;
        if (cmark_node* const next = cmark_node_next(node)) {
          node = next;
          break;
        }
        node = cmark_node_parent(node);
        --depth;
        leave(node, cmark_node_get_type(node));
      }
    }
  }

 private:
  // A new line, unless one has just begun.
  void line() {
    if (out_.size() > start_ && out_.back() != '\n') out_ += '\n';
  }

  bool hard_breaks() const { return style_.format == pages::SourceFormat::cell; }

  void enter(cmark_node* node, cmark_node_type type) {
    if (picture_ != nullptr) {
      enter_alternative_text(node, type);
      return;
    }
    switch (type) {
      case CMARK_NODE_TEXT:
        append_escaped(text_of(cmark_node_get_literal(node)), out_);
        break;
      case CMARK_NODE_SOFTBREAK:
        out_ += hard_breaks() ? "<br />\n" : "\n";
        break;
      case CMARK_NODE_LINEBREAK:
        out_ += "<br />\n";
        break;
      case CMARK_NODE_CODE:
        out_ += "<code>";
        append_escaped(text_of(cmark_node_get_literal(node)), out_);
        out_ += "</code>";
        break;
      case CMARK_NODE_EMPH:
        out_ += "<em>";
        break;
      case CMARK_NODE_STRONG:
        out_ += "<strong>";
        break;
      case CMARK_NODE_LINK:
        enter_link(node);
        break;
      case CMARK_NODE_IMAGE:
        enter_picture(node);
        break;
      case CMARK_NODE_PARAGRAPH:
        if (!is_tight(node)) {
          line();
          out_ += "<p>";
        }
        break;
      case CMARK_NODE_HEADING:
        enter_heading(node);
        break;
      case CMARK_NODE_BLOCK_QUOTE:
        line();
        out_ += "<blockquote>\n";
        break;
      case CMARK_NODE_LIST:
        enter_list(node);
        break;
      case CMARK_NODE_ITEM:
        enter_item(node);
        break;
      case CMARK_NODE_CODE_BLOCK:
        write_code_block(node);
        break;
      case CMARK_NODE_HTML_BLOCK:
        line();
        break;
      case CMARK_NODE_THEMATIC_BREAK:
        line();
        out_ += "<hr />\n";
        break;
      default:
        enter_extension(node, type);
        break;
    }
  }

  void leave(cmark_node* node, cmark_node_type type) {
    if (picture_ != nullptr) {
      if (node == picture_) leave_picture(node);
      return;
    }
    switch (type) {
      case CMARK_NODE_EMPH:
        out_ += "</em>";
        break;
      case CMARK_NODE_STRONG:
        out_ += "</strong>";
        break;
      case CMARK_NODE_LINK:
        if (node != link_) break;
        out_ += "</a>";
        link_ = nullptr;
        break;
      case CMARK_NODE_PARAGRAPH:
        if (!is_tight(node)) out_ += "</p>\n";
        break;
      case CMARK_NODE_HEADING:
        out_ += "</h";
        out_ += heading_level_;
        out_ += ">\n";
        break;
      case CMARK_NODE_BLOCK_QUOTE:
        line();
        out_ += "</blockquote>\n";
        break;
      case CMARK_NODE_LIST:
        out_ += cmark_node_get_list_type(node) == CMARK_BULLET_LIST ? "</ul>\n" : "</ol>\n";
        break;
      case CMARK_NODE_ITEM:
        out_ += "</li>\n";
        break;
      default:
        leave_extension(node, type);
        break;
    }
  }

  void enter_extension(cmark_node* node, cmark_node_type type) {
    if (type == types_.strikethrough) {
      out_ += "<del>";
    } else if (type == types_.table) {
      line();
      out_ += k_table_box;
      out_ += "<table>";
      body_is_open_ = false;
      alignments_ = cmark_gfm_extensions_get_table_alignments(node);
    } else if (type == types_.table_row) {
      line();
      column_ = 0;
      in_header_ = cmark_gfm_extensions_get_table_row_is_header(node) != 0;
      if (in_header_) {
        out_ += "<thead>\n";
      } else if (!body_is_open_) {
        out_ += "<tbody>\n";
        body_is_open_ = true;
      }
      out_ += "<tr>";
    } else if (type == types_.table_cell) {
      line();
      out_ += in_header_ ? "<th" : "<td";
      switch (alignments_[column_++]) {
        case 'l':
          out_ += " class=\"left\"";
          break;
        case 'c':
          out_ += " class=\"center\"";
          break;
        case 'r':
          out_ += " class=\"right\"";
          break;
        default:
          break;
      }
      out_ += '>';
    }
  }

  void leave_extension(cmark_node*, cmark_node_type type) {
    if (type == types_.strikethrough) {
      out_ += "</del>";
    } else if (type == types_.table) {
      line();
      if (body_is_open_) out_ += "</tbody>\n";
      out_ += "</table></div>\n";
    } else if (type == types_.table_row) {
      line();
      out_ += in_header_ ? "</tr>\n</thead>" : "</tr>";
    } else if (type == types_.table_cell) {
      out_ += in_header_ ? "</th>" : "</td>";
    }
  }

  static bool is_tight(cmark_node* paragraph) {
    cmark_node* const list = cmark_node_parent(cmark_node_parent(paragraph));
    return list != nullptr && cmark_node_get_type(list) == CMARK_NODE_LIST &&
           cmark_node_get_list_tight(list) != 0;
  }

  void enter_heading(cmark_node* heading) {
    heading_text_.clear();
    append_words(heading, heading_text_);
    line();
    heading_level_ = static_cast<char>('0' + outline_.next(cmark_node_get_heading_level(heading)));
    out_ += "<h";
    out_ += heading_level_;
    out_ += " id=\"";
    out_ += ids_.make(heading_text_);
    out_ += "\">";
  }

  void enter_list(cmark_node* node) {
    line();
    if (cmark_node_get_list_type(node) == CMARK_BULLET_LIST) {
      out_ += "<ul>\n";
      return;
    }
    const int first = cmark_node_get_list_start(node);
    out_ += first == 1 ? "<ol>\n" : "<ol start=\"" + std::to_string(first) + "\">\n";
  }

  void enter_item(cmark_node* node) {
    line();
    out_ += "<li>";
    if (cmark_node_get_syntax_extension(node) != types_.tasklist) return;
    out_ += cmark_gfm_extensions_get_tasklist_item_checked(node)
                ? "<input type=\"checkbox\" checked=\"\" disabled=\"\" /> "
                : "<input type=\"checkbox\" disabled=\"\" /> ";
  }

  void write_code_block(cmark_node* node) {
    line();
    const std::string_view text = text_of(cmark_node_get_literal(node));
    int length = 0;
    int offset = 0;
    char fence = 0;
    if (hard_breaks() && cmark_node_get_fenced(node, &length, &offset, &fence) == 0) {
      append_indented_paragraph(text, out_);
      return;
    }
    const std::string_view info = text_of(cmark_node_get_fence_info(node));
    const std::string_view language = info.substr(0, info.find_first_of(" \t\n\v\f\r"));
    if (info.empty()) {
      out_ += "<pre><code>";
    } else {
      out_ += "<pre><code class=\"language-";
      append_escaped(language, out_);
      out_ += "\">";
    }
    append_escaped(text, out_);
    out_ += "</code></pre>\n";
  }

  // An autolink in a link's text is a link within a link, which HTML does not know: the outer one counts.
  void enter_link(cmark_node* node) {
    if (link_ != nullptr) return;
    const std::string_view target = text_of(cmark_node_get_url(node));
    if (append_link_start(target, text_of(cmark_node_get_title(node)), rules_, out_)) link_ = node;
  }

  void enter_picture(cmark_node* node) {
    picture_ = node;
    const std::string_view target = text_of(cmark_node_get_url(node));
    picture_form_ = form_of_picture(target, link_ != nullptr, rules_, shown_image_);
    if (picture_form_ == PictureForm::picture) {
      append_picture_start(target, shown_image_, rules_, out_);
    } else if (picture_form_ == PictureForm::link) {
      append_link_start(target, text_of(cmark_node_get_title(node)), rules_, out_);
    }
    alternative_start_ = out_.size();
  }

  void leave_picture(cmark_node* node) {
    picture_ = nullptr;
    if (picture_form_ == PictureForm::picture) {
      append_picture_end(text_of(cmark_node_get_title(node)), shown_image_, out_);
    } else if (picture_form_ == PictureForm::link) {
      if (out_.size() == alternative_start_) out_ += k_picture_without_words;
      out_ += "</a>";
    }
  }

  void enter_alternative_text(cmark_node* node, cmark_node_type type) {
    if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE || type == CMARK_NODE_HTML_INLINE) {
      append_escaped(text_of(cmark_node_get_literal(node)), out_);
    } else if (type == CMARK_NODE_LINEBREAK || type == CMARK_NODE_SOFTBREAK) {
      out_ += ' ';
    }
  }

  const MarkdownStyle& style_;
  const LinkRules& rules_;
  HeadingIds& ids_;
  std::string& out_;
  const std::size_t start_;
  const ExtensionTypes& types_;

  HeadingOutline outline_;
  char heading_level_ = '1';
  std::string heading_text_;
  cmark_node* link_ = nullptr;     // that is open in the output
  cmark_node* picture_ = nullptr;  // the outermost picture that we are in
  PictureForm picture_form_ = PictureForm::text;
  std::optional<ShownImage> shown_image_;
  std::size_t alternative_start_ = 0;
  bool in_header_ = false;
  bool body_is_open_ = false;
  std::size_t column_ = 0;
  const std::uint8_t* alignments_ = nullptr;
};

}  // namespace

std::optional<RichTextFault> write_markdown(cmark_node* root, const MarkdownStyle& style,
                                            const LinkRules& rules, HeadingIds& ids, std::string& out) {
  return Writer(style, rules, ids, out).write(root);
}

}  // namespace trungbay::render
