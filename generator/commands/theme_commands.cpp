#include "commands/theme_commands.hpp"

#include <algorithm>
#include <optional>
#include <ostream>
#include <string_view>

#include "base/atomic_file.hpp"
#include "base/files.hpp"
#include "base/suggestion.hpp"
#include "render/markdown.hpp"
#include "render/template/json_context.hpp"
#include "render/template/machine.hpp"
#include "render/template/template_set.hpp"
#include "render/theme.hpp"

namespace trungbay::commands {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t k_most_data_bytes = 64 << 20;  // a whole catalogue's worth of context

std::vector<std::string_view> builtin_names() {
  std::vector<std::string_view> names;
  for (const auto& file : render::builtin_theme_files()) names.push_back(file.name);
  return names;
}

std::optional<std::string_view> builtin_text(std::string_view name) {
  for (const auto& file : render::builtin_theme_files()) {
    if (file.name == name) return file.text;
  }
  return std::nullopt;
}

}  // namespace

std::vector<std::string> eject_templates(const fs::path& workspace, const std::vector<std::string>& names,
                                         DiagnosticBag& bag) {
  const auto known = builtin_names();
  std::vector<std::string> wanted = names;
  if (wanted.empty()) wanted.assign(known.begin(), known.end());
  const fs::path folder = workspace / "templates";
  std::error_code failed;
  for (const auto& name : wanted) {
    if (!builtin_text(name)) {
      const auto near = closest(name, known);
      bag.add(Code::theme_file_unknown, Place{},
              {{"name", name}, {"suggestion", near ? " (" + std::string(*near) + "?)" : std::string()}});
    } else if (fs::exists(fs::symlink_status(folder / name, failed))) {
      bag.add(Code::theme_file_taken, file_place("templates/" + name));
    }
  }
  if (bag.has_errors()) return {};
  for (const auto& name : wanted) {
    fs::create_directories((folder / name).parent_path(), failed);
    if (auto fault = write_file_atomically(folder / name, *builtin_text(name))) {
      bag.add(std::move(*fault));
      return {};
    }
  }
  return wanted;
}

bool render_template(const RenderRequest& request, std::ostream& out, DiagnosticBag& bag) {
  const auto read = [&](const fs::path& path, const std::string& shown) -> std::optional<std::string> {
    auto text = read_text_file(path, render::k_most_template_bytes, shown);
    if (text) return std::move(text).value();
    bag.add(std::move(text).fault());
    return std::nullopt;
  };
  const std::string main = request.file.filename().string();
  const render::FindTemplate find = [&](std::string_view name) -> std::optional<render::TemplateText> {
    if (!is_inside(name)) return std::nullopt;
    std::error_code failed;
    for (const auto& folder : {request.file.parent_path(), request.workspace / "templates"}) {
      const fs::path path = folder / name;
      if (name != main && !fs::is_regular_file(path, failed)) continue;
      auto text = read(path, path.string());
      if (!text) return std::nullopt;
      return render::TemplateText{std::string(name), path.string(), std::move(*text)};
    }
    const auto text = builtin_text(name);
    if (!text) return std::nullopt;
    return render::TemplateText{std::string(name), "(theme)/" + std::string(name), std::string(*text)};
  };
  const render::TemplateUse uses[] = {{main, nullptr}};
  const auto templates = render::TemplateSet::load(find, uses, bag);
  if (!templates) return false;

  render::RichText rich_text(render::LinkRules{{}, request.origin, {}});
  const render::Environment environment{
      request.origin, [&](std::string_view source, pages::SourceFormat format, int heading_shift, std::string& html) {
        if (auto fault = rich_text.render(source, format, heading_shift, html)) {
          bag.add(fault->at(file_place(request.data.string())));
        }
      }};
  render::Machine machine(environment);
  std::string json = "{}";
  if (!request.data.empty()) {
    auto text = read_text_file(request.data, k_most_data_bytes, request.data.string());
    if (!text) {
      bag.add(std::move(text).fault());
      return false;
    }
    json = std::move(text).value();
  }
  const auto roots = render::read_json_context(json, request.data.string(), machine.scratch(), bag);
  render::PageBuffer page;
  if (!roots || !machine.render(*templates->find(main), *roots, page, bag)) return false;
  std::size_t at = 0;
  for (const auto& hole : page.holes) {
    out << std::string_view(page.bytes).substr(at, hole.offset - at);
    std::string html;
    environment.rich_text(hole.source, hole.format, hole.heading_shift, html);
    out << html;
    at = hole.offset;
  }
  out << std::string_view(page.bytes).substr(at);
  return true;
}

}  // namespace trungbay::commands
