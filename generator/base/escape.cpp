#include "base/escape.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

namespace trungbay {
namespace {

constexpr std::array<std::uint8_t, 256> make_table(bool json) {
  std::array<std::uint8_t, 256> table{};
  for (std::size_t c = 0; c < 0x20; ++c) table[c] = 1;
  if (!json) {
    table['\t'] = 0;
    table['\n'] = 0;
    // Bytes that an unfit character may begin with.
    for (const std::size_t c : {0x7F, 0xC2, 0xEF, 0xF0, 0xF1, 0xF2, 0xF3, 0xF4}) table[c] = 1;
  }
  for (const char c : {'&', '<', '>', '"'}) table[static_cast<unsigned char>(c)] = 1;
  if (json) {
    table['\\'] = 1;
    table[0xE2] = 1;  // first byte of U+2028 and U+2029
  }
  return table;
}

constexpr auto k_markup_special = make_table(false);
constexpr auto k_json_special = make_table(true);

// Size of the character at `at` when HTML and XML have no place for it, though it is valid UTF-8: controls,
// and the code points that Unicode keeps free for ever. Only entities bring them here; clean_text drops the
// rest.
std::size_t unfit_size(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const unsigned char first = byte(0);
  if (first < 0x20 || first == 0x7F) return 1;
  if (first == 0xC2) return text.size() - at >= 2 && byte(1) < 0xA0 ? 2 : 0;
  if (first == 0xEF) {
    const bool is_unfit = text.size() - at >= 3 && ((byte(1) == 0xBF && byte(2) >= 0xBE) ||
                                                    (byte(1) == 0xB7 && byte(2) >= 0x90 && byte(2) <= 0xAF));
    return is_unfit ? 3 : 0;
  }
  const bool is_unfit =
      text.size() - at >= 4 && (byte(1) & 0x0F) == 0x0F && byte(2) == 0xBF && byte(3) >= 0xBE;
  return is_unfit ? 4 : 0;
}

void append_json_escape(unsigned char c, std::string& out) {
  constexpr char k_hex[] = "0123456789abcdef";
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\t':
      out += "\\t";
      return;
    case '\r':
      out += "\\r";
      return;
    default:
      out += "\\u00";
      out += k_hex[c >> 4];
      out += k_hex[c & 15];
  }
}

}  // namespace

void append_escaped(std::string_view text, std::string& out) {
  std::size_t start = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (k_markup_special[c] == 0) continue;
    const bool is_escaped = c == '&' || c == '<' || c == '>' || c == '"';
    const std::size_t size = is_escaped ? 1 : unfit_size(text, i);
    if (size == 0) continue;
    out.append(text.data() + start, i - start);
    i += size - 1;
    start = i + 1;
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        break;
    }
  }
  out.append(text.data() + start, text.size() - start);
}

void append_json_string(std::string_view text, std::string& out) {
  out += '"';
  std::size_t start = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (k_json_special[c] == 0) continue;
    if (c == 0xE2) {
      const bool is_separator =
          i + 2 < text.size() && text[i + 1] == '\x80' && (text[i + 2] == '\xA8' || text[i + 2] == '\xA9');
      if (!is_separator) continue;
      out.append(text.data() + start, i - start);
      out += text[i + 2] == '\xA8' ? "\\u2028" : "\\u2029";
      i += 2;
      start = i + 1;
      continue;
    }
    out.append(text.data() + start, i - start);
    append_json_escape(c, out);
    start = i + 1;
  }
  out.append(text.data() + start, text.size() - start);
  out += '"';
}

}  // namespace trungbay
