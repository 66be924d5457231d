// Filters that make text of text, as Jinja2's do. What comes in as html stays html where Jinja2 keeps Markup.
#include <algorithm>
#include <vector>

#include "base/utf8.hpp"
#include "render/template/escape.hpp"
#include "render/template/filters.hpp"
#include "vietnamese/fold.hpp"

namespace trungbay::render {
namespace {

using Arguments = std::span<const Value>;

Value argument(Arguments arguments, std::size_t index) {
  return index < arguments.size() ? arguments[index] : Value();
}

// A view's null stays null through filters of text, so that it prints nothing in the end.
bool passes_null(Value value, const Evaluation& evaluation) {
  return value.kind() == Kind::null && evaluation.null_is_silent();
}

bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

Value upper(Arguments in, Evaluation& evaluation) {
  return evaluation.keep_like(in[0], vietnamese::upper(text_of(in[0], evaluation)));
}

Value lower(Arguments in, Evaluation& evaluation) {
  return evaluation.keep_like(in[0], vietnamese::lower(text_of(in[0], evaluation)));
}

std::string capitalised(std::string_view text) {
  const std::size_t first = text.empty() ? 0 : decode_code_point(text, 0).size;
  return vietnamese::upper(text.substr(0, first)) + vietnamese::lower(text.substr(first));
}

Value capitalize(Arguments in, Evaluation& evaluation) {
  return evaluation.keep_like(in[0], capitalised(text_of(in[0], evaluation)));
}

Value title(Arguments in, Evaluation& evaluation) {
  static constexpr std::string_view k_breaks = "- \t\n\v\f\r({[<";
  const std::string_view text = text_of(in[0], evaluation);
  Evaluation::Buffer made(evaluation);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t word = std::min(text.find_first_not_of(k_breaks, at), text.size());
    const std::size_t end = std::min(text.find_first_of(k_breaks, word), text.size());
    *made += text.substr(at, word - at);
    *made += capitalised(text.substr(word, end - word));
    at = end;
  }
  return evaluation.keep_text(*made);
}

Value trim_text(Arguments in, Evaluation& evaluation) {
  std::string_view text = text_of(in[0], evaluation);
  const std::string_view chars = argument(in, 1).is_string() ? argument(in, 1).as_text() : " \t\n\r\f\v";
  const auto is_trimmed = [&](std::string_view letter) {
    return chars.find(letter) != std::string_view::npos;
  };
  while (!text.empty() && is_trimmed(text.substr(0, decode_code_point(text, 0).size))) {
    text.remove_prefix(decode_code_point(text, 0).size);
  }
  while (!text.empty()) {
    std::size_t last = text.size() - 1;
    while (last > 0 && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) --last;
    if (!is_trimmed(text.substr(last))) break;
    text = text.substr(0, last);
  }
  return evaluation.keep_like(in[0], text);
}

Value replace(Arguments in, Evaluation& evaluation) {
  const bool html = in[0].kind() == Kind::html || argument(in, 1).kind() == Kind::html ||
                    argument(in, 2).kind() == Kind::html;
  const auto as_html = [&](Value value) -> std::string {
    std::string text;
    value.kind() == Kind::html ? void(text = value.as_text()) : append_html(text_of(value, evaluation), text);
    return text;
  };
  const std::string escaped[] = {html ? as_html(in[0]) : "", html ? as_html(in[1]) : "",
                                 html ? as_html(in[2]) : ""};
  const std::string_view text = html ? std::string_view(escaped[0]) : text_of(in[0], evaluation);
  const std::string_view old = html ? std::string_view(escaped[1]) : text_of(in[1], evaluation);
  const std::string_view with = html ? std::string_view(escaped[2]) : text_of(in[2], evaluation);
  const Value limit = argument(in, 3);
  std::int64_t left = limit.is_missing() ? -1 : integer_argument(limit, -1, "replace", evaluation);
  Evaluation::Buffer made(evaluation);
  std::size_t at = 0;
  if (old.empty()) {
    // Python puts it before every character and at the end.
    while (left != 0) {
      *made += with;
      --left;
      if (at == text.size()) break;
      const std::size_t size = decode_code_point(text, at).size;
      *made += text.substr(at, size);
      at += size;
      if (made->size() > Evaluation::k_most_memory) return evaluation.spend(made->size()), Value();
    }
  } else {
    for (std::size_t found; left != 0 && (found = text.find(old, at)) != std::string_view::npos; --left) {
      *made += text.substr(at, found - at);
      *made += with;
      at = found + old.size();
      if (made->size() > Evaluation::k_most_memory) return evaluation.spend(made->size()), Value();
    }
  }
  *made += text.substr(at);
  return html ? Value::html(evaluation.keep(*made)) : evaluation.keep_text(*made);
}

Value truncate(Arguments in, Evaluation& evaluation) {
  if (passes_null(in[0], evaluation) || in[0].kind() == Kind::undefined) return in[0];
  if (!in[0].is_string()) return wrong_argument("truncate", in[0], evaluation);
  const std::string_view text = in[0].as_text();
  const auto length = integer_argument(argument(in, 1), 255, "truncate", evaluation);
  const bool cuts_words = is_true(argument(in, 2));
  const Value end_given = argument(in, 3);
  const std::string_view end = end_given.kind() == Kind::undefined ? "..." : text_of(end_given, evaluation);
  const Value leeway_given = argument(in, 4);
  const auto leeway =
      leeway_given.is_missing() ? 5 : integer_argument(leeway_given, 5, "truncate", evaluation);
  const auto end_length = static_cast<std::int64_t>(count_code_points(end));
  if (length < end_length || leeway < 0) return wrong_argument("truncate", argument(in, 1), evaluation);
  if (static_cast<std::int64_t>(count_code_points(text)) <= length + leeway)
    return evaluation.keep_like(in[0], text);
  std::string_view kept = first_code_points(text, static_cast<std::size_t>(length - end_length));
  if (!cuts_words) kept = kept.substr(0, kept.rfind(' '));
  Evaluation::Buffer made(evaluation);
  *made += kept;
  in[0].kind() == Kind::html&& end_given.kind() != Kind::html ? append_html(end, *made) : void(*made += end);
  return evaluation.keep_like(in[0], *made);
}

Value center(Arguments in, Evaluation& evaluation) {
  const std::string_view text = text_of(in[0], evaluation);
  const auto width = integer_argument(argument(in, 1), 80, "center", evaluation);
  const auto size = static_cast<std::int64_t>(count_code_points(text));
  if (width <= size) return evaluation.keep_like(in[0], text);
  if (width > 1'000'000) return wrong_argument("center", argument(in, 1), evaluation);
  const std::int64_t room = width - size;
  // As CPython rounds: the odd space goes left when the width is odd too.
  const std::int64_t left = room / 2 + (room & width & 1);
  Evaluation::Buffer made(evaluation);
  made->append(static_cast<std::size_t>(left), ' ');
  *made += text;
  made->append(static_cast<std::size_t>(room - left), ' ');
  return evaluation.keep_like(in[0], *made);
}

Value indent(Arguments in, Evaluation& evaluation) {
  if (!in[0].is_string()) return wrong_argument("indent", in[0], evaluation);
  const std::string_view text = text_of(in[0], evaluation);
  const Value width = argument(in, 1);
  const auto spaces =
      width.is_string() ? 0
                        : std::clamp<std::int64_t>(integer_argument(width, 4, "indent", evaluation), 0, 1000);
  const std::string before =
      width.is_string() ? std::string(width.as_text()) : std::string(static_cast<std::size_t>(spaces), ' ');
  const bool first = is_true(argument(in, 2));
  const bool blank = is_true(argument(in, 3));
  Evaluation::Buffer made(evaluation);
  bool is_first = true;
  for (std::size_t at = 0; is_first || at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    if (!is_first) *made += '\n';
    if (is_first ? first : blank || !line.empty()) *made += before;
    *made += line;
    if (made->size() > Evaluation::k_most_memory) return evaluation.spend(made->size()), Value();
    is_first = false;
    at = end + 1;
  }
  return evaluation.keep_like(in[0], *made);
}

void append_entity(std::string_view name, std::string& out) {
  static constexpr std::pair<std::string_view, std::string_view> k_known[] = {
      {"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"apos", "'"}, {"nbsp", "\xC2\xA0"}};
  for (const auto& [known, meant] : k_known) {
    if (known == name) {
      out += meant;
      return;
    }
  }
  const bool hex = name.size() > 2 && (name[1] == 'x' || name[1] == 'X');
  const std::string_view digits = name.substr(std::min<std::size_t>(hex ? 2 : 1, name.size()));
  const bool is_number =
      name.starts_with('#') && !digits.empty() && digits.size() <= 7 &&
      digits.find_first_not_of(hex ? "0123456789abcdefABCDEF" : "0123456789") == std::string_view::npos;
  if (!is_number) {
    out += '&';
    out += name;
    out += ';';
    return;
  }
  append_utf8(out, static_cast<char32_t>(std::stoul(std::string(digits), nullptr, hex ? 16 : 10)));
}

// Comments, then tags, then entities; white space in single spaces.
Value striptags(Arguments in, Evaluation& evaluation) {
  if (passes_null(in[0], evaluation)) return in[0];
  const std::string_view text = text_of(in[0], evaluation);
  Evaluation::Buffer bare(evaluation);
  for (std::size_t at = 0; at < text.size();) {
    const bool comment = text.substr(at, 4) == "<!--";
    const std::size_t close = comment           ? text.find("-->", at)
                              : text[at] == '<' ? text.find('>', at)
                                                : std::string_view::npos;
    if (close != std::string_view::npos) {
      at = close + (comment ? 3 : 1);
    } else {
      // Without a ">" behind it no later "<" can be a tag either.
      const std::size_t next = text[at] == '<' ? text.size() : std::min(text.find('<', at), text.size());
      *bare += text.substr(at, next - at);
      at = next;
    }
  }
  Evaluation::Buffer made(evaluation);
  bool space = false;
  for (std::size_t at = 0; at < bare->size(); ++at) {
    if (is_space((*bare)[at])) {
      space = !made->empty();
      continue;
    }
    if (space) *made += ' ';
    space = false;
    const std::size_t end = (*bare)[at] == '&' ? bare->find(';', at) : std::string::npos;
    if (end != std::string::npos && end - at <= 10) {
      append_entity(std::string_view(*bare).substr(at + 1, end - at - 1), *made);
      at = end;
    } else {
      *made += (*bare)[at];
    }
  }
  return evaluation.keep_text(*made);
}

Value escape(Arguments in, Evaluation& evaluation) {
  if (in[0].kind() == Kind::html || passes_null(in[0], evaluation)) return in[0];
  Evaluation::Buffer made(evaluation);
  append_html(text_of(in[0], evaluation), *made);
  return Value::html(evaluation.keep(*made));
}

Value forceescape(Arguments in, Evaluation& evaluation) {
  Evaluation::Buffer made(evaluation);
  append_html(text_of(in[0], evaluation), *made);
  return Value::html(evaluation.keep(*made));
}

Value string(Arguments in, Evaluation& evaluation) {
  return in[0].is_string() || passes_null(in[0], evaluation)
             ? in[0]
             : evaluation.keep_text(text_of(in[0], evaluation));
}

bool is_word(char32_t c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         c == 0xAA || c == 0xB5 || c == 0xBA ||
         (c >= 0xC0 && c != 0xD7 && c != 0xF7 && !(c >= 0x2000 && c <= 0x2BFF) &&
          !(c >= 0x3000 && c <= 0x3004));
}

Value wordcount(Arguments in, Evaluation& evaluation) {
  const std::string_view text = text_of(in[0], evaluation);
  std::int64_t words = 0;
  bool in_word = false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_code_point(text, at);
    const bool word = is_word(point.value);
    if (word && !in_word) ++words;
    in_word = word;
    at += point.size;
  }
  return Value::integer(words);
}

void append_url_quoted(std::string_view text, bool query, std::string& out) {
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '_' || c == '.' || c == '~' || (c == '/' && !query);
    if (plain) {
      out += c;
    } else if (query && c == ' ') {
      out += '+';
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += '%';
      out += "0123456789ABCDEF"[byte >> 4];
      out += "0123456789ABCDEF"[byte & 15];
    }
  }
}

Value urlencode(Arguments in, Evaluation& evaluation) {
  Evaluation::Buffer made(evaluation);
  if (in[0].kind() == Kind::map) {
    for (const auto& entry : in[0].as_map()) {
      if (!made->empty()) *made += '&';
      append_url_quoted(entry.key, true, *made);
      *made += '=';
      append_url_quoted(text_of(entry.value, evaluation), true, *made);
    }
  } else {
    append_url_quoted(text_of(in[0], evaluation), false, *made);
  }
  return evaluation.keep_text(*made);
}

constexpr std::string_view k_truncate[] = {"length", "killwords", "end", "leeway"};
constexpr std::string_view k_replace[] = {"old", "new", "count"};
constexpr std::string_view k_indent[] = {"width", "first", "blank"};
constexpr std::string_view k_chars[] = {"chars"};
constexpr std::string_view k_width[] = {"width"};

// A view's null comes out as null, whatever the filter would make of it.
template <Value (*filter)(Arguments, Evaluation&)>
Value unless_null(Arguments in, Evaluation& evaluation) {
  return passes_null(in[0], evaluation) ? in[0] : filter(in, evaluation);
}

constexpr FilterInfo k_filters[] = {
    {"capitalize", unless_null<capitalize>, {}, 0, ResultType::like_text},
    {"center", unless_null<center>, k_width, 0, ResultType::like_text},
    {"e", escape, {}, 0, ResultType::html},
    {"escape", escape, {}, 0, ResultType::html},
    {"forceescape", unless_null<forceescape>, {}, 0, ResultType::html},
    {"indent", unless_null<indent>, k_indent, 0, ResultType::like_text},
    {"lower", unless_null<lower>, {}, 0, ResultType::like_text},
    {"replace", unless_null<replace>, k_replace, 2, ResultType::like_text},
    {"string", string, {}, 0, ResultType::like_text},
    {"striptags", striptags, {}, 0, ResultType::text},
    {"title", unless_null<title>, {}, 0, ResultType::text},
    {"trim", unless_null<trim_text>, k_chars, 0, ResultType::like_text},
    {"truncate", truncate, k_truncate, 0, ResultType::like_text},
    {"upper", unless_null<upper>, {}, 0, ResultType::like_text},
    {"urlencode", unless_null<urlencode>, {}, 0, ResultType::text},
    {"wordcount", wordcount, {}, 0, ResultType::integer},
};

}  // namespace

std::span<const FilterInfo> text_filters() {
  return k_filters;
}

}  // namespace trungbay::render
