// Properties of rich text over random input with fixed seeds: whatever comes in, what gets out is sound.
#include <random>

#include "base/utf8.hpp"
#include "render/markdown.hpp"
#include "support/catch.hpp"
#include "support/html_check.hpp"

using namespace trungbay;
using namespace trungbay::render;
using pages::SourceFormat;

namespace {

const std::vector<std::string> k_pieces{"<p>",
                                        "</p>",
                                        "<div>",
                                        "</div>",
                                        "<b>",
                                        "</b>",
                                        "<i>",
                                        "</i>",
                                        "<a href=\"javascript:x\">",
                                        "<a href=/x>",
                                        "</a>",
                                        "<table>",
                                        "</table>",
                                        "<tr>",
                                        "<td>",
                                        "</td>",
                                        "<th colspan=3>",
                                        "<ul>",
                                        "<ol>",
                                        "<li>",
                                        "</li>",
                                        "</ul>",
                                        "<h1>",
                                        "</h1>",
                                        "<h7>",
                                        "<pre>",
                                        "</pre>",
                                        "<code>",
                                        "<blockquote>",
                                        "</blockquote>",
                                        "<br>",
                                        "<hr>",
                                        "<img src=x onerror=y>",
                                        "<img src=\"https://k.vn/a.png\" alt='\"<'>",
                                        "<script>",
                                        "</script>",
                                        "<style>",
                                        "</style>",
                                        "<svg>",
                                        "</svg>",
                                        "<math>",
                                        "<mtext>",
                                        "<template>",
                                        "</template>",
                                        "<select>",
                                        "<option>",
                                        "<form>",
                                        "<button>",
                                        "<textarea>",
                                        "</textarea>",
                                        "<title>",
                                        "<iframe src=//youtube.com/embed/abcdefgh>",
                                        "</iframe>",
                                        "<noscript>",
                                        "<plaintext>",
                                        "<caption>",
                                        "<thead>",
                                        "<tbody>",
                                        "<body>",
                                        "<html>",
                                        "<frameset>",
                                        "<font color=red>",
                                        "<u>",
                                        "<span>",
                                        "<sup>",
                                        "<!--",
                                        "-->",
                                        "<![CDATA[",
                                        "]]>",
                                        "<?",
                                        "&lt;",
                                        "&#x3C;script&#x3E;",
                                        "&nbsp;",
                                        "&#0;",
                                        "&",
                                        "<",
                                        ">",
                                        "\"",
                                        "'",
                                        "=",
                                        "/",
                                        "chữ ",
                                        "Đ",
                                        " ",
                                        "\n",
                                        "\n\n",
                                        "\t",
                                        "\\",
                                        "*",
                                        "**",
                                        "_",
                                        "~~",
                                        "`",
                                        "```",
                                        "[",
                                        "]",
                                        "](",
                                        "](javascript:x)",
                                        "](JAVASCRIPT&colon;x)",
                                        "](/a)",
                                        "![",
                                        ")",
                                        "# ",
                                        "> ",
                                        "- ",
                                        "1. ",
                                        "|",
                                        "|-|-|",
                                        "www.a.vn",
                                        "http://a.vn",
                                        "a@b.vn",
                                        "\x01",
                                        "\x7F",
                                        "\xC3",
                                        "\xE1\xBB",
                                        "\xF5\x80",
                                        "\xEF\xBF\xBE",
                                        "\r",
                                        std::string(1, '\0')};

std::string random_source(std::mt19937& random) {
  std::string source;
  const auto count = random() % 60;
  const bool is_bytes = random() % 8 == 0;
  for (unsigned n = 0; n < count; ++n) {
    if (is_bytes) {
      source += static_cast<char>(random() & 0xFF);
    } else {
      source += k_pieces[random() % k_pieces.size()];
    }
  }
  return source;
}

std::string lowered(std::string text) {
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

void check_soundness(SourceFormat format, unsigned seed) {
  std::mt19937 random(seed);
  RichText rich_text({});
  for (int i = 0; i < 20'000; ++i) {
    const std::string source = random_source(random);
    std::string out;
    rich_text.render(source, format, static_cast<int>(random() % 3), out);
    const std::string fault = support::find_html_fault(out);
    const bool is_sound =
        fault.empty() && is_valid_utf8(out) && lowered(out).find("<script") == std::string::npos;
    if (is_sound) continue;
    INFO(source);
    INFO(out);
    INFO(fault);
    FAIL("unsound output");
  }
}

}  // namespace

TEST_CASE("rich text: 20,000 random Markdown sources give sound HTML", "[render]") {
  check_soundness(SourceFormat::markdown, 1);
}

TEST_CASE("rich text: 20,000 random cells give sound HTML", "[render]") {
  check_soundness(SourceFormat::cell, 2);
}

TEST_CASE("rich text: 20,000 random HTML bodies give sound HTML", "[render]") {
  check_soundness(SourceFormat::html, 3);
}

TEST_CASE("rich text: reduced HTML is reduced to itself, so browsers read it as it was meant", "[render]") {
  std::mt19937 random(4);
  RichText rich_text({});
  for (int i = 0; i < 20'000; ++i) {
    const std::string source = random_source(random);
    std::string once;
    std::string twice;
    rich_text.render(source, SourceFormat::html, 0, once);
    rich_text.render(once, SourceFormat::html, 0, twice);
    if (once == twice) continue;
    INFO(source);
    REQUIRE(twice == once);
  }
}

TEST_CASE("rich text: links are collected from random sources inside their lines", "[render]") {
  std::mt19937 random(5);
  for (int i = 0; i < 20'000; ++i) {
    const std::string source = random_source(random);
    const auto lines = static_cast<std::size_t>(std::count(source.begin(), source.end(), '\n')) + 1;
    for (const auto format : {SourceFormat::markdown, SourceFormat::html}) {
      for (const auto& link : collect_links(source, format)) {
        REQUIRE(link.line >= 1);
        REQUIRE(link.line <= lines);
        REQUIRE(link.column >= 1);
        REQUIRE(link.column <= source.size() + 1);
      }
    }
  }
}
