#include "render/template/lexer.hpp"

#include <array>

#include "base/utf8.hpp"

namespace trungbay::render {
namespace {

constexpr bool is_space(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}
constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
constexpr bool is_name_start(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
constexpr bool is_name(char c) {
  return is_name_start(c) || is_digit(c);
}

constexpr std::string_view k_symbols[] = {"//", "**", "==", "!=", ">=", "<=", "+", "-", "/",
                                          "*",  "%",  "~",  "[",  "]",  "(",  ")", "{", "}",
                                          ">",  "<",  "=",  ".",  ":",  "|",  ","};

class Lexer {
 public:
  Lexer(const Source& source, const ReportFault& report) : text_(source.text), report_(report) {}

  std::vector<LexedToken> run() {
    while (at_ < text_.size()) {
      const std::size_t open = find_open(at_);
      add_text(at_, open);
      if (open == text_.size()) break;
      at_ = open + 2;
      const char sign = at_ < text_.size() ? text_[at_] : '\0';
      if (sign == '-') trim_last_text();
      if (sign == '-' || sign == '+') ++at_;
      switch (text_[open + 1]) {
        case '#':
          skip_comment(open);
          break;
        case '%':
          if (!cut_raw(open)) cut_tag(open, Token::tag_open, Token::tag_close, "%}");
          break;
        default:
          cut_tag(open, Token::output_open, Token::output_close, "}}");
      }
    }
    add(Token::end, text_.size(), text_.size());
    return std::move(tokens_);
  }

 private:
  std::string_view text_;
  const ReportFault& report_;
  std::size_t at_ = 0;
  std::vector<LexedToken> tokens_;
  bool text_is_last_ = false;  // the last token is text that stands directly before at_

  void add(Token kind, std::size_t begin, std::size_t end) {
    tokens_.push_back({kind, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}});
    text_is_last_ = false;
  }

  void add_text(std::size_t begin, std::size_t end) {
    text_is_last_ = false;
    if (begin == end) return;
    add(Token::text, begin, end);
    text_is_last_ = true;
  }

  void trim_last_text() {
    if (!text_is_last_) return;
    Range& range = tokens_.back().range;
    while (range.end > range.begin && is_space(text_[range.end - 1])) --range.end;
    if (range.end == range.begin) tokens_.pop_back();
    text_is_last_ = false;
  }

  void skip_space() {
    while (at_ < text_.size() && is_space(text_[at_])) ++at_;
  }

  bool follows(std::string_view what) const { return text_.compare(at_, what.size(), what) == 0; }

  std::size_t find_open(std::size_t from) const {
    for (std::size_t at = from; (at = text_.find('{', at)) != std::string_view::npos; ++at) {
      if (at + 1 < text_.size() && (text_[at + 1] == '{' || text_[at + 1] == '%' || text_[at + 1] == '#'))
        return at;
    }
    return text_.size();
  }

  void fault(Code code, std::size_t begin, std::size_t end, Arguments arguments) {
    report_(code, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, arguments);
  }

  void skip_comment(std::size_t open) {
    const std::size_t close = text_.find("#}", at_);
    if (close == std::string_view::npos) {
      fault(Code::template_unclosed, open, open + 2, {{"what", "{#"}, {"close", "#}"}});
      at_ = text_.size();
      return;
    }
    const bool trims = close > at_ && text_[close - 1] == '-';
    at_ = close + 2;
    if (trims) skip_space();
  }

  // Reads `NAME %}` at `at_`, with the sign that the close may carry; returns false and stays when it is not
  // there.
  bool read_bare_tag(std::string_view name, bool& trims) {
    const std::size_t start = at_;
    skip_space();
    if (follows(name)) {
      at_ += name.size();
      skip_space();
      trims = at_ < text_.size() && text_[at_] == '-';
      if (trims || (at_ < text_.size() && text_[at_] == '+')) ++at_;
      if (follows("%}")) {
        at_ += 2;
        return true;
      }
    }
    at_ = start;
    return false;
  }

  bool cut_raw(std::size_t open) {
    bool trims = false;
    if (!read_bare_tag("raw", trims)) return false;
    if (trims) skip_space();
    const std::size_t start = at_;
    for (std::size_t at = start; (at = text_.find("{%", at)) != std::string_view::npos; ++at) {
      at_ = at + 2;
      const bool trims_before = at_ < text_.size() && text_[at_] == '-';
      if (trims_before || (at_ < text_.size() && text_[at_] == '+')) ++at_;
      if (!read_bare_tag("endraw", trims)) continue;
      add_text(start, at);
      if (trims_before) trim_last_text();
      text_is_last_ = false;
      if (trims) skip_space();
      return true;
    }
    fault(Code::template_unclosed, open, start, {{"what", "{% raw %}"}, {"close", "{% endraw %}"}});
    at_ = text_.size();
    return true;
  }

  void cut_tag(std::size_t open, Token open_kind, Token close_kind, std::string_view close) {
    add(open_kind, open, at_);
    std::string brackets;  // open ones; inside them "}}" is two closing braces
    while (true) {
      skip_space();
      if (at_ >= text_.size()) {
        fault(Code::template_unclosed, open, open + 2,
              {{"what", std::string(text_.substr(open, 2))}, {"close", std::string(close)}});
        add(Token::broken, text_.size(), text_.size());
        add(close_kind, text_.size(), text_.size());
        return;
      }
      if (brackets.empty() && cut_close(close_kind, close)) return;
      if (!cut_one(brackets)) {
        recover(close_kind, close);
        return;
      }
    }
  }

  bool cut_close(Token close_kind, std::string_view close) {
    const char sign = text_[at_];
    const bool signed_close =
        (sign == '-' || (sign == '+' && close == "%}")) && text_.compare(at_ + 1, 2, close) == 0;
    if (!signed_close && !follows(close)) return false;
    const std::size_t begin = at_;
    at_ += close.size() + (signed_close ? 1 : 0);
    add(close_kind, begin, at_);
    if (signed_close && sign == '-') skip_space();
    return true;
  }

  // Behind a character that has no meaning, the rest of the tag is not looked at.
  void recover(Token close_kind, std::string_view close) {
    const std::size_t found = text_.find(close, at_);
    const std::size_t end = found == std::string_view::npos ? text_.size() : found + close.size();
    add(Token::broken, at_, at_);
    add(close_kind, found == std::string_view::npos ? end : found, end);
    at_ = end;
  }

  bool cut_one(std::string& brackets) {
    const char c = text_[at_];
    const std::size_t begin = at_;
    if (is_name_start(c)) {
      while (at_ < text_.size() && is_name(text_[at_])) ++at_;
      add(Token::name, begin, at_);
      return true;
    }
    if (is_digit(c)) {
      cut_number();
      return true;
    }
    if (c == '"' || c == '\'') return cut_string(c);
    for (const auto symbol : k_symbols) {
      if (!follows(symbol)) continue;
      if (!keep_brackets(c, brackets)) return false;
      at_ += symbol.size();
      add(Token::symbol, begin, at_);
      return true;
    }
    const std::size_t size = decode_code_point(text_, at_).size;
    fault(Code::template_character, begin, begin + size,
          {{"character", std::string(text_.substr(at_, size))}});
    at_ += size;
    return false;
  }

  bool keep_brackets(char c, std::string& brackets) {
    if (c == '(' || c == '[' || c == '{') {
      brackets += c == '(' ? ')' : c == '[' ? ']' : '}';
    } else if (c == ')' || c == ']' || c == '}') {
      if (brackets.empty() || brackets.back() != c) {
        fault(Code::template_character, at_, at_ + 1, {{"character", std::string(1, c)}});
        return false;
      }
      brackets.pop_back();
    }
    return true;
  }

  void skip_digits() {
    while (at_ < text_.size() && (is_digit(text_[at_]) || (text_[at_] == '_' && at_ + 1 < text_.size() &&
                                                           is_digit(text_[at_ + 1])))) {
      ++at_;
    }
  }

  void cut_number() {
    const std::size_t begin = at_;
    Token kind = Token::integer;
    if (text_[at_] == '0' && at_ + 1 < text_.size() &&
        std::string_view("xXoObB").find(text_[at_ + 1]) != std::string_view::npos) {
      at_ += 2;
      while (at_ < text_.size() && is_name(text_[at_])) ++at_;
      add(kind, begin, at_);
      return;
    }
    skip_digits();
    if (at_ + 1 < text_.size() && text_[at_] == '.' && is_digit(text_[at_ + 1])) {
      ++at_;
      skip_digits();
      kind = Token::number;
    }
    if (at_ < text_.size() && (text_[at_] == 'e' || text_[at_] == 'E')) {
      std::size_t digits = at_ + 1;
      if (digits < text_.size() && (text_[digits] == '+' || text_[digits] == '-')) ++digits;
      if (digits < text_.size() && is_digit(text_[digits])) {
        at_ = digits;
        skip_digits();
        kind = Token::number;
      }
    }
    add(kind, begin, at_);
  }

  bool cut_string(char quote) {
    const std::size_t begin = at_;
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] == '\\') {
        ++at_;
      } else if (text_[at_] == quote) {
        ++at_;
        add(Token::string, begin, at_);
        return true;
      }
    }
    fault(Code::template_unclosed, begin, begin + 1,
          {{"what", std::string(1, quote)}, {"close", std::string(1, quote)}});
    at_ = begin + 1;
    return false;
  }
};

int hex_digit(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// Reads `count` hexadecimal digits behind `at`; -1 when they are not there.
long read_hex(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) return -1;
  long value = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const int digit = hex_digit(text[at + i]);
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

}  // namespace

std::vector<LexedToken> cut_tokens(const Source& source, const ReportFault& report) {
  return Lexer(source, report).run();
}

bool unquote(std::string_view token, std::string& out) {
  const std::string_view text = token.substr(1, token.size() - 2);
  bool valid = true;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      out += text[i];
      continue;
    }
    const char escape = text[++i];
    static constexpr std::string_view k_letters = "abfnrtv\\'\"";
    static constexpr std::string_view k_meant = "\a\b\f\n\r\t\v\\'\"";
    if (const std::size_t known = k_letters.find(escape); known != std::string_view::npos) {
      out += k_meant[known];
    } else if (escape == '\n') {
      continue;
    } else if (escape >= '0' && escape <= '7') {
      char32_t value = 0;
      std::size_t digits = 0;
      for (; digits < 3 && i + digits < text.size() && text[i + digits] >= '0' && text[i + digits] <= '7';
           ++digits) {
        value = value * 8 + static_cast<char32_t>(text[i + digits] - '0');
      }
      append_utf8(out, value);
      i += digits - 1;
    } else if (escape == 'x' || escape == 'u' || escape == 'U') {
      const std::size_t count = escape == 'x' ? 2 : escape == 'u' ? 4 : 8;
      const long value = read_hex(text, i + 1, count);
      const bool names_character = value >= 0 && value <= 0x10FFFF && !(value >= 0xD800 && value <= 0xDFFF);
      valid = valid && names_character;
      append_utf8(out, names_character ? static_cast<char32_t>(value) : U'\uFFFD');
      if (value >= 0) i += count;
    } else {
      out += '\\';
      out += escape;
    }
  }
  return valid;
}

}  // namespace trungbay::render
