// The look of the site: the built-in theme, overridden file by file by the workspace's own templates.
//
// Loaded once a build, before anything is rendered; every fault of every template is reported then. The
// stylesheet is a template too, rendered here, so that pages carry it ready.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/embedded.hpp"
#include "pages/plan.hpp"
#include "pages/views/context.hpp"
#include "render/template/template_set.hpp"

namespace trungbay::render {

// The templates that are part of the program, by name ("idea.html", "partials/cards.html").
std::span<const EmbeddedFile> builtin_theme_files();

// Larger files are no templates.
inline constexpr std::size_t k_most_template_bytes = 1 << 20;

// The templates of captions, share/*.txt.
enum class Caption : std::uint8_t { facebook, zalo_title, zalo_summary, messenger };

class Theme {
 public:
  // `workspace` holds `templates/`, which need not be there.
  static std::optional<Theme> load(const std::filesystem::path& workspace, DiagnosticBag& bag);

  // Null for kinds that have no template.
  const Program* program_of(pages::FileKind kind) const { return programs_[static_cast<std::size_t>(kind)]; }

  const Program& caption(Caption caption) const { return *captions_[static_cast<std::size_t>(caption)]; }

  // style.css with the configuration's colours; nothing when it cannot be rendered.
  std::optional<std::string> render_stylesheet(const pages::SiteContext& site, DiagnosticBag& bag) const;

 private:
  explicit Theme(TemplateSet templates);

  TemplateSet templates_;
  std::vector<const Program*> programs_;  // by FileKind
  std::vector<const Program*> captions_;  // by Caption
};

}  // namespace trungbay::render
