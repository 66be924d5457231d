// Whatever a field holds, a page has the same elements and attributes as with a harmless value.
#include <fstream>

#include <gumbo.h>

#include "support/catch.hpp"
#include "unit/render/template_fixture.hpp"

using namespace trungbay;
using namespace trungbay::render;

namespace {

// Every place where a theme may print a value; what the scripts and styles hold is compared too.
constexpr char k_page[] = R"html(<!DOCTYPE html><html lang="vi"><head><title>{{ x }}</title>
<meta name="description" content="{{ x }}"><meta property="og:title" content='{{ x }}'>
<link rel="canonical" href="{{ x }}"><style>a{color:{{ x }};width:{{ x }}px}</style>
<script type="application/ld+json">{"@type": "Article", "name": {{ x }}, "about": "{{ x }}", "list": {{ list }}}</script>
<script>const data = {{ x|json }}; const more = [{{ list|json }}];</script></head>
<body><!-- {{ x }} --><h1 title="{{ x }}" class="a {{ x }} b">{{ x }}</h1>{% set t %}<i>{{ x }}</i>{% endset %}{{ t }}
<a href="{{ x }}" title="{{ t }}">{{ x|upper }}</a><a href='{{ x }}'>{{ x|truncate(20) }}</a><a href="/tim/?q={{ x|urlencode }}">x</a>
<a href="/tim/?q={{ x }}">x</a><img src="{{ x }}" alt="{{ x }}"><form action="{{ x }}"><button formaction="{{ x }}">x</button>
<input value="{{ x }}"><textarea>{{ x }}</textarea></form><p style="width:{{ x }};color:{{ x }}" data-x="{{ x|json }}">{{ x|replace("a", x) }}</p>
<svg><text x="{{ x }}">{{ x }}</text><a xlink:href="{{ x }}"><title>{{ x }}</title></a></svg>
<table><tr><td>{{ x|e }}</td><td>{{ [x, x]|join("<br>"|safe) }}</td></tr></table>{{ x ~ t }}{{ x[0:40] }}{{ x|title }}</body></html>)html";

bool is_address(std::string_view name) {
  return name == "href" || name == "src" || name == "action" || name == "formaction" || name == "xlink:href";
}

std::string scheme_of(std::string_view address) {
  std::string scheme;
  for (const char c : address) {
    if (static_cast<unsigned char>(c) <= 0x20) continue;
    if (c == ':') return scheme;
    if (c == '/' || c == '?' || c == '#') break;
    scheme += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return "";
}

// Elements and names of attributes, in order; addresses must be harmless.
void add_shape(const GumboNode& node, std::string& shape) {
  if (node.type == GUMBO_NODE_COMMENT) shape += "<!---->";
  if (node.type != GUMBO_NODE_ELEMENT && node.type != GUMBO_NODE_TEMPLATE) return;
  const GumboElement& element = node.v.element;
  shape += '<' + std::string(gumbo_normalized_tagname(element.tag)) + std::to_string(element.tag_namespace);
  for (unsigned i = 0; i < element.attributes.length; ++i) {
    const auto& attribute = *static_cast<const GumboAttribute*>(element.attributes.data[i]);
    shape += ' ' + std::string(attribute.name);
    if (!is_address(attribute.name)) continue;
    const std::string scheme = scheme_of(attribute.value);
    const bool ascii_name =
        scheme.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789+-.") == std::string::npos;
    const bool harmless = scheme.empty() || !ascii_name || scheme == "http" || scheme == "https" ||
                          scheme == "mailto" || scheme == "tel";
    if (!harmless) shape += "!" + scheme;
  }
  shape += '>';
  for (unsigned i = 0; i < element.children.length; ++i)
    add_shape(*static_cast<const GumboNode*>(element.children.data[i]), shape);
  shape += "</>";
}

std::string shape_of(const std::string& html) {
  GumboOutput* parsed = gumbo_parse_with_options(&kGumboDefaultOptions, html.data(), html.size());
  std::string shape;
  add_shape(*parsed->root, shape);
  gumbo_destroy_output(&kGumboDefaultOptions, parsed);
  return shape;
}

std::string with_escapes(const std::string& line) {
  std::string text;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char next = i + 1 < line.size() ? line[i + 1] : '\0';
    if (line[i] != '\\' || (next != 't' && next != 'n' && next != 'r' && next != 'x')) {
      text += line[i];
    } else if (next == 'x' && i + 3 < line.size()) {
      text += static_cast<char>(std::stoi(line.substr(i + 2, 2), nullptr, 16));
      i += 3;
    } else {
      text += next == 't' ? '\t' : next == 'n' ? '\n' : '\r';
      ++i;
    }
  }
  return text;
}

}  // namespace

TEST_CASE("escaping: no known vector changes what a page is made of", "[template]") {
  std::ifstream file(TRUNGBAY_SOURCE_DIR "/tests/support/xss_payloads.txt");
  std::vector<std::string> payloads;
  for (std::string line; std::getline(file, line);) {
    if (!line.starts_with("# ")) payloads.push_back(with_escapes(line));
  }
  REQUIRE(payloads.size() >= 200);

  // The comparison sees what it is there for.
  REQUIRE(shape_of("<p>x</p>") != shape_of("<p>x<script>alert(1)</script></p>"));
  REQUIRE(shape_of("<a href='/x'>") != shape_of("<a href='java\nscript:x'>"));

  const Files files{{"page.html", k_page}};
  DiagnosticBag bag;
  const TemplateUse uses[] = {{"page.html", nullptr}};
  const auto set = TemplateSet::load(finder(files), uses, bag);
  REQUIRE(set);
  const Environment environment = test_environment();
  Machine machine(environment);
  const auto page_with = [&](const std::string& value) {
    machine.scratch().reset();
    const auto text = pages::Value::text(machine.scratch().copy(value));
    const pages::Value items[] = {text, text};
    const pages::MapEntry entries[] = {{"x", text}, {"list", pages::Value::list(items, machine.scratch())}};
    PageBuffer page;
    REQUIRE(
        machine.render(*set->find("page.html"), pages::Value::map(entries, machine.scratch()), page, bag));
    return page.bytes;
  };
  const std::string expected = shape_of(page_with("binh-thuong"));
  REQUIRE(expected.find("script") != std::string::npos);
  for (const auto& payload : payloads) {
    INFO(payload);
    CHECK(shape_of(page_with(payload)) == expected);
    // Also in the middle of text, and behind what could be cut in two.
    CHECK(shape_of(page_with("đường " + payload + " phố")) == expected);
  }
}
