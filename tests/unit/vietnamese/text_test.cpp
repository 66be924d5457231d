#include "vietnamese/text.hpp"

#include "support/catch.hpp"

using namespace trungbay::vietnamese;

TEST_CASE("truncate_words: whole words and an ellipsis within the limit", "[vietnamese]") {
  CHECK(truncate_words("ý tưởng sáng tạo", 16) == "ý tưởng sáng tạo");
  CHECK(truncate_words("ý tưởng sáng tạo", 15) == "ý tưởng sáng…");
  CHECK(truncate_words("ý tưởng, sáng tạo", 10) == "ý tưởng…");
  CHECK(truncate_words("ý  tưởng\n sáng", 99) == "ý tưởng sáng");
  CHECK(truncate_words("nghiêngngả", 5) == "nghi…");
  CHECK(truncate_words("a b", 0).empty());
  // A letter that no single code point stands for keeps its marks, or goes with them.
  CHECK(truncate_words("aaax\xCC\x80\xCC\xA3xxx", 5) == "aaa…");
  CHECK(truncate_words("aaax\xCC\x80\xCC\xA3xxx", 7) == "aaax\xCC\x80\xCC\xA3…");
}

TEST_CASE("plain_text: Markdown loses its markers and keeps its words", "[vietnamese]") {
  CHECK(plain_text("## Thực trạng\n\n- **Rác** thải\n- _nhựa_ nhiều\n\n1. Một\n> trích") ==
        "Thực trạng Rác thải nhựa nhiều Một trích");
  CHECK(plain_text("Xem [mô hình](/mo-hinh/a.html) và ![ảnh](media/a.jpg) ở đây") == "Xem mô hình và ở đây");
  CHECK(plain_text("| A | B |\n|---|---|\n| 1 | 2 |") == "A B 1 2");
  CHECK(plain_text("snake_case và 5 * 3 và \\*sao\\*") == "snake_case và 5 3 và *sao*");
  CHECK(plain_text("```\nmã\n```\n---\nhết") == "mã hết");
  CHECK(plain_text("2019 là năm\n2 < 3 & 4") == "2019 là năm 2 < 3 & 4");
  CHECK(plain_text("<https://a.vn/x>") == "https://a.vn/x");
}

TEST_CASE("plain_text: HTML loses its tags, scripts and comments, entities are decoded", "[vietnamese]") {
  CHECK(plain_text("<p>Đo&agrave;n&nbsp;vi&#234;n</p><p>tr<b>ẻ</b> &amp; kh&#x1ECF;e</p>") ==
        "Đoàn viên trẻ & khỏe");
  CHECK(plain_text("a<script>var x = '<p>';</script>b<!-- ghi chú -->c<br>d") == "a bc d");
  CHECK(plain_text("a &khong; b <3 c") == "a &khong; b <3 c");
  CHECK(plain_text("<style>p{}").empty());
  CHECK(plain_text("&#0;&#xD800;&#99999999999;") == "&#0;\uFFFD&#99999999999;");
}

TEST_CASE("plain_text: hostile markup costs no square of its size", "[vietnamese]") {
  for (const char* part :
       {"<", "<a", "<!--", "![", "[a](", "&", "*", "`", "</", "<script>", "[", "]", "\n>", "# "}) {
    std::string text;
    while (text.size() < 2'000'000) text += part;
    plain_text(text, text.size());
  }
  SUCCEED();
}

TEST_CASE("summary_of: whole sentences where they fit, whole words where they do not", "[vietnamese]") {
  CHECK(summary_of("Câu một. Câu hai dài hơn nhiều. Câu ba.", 33) == "Câu một. Câu hai dài hơn nhiều.");
  CHECK(summary_of("Đoàn viên TP. Hồ Chí Minh trồng cây. Sau đó nữa thì thôi.", 45) ==
        "Đoàn viên TP. Hồ Chí Minh trồng cây.");
  CHECK(summary_of("Một câu rất dài không có dấu chấm nào ở gần", 20) == "Một câu rất dài…");
  CHECK(summary_of("Ngắn", 20) == "Ngắn");
  CHECK(summary_of("", 20).empty());
}

TEST_CASE("summary_of: headings of a body are no part of its summary", "[vietnamese]") {
  CHECK(summary_of("## Thực trạng\n\nRác nhiều. Xe ít.\n\n## Giải pháp\n\nGom rác.", 100) ==
        "Rác nhiều. Xe ít. Gom rác.");
  CHECK(summary_of("<h3>Thực trạng</h3><p>Rác nhiều.</p><hr><h3 class=x>Cách làm</h3><p>Gom rác.</p>", 100) ==
        "Rác nhiều. Gom rác.");
  CHECK(summary_of("<h5>Cách làm</h5Đoàn viên gom rác.", 100) == "Đoàn viên gom rác.");  // a heading left unclosed
  CHECK(summary_of("# Chỉ có tên", 100) == "Chỉ có tên");
  CHECK(summary_of("#hashtag đầu dòng", 100).find("hashtag") != std::string::npos);
}

TEST_CASE("plain_text: one line, whatever tags and entities hold", "[vietnamese]") {
  CHECK(plain_text("<s:\n>x") == "x");
  CHECK(plain_text("<v:shape id=\"a\">x</v:shape>") == "x");
  CHECK(plain_text("a&#x2028;b&#xFFFE;c&#xA0;d") ==
        "a b"
        "c d");
}
