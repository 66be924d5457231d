// Text into HTML, XML and JSON, for code that writes these itself: rich text, feeds, sitemaps, SVG, the search index.
//
// (The template machine escapes by context with functions of its own.) Input is valid UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace trungbay {

// Appends `text` for element content and for values in double quotes: & < > " become entities, as cmark
// writes them; controls and code points that are no characters, which HTML and XML have no place for, are left
// out.
void append_escaped(std::string_view text, std::string& out);

// Appends `text` as a JSON string with its quotes; < > & and U+2028/2029 are written as \u escapes, so that
// the result may stand in a <script> too.
void append_json_string(std::string_view text, std::string& out);

}  // namespace trungbay
