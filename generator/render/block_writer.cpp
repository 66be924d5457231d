#include "render/block_writer.hpp"

#include <algorithm>
#include <array>

#include "base/escape.hpp"
#include "render/link_write.hpp"

namespace trungbay::render {
namespace {

struct Tag {
  Format format;
  std::string_view start;
  std::string_view end;
};
constexpr std::array<Tag, 6> k_tags{{{k_strong, "<strong>", "</strong>"},
                                     {k_emphasis, "<em>", "</em>"},
                                     {k_deleted, "<del>", "</del>"},
                                     {k_subscript, "<sub>", "</sub>"},
                                     {k_superscript, "<sup>", "</sup>"},
                                     {k_code, "<code>", "</code>"}}};

// By Block.
constexpr std::array<std::string_view, 15> k_names{"p",     "h",     "pre",   "blockquote", "ul",
                                                   "ol",    "li",    "table", "caption",    "thead",
                                                   "tbody", "tfoot", "tr",    "td",         "th"};

std::string_view name_of(Block block) {
  return k_names[static_cast<std::size_t>(block)];
}

bool is_list(Block block) {
  return block == Block::list || block == Block::numbered_list;
}
bool is_table_part(Block block) {
  return block == Block::table || block == Block::table_head || block == Block::table_body ||
         block == Block::table_foot || block == Block::row;
}
bool is_cell(Block block) {
  return block == Block::cell || block == Block::header_cell;
}
bool is_text_only(Block block) {
  return block == Block::paragraph || block == Block::heading || block == Block::preformatted ||
         block == Block::caption;
}
// Blocks whose lines stand alone in the source; a matter of looks only.
bool ends_line_at_start(Block block) {
  return is_list(block) || block == Block::quote || is_table_part(block);
}

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

}  // namespace

BlockWriter::BlockWriter(int heading_shift, HeadingIds& ids, std::size_t most_depth, std::string& out)
    : outline_(heading_shift), ids_(ids), most_depth_(most_depth), out_(out), start_(out.size()) {}

bool BlockWriter::holds_text_only() const {
  return !open_.empty() && is_text_only(open_.back().block);
}

// Closes and opens what has to be so that `block` may stand here; false when it may not.
bool BlockWriter::make_room_for(Block block) {
  if (!open_.empty() && open_.back().block == Block::paragraph) pop();
  const bool wants_list = block == Block::item;
  if (!open_.empty() && is_list(open_.back().block) && open_.back().is_implied && !wants_list) pop();
  if (wants_list && !open_.empty() && open_.back().block == Block::item && open_.back().is_implied) pop();
  if (open_.size() >= most_depth_) return false;
  const bool at_top = open_.empty();
  const Block around = at_top ? Block::quote : open_.back().block;
  switch (block) {
    case Block::caption:
    case Block::table_head:
    case Block::table_body:
    case Block::table_foot:
      return around == Block::table;
    case Block::row:
      return around == Block::table || around == Block::table_head || around == Block::table_body ||
             around == Block::table_foot;
    case Block::cell:
    case Block::header_cell:
      return around == Block::row;
    default:
      break;
  }
  if (is_text_only(around) || is_table_part(around)) return false;
  if (is_list(around)) {
    if (wants_list) return true;
    push(Block::item, true, 0, {});
    return true;
  }
  if (wants_list) push(Block::list, true, 0, {});
  return true;
}

void BlockWriter::push(Block block, bool is_implied, int level, std::string_view attributes) {
  Open open{block, is_implied, level, ++last_handle_, out_.size(), 0, format_};
  close_format();
  space_is_due_ = false;
  breaks_due_ = 0;
  if (block == Block::table) out_ += k_table_box;
  out_ += '<';
  out_ += name_of(block);
  if (block == Block::heading) {
    out_ += static_cast<char>('0' + level);
    heading_text_.clear();
  }
  out_ += attributes;
  out_ += '>';
  if (ends_line_at_start(block)) out_ += '\n';
  open.content = out_.size();
  open_.push_back(open);
}

void BlockWriter::pop() {
  close_format();
  space_is_due_ = false;
  breaks_due_ = 0;
  const Open top = open_.back();
  open_.pop_back();
  // An empty cell keeps the others in their columns; of everything else that is empty only the gap is left.
  if (is_empty(top) && !is_cell(top.block)) {
    out_.resize(top.start);
    format_ = top.format_before;
    if (!open_.empty()) boundary();
    return;
  }
  out_ += "</";
  out_ += name_of(top.block);
  if (top.block == Block::heading) {
    // Numbered only now: one that stayed empty is not there, and leaves no hole in the outline.
    const char level = static_cast<char>('0' + outline_.next(top.level));
    out_[top.content - 2] = level;
    out_ += level;
    out_.insert(top.content - 1, " id=\"" + ids_.make(heading_text_) + '"');
  }
  out_ += '>';
  if (top.block == Block::table) out_ += "</div>";
  out_ += '\n';
}

std::size_t BlockWriter::open(Block block, int level, std::string_view attributes) {
  if (!make_room_for(block)) {
    boundary();
    return 0;
  }
  push(block, false, level, attributes);
  return last_handle_;
}

void BlockWriter::close(std::size_t handle) {
  if (handle == 0) {
    boundary();
    return;
  }
  const auto found =
      std::find_if(open_.begin(), open_.end(), [handle](const Open& o) { return o.handle == handle; });
  if (found == open_.end()) return;
  const auto keep = static_cast<std::size_t>(found - open_.begin());
  while (open_.size() > keep) pop();
}

void BlockWriter::finish() {
  while (!open_.empty()) pop();
  close_format();
}

void BlockWriter::boundary() {
  if (open_.empty()) return;
  const Block top = open_.back().block;
  if (top == Block::paragraph) {
    pop();
  } else if (top == Block::item || is_cell(top) || top == Block::preformatted) {
    if (!is_empty(open_.back())) breaks_due_ = std::max(breaks_due_, 1U);
  } else {
    space_is_due_ = true;
  }
}

void BlockWriter::line_break() {
  if (open_.empty()) return;
  const Open& top = open_.back();
  if (is_list(top.block) || is_table_part(top.block) || is_empty(top)) return;
  if (top.block == Block::heading || top.block == Block::caption) {
    space_is_due_ = true;
  } else {
    // Exports space paragraphs with rows of <br>; two make the gap, more add nothing.
    breaks_due_ = std::min(breaks_due_ + 1, 2U);
  }
}

void BlockWriter::rule() {
  if (!make_room_for(Block::paragraph)) return;
  close_format();
  out_ += "<hr />\n";
}

// Makes sure that text may stand here, and writes what was due before it.
bool BlockWriter::prepare_text(const TextFormat& format) {
  if (!open_.empty() && is_list(open_.back().block)) {
    if (open_.back().is_implied) {
      pop();
    } else {
      push(Block::item, true, 0, {});
    }
  }
  if (open_.empty() || open_.back().block == Block::quote) push(Block::paragraph, true, 0, {});
  if (is_table_part(open_.back().block)) return false;
  const bool is_pre = open_.back().block == Block::preformatted;
  // Behind a block, which ends with a line end of its own, neither breaks nor spaces mean anything.
  const bool follows_text = !is_empty(open_.back()) && out_.back() != '\n';
  if (follows_text && breaks_due_ > 0) {
    for (; breaks_due_ > 0; --breaks_due_) out_ += is_pre ? "\n" : "<br />\n";
    space_is_due_ = false;
  }
  TextFormat shared = format_;
  shared.flags &= format.flags;
  if (shared.link_start.data() != format.link_start.data()) shared = {};
  set_format(shared);
  if (follows_text && space_is_due_) {
    out_ += ' ';
    if (open_.back().block == Block::heading) heading_text_ += ' ';
  }
  space_is_due_ = false;
  breaks_due_ = 0;
  set_format(format);
  return true;
}

// A link is outermost, then the formats in their order: everything inside the first difference is closed.
void BlockWriter::set_format(const TextFormat& wanted) {
  const bool same_link = format_.link_start.data() == wanted.link_start.data();
  std::size_t same = 0;
  if (same_link) {
    while (same < k_tags.size() &&
           (format_.flags & k_tags[same].format) == (wanted.flags & k_tags[same].format))
      ++same;
  }
  for (std::size_t i = k_tags.size(); i > same; --i) {
    if ((format_.flags & k_tags[i - 1].format) != 0) out_ += k_tags[i - 1].end;
  }
  if (!same_link) {
    if (!format_.link_start.empty()) out_ += "</a>";
    out_ += wanted.link_start;
  }
  for (std::size_t i = same; i < k_tags.size(); ++i) {
    if ((wanted.flags & k_tags[i].format) != 0) out_ += k_tags[i].start;
  }
  format_ = wanted;
}

void BlockWriter::text(std::string_view text, const TextFormat& format) {
  if (!open_.empty() && open_.back().block == Block::preformatted) {
    // A line end behind <pre> is not shown by browsers: better not written.
    if (is_empty(open_.back())) text.remove_prefix(std::min(text.find_first_not_of("\r\n"), text.size()));
    if (!text.empty() && prepare_text(format)) append_escaped(text, out_);
    return;
  }
  for (std::size_t i = 0; i < text.size();) {
    if (is_space(text[i])) {
      space_is_due_ = true;
      ++i;
      continue;
    }
    std::size_t end = i + 1;
    while (end < text.size() && !is_space(text[end])) ++end;
    // A single space between two words of one run needs no look at the format.
    while (end + 1 < text.size() && text[end] == ' ' && !is_space(text[end + 1])) {
      ++end;
      while (end < text.size() && !is_space(text[end])) ++end;
    }
    if (!prepare_text(format)) return;
    if (open_.back().block == Block::heading) heading_text_ += text.substr(i, end - i);
    append_escaped(text.substr(i, end - i), out_);
    i = end;
  }
}

void BlockWriter::markup(std::string_view finished, const TextFormat& format) {
  if (prepare_text(format)) out_ += finished;
}

}  // namespace trungbay::render
