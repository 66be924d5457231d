// Our writer against cmark-gfm's own renderer, over random documents of fixed seeds.
#include "render/markdown_write.hpp"

#include <random>

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>

#include "render/link_write.hpp"
#include "render/markdown_parse.hpp"
#include "support/catch.hpp"

using namespace trungbay;
using namespace trungbay::render;

namespace {

// All extensions at once, whatever the text holds: so this also proves that leaving some off changes nothing.
std::string by_cmark(const std::string& source) {
  extension_types();  // registers the extensions
  cmark_parser* const parser = cmark_parser_new(CMARK_OPT_DEFAULT);
  for (const char* name : {"table", "strikethrough", "autolink", "tagfilter", "tasklist"}) {
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name));
  }
  cmark_parser_feed(parser, source.data(), source.size());
  cmark_node* const root = cmark_parser_finish(parser);
  char* const html = cmark_render_html(root, CMARK_OPT_DEFAULT, cmark_parser_get_syntax_extensions(parser));
  std::string result(html);
  std::free(html);
  cmark_node_free(root);
  cmark_parser_free(parser);
  return result;
}

std::string by_us(const std::string& source) {
  RichText rich_text({});
  std::string out;
  rich_text.render(source, pages::SourceFormat::markdown, 0, out);
  return out;
}

void remove_all(std::string& text, std::string_view what) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at))
    text.erase(at, what.size());
}

// Takes our four additions out, and says alignment as cmark does, which HTML no longer knows.
std::string without_additions(std::string html) {
  for (const std::string side : {"left", "center", "right"}) {
    const std::string ours = " class=\"" + side + "\">";
    for (std::size_t at = html.find(ours); at != std::string::npos; at = html.find(ours, at))
      html.replace(at, ours.size(), " align=\"" + side + "\">");
  }
  remove_all(html, k_table_box);
  remove_all(html, "</div>");
  remove_all(html, " rel=\"noopener\"");
  remove_all(html, " loading=\"lazy\"");
  for (std::size_t at = html.find(" id=\""); at != std::string::npos; at = html.find(" id=\"", at)) {
    html.erase(at, html.find('"', at + 5) + 1 - at);
  }
  return html;
}

// `[<https://a.vn>](/b)` is a link within a link to cmark, and one link to us.
bool has_nested_links(const std::string& html) {
  int open = 0;
  for (std::size_t at = html.find('<'); at != std::string::npos; at = html.find('<', at + 1)) {
    if (html.compare(at, 4, "</a>") == 0) --open;
    if (html.compare(at, 3, "<a ") == 0 && ++open > 1) return true;
  }
  return false;
}

// An address with a scheme that never gets out of our writer.
bool has_refused_address(const std::string& html) {
  for (const std::string_view attribute : {"href=\"", "src=\""}) {
    for (std::size_t at = html.find(attribute); at != std::string::npos; at = html.find(attribute, at + 1)) {
      const std::string value =
          html.substr(at + attribute.size(), html.find('"', at + attribute.size()) - at - attribute.size());
      const std::string scheme = value.substr(0, value.find_first_of(":/?#%&"));
      const bool has_scheme = scheme.size() < value.size() && value[scheme.size()] == ':';
      if (has_scheme && scheme != "http" && scheme != "https" && scheme != "mailto") return true;
    }
  }
  return false;
}

// Levels are ours to choose (HeadingOutline): every heading becomes an h1.
std::string without_levels(std::string html) {
  for (std::size_t at = html.find("<h"); at != std::string::npos; at = html.find("<h", at + 1)) {
    if (html[at + 2] >= '1' && html[at + 2] <= '6') html[at + 2] = '1';
  }
  for (std::size_t at = html.find("</h"); at != std::string::npos; at = html.find("</h", at + 1)) {
    if (html[at + 3] >= '1' && html[at + 3] <= '6') html[at + 3] = '1';
  }
  return html;
}

}  // namespace

TEST_CASE("markdown writer: 20,000 random documents come out as cmark-gfm writes them", "[render]") {
  const std::vector<std::string> pieces{"\n",
                                        "\n",
                                        "\n\n",
                                        " ",
                                        "  ",
                                        "\t",
                                        "    ",
                                        "a",
                                        "b",
                                        "Sáng kiến ",
                                        "đ",
                                        "*",
                                        "**",
                                        "_",
                                        "__",
                                        "~",
                                        "~~",
                                        "`",
                                        "``",
                                        "```",
                                        "[",
                                        "]",
                                        "(",
                                        ")",
                                        "](",
                                        "![",
                                        "[x](/a)",
                                        "![y](/b \"t\")",
                                        "[z]",
                                        "[z]: /u 'v'\n",
                                        "<https://x.vn>",
                                        "http://a.vn/b?c=d&e ",
                                        "www.a.vn ",
                                        "a@b.vn ",
                                        "# ",
                                        "## ",
                                        "- ",
                                        "* ",
                                        "1. ",
                                        "7) ",
                                        "> ",
                                        "- [ ] ",
                                        "- [x] ",
                                        "|",
                                        "|-|",
                                        "|:-:|--|",
                                        "| a | b |\n|---|--:|\n| c |\n",
                                        "---\n",
                                        "===\n",
                                        "***\n",
                                        "\\",
                                        "&amp;",
                                        "&lt;",
                                        "&#64;",
                                        "&#119;ww.a.vn",
                                        "\"",
                                        "'",
                                        "<",
                                        ">",
                                        "&",
                                        ":",
                                        "w",
                                        "  \n",
                                        "\\\n",
                                        "``` c++ x\n",
                                        "~~~\n"};
  std::mt19937 random(20240326);
  std::size_t compared = 0;
  for (int i = 0; i < 20'000; ++i) {
    std::string source;
    const auto count = random() % 40;
    for (unsigned n = 0; n < count; ++n) source += pieces[random() % pieces.size()];
    const std::string expected = by_cmark(source);
    // Raw HTML leaves a comment in cmark's output and nothing in ours; pictures of other hosts and of nowhere
    // are no pictures here.
    const bool differs_on_purpose = expected.find("<!--") != std::string::npos ||
                                    expected.find("<img src=\"\"") != std::string::npos ||
                                    expected.find("<img src=\"http") != std::string::npos;
    if (differs_on_purpose || has_nested_links(expected) || has_refused_address(expected)) continue;
    const std::string ours = without_additions(without_levels(by_us(source)));
    ++compared;
    if (ours == without_levels(expected)) continue;
    INFO(source);
    REQUIRE(ours == without_levels(expected));
  }
  CHECK(compared > 15'000);
}
