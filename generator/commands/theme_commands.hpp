// `trungbay theme eject` and `trungbay theme render`: what theme authors work with.
#pragma once

#include <filesystem>
#include <iosfwd>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"

namespace trungbay::commands {

// Copies built-in templates into `workspace`/templates, where they take the place of the built-in ones; all of
// them when `names` is empty. A file that is there already is never overwritten: then nothing is copied.
// Gives the names of what was copied.
std::vector<std::string> eject_templates(const std::filesystem::path& workspace, const std::vector<std::string>& names,
                                         DiagnosticBag& bag);

struct RenderRequest {
  std::filesystem::path file;       // the template; what it includes is looked for beside it, then in
  std::filesystem::path workspace;  // the workspace's templates (may be empty), then among the built-in ones
  std::filesystem::path data;       // a JSON object: the names that the template may use; empty: none
  std::string origin;               // for the filter `absolute_url`
};

// Prints what the template becomes with this data; nothing when it cannot be rendered.
bool render_template(const RenderRequest& request, std::ostream& out, DiagnosticBag& bag);

}  // namespace trungbay::commands
