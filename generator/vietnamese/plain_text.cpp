#include <algorithm>
#include <cstdint>
#include <utility>

#include "base/utf8.hpp"
#include "vietnamese/entity.hpp"
#include "vietnamese/nfc.hpp"
#include "vietnamese/text.hpp"

namespace trungbay::vietnamese {
namespace {

bool is_space(char byte) {
  return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
}
bool is_digit(char byte) {
  return byte >= '0' && byte <= '9';
}
bool is_letter(char byte) {
  return (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
}
bool is_punctuation(char byte) {
  return byte > ' ' && byte < 0x7F && !is_digit(byte) && !is_letter(byte);
}

// Elements that stay within a line; every other tag separates words.
constexpr std::string_view k_inline[] = {
    "a", "abbr", "b",     "bdi", "bdo",  "cite", "code", "del", "em", "font",   "i",   "ins",    "mark",
    "q", "s",    "small", "sub", "span", "sup",  "u",    "o:p", "tt", "strike", "kbd", "strong", "var"};
constexpr std::string_view k_without_text[] = {"script", "style",  "head",  "template",
                                               "svg",    "iframe", "object"};

// A longer link target is none: looking to the source's end for each bracket would cost a square of its
// length.
constexpr std::size_t k_link_most_bytes = 2048;

template <std::size_t N>
bool contains(const std::string_view (&names)[N], std::string_view name) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

class Stripper {
 public:
  explicit Stripper(std::string_view source, bool keeps_lines = false) : source_(source), keeps_lines_(keeps_lines) {}

  std::string run() {
    while (at_ < source_.size()) {
      if (line_starts_) {
        line_starts_ = false;
        skip_line_markers();
        continue;
      }
      step();
    }
    return std::move(out_);
  }

 private:
  char byte(std::size_t ahead = 0) const {
    return at_ + ahead < source_.size() ? source_[at_ + ahead] : '\0';
  }

  void put(std::string_view text) {
    if (gap_ && !out_.empty()) out_ += keeps_lines_ && line_ended_ ? '\n' : ' ';
    gap_ = line_ended_ = false;
    out_ += text;
  }

  void end_line() { gap_ = line_ended_ = true; }

  void step() {
    const char now = byte();
    if (is_space(now)) {
      gap_ = true;
      line_starts_ = now == '\n';
      if (line_starts_) end_line();
      ++at_;
    } else if (now == '<' && skip_tag()) {
      return;
    } else if (now == '&' && put_entity()) {
      return;
    } else if (now == '\\' && is_punctuation(byte(1))) {
      put(source_.substr(at_ + 1, 1));
      at_ += 2;
    } else if (now == '!' && byte(1) == '[' && skip_picture()) {
      return;
    } else if (now == '[') {
      ++open_brackets_;
      ++at_;
    } else if (now == ']' && open_brackets_ > 0) {
      --open_brackets_;
      ++at_;
      skip_link_target();
    } else if (now == '`' || now == '*' || (now == '~' && byte(1) == '~') || (now == '_' && !inside_word())) {
      at_ += now == '~' ? 2 : 1;
    } else if (now == '|') {
      end_line();
      ++at_;
    } else {
      put_run();
    }
  }

  // Everything up to the next byte that could mean something.
  void put_run() {
    std::size_t end = source_.find_first_of(" \n\t\r<&\\![]`*~_|", at_ + 1);
    if (end == std::string_view::npos) end = source_.size();
    put(source_.substr(at_, end - at_));
    at_ = end;
  }

  bool inside_word() const {
    const auto is_word = [](char byte) {
      return is_letter(byte) || is_digit(byte) || static_cast<signed char>(byte) < 0;
    };
    return at_ > 0 && is_word(source_[at_ - 1]) && is_word(byte(1));
  }

  // Markers of headings, lists, quotes, fences, rules and table lines at the beginning of a line.
  void skip_line_markers() {
    const std::size_t end = std::min(source_.find('\n', at_), source_.size());
    const std::string_view line = source_.substr(at_, end - at_);
    const bool is_rule = line.find_first_not_of("-=*_|: \t\r") == std::string_view::npos && line.size() > 2;
    if (is_rule || line.starts_with("```") || line.starts_with("~~~")) {
      at_ = end;
      return;
    }
    for (;;) {
      while (byte() == ' ' || byte() == '\t') ++at_;
      if (byte() == '>') {
        ++at_;
      } else if ((byte() == '-' || byte() == '+' || byte() == '*') && byte(1) == ' ') {
        at_ += 2;
      } else {
        break;
      }
    }
    std::size_t count = 0;
    while (byte(count) == '#') ++count;
    if (count > 0 && count <= 6 && (byte(count) == ' ' || byte(count) == '\n' || byte(count) == '\0'))
      at_ += count;
    for (count = 0; count < 4 && is_digit(byte(count));) ++count;
    if (count > 0 && (byte(count) == '.' || byte(count) == ')') && byte(count + 1) == ' ') at_ += count + 1;
  }

  bool skip_tag() {
    if (source_.substr(at_).starts_with("<!--")) {
      const std::size_t end = find_once("-->", no_comment_end_);
      if (end == std::string_view::npos) return false;
      at_ = end + 3;
      return true;
    }
    const bool closes = byte(1) == '/';
    const std::size_t start = at_ + (closes ? 2 : 1);
    if (start >= source_.size() ||
        (!is_letter(source_[start]) && source_[start] != '!' && source_[start] != '?'))
      return false;
    const std::size_t end = find_once(">", no_tag_end_);
    if (end == std::string_view::npos) return false;
    std::string name;
    for (std::size_t i = start; i < end && name.size() < 16 && !is_space(source_[i]) && source_[i] != '/';
         ++i) {
      name += is_letter(source_[i]) ? static_cast<char>(source_[i] | 0x20) : source_[i];
    }
    // `<https://…>` and `<ten@…>` of Markdown are text; with a space inside it is a tag, such as Word's
    // <v:shape …>.
    const std::string_view inside = source_.substr(at_ + 1, end - at_ - 1);
    const bool is_address =
        name.find('@') != std::string::npos || (name.find(':') != std::string::npos && name != "o:p");
    if (is_address && !closes && std::none_of(inside.begin(), inside.end(), is_space)) {
      put(inside);
      at_ = end + 1;
      return true;
    }
    at_ = end + 1;
    if (!contains(k_inline, name)) end_line();
    if (!closes && contains(k_without_text, name)) skip_element(name);
    return true;
  }

  // To the closing tag, or to the end when there is none.
  void skip_element(std::string_view name) {
    while (at_ < source_.size()) {
      const std::size_t tag = source_.find("</", at_);
      if (tag == std::string_view::npos) break;
      at_ = tag + 2;
      const std::string_view found = source_.substr(at_, name.size());
      if (std::equal(found.begin(), found.end(), name.begin(), name.end(),
                     [](char a, char b) { return (is_letter(a) ? (a | 0x20) : a) == b; })) {
        at_ = std::min(source_.find('>', at_), source_.size() - 1) + 1;
        return;
      }
    }
    at_ = source_.size();
  }

  bool put_entity() {
    const auto entity = read_entity(source_.substr(at_ + 1));
    if (!entity) return false;
    // The cell or document was cleaned before, but not what its entities stand for.
    std::string text;
    append_utf8(text, entity->value);
    text = clean_text(text);
    at_ += 1 + entity->size;
    if (text == " " || text == "\n") {
      gap_ = true;
      line_ended_ = line_ended_ || text == "\n";
    } else {
      put(text);
    }
    return true;
  }

  bool skip_picture() {
    const std::size_t close = find_once("](", no_picture_);
    if (close == std::string_view::npos) return false;
    at_ = close + 1;
    skip_link_target();
    return true;
  }

  // `(address "title")` behind a link's text.
  void skip_link_target() {
    if (byte() != '(') return;
    const std::string_view target = source_.substr(at_, k_link_most_bytes);
    const std::size_t end = target.find(')');
    if (end != std::string_view::npos && target.substr(0, end).find('\n') == std::string_view::npos)
      at_ += end + 1;
  }

  // Looks for `text`; once it was not found, it is not looked for again, so that no source costs a square of
  // its size.
  std::size_t find_once(std::string_view text, bool& is_gone) {
    if (is_gone) return std::string_view::npos;
    const std::size_t found = source_.find(text, at_);
    is_gone = found == std::string_view::npos;
    return found;
  }

  std::string_view source_;
  std::string out_;
  std::size_t at_ = 0;
  std::size_t open_brackets_ = 0;
  bool keeps_lines_ = false;
  bool gap_ = false;
  bool line_ended_ = false;  // somewhere in the gap
  bool line_starts_ = true;
  bool no_comment_end_ = false, no_tag_end_ = false, no_picture_ = false;
};

}  // namespace

std::string plain_text(std::string_view source, std::size_t most_bytes) {
  return Stripper(first_bytes(source, most_bytes)).run();
}

std::string plain_lines(std::string_view source) { return Stripper(source, true).run(); }

}  // namespace trungbay::vietnamese
