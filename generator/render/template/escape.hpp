// Appending text so that it is only text in the place where it stands. Called by the machine for every value.
//
// All take valid UTF-8 and keep it valid. The safe runs between two special bytes are copied whole; for HTML,
// 16 bytes are looked at in one step where the processor can.
#pragma once

#include <string>
#include <string_view>

namespace trungbay::render {

// & < > " ' as &amp; &lt; &gt; &#34; &#39; (the bytes that Jinja2 writes). Safe as text and in quoted
// attributes.
void append_html(std::string_view text, std::string& out);

// Finished HTML where markup has no place: < > " ' as entities, the entities in it stay.
void append_protected(std::string_view html, std::string& out);

// As append_html, without the characters that XML 1.0 cannot hold.
void append_xml(std::string_view text, std::string& out);

// The inside of a JSON string; < > & and U+2028 U+2029 as \u escapes, so that it is safe in a script element.
void append_json(std::string_view text, std::string& out);

// As Python's json.dumps with Jinja2's tojson: also ' and everything outside of ASCII as \u escapes.
void append_json_ascii(std::string_view text, std::string& out);

// One cell: in quotes when it holds a quote, comma, semicolon, tab or line end. What a spreadsheet may run as
// a formula (a beginning of = + - @ or their full-width forms, tab or return) gets ' in front.
void append_csv_cell(std::string_view text, std::string& out);
void append_csv_quoted(std::string_view text, std::string& out);  // inside quotes that are already there

// Words, numbers and colours of CSS go out; any other text becomes "unset", so that nothing can be smuggled
// in.
void append_css(std::string_view text, std::string& out);

// Whether a finished attribute value (with entities) may stand as an address: relative, or of the schemes
// http, https, mailto and tel. White space and control characters that browsers skip are skipped too.
bool is_safe_url(std::string_view attribute_value);

}  // namespace trungbay::render
