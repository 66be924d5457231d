// Cuts a template into tokens by Jinja2's rules: text, {{ }}, {% %}, comments, raw blocks, whitespace
// control.
//
// Called by the parser once a template. Faults are added to a sink and the cutting goes on behind the tag, so
// that one run finds them all.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "render/template/source.hpp"

namespace trungbay::render {

enum class Token : std::uint8_t {
  text,         // already trimmed by whitespace control
  output_open,  // {{
  output_close,
  tag_open,  // {%
  tag_close,
  name,
  integer,
  number,
  string,  // with its quotes
  symbol,  // an operator or a bracket: its characters are the range
  broken,  // here the lexer found a fault and passed over the rest of the tag
  end,
};

struct LexedToken {
  Token kind = Token::end;
  Range range;
};

using ReportFault = std::function<void(Code, Range, Arguments)>;

// The last token is always `end`; every opened tag has its close token, also after a fault in it.
std::vector<LexedToken> cut_tokens(const Source& source, const ReportFault& report);

// What a string token means: quotes taken off, Python's escapes resolved. Returns false for an escape that
// names no character; `out` then holds U+FFFD in its place.
bool unquote(std::string_view token, std::string& out);

}  // namespace trungbay::render
