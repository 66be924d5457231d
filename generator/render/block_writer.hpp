// Writes blocks and runs of text as HTML that is balanced and well nested, whatever order they come in.
//
// html_reduction walks a tree that browsers would accept and reports what it meets; this class knows which
// element may stand in which: a paragraph in a paragraph ends the first, an item without a list gets one,
// text between list items becomes an item. Formatting is a property of a run of text, not an element: tags
// are opened when text comes and closed when its formatting ends, so nothing empty and nothing crossed gets
// out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "render/heading_ids.hpp"
#include "render/heading_outline.hpp"

namespace trungbay::render {

enum class Block : std::uint8_t {
  paragraph,
  heading,
  preformatted,
  quote,
  list,
  numbered_list,
  item,
  table,
  caption,
  table_head,
  table_body,
  table_foot,
  row,
  cell,
  header_cell,
};

// Formatting of a run of text; the order is the one in which tags are nested.
enum Format : std::uint8_t {
  k_strong = 1,
  k_emphasis = 2,
  k_deleted = 4,
  k_subscript = 8,
  k_superscript = 16,
  k_code = 32,
};

struct TextFormat {
  std::uint8_t flags = 0;
  std::string_view link_start;  // `<a …>` of the link that the run belongs to; one buffer a link; empty: none
};

class BlockWriter {
 public:
  BlockWriter(int heading_shift, HeadingIds& ids, std::size_t most_depth, std::string& out);

  // Opens a block if it may stand here, and gives the handle for `close`; 0 when it may not, and its content
  // belongs to what is around it. `attributes` is written into the start tag of a cell (" colspan=\"2\"");
  // `level` is a heading's, as its author wrote it (1 to 6).
  std::size_t open(Block block, int level = 2, std::string_view attributes = {});
  void close(std::size_t handle);

  void text(std::string_view text, const TextFormat& format);        // not escaped
  void markup(std::string_view finished, const TextFormat& format);  // an <img>, or a whole link
  void line_break();
  void rule();      // <hr />
  void boundary();  // what a <div> does: text before and behind it stands on different lines
  void finish();    // closes everything

 private:
  struct Open {
    Block block;
    bool is_implied;
    int level;
    std::size_t handle;
    std::size_t start;    // offset in `out` before it was opened
    std::size_t content;  // offset behind its start tag
    TextFormat format_before;
  };

  bool is_empty(const Open& open) const { return out_.size() == open.content; }
  bool holds_text_only() const;
  bool make_room_for(Block block);
  void push(Block block, bool is_implied, int level, std::string_view attributes);
  void pop();
  bool prepare_text(const TextFormat& format);
  void set_format(const TextFormat& wanted);
  void close_format() { set_format({}); }

  HeadingOutline outline_;
  HeadingIds& ids_;
  const std::size_t most_depth_;
  std::string& out_;
  const std::size_t start_;
  std::vector<Open> open_;
  std::size_t last_handle_ = 0;
  TextFormat format_;  // what is open in `out`
  std::string heading_text_;
  bool space_is_due_ = false;
  unsigned breaks_due_ = 0;
};

}  // namespace trungbay::render
