#include "render/html_reduction.hpp"

#include "support/catch.hpp"
#include "support/html_check.hpp"

using namespace trungbay;
using namespace trungbay::render;

namespace {

std::string reduced(std::string_view source, int shift = 0) {
  RichText rich_text(LinkRules{"/sang-tao", "https://doan.vn", {}});
  std::string out;
  const auto fault = rich_text.render(source, pages::SourceFormat::html, shift, out);
  INFO(source);
  CHECK_FALSE(fault);
  CHECK(support::find_html_fault(out) == "");
  return out;
}

std::optional<Code> fault_of(const std::string& source) {
  RichText rich_text({});
  std::string out;
  const auto fault = rich_text.render(source, pages::SourceFormat::html, 0, out);
  CHECK(support::find_html_fault(out) == "");
  return fault ? std::optional(fault->code) : std::nullopt;
}

std::string repeat(std::string_view text, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("html reduction: a CMS body keeps its structure and loses its dress", "[render]") {
  CHECK(
      reduced("<div class=\"MsoNormal\" style=\"color:red\"><h2 id=x onclick=y>Kết quả</h2>"
              "<p align=center><b>Đậm</b> và <span lang=vi><i>nghiêng</i></span>,&nbsp;<u>gạch</u></p>"
              "<ul><li>Một<li>Hai</ul></div>",
              1) ==
      "<h2 id=\"ket-qua\">Kết quả</h2>\n<p><strong>Đậm</strong> và <em>nghiêng</em>, <em>gạch</em></p>\n"
      "<ul>\n<li>Một</li>\n<li>Hai</li>\n</ul>\n");
}

TEST_CASE("html reduction: a whole document gives its body", "[render]") {
  CHECK(reduced("<!DOCTYPE html><html><head><title>t</title><style>p{}</style></head><body onload=x><form>"
                "<p>Nội dung</p><input value=1><select><option>a</select></form></body></html>") ==
        "<p>Nội dung</p>\n");
}

TEST_CASE("html reduction: scripts, styles, frames and drawings go with what they hold", "[render]") {
  CHECK(reduced("a<script>alert(1)</script><style>x</style><svg><script>1</script><text>s</text></svg>"
                "<math><mi>m</mi></math><object>o</object><iframe "
                "src=//evil.vn></iframe><noscript>n</noscript>b") == "<p>ab</p>\n");
}

TEST_CASE("html reduction: a YouTube frame becomes a link", "[render]") {
  CHECK(
      reduced("<p>x</p><iframe src=\"https://www.youtube.com/embed/dQw4w9WgXcQ?rel=0\"></iframe>") ==
      "<p>x</p>\n<p><a href=\"https://www.youtube.com/watch?v=dQw4w9WgXcQ\" rel=\"noopener\">Xem video trên "
      "YouTube</a></p>\n");
  CHECK(reduced("<iframe src=\"https://www.youtube.com/embed/a%22onload\"></iframe>").empty());
}

TEST_CASE("html reduction: links and pictures follow the rules of Markdown", "[render]") {
  CHECK(reduced("<a href=' /nam/2023/ ' target=_blank title='Năm'>a</a>") ==
        "<p><a href=\"/sang-tao/nam/2023/\" title=\"Năm\">a</a></p>\n");
  CHECK(reduced("<a href='java\tscript:alert(1)'>a</a><a href='#x'>b</a><a name=y>c</a>") == "<p>abc</p>\n");
  CHECK(reduced("<img src='content/media/a.jpg' alt='x\"<' onerror=y width=9>") ==
        "<p><img src=\"/sang-tao/media/a.jpg\" alt=\"x&quot;&lt;\" loading=\"lazy\" /></p>\n");
  CHECK(reduced("<img src='https://khac.vn/a.jpg'><img src='data:image/png;base64,AA' alt=d>") ==
        "<p><a href=\"https://khac.vn/a.jpg\" rel=\"noopener\">Hình ảnh</a>d</p>\n");
}

TEST_CASE("html reduction: blocks inside formatting are written the right way round", "[render]") {
  CHECK(reduced("<b>a<p>b</p>c</b>d") ==
        "<p><strong>a</strong></p>\n<p><strong>b</strong></p>\n<p><strong>c</strong>d</p>\n");
  CHECK(reduced("<a href=/x><div>a</div><div>b</div></a>") ==
        "<p><a href=\"/sang-tao/x\">a</a></p>\n<p><a href=\"/sang-tao/x\">b</a></p>\n");
  CHECK(reduced("<h2>a<p>b</p></h2>") == "<h1 id=\"a-b\">a b</h1>\n");
}

TEST_CASE("html reduction: lists without items and items without lists are mended", "[render]") {
  CHECK(reduced("<ul>x<p>y</p><li>z</ul>") == "<ul>\n<li>x<p>y</p>\n</li>\n<li>z</li>\n</ul>\n");
  CHECK(reduced("<li>a<li>b<p>c") == "<ul>\n<li>a</li>\n<li>b<p>c</p>\n</li>\n</ul>\n");
}

TEST_CASE("html reduction: tables keep their spans, and text that strayed into them stands before",
          "[render]") {
  CHECK(reduced("<p>x</p><table border=1><tr>lạc<td colspan=2 rowspan=x bgcolor=red>a<td></table>") ==
        "<p>x</p>\n<p>lạc</p>\n<div class=\"table\" role=\"group\" tabindex=\"0\" "
        "aria-label=\"Bảng\"><table>\n<tbody>\n<tr>\n"
        "<td colspan=\"2\">a</td>\n<td></td>\n</tr>\n</tbody>\n</table></div>\n");
}

TEST_CASE("html reduction: empty dress is dropped, line breaks are kept within reason", "[render]") {
  CHECK(reduced("<p>&#32;</p><p><b></b></p><h3></h3><ul><li></ul><p>a<br><br><br><br>b<br></p>") ==
        "<p>a<br />\n<br />\nb</p>\n");
  CHECK(reduced("<ul><li><div>a</div><div>b</div></li></ul>") == "<ul>\n<li>a<br />\nb</li>\n</ul>\n");
}

TEST_CASE("html reduction: text that only looks like markup is escaped", "[render]") {
  CHECK(reduced("<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp;amp; 5 < 6</p>") ==
        "<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp;amp; 5 &lt; 6</p>\n");
}

TEST_CASE("html reduction: markup past the limits is shown as its words", "[render]") {
  CHECK(fault_of(repeat("<b>", HtmlLimits::k_most_tags)) == std::nullopt);
  CHECK(fault_of(repeat("<b>", HtmlLimits::k_most_tags + 1)) == Code::html_too_many_tags);
  CHECK(fault_of(repeat("<p>", RichTextLimits::k_most_bytes)) == Code::rich_text_too_long);
  std::string attributes = "<p";
  for (int i = 0; i < 12'000; ++i) attributes += " a" + std::to_string(i);
  CHECK(fault_of(attributes + ">x") == Code::html_too_many_tags);
  // Each formatting tag with an attribute of its own is opened again in every paragraph.
  std::string reopened;
  for (int i = 0; i < 4'500; ++i) reopened += "<p><b a=" + std::to_string(i) + ">";
  CHECK(fault_of(reopened) == Code::html_too_many_tags);
}

TEST_CASE("html reduction: deep nesting is flattened, not followed", "[render]") {
  CHECK(fault_of(repeat("<div>", 9'000) + "x") == std::nullopt);
  CHECK(fault_of(repeat("<blockquote>", 9'000) + "x") == std::nullopt);
  CHECK(fault_of(repeat("<ul><li>", 4'500) + "x") == std::nullopt);
  CHECK(fault_of(repeat("<table><tr><td>", 3'000) + "x") == std::nullopt);
}

TEST_CASE("html reduction: a heading's anchor is made of the letters that are printed", "[render]") {
  CHECK(reduced("<h2>Kết<img alt=\"&#x1c;\">quả</h2>") == "<h1 id=\"ketqua\">Kếtquả</h1>\n");
}

TEST_CASE("html reduction: words of attributes are as clean as text", "[render]") {
  CHECK(reduced("<img alt='một &#1;'>") == "<p>một</p>\n");
  CHECK(reduced("<a href='/nam/2023/' title='&nbsp;hai&#10;ba'>a</a>") ==
        "<p><a href=\"/sang-tao/nam/2023/\" title=\"hai ba\">a</a></p>\n");
  CHECK(reduced("<a href='/nam/2023/' title='Na&#x306;m&#7;'>a</a>") ==
        "<p><a href=\"/sang-tao/nam/2023/\" title=\"Năm\">a</a></p>\n");
}
