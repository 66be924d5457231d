#include "render/html_reduction.hpp"

#include <algorithm>
#include <charconv>

#include "base/escape.hpp"
#include "pages/video.hpp"
#include "render/html_parse.hpp"
#include "render/html_roles.hpp"
#include "render/link_write.hpp"
#include "vietnamese/nfc.hpp"

namespace trungbay::render {
namespace {

// ` colspan="3"` for numbers that a table of ours may hold.
void append_span(const GumboElement& element, const char* name, std::string& out) {
  const auto value = attribute_of(element, name);
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (error != std::errc{} || end != value.data() + value.size()) return;
  if (number < 2 || number > RichTextLimits::k_most_table_columns) return;
  out += std::string(" ") + name + "=\"" + std::to_string(number) + '"';
}

class Reducer {
 public:
  Reducer(int heading_shift, const LinkRules& rules, HeadingIds& ids, Scratch& scratch, std::string& out,
          std::size_t most_output)
      : rules_(rules),
        scratch_(scratch),
        out_(out),
        limit_(out.size() + most_output),
        writer_(heading_shift, ids, HtmlLimits::k_most_depth, out) {}

  // Without recursion: the tree may be as deep as the text has tags.
  bool reduce(const GumboNode* root) {
    for (const GumboNode* node = root;;) {
      const bool goes_down = enter(node);
      if (out_.size() > limit_) return false;
      if (goes_down) {
        node = child_of(node, 0);
        continue;
      }
      for (;;) {
        if (node == root) {
          writer_.finish();
          return true;
        }
        const GumboNode* const next = child_of(node->parent, node->index_within_parent + 1);
        if (next != nullptr) {
          node = next;
          break;
        }
        node = node->parent;
        leave();
      }
    }
  }

 private:
  struct Frame {
    Treatment treatment;
    std::size_t handle = 0;
    TextFormat format;  // of the text around the element
  };

  static const GumboNode* child_of(const GumboNode* node, std::size_t index) {
    const GumboVector* children = nullptr;
    if (node->type == GUMBO_NODE_DOCUMENT) {
      children = &node->v.document.children;
    } else if (node->type == GUMBO_NODE_ELEMENT) {
      children = &node->v.element.children;
    }
    if (children == nullptr || index >= children->length) return nullptr;
    return static_cast<const GumboNode*>(children->data[index]);
  }

  // Whether the walk goes on with the node's children; `leave` is called behind them.
  bool enter(const GumboNode* node) {
    switch (node->type) {
      case GUMBO_NODE_TEXT:
      case GUMBO_NODE_WHITESPACE:
      case GUMBO_NODE_CDATA:
        // The source was cleaned before, but not what its entities stand for.
        writer_.text(vietnamese::clean_text(node->v.text.text, cleaned_), format_);
        return false;
      case GUMBO_NODE_ELEMENT:
        return enter_element(node);
      case GUMBO_NODE_DOCUMENT:
        if (child_of(node, 0) == nullptr) return false;
        frames_.push_back({{}, 0, format_});
        return true;
      default:
        return false;
    }
  }

  bool enter_element(const GumboNode* node) {
    const GumboElement& element = node->v.element;
    if (element.tag_namespace != GUMBO_NAMESPACE_HTML) return false;
    Frame frame{treatment_of(element.tag), 0, format_};
    switch (frame.treatment.role) {
      case Role::drop:
        return false;
      case Role::picture:
        add_picture(element);
        return false;
      case Role::line_break:
        writer_.line_break();
        return false;
      case Role::rule:
        writer_.rule();
        return false;
      case Role::frame:
        add_video(element);
        return false;
      case Role::block:
        open_block(element, frame);
        break;
      case Role::line:
        writer_.boundary();
        break;
      case Role::format:
        format_.flags |= frame.treatment.format;
        break;
      case Role::link:
        start_link(element);
        break;
      case Role::unwrap:
        break;
    }
    frames_.push_back(frame);
    if (child_of(node, 0) != nullptr) return true;
    leave();
    return false;
  }

  void leave() {
    const Frame frame = frames_.back();
    frames_.pop_back();
    if (frame.treatment.role == Role::block) writer_.close(frame.handle);
    if (frame.treatment.role == Role::line) writer_.boundary();
    format_ = frame.format;
  }

  void open_block(const GumboElement& element, Frame& frame) {
    const Block kind = frame.treatment.block;
    std::string attributes;
    if (kind == Block::cell || kind == Block::header_cell) {
      append_span(element, "colspan", attributes);
      append_span(element, "rowspan", attributes);
    }
    frame.handle = writer_.open(kind, frame.treatment.level, attributes);
  }

  // An attribute that people read. As with text, its entities may stand for what the cleaned source no longer had.
  std::string_view words_of(const GumboElement& element, const char* name) {
    const std::string_view written = attribute_of(element, name);
    if (written.empty()) return written;
    const std::string cleaned = vietnamese::clean_line(written);
    return cleaned == written ? written : scratch_.copy(cleaned);
  }

  void start_link(const GumboElement& element) {
    const auto target = attribute_of(element, "href");
    format_.link_start = {};
    // Anchors within the old page lead nowhere: ids do not come along.
    if (target.empty() || target[0] == '#') return;
    std::string start;
    if (append_link_start(target, words_of(element, "title"), rules_, start)) {
      format_.link_start = scratch_.copy(start);
    }
  }

  void add_picture(const GumboElement& element) {
    const auto target = attribute_of(element, "src");
    const auto words = words_of(element, "alt");
    const auto title = words_of(element, "title");
    std::optional<ShownImage> image;
    const PictureForm form = form_of_picture(target, !format_.link_start.empty(), rules_, image);
    if (form == PictureForm::text) {
      writer_.text(words, format_);
      return;
    }
    std::string markup;
    if (form == PictureForm::link) {
      append_link_start(target, title, rules_, markup);
      TextFormat link = format_;
      link.link_start = scratch_.copy(markup);
      writer_.text(words.empty() ? k_picture_without_words : words, link);
      return;
    }
    append_picture_start(target, image, rules_, markup);
    append_escaped(words, markup);
    append_picture_end(title, image, markup);
    writer_.markup(markup, format_);
  }

  void add_video(const GumboElement& element) {
    const auto video = pages::parse_youtube(attribute_of(element, "src"));
    if (!video) return;
    writer_.boundary();
    std::string start;
    append_link_start(pages::watch_address(*video), {}, rules_, start);
    TextFormat link;
    link.link_start = scratch_.copy(start);
    writer_.text("Xem video trên YouTube", link);
    writer_.boundary();
  }

  const LinkRules& rules_;
  Scratch& scratch_;
  std::string& out_;
  const std::size_t limit_;
  BlockWriter writer_;
  std::vector<Frame> frames_;
  TextFormat format_;
  std::string cleaned_;
};

}  // namespace

std::optional<RichTextFault> reduce_html(std::string_view source, int heading_shift, const LinkRules& rules,
                                         HeadingIds& ids, Scratch& scratch, std::string& out) {
  std::optional<RichTextFault> fault;
  const GumboNode* const document = parse_html(source, scratch, fault);
  if (document == nullptr) return fault;
  const std::size_t start = out.size();
  const std::size_t most_output =
      source.size() * RichTextLimits::k_most_growth + RichTextLimits::k_growth_slack;
  if (Reducer(heading_shift, rules, ids, scratch, out, most_output).reduce(document)) return std::nullopt;
  out.resize(start);
  return RichTextFault{Code::rich_text_output_too_large,
                       {{"limit", std::to_string(RichTextLimits::k_most_growth)}}};
}

}  // namespace trungbay::render
