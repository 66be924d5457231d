#include "render/theme.hpp"

#include <algorithm>

#include "base/files.hpp"
#include "pages/views/types.hpp"
#include "render/template/machine.hpp"

namespace trungbay::render {
namespace {

constexpr std::string_view k_stylesheet = "style.css";
constexpr std::string_view k_folder = "templates/";
constexpr std::string_view k_captions[] = {"share/facebook.txt", "share/zalo-title.txt", "share/zalo-summary.txt",
                                           "share/messenger.txt"};

// A template of the workspace, else the built-in one.
class ThemeFiles {
 public:
  ThemeFiles(const std::filesystem::path& workspace, DiagnosticBag& bag) : workspace_(workspace), bag_(bag) {
    for (auto& file : find_files(workspace, "templates/**", bag))
      own_.push_back(file.substr(k_folder.size()));
    std::sort(own_.begin(), own_.end());
  }

  std::optional<TemplateText> find(std::string_view name) const {
    if (std::binary_search(own_.begin(), own_.end(), name)) {
      const std::string shown = std::string(k_folder) + std::string(name);
      auto text = read_text_file(workspace_ / shown, k_most_template_bytes, shown);
      if (!text) {
        bag_.add(std::move(text).fault());
        return std::nullopt;
      }
      return TemplateText{std::string(name), shown, std::move(text).value()};
    }
    for (const auto& file : builtin_theme_files()) {
      if (file.name == name)
        return TemplateText{std::string(name), "(theme)/" + std::string(name), std::string(file.text)};
    }
    return std::nullopt;
  }

 private:
  const std::filesystem::path& workspace_;
  DiagnosticBag& bag_;
  std::vector<std::string> own_;
};

}  // namespace

Theme::Theme(TemplateSet templates) : templates_(std::move(templates)) {
  const auto kinds = pages::page_kinds();
  programs_.assign(pages::k_file_kinds, nullptr);
  for (const auto kind : kinds)
    programs_[static_cast<std::size_t>(kind)] = templates_.find(pages::template_of(kind));
  for (const auto name : k_captions) captions_.push_back(templates_.find(name));
}

std::optional<Theme> Theme::load(const std::filesystem::path& workspace, DiagnosticBag& bag) {
  const ThemeFiles files(workspace, bag);
  std::vector<TemplateUse> uses;
  for (const auto kind : pages::page_kinds())
    uses.push_back({pages::template_of(kind), pages::root_type(kind)});
  uses.push_back({k_stylesheet, &pages::k_stylesheet_root});
  for (const auto name : k_captions) uses.push_back({name, &pages::k_caption_root});
  auto templates = TemplateSet::load([&](std::string_view name) { return files.find(name); }, uses, bag);
  if (!templates) return std::nullopt;
  return Theme(std::move(*templates));
}

std::optional<std::string> Theme::render_stylesheet(const pages::SiteContext& site,
                                                    DiagnosticBag& bag) const {
  const Environment environment{site.addresses.origin(), {}};
  Machine machine(environment);
  PageBuffer css;
  const auto root = pages::Value::object(&site, pages::k_stylesheet_root);
  if (!machine.render(*templates_.find(k_stylesheet), root, css, bag)) return std::nullopt;
  return std::move(css.bytes);
}

}  // namespace trungbay::render
