#include "render/markdown.hpp"

#include <thread>

#include "support/catch.hpp"

using namespace trungbay;
using namespace trungbay::render;
using pages::SourceFormat;

namespace {

LinkRules rules_with_photos() {
  LinkRules rules{"/sang-tao", "https://doan.vn", {}};
  rules.find_image = [](std::string_view name) -> std::optional<ShownImage> {
    if (name == "hoi-thao/ảnh 1.jpg") return ShownImage{1200, 800};
    if (name == "logo.svg") return ShownImage{};
    return std::nullopt;
  };
  return rules;
}

std::string html_of(std::string_view source, SourceFormat format = SourceFormat::markdown, int shift = 0) {
  RichText rich_text(rules_with_photos());
  std::string out;
  const auto fault = rich_text.render(source, format, shift, out);
  INFO(source);
  CHECK_FALSE(fault);
  return out;
}

}  // namespace

TEST_CASE("markdown: headings go under the page's own without holes, and get ids that Vietnamese can read", "[render]") {
  CHECK(html_of("### Cách nhân rộng\n\n##### Đợt *hai*\n\n## Kết quả\n", SourceFormat::markdown, 2) ==
        "<h3 id=\"cach-nhan-rong\">Cách nhân rộng</h3>\n<h4 id=\"dot-hai\">Đợt <em>hai</em></h4>\n"
        "<h3 id=\"ket-qua\">Kết quả</h3>\n");
  CHECK(html_of("# 1\n## 2\n### 3\n#### 4\n##### 5\n###### 6\n", SourceFormat::markdown, 3).find("<h7") ==
        std::string::npos);
}

TEST_CASE("markdown: equal headings are numbered, also over several texts of one page", "[render]") {
  RichText rich_text({});
  HeadingIds ids;
  std::string out;
  rich_text.render("# Kết quả\n# Kết quả\n# Kết quả 2\n", SourceFormat::markdown, 0, out, &ids);
  rich_text.render("# Kết quả\n# ?!\n", SourceFormat::markdown, 0, out, &ids);
  CHECK(out ==
        "<h1 id=\"ket-qua\">Kết quả</h1>\n<h1 id=\"ket-qua-2\">Kết quả</h1>\n"
        "<h1 id=\"ket-qua-2-2\">Kết quả 2</h1>\n<h1 id=\"ket-qua-3\">Kết quả</h1>\n<h1 id=\"muc\">?!</h1>\n");
}

TEST_CASE("markdown: links get the base path, and rel when they leave the site", "[render]") {
  CHECK(html_of("[a](/y-tuong/1.html)") == "<p><a href=\"/sang-tao/y-tuong/1.html\">a</a></p>\n");
  CHECK(html_of("[a](https://khac.vn/x?a=1&b=2)") ==
        "<p><a href=\"https://khac.vn/x?a=1&amp;b=2\" rel=\"noopener\">a</a></p>\n");
  CHECK(html_of("[a](https://doan.vn/x)") == "<p><a href=\"https://doan.vn/x\">a</a></p>\n");
  CHECK(html_of("[a](https://doan.vn.khac.com/)") ==
        "<p><a href=\"https://doan.vn.khac.com/\" rel=\"noopener\">a</a></p>\n");
  CHECK(html_of("[a](//khac.vn)") == "<p><a href=\"//khac.vn\" rel=\"noopener\">a</a></p>\n");
  CHECK(html_of("[a](#muc-1) [b](mailto:a@b.vn)") ==
        "<p><a href=\"#muc-1\">a</a> <a href=\"mailto:a@b.vn\">b</a></p>\n");
  CHECK(html_of("[Công văn](content/media/cv 100.pdf)") == "<p>[Công văn](content/media/cv 100.pdf)</p>\n");
  CHECK(html_of("[Công văn](<content/media/cv 100.pdf>)") ==
        "<p><a href=\"/sang-tao/media/cv%20100.pdf\">Công văn</a></p>\n");
}

TEST_CASE("markdown: an address that runs code leaves its words only", "[render]") {
  for (const std::string_view target :
       {"javascript:alert(1)", "JaVaScRiPt:alert(1)", "javascript&colon;alert(1)",
        "java&#x0A;script:alert(1)", "&#1;javascript:alert(1)", "vbscript:x", "data:text/html,x",
        "data:image/png;base64,AAAA", "file:///etc/passwd", "x-unknown:1"}) {
    INFO(target);
    CHECK(html_of("[chữ](<" + std::string(target) + ">)") == "<p>chữ</p>\n");
    CHECK(html_of("![chữ](<" + std::string(target) + ">)") == "<p>chữ</p>\n");
  }
}

TEST_CASE("markdown: pictures of content/media get their size, the ones of other hosts become links",
          "[render]") {
  const std::string photo =
      "<p><img src=\"/sang-tao/media/hoi-thao/%E1%BA%A3nh%201.jpg\" alt=\"Hội thảo\" title=\"Ảnh\" "
      "loading=\"lazy\" "
      "width=\"1200\" height=\"800\" /></p>\n";
  CHECK(html_of("![Hội *thảo*](<content/media/hoi-thao/ảnh 1.jpg> \"Ảnh\")") == photo);
  CHECK(html_of("![Hội thảo](<media/hoi-thao/ảnh 1.jpg> 'Ảnh')") == photo);
  CHECK(html_of("![Hội thảo](/media/hoi-thao/%E1%BA%A3nh%201.jpg \"Ảnh\")") == photo);
  CHECK(html_of("![Logo](media/logo.svg)") ==
        "<p><img src=\"/sang-tao/media/logo.svg\" alt=\"Logo\" loading=\"lazy\" /></p>\n");
  CHECK(html_of("trước ![mất](media/khong-co.jpg) sau") == "<p>trước mất sau</p>\n");
  CHECK(html_of("![](https://khac.vn/a.jpg)") ==
        "<p><a href=\"https://khac.vn/a.jpg\" rel=\"noopener\">Hình ảnh</a></p>\n");
  CHECK(html_of("[![xem](https://khac.vn/a.jpg)](/nam/2023/)") ==
        "<p><a href=\"/sang-tao/nam/2023/\">xem</a></p>\n");
  CHECK(html_of("![x](anh.jpg) ![y](/anh.jpg) ![z](mailto:a)") == "<p>x y z</p>\n");
  CHECK(html_of("![x](media/../../etc/passwd)").find("/media/") == std::string::npos);
}

TEST_CASE("markdown: tables stand in a box that scrolls and can be reached by keyboard", "[render]") {
  CHECK(html_of("| a | b |\n|--|:-:|\n| 1 |\n") ==
        "<div class=\"table\" role=\"group\" tabindex=\"0\" "
        "aria-label=\"Bảng\"><table>\n<thead>\n<tr>\n<th>a</th>\n"
        "<th class=\"center\">b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n<td "
        "class=\"center\"></td>\n</tr>\n"
        "</tbody>\n</table></div>\n");
}

TEST_CASE("markdown: a cell keeps its line ends, and its indented lines are no code", "[render]") {
  CHECK(html_of("Một\nHai\n\n    Ba\n    Bốn\n", SourceFormat::cell) ==
        "<p>Một<br />\nHai</p>\n<p>Ba<br />\nBốn</p>\n");
  CHECK(html_of("Một\nHai") == "<p>Một\nHai</p>\n");
  CHECK(html_of("    Ba\n") == "<pre><code>Ba\n</code></pre>\n");
}

TEST_CASE("markdown: nothing of raw HTML gets out", "[render]") {
  CHECK(html_of("a <b onclick=x>b</b> <script>alert(1)</script>") == "<p>a b alert(1)</p>\n");
  CHECK(html_of("<script>\nalert(1)\n</script>\n\nsau") == "<p>sau</p>\n");
}

TEST_CASE("markdown: bytes that are not UTF-8 become replacement characters", "[render]") {
  CHECK(html_of("a\xFF\xC3 b") == "<p>a\xEF\xBF\xBD\xEF\xBF\xBD b</p>\n");
}

TEST_CASE("markdown: the same texts rendered by eight threads are the same bytes", "[render]") {
  std::vector<std::string> sources;
  for (int i = 0; i < 300; ++i) {
    const std::string n = std::to_string(i);
    sources.push_back("# Ý tưởng " + n + "\n\nGạch ~~bỏ~~ và www.doan" + n + ".vn, thư a" + n +
                      "@b.vn, *nghiêng*\n");
    sources.push_back("Chỉ **đậm** " + n + "\n\n|a|b|\n|-|-|\n|x" + n + "|w: http|\n\n- [ ] việc\n");
  }
  const auto render_all = [&sources] {
    RichText rich_text({});
    std::string out;
    for (const auto& source : sources) rich_text.render(source, SourceFormat::markdown, 0, out);
    return out;
  };
  const std::string expected = render_all();
  std::vector<std::string> results(8);
  std::vector<std::thread> threads;
  for (auto& result : results) threads.emplace_back([&result, &render_all] { result = render_all(); });
  for (auto& thread : threads) thread.join();
  for (const auto& result : results) CHECK(result == expected);
}
