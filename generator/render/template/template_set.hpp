// All templates of a theme, read once and compiled before anything is rendered.
//
// The command that builds calls `load` with every page kind's template and the type of what that template
// may see. Every name, field, filter, test, block and macro argument is resolved here; all faults of all
// templates are reported together, each with file, line, column, excerpt and the chain of templates that led
// to it. What comes back is immutable and may be used by many threads.
//
//   const FindTemplate find = [&](std::string_view name) -> std::optional<TemplateText> { … };
//   const TemplateUse uses[] = {{"idea.html", &pages::k_idea_page}, {"home.html", &pages::k_home_page}};
//   auto theme = TemplateSet::load(find, uses, bag);
//   if (!theme) return;                        // the bag says why
//   machine.render(*theme->find("idea.html"), roots, page, bag);
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "pages/value.hpp"

namespace trungbay::render {

struct Program;

struct TemplateText {
  std::string name;  // as `extends`, `include` and `import` write it: "partials/card.html"
  std::string file;  // as messages show it: "templates/partials/card.html"
  std::string text;
};

// Gives the template of this name, or nothing when there is none.
using FindTemplate = std::function<std::optional<TemplateText>(std::string_view name)>;

// One template that will be rendered. Its name's ending chooses the escaping: .xml, .txt, .css, .csv, .json,
// and HTML for every other.
struct TemplateUse {
  std::string_view name;
  // The type of the roots given to `Machine::render`; null: a dynamic context (a map), where a name that is
  // not there prints nothing, as in Jinja2, and no name is checked.
  const pages::ObjectType* roots = nullptr;
};

class TemplateSet {
 public:
  // Returns nothing when any template has a fault; `bag` then holds them all. `find` is called once a name.
  static std::optional<TemplateSet> load(const FindTemplate& find, std::span<const TemplateUse> uses,
                                         DiagnosticBag& bag);

  TemplateSet(TemplateSet&&) noexcept;
  TemplateSet& operator=(TemplateSet&&) noexcept;
  ~TemplateSet();

  // The program of a template that was named in `uses`, or null.
  const Program* find(std::string_view name) const;

 private:
  TemplateSet();

  std::vector<std::pair<std::string, std::unique_ptr<const Program>>> programs_;  // sorted by name
};

// The names of all templates whose text went into the program (its own, extended, included, imported), in the
// order in which they were met; for fingerprints.
std::vector<std::string_view> template_names(const Program& program);

}  // namespace trungbay::render
