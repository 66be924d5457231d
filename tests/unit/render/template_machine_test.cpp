// Limits, faults while rendering, and filters of ours.
#include "support/catch.hpp"
#include "unit/render/template_fixture.hpp"

using namespace trungbay;
using namespace trungbay::render;

using Faults = std::vector<std::string>;

TEST_CASE("machine: faults name the place, the value and the chain", "[template]") {
  CHECK(render_text("a\n{{ x.y.z }}").faults ==
        Faults{"main.html:2:4: error R440: `x` is undefined, so it has no `y`"});
  CHECK(render_text("{{ x['y'] }}").faults ==
        Faults{"main.html:1:4: error R440: `x` is undefined, so it has no `y`"});
  CHECK(render_text("{{ 1 + 'a' }}").faults ==
        Faults{"main.html:1:4: error R441: `+` cannot be done with integer, text"});
  CHECK(render_text("{{ 5 % 0 }}").faults ==
        Faults{"main.html:1:4: error R445: `%` has no result: division by zero, or too large"});
  CHECK(render_text("{% for a, b in [[1]] %}{% endfor %}").faults ==
        Faults{"main.html:1:8: error R441: `2 =` cannot be done with list[1]"});
  CHECK(render_text("{{ 'abc'|date }}").faults ==
        Faults{"main.html:1:4: error R446: `date` cannot use 'abc'"});
  Scratch scratch;
  DiagnosticBag bag;
  const auto roots = read_json_context("{}", "data.json", scratch, bag);
  const auto outcome =
      render_files({{"main.html", "\n{% include \"a.html\" %}"}, {"a.html", "{{ x.y }}"}}, *roots);
  CHECK(outcome.faults == Faults{"a.html:1:4: error R440: `x` is undefined, so it has no `y`"});
  CHECK(outcome.chains == Faults{"main.html:2:12 include \"a.html\"; "});
}

TEST_CASE("machine: loops, output and memory of a page are bounded", "[template]") {
  CHECK(render_text("{% for i in range(1000) %}{% for j in range(10000) %}{% endfor %}{% endfor %}").faults ==
        Faults{"main.html:1:39: error R442: this page loops more than 10.000.000 times"});
  CHECK(render_text("{% for i in range(70000) %}{{ 'x' * 1000 }}{% endfor %}")
            .faults.front()
            .find("error R443") != std::string::npos);
  CHECK(render_text("{% for i in range(3000) %}{% set x = 'x' * 100000 %}{% endfor %}")
            .faults.front()
            .find("error R448") != std::string::npos);
  CHECK(render_text("{{ 'x' * 1000000000000 }}").faults.front().find("error R448") != std::string::npos);
  CHECK(render_text("{{ [1] * 1000000000000 }}").faults.front().find("error R448") != std::string::npos);
  CHECK(render_text("{{ range(10000000000000)|list }}").faults.front().find("error R448") !=
        std::string::npos);
  CHECK(render_text("{{ range(10000000000000)|length }}").output == "10000000000000");
  CHECK(render_text("{{ 2 ** 62 }} {{ 2 ** 63 }}").faults.size() == 1);
  CHECK(render_text("{{ -9223372036854775807 - 1 }}").output == "-9223372036854775808");
  CHECK(render_text("{{ (-9223372036854775807 - 1) // -1 }}").faults.size() == 1);
}

TEST_CASE("machine: templates that include each other in two places do not blow up", "[template]") {
  Files files;
  for (int i = 0; i < 60; ++i) {
    const std::string next = "{% include \"t" + std::to_string(i + 1) + ".html\" %}";
    files["t" + std::to_string(i) + ".html"] = "x" + next + next;
  }
  files["t60.html"] = "{{ 1 }}";
  const auto outcome = render_files(files, pages::Value(), nullptr, "t0.html");
  REQUIRE(!outcome.faults.empty());
  CHECK(outcome.faults[0].find("error R421") != std::string::npos);
}

TEST_CASE("machine: one machine renders many pages and keeps no trace of them", "[template]") {
  const Files files{
      {"main.html",
       "{% set ns = namespace(n=0) %}{% for x in xs %}{% set ns.n = ns.n + x %}{% endfor %}{{ ns.n }}"}};
  DiagnosticBag bag;
  const TemplateUse uses[] = {{"main.html", nullptr}};
  const auto set = TemplateSet::load(finder(files), uses, bag);
  REQUIRE(set);
  const Environment environment = test_environment();
  Machine machine(environment);
  PageBuffer page;
  for (int round = 0; round < 3; ++round) {
    page.clear();
    machine.scratch().reset();
    const auto good = read_json_context("{\"xs\": [1, 2, 3]}", "a.json", machine.scratch(), bag);
    REQUIRE(machine.render(*set->find("main.html"), *good, page, bag));
    CHECK(page.bytes == "6");
    page.clear();
    const auto bad = read_json_context("{\"xs\": [1, \"a\"]}", "a.json", machine.scratch(), bag);
    CHECK_FALSE(machine.render(*set->find("main.html"), *bad, page, bag));
  }
  CHECK(bag.all().size() == 3);
  CHECK(template_names(*set->find("main.html")) == std::vector<std::string_view>{"main.html"});
}

TEST_CASE("machine: filters of ours", "[template]") {
  CHECK(render_text("{{ '2023-03-26'|date }} {{ '3/2023'|date }} {{ '26/03/2023'|iso_date }} {{ none|date }}")
            .output == "26/03/2023 03/2023 2023-03-26 None");
  CHECK(render_text("{{ 1234567|number }} {{ 1234.5|number }} {{ 0.126|number(1) }}").output ==
        "1.234.567 1.234,5 0,1");
  CHECK(render_text("{{ 'Đường Phố'|fold }} {{ 'Đường Phố: số 1'|slug }}").output ==
        "duong pho duong-pho-so-1");
  CHECK(render_text("{{ 'một hai ba bốn năm'|truncate_words(10) }}").output == "một hai…");
  CHECK(render_text("{{ '5 ý tưởng'|keep_compounds }}").output == "5\u00a0ý\u00a0tưởng");
  CHECK(render_text("{{ '/a/b'|absolute_url }} {{ 'a'|absolute_url }} {{ 'https://x.vn/a'|absolute_url }} {{ "
                    "'//x.vn'|absolute_url }} {{ ''|absolute_url }}")
            .output ==
        "https://example.vn/a/b https://example.vn/a https://x.vn/a //x.vn https://example.vn/");
  CHECK(render_text("{{ x|json }}", "{\"x\": {\"b\": [1, 2.5, null, true, \"đ<\"], \"a\": 1}}").output ==
        "{\"b\":[1,2.5,null,true,\"đ\\u003c\"],\"a\":1}");
  CHECK(
      render_text("{{ 'a' if 'Đ'|lower == 'đ' else 'b' }}{{ 'ấu trĩ'|upper }}{{ 'ẤU TRĨ'|title }}").output ==
      "aẤU TRĨẤu Trĩ");
}

TEST_CASE("machine: a JSON context may be broken or deep, never harmful", "[template]") {
  Scratch scratch;
  DiagnosticBag bag;
  CHECK_FALSE(read_json_context("{\"a\":\n tru}", "d.json", scratch, bag));
  CHECK(place_text(bag.all()[0].place, Language::english) == "d.json:2:5");
  CHECK_FALSE(read_json_context("[1]", "d.json", scratch, bag));
  CHECK_FALSE(read_json_context("{\"a\":" + std::string(200'000, '[') + std::string(200'000, ']') + "}",
                                "d.json", scratch, bag));
  CHECK_FALSE(read_json_context(std::string(200'000, '['), "d.json", scratch, bag));
  CHECK(bag.all().size() == 4);
}

TEST_CASE("escape: every run length and place gives what one byte at a time gives", "[template]") {
  const std::string specials = "&<>\"'";
  const auto plainly = [&](const std::string& text) {
    std::string out;
    for (const char c : text) {
      const char* const names[] = {"&amp;", "&lt;", "&gt;", "&#34;", "&#39;"};
      const std::size_t at = specials.find(c);
      at == std::string::npos ? void(out += c) : void(out += names[at]);
    }
    return out;
  };
  // Every byte that differs from a special one in few bits must stay as it is.
  for (int byte = 0; byte < 256; ++byte) {
    const std::string text = std::string(7, 'a') + static_cast<char>(byte) + std::string(40, 'b');
    std::string out;
    append_html(text, out);
    CHECK(out == plainly(text));
  }
  for (std::size_t length = 0; length < 50; ++length) {
    for (std::size_t at = 0; at < length; ++at) {
      std::string text(length, 'x');
      text[at] = specials[at % 5];
      std::string out;
      append_html(text, out);
      REQUIRE(out == plainly(text));
    }
  }
}
