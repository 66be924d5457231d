#include "support/catch.hpp"
#include "unit/render/template_fixture.hpp"

using namespace trungbay;
using namespace trungbay::render;

using Faults = std::vector<std::string>;

TEST_CASE("templates: every fault of a template is reported in one run", "[template]") {
  const auto outcome =
      render_text("{{ a b }}\n{% nope %}\n{{ \"x }}\n{% if %}{% endif %}\n{{ [1, }}\n{{ $ }}");
  CHECK(outcome.faults == Faults{
                              "main.html:3:4: error R402: `\"` is opened here and never closed by `\"`",
                              "main.html:5:8: error R405: the character `}` has no meaning here",
                              "main.html:6:4: error R405: the character `$` has no meaning here",
                              "main.html:1:6: error R401: `}}` is expected here, but this is `b`",
                              "main.html:2:4: error R403: there is no tag `nope`",
                              "main.html:4:7: error R401: `VALUE` is expected here, but this is `%}`",
                          });
}

TEST_CASE("templates: the caret stands right under Vietnamese text and tabs", "[template]") {
  const auto outcome = render_text("<p>\n\tĐường phố văn minh: {{ tiêu_đề }}\n</p>");
  REQUIRE(outcome.faults.size() == 1);
  CHECK(outcome.faults[0] == "main.html:2:27: error R405: the character `ê` has no meaning here");
  CHECK(outcome.excerpts[0] == "\tĐường phố văn minh: {{ tiêu_đề }}\n\t                         ^");
}

TEST_CASE("templates: columns count code points and excerpts of long lines are cut near the fault",
          "[template]") {
  const std::string padding(400, 'x');
  const auto outcome = render_text(padding + "ấ{{ a b }}" + padding);
  REQUIRE(outcome.faults.size() == 1);
  CHECK(outcome.faults[0] == "main.html:1:407: error R401: `}}` is expected here, but this is `b`");
  CHECK(outcome.excerpts[0].size() < 400);
  CHECK(outcome.excerpts[0].find("a b }}") != std::string::npos);
}

TEST_CASE("templates: what is opened and never closed is shown where it was opened", "[template]") {
  CHECK(render_text("a\n{% if x %}\nb").faults ==
        Faults{"main.html:2:4: error R402: `{% if %}` is opened here and never closed by `{% endif %}`"});
  CHECK(render_text("{% for x in y %}{% if x %}{% endfor %}").faults ==
        Faults{"main.html:1:20: error R402: `{% if %}` is opened here and never closed by `{% endif %}`"});
  CHECK(render_text("a {# b").faults ==
        Faults{"main.html:1:3: error R402: `{#` is opened here and never closed by `#}`"});
  CHECK(render_text("{% raw %}").faults ==
        Faults{"main.html:1:1: error R402: `{% raw %}` is opened here and never closed by `{% endraw %}`"});
  CHECK(render_text("{{ a").faults.front() ==
        "main.html:1:1: error R402: `{{` is opened here and never closed by `}}`");
  CHECK(render_text("{% endif %}").faults == Faults{"main.html:1:4: error R408: `endif` cannot stand here"});
}

TEST_CASE("templates: misspelt tags, filters and tests come with the name that was meant", "[template]") {
  CHECK(render_text("{% fi x %}").advice == Faults{"Perhaps you mean: if."});
  CHECK(render_text("{% inlcude 'x' %}").advice == Faults{"Perhaps you mean: include."});
  CHECK(render_text("{{ 1|lenght }}").advice == Faults{"Perhaps you mean: length."});
  CHECK(render_text("{{ 1|lenght }}").faults ==
        Faults{"main.html:1:6: error R414: there is no filter `lenght`"});
  CHECK(render_text("{{ 1 is evne }}").advice == Faults{"Perhaps you mean: even."});
  CHECK(render_text("{{ [1]|map('uper') }}").advice == Faults{"Perhaps you mean: upper."});
  CHECK(render_text("{{ [1]|map('.items') }}").faults ==
        Faults{"main.html:1:12: error R414: there is no filter `.items`"});
}

TEST_CASE("templates: arguments are checked when the theme is loaded", "[template]") {
  CHECK(render_text("{{ 'x'|replace('a') }}").faults ==
        Faults{"main.html:1:8: error R419: `replace` takes 2 to 3 arguments, here are 1"});
  CHECK(render_text("{{ 'x'|truncate(lenght=3) }}").advice == Faults{"Perhaps you mean: length."});
  CHECK(render_text("{% macro m(a, b) %}{% endmacro %}{{ m(1, c=2) }}").faults ==
        Faults{"main.html:1:42: error R418: `m` has no argument `c`"});
  CHECK(render_text("{% macro m(a, a) %}{% endmacro %}").faults ==
        Faults{"main.html:1:15: error R409: \"a\" stands here twice"});
  CHECK(render_text("{{ range() }}").faults ==
        Faults{"main.html:1:4: error R419: `range` takes 1 to 3 arguments, here are 0"});
}

TEST_CASE("templates: nesting has a bound in expressions and in statements", "[template]") {
  const auto repeat = [](const std::string& text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += text;
    return all;
  };
  CHECK(render_text("{{ " + repeat("(", 150) + "1" + repeat(")", 150) + " }}").output == "1");
  CHECK(render_text("{{ " + repeat("(", 100000) + "1" + repeat(")", 100000) + " }}").faults.size() == 1);
  CHECK(render_text("{{ " + repeat("not ", 100000) + "1 }}").faults.size() == 1);
  CHECK(render_text("{{ " + repeat("-", 100000) + "1 }}").faults.size() == 1);
  CHECK(render_text("{{ 1" + repeat(" + 1", 150) + " }}").output == "151");
  CHECK(render_text("{{ 1" + repeat(" + 1", 100000) + " }}").faults.size() == 1);
  CHECK(render_text("{{ x" + repeat(".x", 100000) + " }}").faults.size() == 1);
  CHECK(render_text("{{ 1" + repeat(" if 1 else 1", 100000) + " }}").faults.size() == 1);
  CHECK(render_text(repeat("{% if 1 %}", 90) + "x" + repeat("{% endif %}", 90)).output == "x");
  const auto deep = render_text(repeat("{% if 1 %}", 5000) + repeat("{% endif %}", 5000));
  REQUIRE(!deep.faults.empty());
  CHECK(deep.faults[0] == "main.html:1:1004: error R420: nested deeper than 100 levels");
  // A row of texts is one level.
  CHECK(render_text("{{ 'a'" + repeat(" ~ 'a'", 5000) + " }}").output.size() == 5001);
}

TEST_CASE("templates: a template that is no UTF-8 or too large is refused", "[template]") {
  CHECK(render_text("\xFF").faults == Faults{"main.html: error X904: the text is not valid UTF-8"});
  CHECK(render_text(std::string((1u << 20) + 1, 'x')).faults ==
        Faults{"main.html: error R421: the template is too large (limit: 1 MB)"});
  CHECK(render_text(std::string(1u << 20, 'x')).faults.empty());
  CHECK(render_text("\xEF\xBB\xBFx\r\ny\r").output == "x\ny");
}

TEST_CASE("templates: a loop and a set without a name are faults, whatever comes next", "[template]") {
  CHECK(render_text("{% set in %}{% endset %}").faults ==
        Faults{"main.html:1:8: error R401: `NAME` is expected here, but this is `in`"});
  CHECK(render_text("{% for in [1] %}{% endfor %}").faults ==
        Faults{"main.html:1:8: error R401: `NAME` is expected here, but this is `in`"});
  CHECK_FALSE(render_text("{%set in").faults.empty());
  CHECK_FALSE(render_text("{% set %}").faults.empty());
}
