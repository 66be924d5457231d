// A page of about 7 KB with 60 slots: the template engine against the same page appended by hand, and against
// ctemplate, the C++ template engine that Debian has (left out when libctemplate-dev is not installed).
#include <charconv>
#include <cstdlib>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>
#ifdef TRUNGBAY_HAS_CTEMPLATE
#include <ctemplate/template.h>
#endif

#include "render/template/escape.hpp"
#include "render/template/machine.hpp"
#include "render/template/template_set.hpp"

namespace {

using namespace trungbay;
using pages::Field;
using pages::ListType;
using pages::ObjectType;
using pages::Type;
using pages::Value;

struct Card {
  std::string title, url, summary, unit;
  std::int64_t year = 0;
};

struct Page {
  std::string title, description, url, body;
  std::vector<Card> cards;
};

template <typename T>
const T& as(const void* self) {
  return *static_cast<const T*>(self);
}

constexpr Field k_card_fields[] = {
    {"title", Type::text(), [](const void* self, Scratch&) { return Value::text(as<Card>(self).title); }, "",
     ""},
    {"url", Type::text(), [](const void* self, Scratch&) { return Value::text(as<Card>(self).url); }, "", ""},
    {"summary", Type::text(), [](const void* self, Scratch&) { return Value::text(as<Card>(self).summary); },
     "", ""},
    {"unit", Type::text(), [](const void* self, Scratch&) { return Value::text(as<Card>(self).unit); }, "",
     ""},
    {"year", Type::integer(), [](const void* self, Scratch&) { return Value::integer(as<Card>(self).year); },
     "", ""},
};
constexpr ObjectType k_card{"Card", "", k_card_fields};
constexpr ListType k_cards{[](const void* self) { return as<std::vector<Card>>(self).size(); },
                           [](const void* self, std::size_t i, Scratch&) {
                             return Value::object(&as<std::vector<Card>>(self)[i], k_card);
                           }};
constexpr Field k_page_fields[] = {
    {"title", Type::text(), [](const void* self, Scratch&) { return Value::text(as<Page>(self).title); }, "",
     ""},
    {"description", Type::text(),
     [](const void* self, Scratch&) { return Value::text(as<Page>(self).description); }, "", ""},
    {"url", Type::text(), [](const void* self, Scratch&) { return Value::text(as<Page>(self).url); }, "", ""},
    {"body", Type::html(), [](const void* self, Scratch&) { return Value::html(as<Page>(self).body); }, "",
     ""},
    {"cards", Type::list_of(k_card),
     [](const void* self, Scratch&) { return Value::list(&as<Page>(self).cards, k_cards); }, "", ""},
};
constexpr ObjectType k_page{"Page", "", k_page_fields};

const std::string k_head =
    R"(<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>)";
const std::string k_style = std::string("<style>") + std::string(1200, 'a') +
                            "</style></head><body><header><a href=\"/\">Trang chủ</a></header><main><h1>";
const std::string k_foot = "</ul></main><footer>" + std::string(400, 'f') + "</footer></body></html>";

Page make_page() {
  Page page;
  page.title = "Mô hình phân loại rác tại nguồn & tái chế";
  page.description =
      "Đoàn viên hướng dẫn từng hộ dân phân loại rác, đổi rác lấy cây xanh vào chủ nhật hằng tuần.";
  page.url = "/y-tuong/k2f9a.html";
  for (int i = 0; i < 30; ++i) page.body += "<p>Mỗi đoàn viên một ý tưởng sáng tạo, thiết thực.</p>\n";
  for (int i = 0; i < 8; ++i) {
    page.cards.push_back({"Ý tưởng số " + std::to_string(i) + ": \"đường hoa\"",
                          "/y-tuong/id" + std::to_string(i) + ".html",
                          "Trồng hoa dọc các tuyến đường liên thôn, giao từng chi đoàn chăm sóc.",
                          "Huyện đoàn Triệu Sơn", 2018 + i});
  }
  return page;
}

std::string template_text() {
  return k_head +
         "{{ title }}</title><meta name=\"description\" content=\"{{ description }}\"><link "
         "rel=\"canonical\" href=\"{{ url }}\">"
         "<meta property=\"og:title\" content=\"{{ title }}\">" +
         k_style +
         "{{ title }}</h1>{{ body }}<ul>{% for card in cards %}<li class=\"card\"><a href=\"{{ card.url "
         "}}\"><h3>{{ card.title }}</h3></a>"
         "<p>{{ card.summary }}</p><p class=\"meta\">{{ card.unit }} · {{ card.year }}</p>"
         "<a class=\"more\" href=\"{{ card.url }}\" title=\"{{ card.title }}\">Xem</a></li>{% endfor %}" +
         k_foot;
}

void append_by_hand(const Page& page, std::string& out) {
  const auto escape = [&](std::string_view text) { render::append_html(text, out); };
  const auto url = [&](std::string_view text) {
    const std::size_t begin = out.size();
    escape(text);
    if (!render::is_safe_url(std::string_view(out).substr(begin))) out.replace(begin, std::string::npos, "#");
  };
  out += k_head;
  escape(page.title);
  out += "</title><meta name=\"description\" content=\"";
  escape(page.description);
  out += "\"><link rel=\"canonical\" href=\"";
  url(page.url);
  out += "\"><meta property=\"og:title\" content=\"";
  escape(page.title);
  out += "\">";
  out += k_style;
  escape(page.title);
  out += "</h1>";
  out += page.body;
  out += "<ul>";
  for (const auto& card : page.cards) {
    out += "<li class=\"card\"><a href=\"";
    url(card.url);
    out += "\"><h3>";
    escape(card.title);
    out += "</h3></a><p>";
    escape(card.summary);
    out += "</p><p class=\"meta\">";
    escape(card.unit);
    out += " · ";
    char digits[24];
    out.append(digits, std::to_chars(digits, digits + sizeof digits, card.year).ptr);
    out += "</p><a class=\"more\" href=\"";
    url(card.url);
    out += "\" title=\"";
    escape(card.title);
    out += "\">Xem</a></li>";
  }
  out += k_foot;
}

void by_hand(benchmark::State& state) {
  const Page page = make_page();
  std::string out;
  for (auto _ : state) {
    out.clear();
    append_by_hand(page, out);
    benchmark::DoNotOptimize(out.data());
  }
  state.counters["bytes"] = static_cast<double>(out.size());
}
BENCHMARK(by_hand);

void by_template(benchmark::State& state) {
  const Page page = make_page();
  const std::string text = template_text();
  const render::FindTemplate find = [&](std::string_view) {
    return render::TemplateText{"page.html", "page.html", text};
  };
  const render::TemplateUse uses[] = {{"page.html", &k_page}};
  DiagnosticBag bag;
  const auto set = render::TemplateSet::load(find, uses, bag);
  const render::Environment environment;
  render::Machine machine(environment);
  render::PageBuffer out;
  std::string expected;
  append_by_hand(page, expected);
  for (auto _ : state) {
    out.clear();
    machine.scratch().reset();
    if (!set || !machine.render(*set->find("page.html"), Value::object(&page, k_page), out, bag))
      std::abort();
    benchmark::DoNotOptimize(out.bytes.data());
  }
  if (out.bytes != expected) state.SkipWithError("the two pages differ");
  state.counters["bytes"] = static_cast<double>(out.bytes.size());
}
BENCHMARK(by_template);

#ifdef TRUNGBAY_HAS_CTEMPLATE
// The same page in the peer's language: text escaped, the scheme of addresses checked. It writes &quot; where we write
// &#34;.
std::string peer_text() {
  return k_head +
         "{{TITLE:html_escape}}</title><meta name=\"description\" content=\"{{DESCRIPTION:html_escape}}\"><link "
         "rel=\"canonical\" href=\"{{URL:url_escape_with_arg=html}}\">"
         "<meta property=\"og:title\" content=\"{{TITLE:html_escape}}\">" +
         k_style +
         "{{TITLE:html_escape}}</h1>{{BODY}}<ul>{{#CARD}}<li class=\"card\"><a "
         "href=\"{{URL:url_escape_with_arg=html}}\"><h3>{{TITLE:html_escape}}</h3></a>"
         "<p>{{SUMMARY:html_escape}}</p><p class=\"meta\">{{UNIT:html_escape}} · {{YEAR}}</p>"
         "<a class=\"more\" href=\"{{URL:url_escape_with_arg=html}}\" title=\"{{TITLE:html_escape}}\">Xem</a></li>{{/CARD}}" +
         k_foot;
}

void by_ctemplate(benchmark::State& state) {
  const Page page = make_page();
  ctemplate::StringToTemplateCache("page.html", peer_text(), ctemplate::DO_NOT_STRIP);
  const auto piece = [](const std::string& text) {
    return ctemplate::TemplateString(text.data(), text.size());
  };
  std::string out;
  for (auto _ : state) {
    out.clear();
    ctemplate::TemplateDictionary root("page");
    root.SetValue("TITLE", piece(page.title));
    root.SetValue("DESCRIPTION", piece(page.description));
    root.SetValue("URL", piece(page.url));
    root.SetValue("BODY", piece(page.body));
    for (const auto& card : page.cards) {
      auto* one = root.AddSectionDictionary("CARD");
      one->SetValue("TITLE", piece(card.title));
      one->SetValue("URL", piece(card.url));
      one->SetValue("SUMMARY", piece(card.summary));
      one->SetValue("UNIT", piece(card.unit));
      one->SetIntValue("YEAR", static_cast<long>(card.year));
    }
    if (!ctemplate::ExpandTemplate("page.html", ctemplate::DO_NOT_STRIP, &root, &out)) std::abort();
    benchmark::DoNotOptimize(out.data());
  }
  state.counters["bytes"] = static_cast<double>(out.size());
  constexpr std::string_view k_theirs = "&quot;", k_ours = "&#34;";
  for (std::size_t at = out.find(k_theirs); at != std::string::npos; at = out.find(k_theirs, at)) {
    out.replace(at, k_theirs.size(), k_ours);
  }
  std::string expected;
  append_by_hand(page, expected);
  if (out != expected) state.SkipWithError("the two pages differ");
}
BENCHMARK(by_ctemplate);
#endif

}  // namespace

BENCHMARK_MAIN();
