// Renders templates for tests/oracle/oracle.py: one JSON object a line in, one a line out.
//   in:  {"templates": {"main.html": "…", …}, "main": "main.html", "data": {…}}
//   out: {"output": "…"} or {"faults": ["main.html:1:4: error R412: …", …]}
#include <iostream>
#include <string>

#include <nlohmann/json.hpp>

#include "base/messages.hpp"
#include "render/template/escape.hpp"
#include "render/template/json_context.hpp"
#include "render/template/machine.hpp"
#include "render/template/template_set.hpp"

namespace {

using nlohmann::json;
using nlohmann::ordered_json;
using namespace trungbay;

ordered_json answer(const ordered_json& request, render::Machine& machine) {
  DiagnosticBag bag;
  const std::string main = request["main"];
  const render::FindTemplate find = [&](std::string_view name) -> std::optional<render::TemplateText> {
    const auto found = request["templates"].find(std::string(name));
    if (found == request["templates"].end()) return std::nullopt;
    return render::TemplateText{std::string(name), std::string(name), found->get<std::string>()};
  };
  const render::TemplateUse uses[] = {{main, nullptr}};
  machine.scratch().reset();
  if (const auto set = render::TemplateSet::load(find, uses, bag)) {
    const auto roots = render::read_json_context(request["data"].dump(), "data.json", machine.scratch(), bag);
    render::PageBuffer page;
    if (roots && machine.render(*set->find(main), *roots, page, bag)) return {{"output", page.bytes}};
  }
  ordered_json faults = ordered_json::array();
  for (const auto& fault : bag.all()) faults.push_back(headline(fault, Language::english));
  return {{"faults", faults}};
}

}  // namespace

int main() {
  render::Environment environment;
  environment.origin = "https://example.vn";
  environment.rich_text = [](std::string_view source, pages::SourceFormat, int, std::string& out) {
    out += "<p>";
    render::append_html(source, out);
    out += "</p>";
  };
  render::Machine machine(environment);
  for (std::string line; std::getline(std::cin, line);) {
    std::cout
        << answer(ordered_json::parse(line), machine).dump(-1, ' ', false, json::error_handler_t::replace)
        << std::endl;
  }
  return 0;
}
