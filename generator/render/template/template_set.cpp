#include "render/template/template_set.hpp"

#include <algorithm>

#include "render/template/compiler.hpp"

namespace trungbay::render {

TemplateSet::TemplateSet() = default;
TemplateSet::TemplateSet(TemplateSet&&) noexcept = default;
TemplateSet& TemplateSet::operator=(TemplateSet&&) noexcept = default;
TemplateSet::~TemplateSet() = default;

std::optional<TemplateSet> TemplateSet::load(const FindTemplate& find, std::span<const TemplateUse> uses,
                                             DiagnosticBag& bag) {
  TemplateSet set;
  Library library(find, bag);
  for (const auto& use : uses) {
    const Template* found = library.find(use.name);
    if (!found) {
      library.report_missing(use.name);
      continue;
    }
    auto program = std::make_unique<Program>();
    Compiler(library, *program, use.roots).compile_page(*found);
    set.programs_.emplace_back(use.name, std::move(program));
  }
  if (library.has_faults()) return std::nullopt;
  std::sort(set.programs_.begin(), set.programs_.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  return set;
}

const Program* TemplateSet::find(std::string_view name) const {
  const auto found =
      std::lower_bound(programs_.begin(), programs_.end(), name,
                       [](const auto& program, std::string_view wanted) { return program.first < wanted; });
  return found != programs_.end() && found->first == name ? found->second.get() : nullptr;
}

std::vector<std::string_view> template_names(const Program& program) {
  std::vector<std::string_view> names;
  for (const auto& source : program.sources) names.push_back(source->name);
  return names;
}

}  // namespace trungbay::render
