#include "ingest/json_scan.hpp"

#include <algorithm>

#include "ingest/bytes.hpp"
#include "ingest/json_reader.hpp"

namespace trungbay::ingest {
namespace {

// An export has a handful of arrays; more are no envelope.
constexpr std::size_t k_most_arrays = 1000;

bool is_space(char byte) {
  return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
}
bool is_digit(char byte) {
  return byte >= '0' && byte <= '9';
}
bool is_hexadecimal(char byte) {
  return is_digit(byte) || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'f');
}

// Behind the quote that closes the string that opens at `at`; npos when none does.
std::size_t string_end(std::string_view text, std::size_t at) {
  for (++at;;) {
    at = find_any_of(text, at, '"', '\\', '"');
    if (at >= text.size()) return std::string_view::npos;
    if (text[at] == '"') return at + 1;
    at += 2;
  }
}

// The checker for find_json_fault: a walk with a stack of its own, so that no nesting can overrun the
// program's.
class Checker {
 public:
  explicit Checker(std::string_view text) : text_(text) {}

  std::size_t run() {
    if (!value()) return at_;
    while (!open_.empty()) {
      if (!behind_value()) return at_;
    }
    space();
    return at_ == text_.size() ? std::string_view::npos : at_;
  }

 private:
  char byte() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  void space() { at_ = skip_json_space(text_, at_); }

  bool take(char expected) {
    if (byte() != expected || at_ >= text_.size()) return false;
    ++at_;
    return true;
  }

  // A value, or the beginning of one that is put on the stack.
  bool value() {
    space();
    const char first = byte();
    if (first == '"') return string();
    if (first == '{' || first == '[') {
      ++at_;
      space();
      if (byte() == (first == '{' ? '}' : ']') && at_ < text_.size()) {
        ++at_;
        return true;
      }
      open_.push_back(first);
      return first == '{' ? key() && value() : value();
    }
    if (first == '-' || is_digit(first)) return number();
    for (const std::string_view word : {"true", "false", "null"}) {
      if (text_.substr(at_).starts_with(word)) {
        at_ += word.size();
        return true;
      }
    }
    return false;
  }

  bool behind_value() {
    space();
    const bool is_object = open_.back() == '{';
    if (take(is_object ? '}' : ']')) {
      open_.pop_back();
      return true;
    }
    return take(',') && (!is_object || key()) && value();
  }

  bool key() {
    space();
    if (byte() != '"' || !string()) return false;
    space();
    return take(':');
  }

  bool string() {
    for (++at_; at_ < text_.size(); ++at_) {
      const char now = text_[at_];
      if (now == '"') {
        ++at_;
        return true;
      }
      if (static_cast<unsigned char>(now) < 0x20) return false;
      if (now == '\\' && !escape()) return false;
    }
    return false;
  }

  // At the backslash; stops at the last byte of the escape.
  bool escape() {
    ++at_;
    if (byte() == 'u') {
      for (int i = 0; i < 4; ++i) {
        ++at_;
        if (!is_hexadecimal(byte())) return false;
      }
      return true;
    }
    return at_ < text_.size() && std::string_view("\"\\/bfnrt").find(byte()) != std::string_view::npos;
  }

  bool digits() {
    if (!is_digit(byte())) return false;
    while (is_digit(byte())) ++at_;
    return true;
  }

  bool number() {
    take('-');
    if (!take('0') && !digits()) return false;
    if (take('.') && !digits()) return false;
    if (byte() == 'e' || byte() == 'E') {
      ++at_;
      if (!take('+')) take('-');
      return digits();
    }
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<char> open_;
};

class EnvelopeWalk {
 public:
  EnvelopeWalk(std::string_view text, std::size_t at, const std::function<void(std::size_t)>& passed)
      : text_(text), at_(at), passed_(passed) {}

  Envelope run() {
    ++at_;
    path_ends_.push_back(0);
    bool may_close = true;
    while (fault_ == ScanFault::none) {
      at_ = skip_json_space(text_, at_);
      if (may_close && byte() == '}') {
        if (close()) break;
      } else {
        member();
        may_close = true;
        if (fault_ != ScanFault::none) break;
        if (opened_) {
          opened_ = false;
          continue;
        }
      }
      at_ = skip_json_space(text_, at_);
      if (byte() == ',') {
        ++at_;
        may_close = false;
      } else if (byte() != '}') {
        fail(ScanFault::unexpected);
      }
    }
    envelope_.end = {fault_, at_};
    return std::move(envelope_);
  }

 private:
  char byte() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  void fail(ScanFault fault) { fault_ = at_ >= text_.size() ? ScanFault::cut_off : fault; }

  // Leaves an object; true when it was the outermost.
  bool close() {
    ++at_;
    path_ends_.pop_back();
    if (path_ends_.empty()) return true;
    path_.resize(path_ends_.back());
    return false;
  }

  void member() {
    if (byte() != '"') return fail(ScanFault::unexpected);
    const std::size_t end = string_end(text_, at_);
    if (end == std::string_view::npos) {
      at_ = text_.size();
      return fail(ScanFault::cut_off);
    }
    const std::string_view key = text_.substr(at_ + 1, end - at_ - 2);
    at_ = skip_json_space(text_, end);
    if (byte() != ':') return fail(ScanFault::unexpected);
    at_ = skip_json_space(text_, at_ + 1);
    const std::size_t parent = path_.size();
    if (!path_.empty()) path_ += '.';
    path_ += key.substr(0, 256);
    if (byte() == '{') {
      if (path_ends_.size() >= k_json_most_depth) return fail(ScanFault::too_deep);
      path_ends_.back() = parent;
      path_ends_.push_back(path_.size());
      ++at_;
      opened_ = true;
      return;
    }
    if (byte() == '[') {
      array();
    } else {
      skip_value();
    }
    path_.resize(parent);
  }

  void array() {
    JsonArray array{path_, at_, 0, 0};
    at_ = skip_json_space(text_, at_ + 1);
    bool are_objects = true;
    while (fault_ == ScanFault::none && byte() != ']') {
      are_objects = are_objects && byte() == '{';
      ++array.count;
      skip_value();
      if (fault_ != ScanFault::none) return;
      passed_(at_);
      at_ = skip_json_space(text_, at_);
      if (byte() == ',') {
        at_ = skip_json_space(text_, at_ + 1);
      } else if (byte() != ']') {
        return fail(ScanFault::unexpected);
      }
    }
    array.end = ++at_;
    if (are_objects && envelope_.arrays.size() < k_most_arrays) envelope_.arrays.push_back(std::move(array));
  }

  void skip_value() {
    const Scan scan = scan_value(text_, at_, k_record_most_bytes);
    at_ = scan.offset;
    fault_ = scan.fault;
  }

  std::string_view text_;
  std::size_t at_;
  const std::function<void(std::size_t)>& passed_;
  std::string path_;
  std::vector<std::size_t> path_ends_;  // where the path of each open object's parent ends
  bool opened_ = false;
  ScanFault fault_ = ScanFault::none;
  Envelope envelope_;
};

}  // namespace

std::size_t skip_json_space(std::string_view text, std::size_t at) {
  while (at < text.size() && is_space(text[at])) ++at;
  return at;
}

Scan scan_value(std::string_view text, std::size_t at, std::size_t most_bytes) {
  const std::size_t start = at;
  if (at >= text.size()) return {ScanFault::cut_off, text.size()};
  // Nothing past the limit is looked at.
  const bool is_whole = text.size() - start <= most_bytes;
  const std::string_view window = is_whole ? text : text.substr(0, start + most_bytes);
  const Scan past_end = {is_whole ? ScanFault::cut_off : ScanFault::too_large,
                         is_whole ? text.size() : start};
  if (text[at] != '{' && text[at] != '[' && text[at] != '"') {
    while (at < window.size() && !is_space(window[at]) &&
           std::string_view(",]}\"[{:").find(window[at]) == std::string_view::npos)
      ++at;
    if (at == start) return {ScanFault::unexpected, at};
    return at == window.size() && !is_whole ? past_end : Scan{ScanFault::none, at};
  }
  std::size_t depth = 0;
  while (at < window.size()) {
    switch (window[at]) {
      case '"':
        at = string_end(window, at);
        if (at == std::string_view::npos) return past_end;
        break;
      case '{':
      case '[':
        if (++depth > k_json_most_depth) return {ScanFault::too_deep, at};
        ++at;
        break;
      case '}':
      case ']':
        if (depth == 0) return {ScanFault::unexpected, at};
        --depth;
        ++at;
        break;
      default:
        ++at;
        continue;
    }
    if (depth == 0) return {ScanFault::none, at};
  }
  return past_end;
}

std::size_t find_json_fault(std::string_view text) {
  return Checker(text).run();
}

Envelope scan_envelope(std::string_view text, std::size_t at,
                       const std::function<void(std::size_t)>& passed) {
  return EnvelopeWalk(text, at, passed).run();
}

}  // namespace trungbay::ingest
