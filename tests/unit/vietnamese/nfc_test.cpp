#include "vietnamese/nfc.hpp"

#include "base/utf8.hpp"
#include "support/catch.hpp"

using namespace trungbay::vietnamese;

TEST_CASE("to_nfc: decomposed and half-composed Vietnamese become precomposed", "[vietnamese]") {
  const std::string composed = "Tiếng Việt";
  CHECK(trungbay::count_code_points(composed) == 10);
  CHECK(to_nfc("Tie\u0302\u0301ng Vie\u0323\u0302t") == composed);
  CHECK(to_nfc("Ti\u00EA\u0301ng Vi\u00EA\u0323t") == composed);  // Windows-1258 keyboards
  CHECK(to_nfc(composed) == composed);
}

TEST_CASE("is_nfc_quick: never true for what NFC would change", "[vietnamese]") {
  CHECK(is_nfc_quick("Đổi mới – sáng tạo “trẻ” 5.000₫ 🌾…"));
  CHECK_FALSE(is_nfc_quick("Tie\u0302ng"));
  CHECK_FALSE(is_nfc_quick("\u212A"));  // Kelvin sign → K
  CHECK_FALSE(is_nfc_quick("\u2126"));
  CHECK_FALSE(is_nfc_quick("\u0341"));
  CHECK_FALSE(is_nfc_quick("\u2000"));
}

TEST_CASE("is_nfc_quick: agrees with ICU on every code point of the planes it knows", "[vietnamese]") {
  for (char32_t point = 1; point < 0x20000; ++point) {
    if (point >= 0xD800 && point < 0xE000) continue;
    std::string text = "a";
    trungbay::append_utf8(text, point);
    if (!is_nfc_quick(text)) continue;
    // Behind a combining mark is_nfc_quick says no, so that the text goes through ICU whole.
    std::string forced = text + "\u0323";
    const std::string normal = to_nfc(forced);
    if (normal.compare(0, 1, "a") != 0) {
      CAPTURE(static_cast<std::uint32_t>(point));
      CHECK(normal.compare(0, 1, "a") == 0);
    }
  }
  SUCCEED();
}

TEST_CASE("clean_text: invisible characters go, spaces and line ends become one kind", "[vietnamese]") {
  CHECK(clean_text("\uFEFFa\u200Bb\u00ADc\u2060d\u200D") == "abcd");
  CHECK(clean_text("a\u00A0b\u3000c\u2003d") == "a b c d");
  CHECK(clean_text("a\r\nb\rc\u2028d\n\te") == "a\nb\nc\nd\n\te");
  CHECK(clean_text(std::string_view("a\0b\x1B\x7F"
                                    "c",
                                    6)) == "abc");
  CHECK(clean_text("a\u202Eb\u0085\uFFFF") == "ab\n");
  CHECK(clean_text("e\u200B\u0301") == "é");
}

TEST_CASE("clean_text: look-alikes of Đ are mended in Vietnamese words only", "[vietnamese]") {
  CHECK(clean_text("Ðoàn Ɖội ðổi QÐ NÐ-CP Ð/c") == "Đoàn Đội đổi QĐ NĐ-CP Đ/c");
  CHECK(clean_text("það er í Garð") == "það er í Garð");
  CHECK(clean_text("Þórður") == "Þórður");
}

TEST_CASE("clean_text: clean text is given back without a copy", "[vietnamese]") {
  std::string scratch;
  const std::string_view text = "Đã sạch – “rồi”, 5.000₫\n\tdòng hai";
  CHECK(clean_text(text, scratch).data() == text.data());
  CHECK(clean_text("bẩn\r\n", scratch).data() == scratch.data());
}

TEST_CASE("clean_line: one line, single spaces", "[vietnamese]") {
  CHECK(clean_line("  Tên \n ý\u00A0 tưởng\t ") == "Tên ý tưởng");
  CHECK(clean_line(" \n ").empty());
}

TEST_CASE("clean_text: code points that are no characters go, also among emoji", "[vietnamese]") {
  CHECK(clean_text("a\xEF\xBF\xBE"
                   "b\xF0\x9F\xBF\xBE"
                   "c\xF0\x9F\xBF\xBF"
                   "d\xF0\x9F\x98\x80") == "abcd\xF0\x9F\x98\x80");
}
