#include "render/markdown.hpp"
#include "support/catch.hpp"

using namespace trungbay::render;
using trungbay::pages::SourceFormat;

namespace {

std::vector<std::string> places_of(std::string_view source, SourceFormat format = SourceFormat::markdown) {
  std::vector<std::string> places;
  for (const auto& link : collect_links(source, format)) {
    places.push_back(std::to_string(link.line) + ":" + std::to_string(link.column) +
                     (link.is_image ? "!" : " ") + link.target);
  }
  return places;
}

using Places = std::vector<std::string>;

}  // namespace

TEST_CASE("collect_links: places count lines and code points, right behind Vietnamese text", "[render]") {
  CHECK(places_of("Đọc [ý tưởng](/y-tuong/1.html) và\nđược [sửa](/a.html), [nữa](/b.html)\n\n- mục\n  "
                  "![ảnh](media/x.jpg)\n") ==
        Places{"1:15 /y-tuong/1.html", "2:12 /a.html", "2:28 /b.html", "5:10!media/x.jpg"});
}

TEST_CASE("collect_links: the same address twice in a line has two places", "[render]") {
  CHECK(places_of("[a](/x) [b](/x)") == Places{"1:5 /x", "1:13 /x"});
}

TEST_CASE("collect_links: links in tables, quotes, headings and over two lines are found", "[render]") {
  CHECK(places_of("| a | b |\n|---|---|\n| é | [x](/t) |\n\n> # [q](/h)\n\n[dài\nhai dòng](/d)\n") ==
        Places{"3:11 /t", "5:9 /h", "8:11 /d"});
}

TEST_CASE("collect_links: a link by definition stands where it is used", "[render]") {
  CHECK(places_of("Xem [kia][k].\n\n[k]: /dinh-nghia\n")[0] == "1:5 /dinh-nghia");
}

TEST_CASE("collect_links: autolinks are links, and stand where they are written", "[render]") {
  CHECK(places_of("x\n\nxem https://a.vn/b và <https://c.vn>") ==
        Places{"3:5 https://a.vn/b", "3:24 https://c.vn"});
  CHECK(places_of("thư a@b.vn, www.c.vn và http://www.d.vn") ==
        Places{"1:5 mailto:a@b.vn", "1:13 http://www.c.vn", "1:25 http://www.d.vn"});
}

TEST_CASE("collect_links: a picture within a link comes with it", "[render]") {
  CHECK(places_of("[![a](/p.jpg)](/p.html)") == Places{"1:7!/p.jpg", "1:16 /p.html"});
}

TEST_CASE("collect_links: addresses in HTML are found in their quotes", "[render]") {
  CHECK(places_of("<p>Đây\n<a title=\"ó\" href='/a?x=1&amp;y=2'>a</a> <img src=media/b.png></p>",
                  SourceFormat::html) == Places{"2:20 /a?x=1&y=2", "2:51!media/b.png"});
}

TEST_CASE("collect_links: a refused text has no links", "[render]") {
  CHECK(places_of("[a](/x)" + std::string(RichTextLimits::k_most_bytes, 'a')).empty());
}
