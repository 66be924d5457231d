#include "base/utf8.hpp"

#include "support/catch.hpp"

using namespace trungbay;

TEST_CASE("find_invalid_utf8: every kind of broken byte is found where it stands", "[base]") {
  CHECK(is_valid_utf8(""));
  CHECK(is_valid_utf8("Tiếng Việt, đổi mới – 日本語 🌾 và ASCII dài hơn tám byte"));
  CHECK(is_valid_utf8("\xF4\x8F\xBF\xBF"));
  CHECK(find_invalid_utf8("abcdefghij\x80") == 10);
  CHECK(find_invalid_utf8("\xC0\xAF") == 0);            // overlong
  CHECK(find_invalid_utf8("\xE0\x80\xAF") == 0);        // overlong
  CHECK(find_invalid_utf8("a\xED\xA0\x80") == 1);       // surrogate
  CHECK(find_invalid_utf8("ab\xF4\x90\x80\x80") == 2);  // past U+10FFFF
  CHECK(find_invalid_utf8("\xF0\x8F\xBF\xBF") == 0);    // overlong
  CHECK(find_invalid_utf8("Vi\xE1\xBB") == 2);          // cut off
  CHECK(find_invalid_utf8("\xFF") == 0);
}

TEST_CASE("decode_code_point and append_utf8 are each other's inverse", "[base]") {
  for (const char32_t value : {U'a', U'đ', U'ệ', U'€', U'🌾', U'\U0010FFFF'}) {
    std::string text;
    append_utf8(text, value);
    CHECK(decode_code_point(text, 0).value == value);
    CHECK(decode_code_point(text, 0).size == text.size());
  }
  CHECK(decode_code_point("\xFFx", 0).value == 0xFFFD);
  CHECK(decode_code_point("\xE1\xBB", 0).size == 1);
  std::string text;
  append_utf8(text, 0xD800);
  CHECK(text == "\uFFFD");
}

TEST_CASE("display_width: marks take no room, wide letters two columns", "[base]") {
  CHECK(display_width("Tiếng Việt") == 10);
  CHECK(display_width("Tie\u0302\u0301ng") == 5);
  CHECK(display_width("日本") == 4);
  CHECK(display_width("🌾") == 2);
  CHECK(display_width("a\tb") == 3);
  CHECK(display_width("a\u200Bb") == 2);
}

TEST_CASE("first_code_points and first_bytes never cut a letter", "[base]") {
  CHECK(first_code_points("Việt", 3) == "Việ");
  CHECK(first_code_points("Việt", 9) == "Việt");
  CHECK(first_code_points("Việt", 0).empty());
  CHECK(first_bytes("Việt", 4) == "Vi");
  CHECK(first_bytes("Việt", 5) == "Việ");
  CHECK(count_code_points("Việt") == 4);
}

TEST_CASE("trim takes white space from both ends only", "[base]") {
  CHECK(trim(" \t a b \r\n") == "a b");
  CHECK(trim(" \n ").empty());
}
