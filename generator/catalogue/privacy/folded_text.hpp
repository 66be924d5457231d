// A text as the privacy gate reads it: one character a letter, without case, diacritics and markup.
//
// "Điện&nbsp;thoại: <b>0912</b>.345" is "dien thoai: 0912.345" here, and every character knows the bytes that
// it came from. So one set of rules sees through tags, entities, full-width digits and emphasis, and what it
// finds can be cut out of the source. What stands inside tags (href, alt) follows behind the text, behind
// walls. Used by find_personal_data and the rules for children; takes any bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace trungbay::catalogue {

// What a mask of ours begins with; such a mask is seen as a wall.
inline constexpr std::string_view k_mask_opening = "[đã ẩn";

class FoldedText {
 public:
  // a–z (also for capitals and letters with marks), 0–9, ' ', '\n', ASCII punctuation, and these:
  static constexpr char k_wall = '\x02';    // nothing on one side belongs to the other
  static constexpr char k_symbol = '\x01';  // a sign that is no letter
  static constexpr char k_letter = '\x03';  // a letter that is not Latin

  // Keeps its memory from one text to the next. `source` must outlive the use of this object; a text of 4 GB
  // or more is read up to there.
  void assign(std::string_view source);

  std::string_view text() const { return {text_.data(), size_}; }
  std::size_t size() const { return size_; }
  // '\0' behind the end, so that rules may look one ahead.
  char operator[](std::size_t index) const { return index < size_ ? text_[index] : '\0'; }
  char before(std::size_t index) const { return index == 0 ? '\0' : (*this)[index - 1]; }

  // Bytes of the source. Marks that go with a letter lie inside.
  std::size_t begin_of(std::size_t index) const { return starts_[index]; }
  std::size_t end_of(std::size_t index) const;
  bool is_capital(std::size_t index) const;
  // Whether a character stands inside a tag.
  bool is_in_tag(std::size_t index) const { return index >= tags_begin_; }

  static bool is_digit(char c) { return c >= '0' && c <= '9'; }
  static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || c == k_letter; }
  static bool is_word(char c) { return is_digit(c) || is_letter(c); }

 private:
  enum class Tags : std::uint8_t { are_skipped, are_text };
  void append(std::size_t begin, std::size_t end, Tags tags);
  std::size_t append_one(std::size_t at, std::size_t end);
  void put(char c, std::size_t start) {
    text_[size_] = c;
    starts_[size_++] = static_cast<std::uint32_t>(start);
  }

  std::string_view source_;
  std::string text_;  // its first `size_` characters
  std::vector<std::uint32_t> starts_;
  std::size_t size_ = 0;
  struct Range {
    std::uint32_t begin, end;
  };
  std::vector<Range> tags_;
  std::size_t tags_begin_ = 0;
};

// Appends the tags and marks of emphasis inside a piece of source that is cut out, so that what stays is
// balanced.
void append_markup(std::string_view cut, std::string& out);

}  // namespace trungbay::catalogue
