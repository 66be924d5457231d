#include "catalogue/privacy/folded_text.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include "base/utf8.hpp"
#include "vietnamese/fold_table.hpp"

namespace trungbay::catalogue {
namespace {

// Longer ones are not tags but a stray "<"; a real one carries at most a long address.
constexpr std::size_t k_tag_most_bytes = 2048;
constexpr std::size_t k_entity_most_bytes = 12;  // "&#x1F4DE;" and the names below are shorter
constexpr std::size_t k_mask_most_bytes = 48;    // the longest of our masks has 32

// Tags inside a line; every other one ends it.
constexpr std::string_view k_inline_tags[] = {
    "a", "abbr",  "b",    "big",    "code",   "del", "em",  "font", "i", "ins", "mark",
    "s", "small", "span", "strike", "strong", "sub", "sup", "tt",   "u", "wbr", "o:p"};

struct Entity {
  std::string_view name;
  char32_t value;
};
constexpr Entity k_entities[] = {
    {"nbsp", ' '},   {"commat", '@'}, {"period", '.'}, {"lpar", '('},    {"rpar", ')'},
    {"hyphen", '-'}, {"dash", '-'},   {"ndash", '-'},  {"mdash", '-'},   {"plus", '+'},
    {"colon", ':'},  {"sol", '/'},    {"lowbar", '_'}, {"amp", '&'},     {"lt", '<'},
    {"gt", '>'},     {"quot", '"'},   {"apos", '\''},  {"ensp", ' '},    {"emsp", ' '},
    {"thinsp", ' '}, {"shy", 0xAD},   {"zwj", 0x200D}, {"zwnj", 0x200C}, {"num", '#'}};

bool is_capital_letter(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  if (c < 0x100) return c >= 0xC0 && c <= 0xDE && c != 0xD7;
  if (c < 0x180) {
    const bool odd_is_capital = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E);
    return (c % 2 == 0) != odd_is_capital;
  }
  if (c == 0x1A0 || c == 0x1AF) return true;
  return c >= 0x1E00 && c < 0x1F00 && c % 2 == 0;
}

// Marks, joiners and soft hyphens: not there for a reader.
bool is_invisible(char32_t c) {
  return (c >= 0x300 && c <= 0x36F) || c == 0xAD || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2064) || (c >= 0xFE00 && c <= 0xFE0F) ||
         c == 0xFEFF || c == 0x20E3;
}

// Of what lies past ASCII; '\0' for what is to be passed over.
char folded(char32_t c) {
  if (c >= vietnamese::k_latin_first && c < vietnamese::k_latin_end) {
    const char base = vietnamese::k_latin[c - vietnamese::k_latin_first];
    return base != '.' ? base : c == 0xD7 || c == 0xF7 ? FoldedText::k_symbol : FoldedText::k_letter;
  }
  if (c >= vietnamese::k_latin_additional_first && c < vietnamese::k_latin_additional_end) {
    const char base = vietnamese::k_latin_additional[c - vietnamese::k_latin_additional_first];
    return base == '.' ? FoldedText::k_letter : base;
  }
  if (is_invisible(c)) return '\0';
  if (c >= 0xFF01 && c <= 0xFF5E) {  // full-width forms of ASCII
    const char ascii = static_cast<char>(c - 0xFF01 + '!');
    return ascii >= 'A' && ascii <= 'Z' ? static_cast<char>(ascii + 32) : ascii;
  }
  if (c >= 0x1D7CE && c <= 0x1D7FF)
    return static_cast<char>('0' + (c - 0x1D7CE) % 10);  // mathematical digits
  if (c >= 0x660 && c <= 0x669) return static_cast<char>('0' + (c - 0x660));
  if (c >= 0x2080 && c <= 0x2089) return static_cast<char>('0' + (c - 0x2080));
  if (c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x3000) return ' ';
  if (c == 0x2028 || c == 0x2029 || c == 0x85) return '\n';
  if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xAF) return '-';
  if (c == 0xB7 || c == 0x2022 || c == 0x2024 || c == 0x2219 || c == 0x22C5 || c == 0x3002) return '.';
  if (c == 0x2018 || c == 0x2019) return '\'';
  if (c == 0x201C || c == 0x201D || c == 0xAB || c == 0xBB) return '"';
  if (c < 0x2E80 && c >= 0x370 && !(c >= 0x2000 && c < 0x2C00))
    return FoldedText::k_letter;                               // Greek to Georgian …
  if (c >= 0x3040 && c < 0xE000) return FoldedText::k_letter;  // CJK
  return FoldedText::k_symbol;
}

// ASCII by itself; '\0' for emphasis, code marks and Markdown's backslashes, which may stand inside a number.
constexpr std::array<char, 128> k_ascii = [] {
  std::array<char, 128> table{};
  for (int c = 0; c < 128; ++c) {
    char to = static_cast<char>(c);
    if (c >= 'A' && c <= 'Z') to = static_cast<char>(c + 32);
    if (c == '\t' || c == '\r' || c == '\v' || c == '\f') to = ' ';
    if (c < 32 && to != '\n' && to != ' ') to = FoldedText::k_symbol;
    if (c == '*' || c == '`' || c == '\\') to = '\0';
    table[static_cast<std::size_t>(c)] = to;
  }
  return table;
}();

// The character that an entity at `at` stands for, with its size in bytes; size 0 when there is none.
CodePoint read_entity(std::string_view source, std::size_t at, std::size_t end) {
  const std::string_view rest = source.substr(at, std::min(end - at, k_entity_most_bytes));
  const std::size_t semicolon = rest.find(';');
  if (semicolon == std::string_view::npos || semicolon < 2) return {0, 0};
  const std::string_view name = rest.substr(1, semicolon - 1);
  const auto size = static_cast<std::uint32_t>(semicolon + 1);
  if (name[0] != '#') {
    for (const auto& entity : k_entities) {
      if (entity.name == name) return {entity.value, size};
    }
    return {0, 0};
  }
  const bool hex = name.size() > 2 && (name[1] == 'x' || name[1] == 'X');
  char32_t value = 0;
  for (const char c : name.substr(hex ? 2 : 1)) {
    const int digit = c >= '0' && c <= '9'   ? c - '0'
                      : c >= 'a' && c <= 'f' ? c - 'a' + 10
                      : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                             : 99;
    if (digit >= (hex ? 16 : 10)) return {0, 0};
    value = std::min<char32_t>(value * (hex ? 16u : 10u) + static_cast<char32_t>(digit), 0x110000);
  }
  return {value, name.size() > (hex ? 2u : 1u) ? size : 0};
}

// Bytes of the tag, comment or declaration that begins at `at`; 0 when it is only a "<".
std::size_t tag_size(std::string_view source, std::size_t at, std::size_t end) {
  if (at + 2 >= end) return 0;
  const char next = source[at + 1];
  const bool named = (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
  if (!named && next != '/' && next != '!') return 0;
  const std::size_t close = source.substr(at, std::min(end - at, k_tag_most_bytes)).find('>');
  return close == std::string_view::npos ? 0 : close + 1;
}

bool is_inline(std::string_view tag) {
  std::size_t begin = 1;
  if (tag[begin] == '!') return true;
  if (tag[begin] == '/') ++begin;
  std::size_t end = begin;
  while (end < tag.size() && (((tag[end] | 32) >= 'a' && (tag[end] | 32) <= 'z') || tag[end] == ':')) ++end;
  for (const auto name : k_inline_tags) {
    if (name.size() == end - begin &&
        std::equal(name.begin(), name.end(), tag.begin() + static_cast<std::ptrdiff_t>(begin),
                   [](char a, char b) { return a == static_cast<char>(b | 32); })) {
      return true;
    }
  }
  return false;
}

// A code point or an entity.
CodePoint read_one(std::string_view source, std::size_t at, std::size_t end) {
  const CodePoint point = decode_code_point(source.substr(0, end), at);
  if (point.value != '&') return point;
  const CodePoint entity = read_entity(source, at, end);
  return entity.size != 0 ? entity : point;
}

// Bytes of the mask of ours that begins at `at`; 0 when there is none.
std::size_t mask_size(std::string_view source, std::size_t at, std::size_t end) {
  const std::string_view rest = source.substr(at, std::min(end - at, k_mask_most_bytes));
  if (!rest.starts_with(k_mask_opening)) return 0;
  const std::size_t close = rest.find(']');
  return close == std::string_view::npos ? 0 : close + 1;
}

}  // namespace

void append_markup(std::string_view cut, std::string& out) {
  for (std::size_t i = 0; i < cut.size(); ++i) {
    if (cut[i] == '*' || cut[i] == '`') out += cut[i];
    if (cut[i] != '<') continue;
    const std::size_t close = cut.find('>', i);
    if (close == std::string_view::npos || i == 0) continue;
    out.append(cut, i, close + 1 - i);
    i = close;
  }
}

// One code point or entity; the bytes that it took.
std::size_t FoldedText::append_one(std::size_t at, std::size_t end) {
  const CodePoint point = read_one(source_, at, end);
  const char c = point.value < 0x80 ? k_ascii[point.value] : folded(point.value);
  if (c != '\0') put(c, at);
  return point.size;
}

void FoldedText::append(std::size_t begin, std::size_t end, Tags tags) {
  for (std::size_t at = begin; at < end;) {
    const auto byte = static_cast<unsigned char>(source_[at]);
    if (byte < 0x80 && byte != '&' && byte != '<' && byte != '[') {
      const char c = k_ascii[byte];
      if (c != '\0') put(c, at);
      ++at;
      continue;
    }
    if (byte == '[') {
      if (const std::size_t size = mask_size(source_, at, end); size != 0) {
        put(k_wall, at);
        at += size;
        continue;
      }
    }
    if (byte == '<' && tags == Tags::are_skipped) {
      if (const std::size_t size = tag_size(source_, at, end); size != 0) {
        if (!is_inline(source_.substr(at, size))) put('\n', at);
        if (size > 6) {  // "<ul>", "</div>": nothing to look into
          tags_.push_back({static_cast<std::uint32_t>(at + 1), static_cast<std::uint32_t>(at + size - 1)});
        }
        at += size;
        continue;
      }
    }
    at += append_one(at, end);
  }
}

void FoldedText::assign(std::string_view source) {
  source_ = source.substr(0, std::numeric_limits<std::uint32_t>::max());
  size_ = 0;
  tags_.clear();
  // Each byte gives a character at most; the "<" and ">" of a tag give its line end and its wall.
  const std::size_t most = source_.size() + 1;
  if (text_.size() < most) {
    text_.resize(most);
    starts_.resize(most);
  }
  append(0, source_.size(), Tags::are_skipped);
  tags_begin_ = size_;
  for (const Range tag : tags_) {
    put(k_wall, tag.begin);
    append(tag.begin, tag.end, Tags::are_text);
  }
}

std::size_t FoldedText::end_of(std::size_t index) const {
  const std::size_t start = starts_[index];
  if (text_[index] == k_wall) return start + mask_size(source_, start, source_.size());
  std::size_t end = start + read_one(source_, start, source_.size()).size;
  while (end < source_.size() && static_cast<unsigned char>(source_[end]) >= 0x80) {
    const CodePoint mark = decode_code_point(source_, end);
    if (!is_invisible(mark.value)) break;
    end += mark.size;
  }
  return end;
}

bool FoldedText::is_capital(std::size_t index) const {
  return index < size_ && is_capital_letter(read_one(source_, starts_[index], source_.size()).value);
}

}  // namespace trungbay::catalogue
