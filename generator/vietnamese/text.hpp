// Shortening bodies to summaries, always at whole words.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace trungbay::vietnamese {

// White space in single spaces; when longer than `most_code_points`, cut behind the last whole word that fits
// with "…" behind it (the "…" counts). A single word that is too long is cut between two letters, never between
// a letter and its marks.
std::string truncate_words(std::string_view text, std::size_t most_code_points);

// What a reader sees of a body in Markdown or HTML, on one line: tags, comments, scripts, markers of
// headings, lists, tables, quotes, emphasis and code, link targets and pictures dropped; the usual entities
// decoded. Reads at most `most_bytes` of the source, so that a summary of a long body costs little.
std::string plain_text(std::string_view source, std::size_t most_bytes = 16 * 1024);

// The same with each paragraph, heading, item and table cell on a line of its own: what search reads.
std::string plain_lines(std::string_view source);

// A summary out of a body: plain_text, as many whole sentences as fit, else truncate_words. The first
// sentence is always part of it.
std::string summary_of(std::string_view source, std::size_t most_code_points);

}  // namespace trungbay::vietnamese
