// Whole themes as text in the test: loads them, renders one template, shows faults as people see them.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/messages.hpp"
#include "render/template/escape.hpp"
#include "render/template/json_context.hpp"
#include "render/template/machine.hpp"
#include "render/template/template_set.hpp"

namespace trungbay::render {

using Files = std::map<std::string, std::string, std::less<>>;

struct Outcome {
  std::string output;
  std::vector<Hole> holes;
  std::vector<std::string> faults;    // headlines in English
  std::vector<std::string> excerpts;  // of the same faults
  std::vector<std::string> advice;
  std::vector<std::string> chains;  // "main.html:1:3 include \"a.html\"; …"
};

inline Outcome show_faults(const DiagnosticBag& bag) {
  Outcome outcome;
  for (const auto& fault : bag.all()) {
    outcome.faults.push_back(headline(fault, Language::english));
    outcome.excerpts.push_back(fault.excerpt);
    outcome.advice.push_back(advice_of(fault, Language::english));
    std::string chain;
    for (const auto& related : fault.related) {
      chain += place_text(related.place, Language::english) + " " + related.note + "; ";
    }
    outcome.chains.push_back(chain);
  }
  return outcome;
}

inline FindTemplate finder(const Files& files) {
  return [&files](std::string_view name) -> std::optional<TemplateText> {
    const auto found = files.find(name);
    if (found == files.end()) return std::nullopt;
    return TemplateText{found->first, found->first, found->second};
  };
}

inline Environment test_environment() {
  Environment environment;
  environment.origin = "https://example.vn";
  environment.rich_text = [](std::string_view source, pages::SourceFormat, int shift, std::string& out) {
    out += "<p data-shift=\"" + std::to_string(shift) + "\">";
    append_html(source, out);
    out += "</p>";
  };
  return environment;
}

// Renders `main` of the files with roots of the given type, or with a map when there is none.
inline Outcome render_files(const Files& files, pages::Value roots, const pages::ObjectType* type = nullptr,
                            const std::string& main = "main.html") {
  DiagnosticBag bag;
  const TemplateUse uses[] = {{main, type}};
  const auto set = TemplateSet::load(finder(files), uses, bag);
  if (!set) return show_faults(bag);
  const Environment environment = test_environment();
  Machine machine(environment);
  PageBuffer page;
  const bool done = machine.render(*set->find(main), roots, page, bag);
  Outcome outcome = show_faults(bag);
  if (done) outcome.output = page.bytes;
  outcome.holes = page.holes;
  return outcome;
}

// One template with a JSON context; its name chooses the escaping.
inline Outcome render_text(const std::string& text, const std::string& json = "{}",
                           const std::string& name = "main.html") {
  Scratch scratch;
  DiagnosticBag bag;
  const auto roots = read_json_context(json, "data.json", scratch, bag);
  return render_files({{name, text}}, *roots, nullptr, name);
}

}  // namespace trungbay::render
