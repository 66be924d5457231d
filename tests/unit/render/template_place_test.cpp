// Where a value may be printed, and how it is escaped there.
#include "support/catch.hpp"
#include "unit/render/template_fixture.hpp"

using namespace trungbay;
using namespace trungbay::render;

namespace {

const std::string k_data = R"json({
  "x": "<b a=\"1\" c='2'>&amp;</b>", "n": 7, "yes": true, "list": [1, "a"], "nothing": null,
  "js": "javascript:alert(1)", "url": "/a?b=1&c=2", "css": "red;} body{display:none", "color": "#0b5cad"
})json";

std::string out(const std::string& text, const std::string& name = "main.html") {
  const auto outcome = render_text(text, k_data, name);
  return outcome.faults.empty() ? outcome.output : outcome.faults[0];
}

}  // namespace

TEST_CASE("places: text and quoted attributes are escaped as Jinja2 does", "[template]") {
  CHECK(out("<p>{{ x }}</p>") == "<p>&lt;b a=&#34;1&#34; c=&#39;2&#39;&gt;&amp;amp;&lt;/b&gt;</p>");
  CHECK(out("<p title=\"{{ x }}\">") ==
        "<p title=\"&lt;b a=&#34;1&#34; c=&#39;2&#39;&gt;&amp;amp;&lt;/b&gt;\">");
  CHECK(out("<p title='{{ x }}'>") == "<p title='&lt;b a=&#34;1&#34; c=&#39;2&#39;&gt;&amp;amp;&lt;/b&gt;'>");
  CHECK(out("<!-- {{ x }} -->") == "<!-- &lt;b a=&#34;1&#34; c=&#39;2&#39;&gt;&amp;amp;&lt;/b&gt; -->");
  CHECK(out("<title>{% set t %}<i>{{ x }}</i>{% endset %}{{ t }}</title>") ==
        "<title>&lt;i&gt;&lt;b a=&#34;1&#34; c=&#39;2&#39;&gt;&amp;amp;&lt;/b&gt;&lt;/i&gt;</title>");
}

TEST_CASE("places: html goes out raw in text only", "[template]") {
  CHECK(out("{% set h %}<i>{{ n }}</i>{% endset %}{{ h }}") == "<i>7</i>");
  CHECK(out("{% set h %}<i>\"'</i>&amp;{% endset %}<p title=\"{{ h }}\">") ==
        "<p title=\"&lt;i&gt;&#34;&#39;&lt;/i&gt;&amp;\">");
}

TEST_CASE("places: an address of an unsafe scheme becomes #", "[template]") {
  CHECK(out("<a href=\"{{ js }}\">") == "<a href=\"#\">");
  CHECK(out("<a href='{{ js }}'>") == "<a href='#'>");
  CHECK(out("<a HREF=\"{{ url }}\">") == "<a HREF=\"/a?b=1&amp;c=2\">");
  CHECK(out("<a href=\"{{ url }}\" title=\"{{ js }}\">") ==
        "<a href=\"/a?b=1&amp;c=2\" title=\"javascript:alert(1)\">");
  CHECK(out("<form action=\"{{ js }}\"><button formaction=\"{{ js }}\">") ==
        "<form action=\"#\"><button formaction=\"#\">");
  CHECK(out("<a href=\"/x/{{ js }}\">") == "<a href=\"/x/javascript:alert(1)\">");
  CHECK(out("<a href=\"?q={{ js }}\">") == "<a href=\"?q=javascript:alert(1)\">");
  CHECK(out("<a href=\"https://x.vn/{{ js }}\">") == "<a href=\"https://x.vn/javascript:alert(1)\">");
  CHECK(out("<a href=\"mailto:{{ x }}\">").starts_with("<a href=\"mailto:&lt;b"));
  // In parts, over branches, loops and macros the whole address is looked at.
  CHECK(out("<a href=\"{{ 'java' }}{{ 'script:alert(1)' }}\">") == "<a href=\"#\">");
  CHECK(out("<a href=\"java{{ 'script:alert(1)' }}\">") == "<a href=\"#\">");
  CHECK(out("<a href=\"{% if yes %}{{ js }}{% else %}/x{% endif %}\">") == "<a href=\"#\">");
  CHECK(out("<a href=\"{% for c in js %}{{ c }}{% endfor %}\">") == "<a href=\"#\">");
  CHECK(out("{% macro m(v) %}{{ v }}{% endmacro %}<a href=\"{{ m(js) }}\">") == "<a href=\"#\">");
  CHECK(out("{% set h %}{{ js }}{% endset %}<a href=\"{{ h }}\">") == "<a href=\"#\">");
  CHECK(out("{% set h %}javascript&colon;alert(1){% endset %}<a href=\"{{ h }}\">") == "<a href=\"#\">");
  CHECK(out("<a href=\" {{ js }}\">") == "<a href=\"#\">");
  CHECK(out("<a href=\"javascript:{{ n }}\">") ==
        "main.html:1:24: error R431: data cannot be printed into <a href=\"…\">");
}

TEST_CASE("places: schemes are found behind white space, control characters and capitals", "[template]") {
  for (const char* unsafe :
       {"javascript:x", "JaVaScRiPt:x", " javascript:x", "\tjavascript:x", "java\tscript:x", "java\nscript:x",
        "\x01javascript:x", "vbscript:x", "data:text/html,x", "file:///etc/passwd", "blob:x",
        "javascript\t:x", "&#106;avascript:x", "&Tab;javascript:x"}) {
    INFO(unsafe);
    CHECK_FALSE(is_safe_url(unsafe));
  }
  for (const char* safe :
       {"", "/", "#a", "?a=b:c", "a/b:c", "//x.vn/", "https://x.vn", "HTTP://x.vn", "mailto:a@b.vn",
        "tel:+84", "trang-1.html", "ý-tưởng:1", "./a:b", "a&amp;b", "&#34;javascript:x"}) {
    INFO(safe);
    CHECK(is_safe_url(safe));
  }
}

TEST_CASE("places: no data in tags, event handlers, unquoted attributes", "[template]") {
  CHECK(out("<p class={{ x }}>") ==
        "main.html:1:13: error R430: the value of the attribute `class` must stand in quotes");
  CHECK(out("<p {{ x }}>") == "main.html:1:7: error R431: data cannot be printed into <p …>");
  CHECK(out("<p da{{ x }}=\"1\">") == "main.html:1:9: error R431: data cannot be printed into <p …>");
  CHECK(out("<p onclick=\"f({{ n }})\">") ==
        "main.html:1:18: error R431: data cannot be printed into <p onclick=\"…\">");
  CHECK(out("<iframe srcdoc=\"{{ x }}\">") ==
        "main.html:1:20: error R431: data cannot be printed into <iframe srcdoc=\"…\">");
  CHECK(out("<h{{ n }}>a</h{{ n }}>") == "<h7>a</h7>");
  CHECK(out("<h{{ x }}>") == "main.html:1:6: error R447: a value of type text cannot be printed into <…>");
  CHECK(out("<{{ n }}>") == "<7>");
  CHECK(out("<!DOCTYPE {{ x }}>") == "main.html:1:14: error R431: data cannot be printed into <!…>");
}

TEST_CASE("places: style takes numbers, colours and words", "[template]") {
  CHECK(out("<p style=\"width:{{ n }}%;color:{{ color }};left:{{ css }}\">") ==
        "<p style=\"width:7%;color:#0b5cad;left:unset\">");
  CHECK(out("<style>a{width:{{ n }}px;color:{{ color }};left:{{ css }}}</style>{{ x }}") ==
        "<style>a{width:7px;color:#0b5cad;left:unset}</style>&lt;b a=&#34;1&#34; "
        "c=&#39;2&#39;&gt;&amp;amp;&lt;/b&gt;");
  CHECK(out("{% set s %}a{}{% endset %}<style>{{ s }}</style>") == "<style>unset</style>");
  CHECK(out("a{color:{{ color }};left:{{ css }}}", "x.css") == "a{color:#0b5cad;left:unset}");
}

TEST_CASE("places: scripts take JSON, outside of strings, patterns and comments", "[template]") {
  CHECK(out("<script>const x = {{ x|json }}, y = [{{ n|json }}];</script>") ==
        "<script>const x = \"\\u003cb a=\\\"1\\\" c='2'\\u003e\\u0026amp;\\u003c/b\\u003e\", y = "
        "[7];</script>");
  for (const char* bad :
       {"<script>x = {{ n }}</script>", "<script>x = \"{{ x|json }}\"</script>",
        "<script>x = '{{ x|json }}'</script>", "<script>x = `{{ x|json }}`</script>",
        "<script>// {{ x|json }}\n</script>", "<script>/* {{ x|json }} */</script>",
        "<script>x = /{{ x|json }}/</script>", "<script>x = \"\\\"{{ x|json }}\"</script>",
        "<script>x = {{ x|json|upper }}</script>", "<script type=\"module\">{{ x }}</script>"}) {
    INFO(bad);
    CHECK(out(bad).find("error R433") != std::string::npos);
  }
  CHECK(out("<script>a = 4 / 2; b = /[/\"]/.test('x'); c = {{ n|json }}</script>") ==
        "<script>a = 4 / 2; b = /[/\"]/.test('x'); c = 7</script>");
  CHECK(out("<script>/**/x = {{ n|json }}; // it's\ny = {{ yes|json }}</script>") ==
        "<script>/**/x = 7; // it's\ny = true</script>");
  CHECK(out("<script src=\"{{ url }}\"></script><p>{{ n }}</p>") ==
        "<script src=\"/a?b=1&amp;c=2\"></script><p>7</p>");
  CHECK(out("<script type=\"{{ x }}\"></script>").find("R431") != std::string::npos);
}

TEST_CASE("places: linked data is JSON, in values and in strings", "[template]") {
  const std::string open = "<script type=\"application/ld+json\">";
  CHECK(out(open + "{\"a\": {{ x }}, \"b\": \"{{ x }}\", \"c\": {{ list }}, \"d\": {{ nothing }}, \"e\": {{ "
                   "n }}}</script>") ==
        open +
            "{\"a\": \"\\u003cb a=\\\"1\\\" c='2'\\u003e\\u0026amp;\\u003c/b\\u003e\", \"b\": \"\\u003cb "
            "a=\\\"1\\\" c='2'\\u003e\\u0026amp;\\u003c/b\\u003e\", "
            "\"c\": [1,\"a\"], \"d\": null, \"e\": 7}</script>");
  CHECK(out(open + "{\"a\": \"{{ x|json }}\"}</script>").find("R434") != std::string::npos);
  CHECK(out(open + "{\"a\": {{ x|json }}}</script>") ==
        open + "{\"a\": \"\\u003cb a=\\\"1\\\" c='2'\\u003e\\u0026amp;\\u003c/b\\u003e\"}</script>");
  CHECK(out(open + "{{ '\u2028' }}</script>") == open + "\"\\u2028\"</script>");
  CHECK(out("{\"a\": {{ x }}}", "x.json").starts_with("{\"a\": \"\\u003cb"));
}

TEST_CASE("places: XML, plain text and CSV have their own rules", "[template]") {
  CHECK(out("<a t=\"{{ x }}\">{{ x }}</a>", "x.xml") ==
        "<a t=\"&lt;b a=&#34;1&#34; c=&#39;2&#39;&gt;&amp;amp;&lt;/b&gt;\">&lt;b a=&#34;1&#34; "
        "c=&#39;2&#39;&gt;&amp;amp;&lt;/b&gt;</a>");
  CHECK(out("<a>{{ x|markdown }}</a>", "x.xml").starts_with("<a>&lt;p data-shift=&#34;1&#34;&gt;&amp;lt;b"));
  CHECK(out("<a>{{ 'a\\x01\\x0bb\\ufffe\\uffff' }}</a>", "x.xml") == "<a>ab</a>");
  CHECK(out("<a><![CDATA[{{ x }}]]></a>", "x.xml").find("R431") != std::string::npos);
  CHECK(out("<link href=\"{{ js }}\"/>", "x.xml") == "<link href=\"#\"/>");
  CHECK(out("{{ x }}", "x.txt") == "<b a=\"1\" c='2'>&amp;</b>");
  CHECK(out("{{ 'a,b' }},{{ 'a\"b' }},{{ '=1+2' }},{{ '-5' }},{{ n }},\"{{ 'q\"' }}\"", "x.csv") ==
        "\"a,b\",\"a\"\"b\",\"'=1+2\",\"'-5\",7,\"q\"\"\"");
}

TEST_CASE("places: branches, loops and macros must end where they began", "[template]") {
  CHECK(out("<li{% if yes %} class=\"a\"{% endif %}>") == "<li class=\"a\">");
  CHECK(out("<option{% if yes %} selected{% endif %}{% if n %} disabled{% endif %} value=\"{{ n }}\">") ==
        "<option selected disabled value=\"7\">");
  CHECK(out("<p {% if yes %}on{% endif %}click=\"{{ x }}\">").find("R431") != std::string::npos);
  CHECK(out("{% if yes %}<p title=\"{% endif %}{{ x }}\">") ==
        "main.html:1:4: error R432: the branches end at different places of HTML: <p title=\"…\"> and "
        "<…>…</…>");
  CHECK(out("{% for i in list %}<!--{% endfor %}").find("R432") != std::string::npos);
  CHECK(out("{% macro m() %}<p title=\"{% endmacro %}{{ m() }}").find("R432") != std::string::npos);
  CHECK(out("{% set x %}<p {% endset %}").find("R432") != std::string::npos);
  CHECK(out("<p title=\"{% if yes %}a{% else %}b\"{% endif %}>").find("R432") != std::string::npos);
}
