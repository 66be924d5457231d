// Templates: source text → compiled → rendered. The first byte chooses the file's ending and whether names
// are checked against a type; lines "=== name" begin further templates (part.html, base.html …).
//
// Data holds "<zq": when that stands in HTML or XML, something was not escaped. A template that says `safe`
// has said that itself.
#include <map>

#include <gumbo.h>

#include "property.hpp"
#include "render/template/escape.hpp"
#include "render/template/json_context.hpp"
#include "render/template/machine.hpp"
#include "render/template/template_set.hpp"

using namespace trungbay;
using namespace trungbay::fuzz;
using pages::Field;
using pages::ObjectType;
using pages::Type;
using pages::Value;

namespace {

constexpr std::string_view k_hostile =
    "Ý tưởng <zq onload=zq> \"zq\" 'zq' & {{ zq }} </script><zq> javascript:zq";

constexpr std::string_view k_context = R"~({
  "title": "Ý tưởng <zq onload=zq> \"zq\" 'zq' & {{ zq }} </script><zq>", "url": "javascript:zq//<zq>",
  "empty": "", "zero": 0, "one": 1, "minus": -7, "half": 0.5, "yes": true, "no": false, "nothing": null,
  "numbers": [3, 1, 2, 10], "mixed": [1, "<zq>", null, true, 2.5, [1, 2], {"k": "<zq>"}], "none": [],
  "map": {"b": 2, "<zq>": "<zq>", "C": [1]},
  "ideas": [{"title": "<zq>A", "year": 2022, "tags": ["<zq>", "b"]}, {"title": "B", "year": 2023, "tags": []}]
})~";

struct Page {};
constexpr Page k_page;

Value number_at(const void*, std::size_t index, Scratch&) {
  return Value::integer(static_cast<std::int64_t>(index));
}
constexpr pages::ListType k_numbers{[](const void*) { return std::size_t{5}; }, number_at};

constexpr Field k_idea_fields[] = {
    {"title", Type::text(), [](const void*, Scratch&) { return Value::text(k_hostile); }, "", ""},
    {"body", Type::source(),
     [](const void*, Scratch&) { return Value::source(k_hostile, pages::SourceFormat::markdown); }, "", ""},
    {"markup", Type::html(), [](const void*, Scratch&) { return Value::html("<b>chữ</b>"); }, "", ""},
    {"date", Type::date().or_null(),
     [](const void*, Scratch&) {
       return Value::date({2023, 3, 26});
     },
     "", ""},
    {"count", Type::integer(), [](const void*, Scratch&) { return Value::integer(1610); }, "", ""},
    {"share", Type::number(), [](const void*, Scratch&) { return Value::number(0.625); }, "", ""},
    {"summary", Type::text().or_null(), [](const void*, Scratch&) { return Value::null(); }, "", ""},
};
constexpr ObjectType k_idea{"Idea", "", k_idea_fields};

Value idea_at(const void*, std::size_t, Scratch&) {
  return Value::object(&k_page, k_idea);
}
constexpr pages::ListType k_ideas{[](const void*) { return std::size_t{3}; }, idea_at};

constexpr Field k_root_fields[] = {
    {"title", Type::text(), [](const void*, Scratch&) { return Value::text(k_hostile); }, "", ""},
    {"url", Type::text(), [](const void*, Scratch&) { return Value::text("javascript:zq"); }, "", ""},
    {"page", Type::object_of(k_idea), [](const void*, Scratch&) { return Value::object(&k_page, k_idea); },
     "", ""},
    {"ideas", Type::list_of(k_idea), [](const void*, Scratch&) { return Value::list(&k_page, k_ideas); }, "",
     ""},
    {"numbers", Type::list_of(Type::Of::integer),
     [](const void*, Scratch&) { return Value::list(&k_page, k_numbers); }, "", ""},
};
constexpr ObjectType k_root{"Root", "", k_root_fields};

using Texts = std::map<std::string, std::string, std::less<>>;

Texts split(std::string_view input, const std::string& main) {
  Texts texts;
  std::string name = main;
  while (!input.empty()) {
    const std::size_t end = std::min(input.find('\n'), input.size());
    const std::string_view line = input.substr(0, end);
    if (line.starts_with("=== ")) {
      name = line.substr(4);
    } else {
      texts[name].append(line).append("\n");
    }
    input.remove_prefix(std::min(end + 1, input.size()));
  }
  return texts;
}

render::Machine& machine() {
  static const render::Environment environment{
      "https://doan.example.vn", [](std::string_view source, pages::SourceFormat, int, std::string& out) {
        out += "<p>";
        render::append_html(source, out);
        out += "</p>";
      }};
  static render::Machine machine(environment);
  return machine;
}

// What a browser would make of the page holds no element and no attribute that came out of data, and no
// address out of data that runs code.
void require_harmless(const std::string& html) {
  GumboOutput* const output = gumbo_parse_with_options(&kGumboDefaultOptions, html.data(), html.size());
  std::vector<const GumboNode*> nodes{output->document};
  while (!nodes.empty()) {
    const GumboNode* const node = nodes.back();
    nodes.pop_back();
    const GumboVector* children = nullptr;
    if (node->type == GUMBO_NODE_DOCUMENT) children = &node->v.document.children;
    if (node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE) {
      children = &node->v.element.children;
      const GumboStringPiece& tag = node->v.element.original_tag;
      require(tag.data == nullptr || !std::string_view(tag.data, tag.length).starts_with("<zq"),
              "no element of data", html);
      const GumboVector& attributes = node->v.element.attributes;
      for (unsigned i = 0; i < attributes.length; ++i) {
        const auto& attribute = *static_cast<const GumboAttribute*>(attributes.data[i]);
        const std::string_view name = attribute.name, value = attribute.value;
        require(name.find("zq") == std::string_view::npos, "no attribute of data", html);
        const bool runs = name.starts_with("on") || name == "style";
        require(!runs || value.find("zq") == std::string_view::npos, "no data in an attribute that runs",
                html);
        const bool is_address = name == "href" || name == "src" || name == "action" || name == "formaction";
        require(!is_address || !trim(value).starts_with("javascript:zq"), "no address runs code", html);
      }
    }
    for (unsigned i = 0; children != nullptr && i < children->length; ++i) {
      nodes.push_back(static_cast<const GumboNode*>(children->data[i]));
    }
  }
  gumbo_destroy_output(&kGumboDefaultOptions, output);
}

Value dynamic_context() {
  static Scratch scratch;
  static const Value context = [] {
    DiagnosticBag bag;
    const auto read = render::read_json_context(k_context, "data.json", scratch, bag);
    require(read.has_value(), "the context is JSON");
    return *read;
  }();
  return context;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  static const char* const k_endings[] = {"html", "xml", "json", "css", "csv", "txt", "html", "html"};
  const std::string ending = k_endings[data[0] / 2 % 8];
  const bool is_typed = data[0] % 2 == 1;
  const std::string_view input = view_of(data + 1, size - 1);
  // The theme's files are checked when they are read; a lone CR is a line end there, which `Lines` does not
  // know.
  if (!is_valid_utf8(input) || input.find('\r') != std::string_view::npos) return 0;

  const std::string main = "main." + ending;
  const Texts texts = split(input, main);
  const render::FindTemplate find = [&](std::string_view name) -> std::optional<render::TemplateText> {
    const auto found = texts.find(name);
    if (found == texts.end()) return std::nullopt;
    return render::TemplateText{std::string(name), std::string(name), found->second};
  };
  const render::TemplateUse uses[] = {{main, is_typed ? &k_root : nullptr}};
  DiagnosticBag bag;
  const auto set = render::TemplateSet::load(find, uses, bag);
  require(set.has_value() || bag.has_errors(), "what is refused is reported");
  if (set) {
    machine().scratch().reset();
    render::PageBuffer page;
    const Value roots = is_typed ? Value::object(&k_page, k_root) : dynamic_context();
    if (machine().render(*set->find(main), roots, page, bag)) {
      require(is_valid_utf8(page.bytes), "a page is UTF-8", page.bytes);
      std::size_t before = 0;
      for (const auto& hole : page.holes) {
        require(hole.offset >= before && hole.offset <= page.bytes.size(), "holes stand in order");
        before = hole.offset;
      }
      const bool is_markup = ending == "html" || ending == "xml";
      if (is_markup && input.find("safe") == std::string_view::npos &&
          input.find("zq") == std::string_view::npos) {
        require(page.bytes.find("<zq") == std::string::npos, "data is escaped", page.bytes);
        if (ending == "html") require_harmless(page.bytes);
      }
    } else {
      require(bag.has_errors(), "what cannot be rendered is reported");
    }
  }
  require_sound(bag, nullptr);
  for (const auto& diagnostic : bag.all()) {
    const auto found = texts.find(diagnostic.place.file);
    if (found == texts.end() || diagnostic.place.row == 0) continue;
    require(Lines(found->second).holds(diagnostic.place.row, std::max(diagnostic.place.column, 1U)),
            "a place is inside its template", headline(diagnostic, Language::english));
  }
  return 0;
}
