// Templates over documented views: names are checked at load, null prints nothing, rich text is left out as
// holes.
#include "support/catch.hpp"
#include "unit/render/template_fixture.hpp"

using namespace trungbay;
using namespace trungbay::render;
using pages::Field;
using pages::ListType;
using pages::ObjectType;
using pages::Type;
using pages::Value;

namespace {

struct Unit {
  std::string_view name;
  std::vector<Unit> children;
};

struct Book {
  std::string_view title;
  std::string_view body;
  std::string_view note;
  vietnamese::Date date;
  Unit unit;
  std::vector<std::string_view> tags;
};

template <typename T>
const T& as(const void* self) {
  return *static_cast<const T*>(self);
}

extern const ObjectType k_unit;

constexpr ListType k_units{[](const void* self) { return as<std::vector<Unit>>(self).size(); },
                           [](const void* self, std::size_t index, Scratch&) {
                             return Value::object(&as<std::vector<Unit>>(self)[index], k_unit);
                           }};
constexpr ListType k_texts{[](const void* self) { return as<std::vector<std::string_view>>(self).size(); },
                           [](const void* self, std::size_t index, Scratch&) {
                             return Value::text(as<std::vector<std::string_view>>(self)[index]);
                           }};

constexpr Field k_unit_fields[] = {
    {"name", Type::text(), [](const void* self, Scratch&) { return Value::text(as<Unit>(self).name); }, "",
     ""},
    {"children", Type::list_of(k_unit),
     [](const void* self, Scratch&) { return Value::list(&as<Unit>(self).children, k_units); }, "", ""},
};
const ObjectType k_unit{"Unit", "", k_unit_fields};

constexpr Field k_book_fields[] = {
    {"title", Type::text(), [](const void* self, Scratch&) { return Value::text(as<Book>(self).title); }, "",
     ""},
    {"body", Type::source(),
     [](const void* self, Scratch&) { return Value::source(as<Book>(self).body, pages::SourceFormat::cell); },
     "", ""},
    {"note", Type::text().or_null(),
     [](const void* self, Scratch&) { return Value::optional_text(as<Book>(self).note); }, "", ""},
    {"date", Type::date().or_null(),
     [](const void* self, Scratch&) { return Value::date(as<Book>(self).date); }, "", ""},
    {"unit", Type::object_of(k_unit).or_null(),
     [](const void* self, Scratch&) {
       return as<Book>(self).unit.name.empty() ? Value::null() : Value::object(&as<Book>(self).unit, k_unit);
     },
     "", ""},
    {"tags", Type::list_of(Type::Of::text),
     [](const void* self, Scratch&) { return Value::list(&as<Book>(self).tags, k_texts); }, "", ""},
    {"style", Type::html(), [](const void*, Scratch&) { return Value::html("a>b{color:red}"); }, "", ""},
};
const ObjectType k_book{"Book", "", k_book_fields};

struct Roots {
  Book book;
  std::int64_t count = 1610;
};

constexpr Field k_root_fields[] = {
    {"book", Type::object_of(k_book),
     [](const void* self, Scratch&) { return Value::object(&as<Roots>(self).book, k_book); }, "", ""},
    {"count", Type::integer(),
     [](const void* self, Scratch&) { return Value::integer(as<Roots>(self).count); }, "", ""},
    {"units", Type::list_of(k_unit),
     [](const void* self, Scratch&) { return Value::list(&as<Roots>(self).book.unit.children, k_units); }, "",
     ""},
};
const ObjectType k_roots{"Roots", "", k_root_fields};

Roots sample() {
  Roots roots;
  roots.book = {"Ý tưởng <1>",
                "# một",
                "",
                {2023, 3, 26},
                {"Tỉnh đoàn", {{"Huyện A", {{"Xã 1", {}}}}, {"Huyện B", {}}}},
                {"a", "b"}};
  return roots;
}

Outcome render_view(const Files& files, const Roots& roots = sample()) {
  return render_files(files, Value::object(&roots, k_roots), &k_roots);
}

Outcome render_view(const std::string& text) {
  return render_view(Files{{"main.html", text}});
}

using Faults = std::vector<std::string>;

}  // namespace

TEST_CASE("views: fields are printed by their types, null as nothing", "[template]") {
  CHECK(
      render_view("{{ book.title }}|{{ book.note }}|{{ book.date }}|{{ count }}|{{ count|number }}").output ==
      "Ý tưởng &lt;1&gt;||26/03/2023|1610|1.610");
  CHECK(render_view("{{ book.date|iso_date }} {{ book.date|iso_datetime }} {{ book.note|upper }}{{ "
                    "book.note|truncate(3) }}{{ book.note ~ 'x' }}")
            .output == "2023-03-26 2023-03-26T00:00:00+07:00 x");
  CHECK(render_view(
            "{{ book.unit.name }}{% if book.note is none %} trống{% endif %}{{ book.note|default('–') }}")
            .output == "Tỉnh đoàn trống–");
  CHECK(render_view(
            "{% for t in book.tags %}{{ t }}{% endfor %}{{ book.tags|join(', ') }}{{ book.tags|length }}")
            .output == "aba, b2");
  CHECK(render_view("<style>{{ book.style }}</style>").output == "<style>a>b{color:red}</style>");
  Roots roots = sample();
  roots.book.unit = {};
  CHECK(render_view(Files{{"main.html",
                           "[{{ book.unit.name }}]{{ book.unit.name|upper }}{% for u in units %}x{% else "
                           "%}–{% endfor %}"}},
                    roots)
            .output == "[]–");
}

TEST_CASE("views: unknown names and fields are faults at load, each with a suggestion", "[template]") {
  const auto outcome = render_view(
      "{{ bok }}{{ book.titel }}{{ book.unit.nmae }}{{ book.title.x }}\n{% for u in units %}{{ u.nam }}{% "
      "endfor %}");
  CHECK(outcome.faults == Faults{
                              "main.html:1:4: error R412: there is no name `bok` here",
                              "main.html:1:18: error R413: Book has no field `titel`",
                              "main.html:1:39: error R413: Unit has no field `nmae`",
                              "main.html:1:60: error R413: text has no field `x`",
                              "main.html:2:26: error R413: Unit has no field `nam`",
                          });
  CHECK(outcome.advice[0] == "Perhaps you mean: book.");
  CHECK(outcome.advice[1] == "Perhaps you mean: title.");
  CHECK(outcome.advice[4] == "Perhaps you mean: name.");
  CHECK(outcome.excerpts[1] ==
        "{{ bok }}{{ book.titel }}{{ book.unit.nmae }}{{ book.title.x }}\n                 ^~~~~");
}

TEST_CASE("views: types follow values through set, macros, filters and branches", "[template]") {
  CHECK(render_view("{% set b = book %}{{ b.titel }}").faults.size() == 1);
  CHECK(render_view("{% macro m(u) %}{{ u.nam }}{% endmacro %}{{ m(book.unit) }}{{ m(units[0]) }}").faults ==
        Faults{"main.html:1:22: error R413: Unit has no field `nam`"});
  CHECK(render_view("{{ (units|first).nam }}{{ (units|sort(attribute='name'))[0].nam }}").faults.size() == 2);
  CHECK(render_view("{{ units|map(attribute='nam')|join }}{{ units|selectattr('nam')|list }}{{ "
                    "units|sum(attribute='nam') }}")
            .faults.size() == 3);
  CHECK(render_view("{{ units|map(attribute='name')|join(', ') }}").output == "Huyện A, Huyện B");
  CHECK(render_view("{% if count %}{% set u = book.unit %}{% else %}{% set u = none %}{% endif %}{{ u.nam }}")
            .faults.size() == 1);
  CHECK(
      render_view("{% with u = book.unit %}{{ u.nam }}{% endwith %}{{ (book.unit if count else none).nam }}")
          .faults.size() == 2);
  CHECK(render_view("{% if thing is defined %}x{% endif %}ok").output == "ok");
}

TEST_CASE("views: objects are not printed, fields are", "[template]") {
  const auto outcome = render_view("{{ book.unit }}");
  CHECK(outcome.faults == Faults{"main.html:1:4: error R425: `book.unit` is Unit, which cannot be printed"});
  CHECK(outcome.advice == Faults{"Choose a field of it: children, name."});
}

TEST_CASE("views: blocks that no extended template has are faults", "[template]") {
  const auto outcome =
      render_view(Files{{"main.html", "{% extends \"base.html\" %}{% block contnet %}{% endblock %}"},
                        {"base.html", "{% block content %}{% block inner %}{% endblock %}{% endblock %}"}});
  CHECK(outcome.faults == Faults{"main.html:1:35: error R416: the extended template has no block `contnet`; "
                                 "this would be shown nowhere"});
  CHECK(outcome.advice == Faults{"Perhaps you mean: content."});
}

TEST_CASE("views: a fault names its own file and the chain of templates that led there, once", "[template]") {
  const auto outcome = render_view(Files{{"main.html",
                                          "{% extends \"base.html\" %}\n{% block a %}{% include "
                                          "\"part.html\" %}{% include \"part.html\" %}{% endblock %}"},
                                         {"base.html", "<p>{% block a %}{% endblock %}</p>"},
                                         {"part.html", "{% from \"m.html\" import card %}{{ card(book) }}"},
                                         {"m.html", "{% macro card(b) %}\n{{ b.titel }}{% endmacro %}"}});
  CHECK(outcome.faults == Faults{"m.html:2:6: error R413: Book has no field `titel`"});
  CHECK(outcome.chains == Faults{"part.html:1:35 macro card; main.html:2:25 include \"part.html\"; "});
}

TEST_CASE("views: imported templates see roots only with context", "[template]") {
  const Files files{{"m.html", "{% macro m() %}{{ book.title }}{% endmacro %}"},
                    {"main.html", "{% from \"m.html\" import m %}{{ m() }}"}};
  const auto outcome = render_view(files);
  REQUIRE(outcome.faults == Faults{"m.html:1:19: error R412: there is no name `book` here"});
  CHECK(outcome.advice[0] == "Perhaps you mean: {% import … with context %}.");
  CHECK(render_view(Files{files.begin()->first == "m.html" ? *files.begin() : *files.begin(),
                          {"main.html", "{% from \"m.html\" import m with context %}{{ m() }}"}})
            .output == "Ý tưởng &lt;1&gt;");
}

TEST_CASE("views: rich text is left out as a hole where it is printed last", "[template]") {
  const auto outcome = render_view("<div>{{ book.body|markdown }}</div>{{ book.body|markdown(3) }}!");
  CHECK(outcome.output == "<div></div>!");
  REQUIRE(outcome.holes.size() == 2);
  CHECK(outcome.holes[0].offset == 5);
  CHECK(outcome.holes[0].source == "# một");
  CHECK(outcome.holes[0].format == pages::SourceFormat::cell);
  CHECK(outcome.holes[0].heading_shift == 1);
  CHECK(outcome.holes[1].offset == 11);
  CHECK(outcome.holes[1].heading_shift == 3);
  CHECK(render_view("{{ book.body|markdown|striptags }}").output == "# một");
  CHECK(render_view("{% set b %}{{ book.body|markdown }}{% endset %}{{ b }}").output ==
        "<p data-shift=\"1\"># một</p>");
  CHECK(render_view("{{ book.body|markdown(2)|length }}{{ book.note|markdown }}").output == "27");
  CHECK(render_view("<p title=\"{{ book.body|markdown }}\">").output ==
        "<p title=\"&lt;p data-shift=&#34;1&#34;&gt;# một&lt;/p&gt;\">");
  CHECK(render_view("{{ book.body }}").output == "# một");
}

TEST_CASE("views: safe is for literals and html only", "[template]") {
  CHECK(render_view("{{ '<b>'|safe }}{{ book.style|safe }}").output == "<b>a>b{color:red}");
  CHECK(render_view("{{ book.title|safe }}").faults ==
        Faults{"main.html:1:15: error R424: `|safe` is not allowed on data"});
}

TEST_CASE("views: a macro that calls itself walks a tree, to a bounded depth", "[template]") {
  const std::string tree =
      "{% macro tree(us) %}<ul>{% for u in us %}<li>{{ u.name }}{{ tree(u.children) }}</li>{% endfor "
      "%}</ul>{% endmacro %}{{ tree(units) }}";
  CHECK(render_view(tree).output ==
        "<ul><li>Huyện A<ul><li>Xã 1<ul></ul></li></ul></li><li>Huyện B<ul></ul></li></ul>");
  CHECK(render_view("{% macro m(n) %}{% if n > 0 %}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}ok")
            .output == "ok");
  CHECK(render_view("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}").faults ==
        Faults{"main.html:1:19: error R444: macros call each other deeper than 64 levels"});
  CHECK(render_view("{% macro a() %}{{ b() }}{% endmacro %}{% macro b() %}{{ a() }}{% endmacro %}{{ a() }}")
            .faults.size() == 1);
}
