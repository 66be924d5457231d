// HTML bodies out of CMS exports, reduced to what a page of ours may hold.
//
// gumbo parses whatever browsers would; of its tree only headings, paragraphs, lists, tables, quotes, code,
// emphasis, links and pictures are written again, by our own writer, so the result is balanced and well
// nested whatever came in. Attributes go, but href, src, alt, title, colspan and rowspan. Scripts, styles,
// forms and drawings go with what they hold; a YouTube frame becomes a link. Called by RichText for
// SourceFormat::html.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/scratch.hpp"
#include "render/heading_ids.hpp"
#include "render/link_rules.hpp"
#include "render/markdown.hpp"

namespace trungbay::render {

struct HtmlLimits {
  // An exported article has a few hundred; gumbo looks through all open elements at each tag:
  // this many nested ones cost 0.15 s.
  static constexpr std::size_t k_most_tags = 10'000;
  // gumbo compares every attribute of a tag with every other: this many in one tag cost 0.3 s.
  static constexpr std::size_t k_most_attributes = 10'000;
  // Formatting tags left open are opened again in every following block: 256 KB could make millions of nodes.
  static constexpr std::size_t k_most_memory = 64 * 1024 * 1024;
  // Blocks within blocks; deeper ones are flattened into the block that holds them.
  static constexpr std::size_t k_most_depth = 24;
};

// Appends the reduced HTML to `out`; on a fault nothing is appended. `scratch` is the worker's, reset by the
// caller.
std::optional<RichTextFault> reduce_html(std::string_view source, int heading_shift, const LinkRules& rules,
                                         HeadingIds& ids, Scratch& scratch, std::string& out);

}  // namespace trungbay::render
