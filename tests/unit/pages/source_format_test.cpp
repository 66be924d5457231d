#include "pages/source_format.hpp"

#include "support/catch.hpp"

using trungbay::pages::detect_format;
using trungbay::pages::SourceFormat;

TEST_CASE("detect_format: bodies with tags of a CMS are HTML", "[pages]") {
  for (const std::string_view text : {"<p>Một</p>", "Một<br/>hai", "Một <B>hai</B>", "</div>", "<ul\n><li>",
                                      "<table border=1>", "chữ <strong>đậm</strong> chữ", "<!-- --><html>"}) {
    INFO(text);
    CHECK(detect_format(text) == SourceFormat::html);
  }
}

TEST_CASE("detect_format: text and Markdown with angle brackets are not HTML", "[pages]") {
  for (const std::string_view text : {"", "Một hai", "x < 5 và y > 3", "<https://doan.vn>", "a <b", "<> </>",
                                      "<xin chào>", "p>", "<an minh>", "1<b>2"}) {
    INFO(text);
    if (text == "1<b>2") {
      CHECK(detect_format(text) == SourceFormat::html);  // a tag to every browser
    } else {
      CHECK(detect_format(text) == SourceFormat::cell);
    }
  }
}
