#include "render/template/escape.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "base/utf8.hpp"

namespace trungbay::render {
namespace {

// For each byte the replacement's number, 0 for bytes that stay.
using Table = std::array<std::uint8_t, 256>;

constexpr std::string_view k_entities[] = {"", "&amp;", "&lt;", "&gt;", "&#34;", "&#39;", ""};
constexpr std::uint8_t k_dropped = 6;

constexpr Table html_table() {
  Table table{};
  table['&'] = 1;
  table['<'] = 2;
  table['>'] = 3;
  table['"'] = 4;
  table['\''] = 5;
  return table;
}

constexpr Table protected_table() {
  Table table = html_table();
  table['&'] = 0;
  return table;
}

constexpr Table xml_table() {
  Table table = html_table();
  for (int c = 0; c < 0x20; ++c) {
    if (c != '\t' && c != '\n' && c != '\r') table[static_cast<std::size_t>(c)] = k_dropped;
  }
  return table;
}

constexpr Table k_html = html_table();
constexpr Table k_protected = protected_table();
constexpr Table k_xml = xml_table();

// First byte at or behind `at` that the table replaces.
std::size_t find_special(std::string_view text, std::size_t at, const Table& table) {
  while (at < text.size() && table[static_cast<unsigned char>(text[at])] == 0) ++at;
  return at;
}

std::size_t find_html_special(std::string_view text, std::size_t at) {
#ifdef __SSE2__
  // ' is & with the lowest bit set, > is < with bit 1 set: three comparisons cover the five bytes.
  const __m128i ampersand = _mm_set1_epi8('\'');
  const __m128i angle = _mm_set1_epi8('>');
  const __m128i quote = _mm_set1_epi8('"');
  const __m128i bit0 = _mm_set1_epi8(1);
  const __m128i bit1 = _mm_set1_epi8(2);
  for (; at + 16 <= text.size(); at += 16) {
    const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
    const __m128i found = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(_mm_or_si128(block, bit0), ampersand),
                                                    _mm_cmpeq_epi8(_mm_or_si128(block, bit1), angle)),
                                       _mm_cmpeq_epi8(block, quote));
    const int mask = _mm_movemask_epi8(found);
    if (mask != 0) return at + static_cast<std::size_t>(__builtin_ctz(static_cast<unsigned>(mask)));
  }
#endif
  return find_special(text, at, k_html);
}

template <typename Find>
void append_replaced(std::string_view text, const Table& table, const Find& find, std::string& out) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t special = find(at);
    out.append(text.data() + at, special - at);
    if (special == text.size()) return;
    out += k_entities[table[static_cast<unsigned char>(text[special])]];
    at = special + 1;
  }
}

constexpr char k_hex[] = "0123456789abcdef";

void append_unit(std::uint32_t unit, std::string& out) {
  const char escape[] = {
      '\\', 'u', k_hex[unit >> 12 & 15], k_hex[unit >> 8 & 15], k_hex[unit >> 4 & 15], k_hex[unit & 15]};
  out.append(escape, sizeof escape);
}

// The escapes that JSON has a letter for; 0 for others.
char json_letter(char c) {
  switch (c) {
    case '"':
    case '\\':
      return c;
    case '\n':
      return 'n';
    case '\r':
      return 'r';
    case '\t':
      return 't';
    case '\b':
      return 'b';
    case '\f':
      return 'f';
    default:
      return 0;
  }
}

enum class JsonText : std::uint8_t { utf8, ascii };

void append_json_text(std::string_view text, JsonText kind, std::string& out) {
  std::size_t kept = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    const auto byte = static_cast<unsigned char>(c);
    const bool line_separator = byte == 0xE2 && at + 2 < text.size() && text[at + 1] == '\x80' &&
                                (text[at + 2] == '\xA8' || text[at + 2] == '\xA9');
    const bool plain = byte >= 0x20 && c != '"' && c != '\\' && c != '<' && c != '>' && c != '&' &&
                       !line_separator && (kind == JsonText::utf8 || (byte < 0x80 && c != '\''));
    if (plain) {
      ++at;
      continue;
    }
    out.append(text.data() + kept, at - kept);
    if (const char letter = json_letter(c)) {
      out += '\\';
      out += letter;
      ++at;
    } else {
      const CodePoint point = decode_code_point(text, at);
      const auto value = static_cast<std::uint32_t>(point.value);
      if (value >= 0x10000) {
        append_unit(0xD800 + ((value - 0x10000) >> 10), out);
        append_unit(0xDC00 + ((value - 0x10000) & 0x3FF), out);
      } else {
        append_unit(value, out);
      }
      at += point.size;
    }
    kept = at;
  }
  out.append(text.data() + kept, text.size() - kept);
}

// A spreadsheet takes these for the beginning of a formula, quotes or not; also behind leading blanks, and in
// some languages their full-width forms ＝ ＋ － ＠ (U+FF1D U+FF0B U+FF0D U+FF20).
bool looks_like_formula(std::string_view text) {
  if (!text.empty() && (text[0] == '\t' || text[0] == '\r')) return true;
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return false;
  if (std::string_view("=+-@").find(text[first]) != std::string_view::npos) return true;
  const std::string_view begin = text.substr(first, 3);
  return begin == "\xEF\xBC\x9D" || begin == "\xEF\xBC\x8B" || begin == "\xEF\xBC\x8D" ||
         begin == "\xEF\xBC\xA0";
}

}  // namespace

void append_html(std::string_view text, std::string& out) {
  append_replaced(
      text, k_html, [&](std::size_t at) { return find_html_special(text, at); }, out);
}

void append_protected(std::string_view html, std::string& out) {
  append_replaced(
      html, k_protected, [&](std::size_t at) { return find_special(html, at, k_protected); }, out);
}

void append_xml(std::string_view text, std::string& out) {
  // U+FFFE and U+FFFF, the only other characters of valid UTF-8 that XML cannot hold, are cut out here.
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while ((end = text.find("\xEF\xBF", end)) != std::string_view::npos) {
      if (end + 2 < text.size() && (text[end + 2] == '\xBE' || text[end + 2] == '\xBF')) break;
      end += 2;
    }
    const std::string_view part = text.substr(at, end == std::string_view::npos ? end : end - at);
    append_replaced(
        part, k_xml, [&](std::size_t from) { return find_special(part, from, k_xml); }, out);
    if (end == std::string_view::npos) return;
    at = end + 3;
  }
}

void append_json(std::string_view text, std::string& out) {
  append_json_text(text, JsonText::utf8, out);
}
void append_json_ascii(std::string_view text, std::string& out) {
  append_json_text(text, JsonText::ascii, out);
}

void append_csv_quoted(std::string_view text, std::string& out) {
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
}

void append_csv_cell(std::string_view text, std::string& out) {
  const bool is_formula = looks_like_formula(text);
  const bool quoted = is_formula || text.find_first_of("\",;\t\r\n") != std::string_view::npos;
  if (quoted) out += '"';
  if (is_formula) out += '\'';
  append_csv_quoted(text, out);
  if (quoted) out += '"';
}

void append_css(std::string_view text, std::string& out) {
  const bool harmless = !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("#.%-_ ").find(c) != std::string_view::npos;
  });
  out += harmless ? text : std::string_view("unset");
}

bool is_safe_url(std::string_view value) {
  static constexpr std::string_view k_schemes[] = {"http", "https", "mailto", "tel"};
  std::string scheme;
  for (std::size_t at = 0; at < value.size(); ++at) {
    const char c = value[at];
    if (static_cast<unsigned char>(c) <= 0x20 || c == 0x7F) continue;
    if (c == ':') return std::find(std::begin(k_schemes), std::end(k_schemes), scheme) != std::end(k_schemes);
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool of_scheme = letter || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
    if (c == '&') {
      // The entities that our own escaping makes mean no scheme's character; any other may hide one.
      const std::string_view rest = value.substr(at);
      return std::any_of(std::begin(k_entities) + 1, std::begin(k_entities) + 6,
                         [&](std::string_view entity) { return rest.starts_with(entity); });
    }
    if (!of_scheme) return true;
    // The longest scheme that is allowed has six letters.
    if (scheme.size() < 8) scheme += static_cast<char>(letter ? c | 0x20 : c);
  }
  return true;
}

}  // namespace trungbay::render
