#include "vietnamese/text.hpp"

#include <unicode/uchar.h>

#include "base/utf8.hpp"

namespace trungbay::vietnamese {
namespace {

constexpr std::string_view k_ellipsis = "…";

std::string single_spaces(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char byte : text) {
    const bool space = byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
    if (!space) {
      out += byte;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

// Whether the point at `at`, before a space or the end, ends a sentence: not behind "TP", "ThS", or the "1"
// of a list.
bool ends_sentence(std::string_view text, std::size_t at) {
  if (text[at] != '.') return true;
  std::size_t start = at;
  while (start > 0 && text[start - 1] != ' ') --start;
  const std::string_view word = text.substr(start, at - start);
  if (word.empty()) return false;
  if (word.find_first_not_of("0123456789.") == std::string_view::npos) return word.size() > 2;
  char32_t last = 0;
  for (std::size_t i = 0; i < word.size();) {
    const CodePoint point = decode_code_point(word, i);
    last = point.value;
    i += point.size;
  }
  return u_isupper(static_cast<UChar32>(last)) == 0;
}

// A heading names a part of the text, it is no sentence of it: lines that begin with `#`, and what stands
// between <h1> and </h1> and the like.
std::string without_headings(std::string_view source) {
  std::string kept;
  kept.reserve(source.size());
  while (!source.empty()) {
    const std::size_t line_end = std::min(source.find('\n'), source.size() - 1) + 1;
    const std::string_view line = source.substr(0, line_end);
    source.remove_prefix(line_end);
    const std::size_t marks = std::min(line.find_first_not_of('#'), line.size());
    if (marks >= 1 && marks <= 6 && line.substr(marks).starts_with(' ')) continue;
    kept += line;
  }
  for (std::size_t open = kept.find("<h"); open != std::string::npos; open = kept.find("<h", open)) {
    const char level = open + 2 < kept.size() ? kept[open + 2] : '\0';
    const std::string end_tag = std::string("</h") + level;
    const std::size_t close = level >= '1' && level <= '6' ? kept.find(end_tag, open) : std::string::npos;
    if (close == std::string::npos) {
      open += 2;
    } else {
      std::size_t end = close + end_tag.size();
      if (end < kept.size() && kept[end] == '>') ++end;
      kept.replace(open, end - open, " ");
    }
  }
  return kept;
}

// Where a word that is too long is cut: before a letter, never between a letter and its marks.
std::size_t letter_end(std::string_view text, std::size_t end) {
  while (end > 0 && (u_getCombiningClass(static_cast<UChar32>(decode_code_point(text, end).value)) != 0)) {
    do --end;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80);
  }
  return end;
}

}  // namespace

std::string truncate_words(std::string_view text, std::size_t most_code_points) {
  std::string line = single_spaces(text);
  if (count_code_points(line) <= most_code_points) return line;
  if (most_code_points == 0) return {};
  const std::string_view kept = first_code_points(line, most_code_points - 1);
  // The cut is behind a word when a space follows it.
  std::size_t end = line[kept.size()] == ' ' ? kept.size() : kept.rfind(' ');
  if (end == std::string_view::npos) end = letter_end(line, kept.size());
  std::string_view head = kept.substr(0, end);
  while (!head.empty() && std::string_view(" ,;:.-").find(head.back()) != std::string_view::npos)
    head.remove_suffix(1);
  return std::string(head) + std::string(k_ellipsis);
}

std::string summary_of(std::string_view source, std::size_t most_code_points) {
  // Four bytes a code point, and markup that may take as much again.
  const std::string body = without_headings(first_bytes(source, most_code_points * 8 + 4096));
  std::string text = single_spaces(plain_text(body));
  if (text.empty()) text = single_spaces(plain_text(source));
  const std::string_view fits = first_code_points(text, most_code_points);
  if (fits.size() == text.size()) return text;
  std::size_t end = 0;
  for (std::size_t i = 0; i < fits.size(); ++i) {
    if (fits[i] != '.' && fits[i] != '!' && fits[i] != '?') continue;
    if (i + 1 < text.size() && text[i + 1] != ' ') continue;
    if (ends_sentence(fits, i)) end = i + 1;
  }
  return end > 0 ? std::string(fits.substr(0, end)) : truncate_words(text, most_code_points);
}

}  // namespace trungbay::vietnamese
