// How values look as text: Python's str() and repr(), so that Jinja2 can serve as the oracle.
#include <charconv>
#include <cmath>

#include "base/utf8.hpp"
#include "render/template/values.hpp"

namespace trungbay::render {
namespace {

constexpr int k_deepest_printed = 64;

void append_integer(std::int64_t value, std::string& out) {
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
  out.append(digits, end);
}

void append_padded(int value, std::size_t width, std::string& out) {
  char digits[12];
  const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
  const auto size = static_cast<std::size_t>(end - digits);
  if (size < width) out.append(width - size, '0');
  out.append(digits, end);
}

// Written here and not by vietnamese::to_display, which makes a string: dates are printed on every page.
void append_date(vietnamese::Date date, std::string& out) {
  if (date.day) {
    append_padded(date.day, 2, out);
    out += '/';
  }
  if (date.month) {
    append_padded(date.month, 2, out);
    out += '/';
  }
  append_integer(date.year, out);
}

// Characters that Python's repr() writes as escapes, by Unicode's categories Cc, Cf, Zs, Zl, Zp, Co, as far
// as texts of people hold them.
bool is_printable(char32_t c) {
  if (c < 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0xAD || c == 0x1680 || c == 0x3000 || c == 0xFEFF)
    return false;
  if ((c >= 0x2000 && c <= 0x200F) || (c >= 0x2028 && c <= 0x202F) || (c >= 0x205F && c <= 0x206F))
    return false;
  return !(c >= 0xE000 && c <= 0xF8FF) && !(c >= 0xFFF0 && c <= 0xFFFB) && c < 0xE0000;
}

void append_hex(char32_t value, int digits, std::string& out) {
  for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) out += "0123456789abcdef"[value >> shift & 15];
}

void append_quoted(std::string_view text, std::string& out) {
  const bool double_quotes =
      text.find('\'') != std::string_view::npos && text.find('"') == std::string_view::npos;
  const char quote = double_quotes ? '"' : '\'';
  out += quote;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_code_point(text, at);
    const char32_t c = point.value;
    if (c == static_cast<char32_t>(quote) || c == '\\') {
      out += '\\';
      out += static_cast<char>(c);
    } else if (c == '\n' || c == '\r' || c == '\t') {
      out += c == '\n' ? "\\n" : c == '\r' ? "\\r" : "\\t";
    } else if (is_printable(c)) {
      out += text.substr(at, point.size);
    } else if (c < 0x100) {
      out += "\\x";
      append_hex(c, 2, out);
    } else {
      out += c < 0x10000 ? "\\u" : "\\U";
      append_hex(c, c < 0x10000 ? 4 : 8, out);
    }
    at += point.size;
  }
  out += quote;
}

void append_repr_at(Value value, Evaluation& evaluation, std::string& out, int depth);

void append_items(Value list, Evaluation& evaluation, std::string& out, int depth) {
  const bool tuple = is_tuple(list);
  out += tuple ? '(' : '[';
  const std::size_t size = list.list_size();
  for (std::size_t i = 0; i < size && !evaluation.fault(); ++i) {
    if (i > 0) out += ", ";
    append_repr_at(list.list_at(i, evaluation.scratch()), evaluation, out, depth + 1);
    if (out.size() > Evaluation::k_most_memory) evaluation.spend(out.size());
  }
  if (tuple && size == 1) out += ',';
  out += tuple ? ')' : ']';
}

void append_entries(Value map, Evaluation& evaluation, std::string& out, int depth) {
  out += '{';
  const char* separator = "";
  for (const auto& entry : map.as_map()) {
    out += separator;
    separator = ", ";
    append_quoted(entry.key, out);
    out += ": ";
    append_repr_at(entry.value, evaluation, out, depth + 1);
  }
  out += '}';
}

void append_repr_at(Value value, Evaluation& evaluation, std::string& out, int depth) {
  if (depth > k_deepest_printed) {
    out += "...";
    return;
  }
  switch (value.kind()) {
    case Kind::undefined:
      out += "Undefined";
      break;
    case Kind::null:
      out += "None";
      break;
    case Kind::boolean:
      out += value.as_boolean() ? "True" : "False";
      break;
    case Kind::integer:
      append_integer(value.as_integer(), out);
      break;
    case Kind::number:
      append_number(value.as_number(), out);
      break;
    case Kind::text:
    case Kind::source:
      append_quoted(value.as_text(), out);
      break;
    case Kind::html:
      out += "Markup(";
      append_quoted(value.as_text(), out);
      out += ')';
      break;
    case Kind::date:
      append_date(value.as_date(), out);
      break;
    case Kind::list:
      append_items(value, evaluation, out, depth);
      break;
    case Kind::map:
      append_entries(value, evaluation, out, depth);
      break;
    case Kind::object:
      out += '<';
      out += value.object_type().name;
      out += '>';
      break;
  }
}

}  // namespace

void append_number(double number, std::string& out) {
  if (!std::isfinite(number)) {
    out += std::isnan(number) ? "nan" : number < 0 ? "-inf" : "inf";
    return;
  }
  // The shortest digits that read back as the same number, laid out as Python does.
  char scientific[40];
  const std::string_view shortest(
      scientific, static_cast<std::size_t>(std::to_chars(scientific, scientific + sizeof scientific, number,
                                                         std::chars_format::scientific)
                                               .ptr -
                                           scientific));
  const std::size_t mark = shortest.find('e');
  int exponent = 0;
  const char* const first = shortest.data() + mark + (shortest[mark + 1] == '+' ? 2 : 1);
  std::from_chars(first, shortest.data() + shortest.size(), exponent);
  std::string_view mantissa = shortest.substr(0, mark);
  if (mantissa.front() == '-') {
    out += '-';
    mantissa.remove_prefix(1);
  }
  char digits[32] = {};
  std::size_t count = 0;
  for (const char c : mantissa) {
    if (c != '.') digits[count++] = c;
  }
  const auto add_digits = [&](std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i) out += i < count ? digits[i] : '0';
  };
  if (exponent < -4 || exponent >= 16) {
    out += digits[0];
    if (count > 1) out += '.';
    add_digits(1, count);
    out += exponent < 0 ? "e-" : "e+";
    append_padded(std::abs(exponent), 2, out);
  } else if (exponent < 0) {
    out += "0.";
    out.append(static_cast<std::size_t>(-exponent - 1), '0');
    add_digits(0, count);
  } else {
    const auto whole = static_cast<std::size_t>(exponent) + 1;
    add_digits(0, whole);
    out += '.';
    add_digits(whole, std::max(count, whole + 1));
  }
}

void append_text(Value value, Evaluation& evaluation, std::string& out) {
  if (value.is_string()) {
    out += value.as_text();
  } else if (value.kind() == Kind::undefined || (value.kind() == Kind::null && evaluation.null_is_silent())) {
    return;
  } else {
    append_repr_at(value, evaluation, out, 0);
  }
}

void append_repr(Value value, Evaluation& evaluation, std::string& out) {
  append_repr_at(value, evaluation, out, 0);
}

std::string_view text_of(Value value, Evaluation& evaluation) {
  if (value.is_string()) return value.as_text();
  if (value.is_missing() && (value.kind() == Kind::undefined || evaluation.null_is_silent())) return {};
  Evaluation::Buffer text(evaluation);
  append_text(value, evaluation, *text);
  return evaluation.keep(*text);
}

}  // namespace trungbay::render
