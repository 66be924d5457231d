// Rich text — Markdown documents, cells of exports, HTML out of a CMS — becomes safe HTML.
//
// The last step before a page's bytes are whole: the template machine leaves a hole where a template says
// `|markdown`, and a worker fills it here. cmark-gfm parses (tables, strikethrough, autolinks, task lists;
// raw HTML never gets out), our own writer prints the tree as cmark's would, with four additions: headings
// are shifted and get ids, links and pictures follow LinkRules, tables stand in a box that scrolls, and the
// output is limited. HTML bodies go to html_reduction.
//
// One RichText serves one worker. Parsing takes a lock of the whole process: Debian's cmark-gfm keeps global
// state while it parses with strikethrough or autolink, so bodies that need neither parse side by side and
// the others alone (docs in generator/render/markdown_parse.cpp).
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "pages/value.hpp"
#include "render/heading_ids.hpp"
#include "render/link_rules.hpp"

namespace trungbay::render {

// Why a body was not rendered as rich text. Its escaped plain text stands in the page instead.
struct RichTextFault {
  Code code{};
  std::vector<MessageArgument> arguments;

  Diagnostic at(Place place) const;  // the diagnostic, at the place that only the caller knows
};

// Limits of one body; past them it is refused. Measured on Debian's cmark-gfm 0.29.0.gfm.6.
struct RichTextLimits {
  // A cell of a spreadsheet holds 32,767 characters, a long document about 100 KB.
  static constexpr std::size_t k_most_bytes = 256 * 1024;
  // Wider tables are no use to a reader, and cells grow with rows × columns.
  static constexpr std::size_t k_most_table_columns = 64;
  // Short rows are filled up to the table's width: 6 KB of source made 10 MB of HTML in 4 s.
  static constexpr std::size_t k_most_table_cells = 20'000;
  // Quotes in lists in quotes: nobody writes more, and cmark's cost grows with depth × lines.
  static constexpr std::size_t k_most_nesting = 32;
  // Output of at most 40 times the source, but room for the markup of a short one.
  static constexpr std::size_t k_most_growth = 40;
  static constexpr std::size_t k_growth_slack = 4096;
};

class RichText {
 public:
  explicit RichText(LinkRules rules);
  RichText(RichText&&) noexcept;
  RichText& operator=(RichText&&) noexcept;
  ~RichText();

  // Appends HTML to `out`: valid UTF-8, balanced, without scripts, whatever `source` holds. The first
  // heading comes out as h(1 + `heading_shift`), those below it as the next levels (HeadingOutline). `ids` joins the headings of several texts of
  // one page. On a fault the text is appended all the same: its words, escaped, in one paragraph with its
  // line ends.
  std::optional<RichTextFault> render(std::string_view source, pages::SourceFormat format, int heading_shift,
                                      std::string& out, HeadingIds* ids = nullptr);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// A link or picture as the author wrote it (entities and escapes undone), with the place where it stands in
// `source`: line from 1, column from 1 in code points.
struct Link {
  std::string target;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  bool is_image = false;
  bool has_words = false;  // of a picture: alternative text
};

// All links and pictures of a text (valid UTF-8) in the order of their places; nothing for one that `render`
// refuses. For the check of dead links; the front matter's lines are the caller's to add.
std::vector<Link> collect_links(std::string_view source, pages::SourceFormat format);

}  // namespace trungbay::render
