// A look over Markdown before cmark-gfm sees it: does it hold what is known to blow up?
//
// Debian's 0.29.0.gfm.6 has constructs whose cost grows with the square of the text (measured on 64 KB:
// nested markers and blank lines 7 s, 256 KB of `![[]()` 3 s, shared link definitions 180 MB of HTML). One
// linear pass counts them; markdown_limits_test.cpp holds each at its limit and past it.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "render/markdown.hpp"

namespace trungbay::render {

struct MarkdownLimits {
  // `[`: links are looked up backwards over all open brackets; 10,000 of them cost 0.15 s.
  static constexpr std::size_t k_most_brackets = 10'000;
  // `@`: each is tried as an e-mail address, backwards and forwards, and copies the text around it.
  static constexpr std::size_t k_most_at_signs = 1'000;
  // A line that could stand under a table's header makes cmark read the paragraph above it again: bytes
  // read in all. 4 MB cost 0.25 s.
  static constexpr std::size_t k_most_reread_bytes = 4 * 1024 * 1024;
  // Longest link definition × brackets: what `[a]` written often could copy.
  static constexpr std::size_t k_most_definition_bytes = 4 * 1024 * 1024;
};

std::optional<RichTextFault> check_markdown(std::string_view source);

}  // namespace trungbay::render
