#include "render/app_scripts.hpp"

#include <nlohmann/json.hpp>

#include "base/embedded.hpp"
#include "base/escape.hpp"
#include "base/hash.hpp"
#include "catalogue/documents.hpp"
#include "vietnamese/text.hpp"

namespace trungbay::render {

std::span<const EmbeddedFile> site_scripts();  // cmake/stage.cmake

namespace {

// What a launcher has room for below an icon on two lines; longer names are cut there without mercy.
constexpr std::size_t k_short_name = 24;

void append_constant(std::string_view name, std::string_view value, std::string& out) {
  out += "const ";
  out += name;
  out += '=';
  append_json_string(value, out);
  out += ";\n";
}

std::string short_name_of(std::string_view title) {
  std::string name = vietnamese::truncate_words(title, k_short_name);
  constexpr std::string_view k_ellipsis = "…";
  if (name.ends_with(k_ellipsis)) name.resize(name.size() - k_ellipsis.size());
  return name;
}

nlohmann::ordered_json icons_of(const pages::SiteContext& site) {
  auto icons = nlohmann::ordered_json::array();
  for (std::size_t i = 0; i < pages::k_app_icons.size(); ++i) {
    const auto& icon = pages::k_app_icons[i];
    const std::string side = std::to_string(icon.size);
    icons.push_back({{"src", site.addresses.base_path() + site.app.icon_path(i)},
                     {"sizes", side + "x" + side},
                     {"type", "image/png"},
                     {"purpose", icon.is_maskable ? "maskable" : "any"}});
  }
  return icons;
}

}  // namespace

pages::AppFiles make_app_files(const workspace::Configuration& configuration, const pages::Pictures& pictures) {
  pages::AppFiles files;
  files.script = text_of(site_scripts(), "page.js");
  files.script_path = "/js/trang-" + to_hex(hash128(files.script)).substr(0, 12) + ".js";
  Hasher hasher;
  hasher.add_text(configuration.primary_colour).add_text(configuration.accent_colour);
  if (const auto* logo = pictures.find(catalogue::media_path(configuration.logo))) hasher.add_hash(logo->content);
  files.icon_hash = hasher.finish();
  return files;
}

void append_service_worker(const pages::SiteContext& site, std::string& out) {
  const std::string& base_path = site.addresses.base_path();
  append_constant("root", base_path + "/", out);
  if (!site.configuration.take_along.is_app) {
    out += text_of(site_scripts(), "no-worker.js");
    return;
  }
  // A new look is a new version: then the page for times without a network is fetched anew.
  Hasher hasher;
  hasher.add_text(TRUNGBAY_VERSION).add_text(site.stylesheet).add_text(site.configuration.title).add_text(site.app.script_path);
  append_constant("version", to_hex(hasher.finish()).substr(0, 12), out);
  append_constant("offlinePage", base_path + std::string(pages::k_offline_folder), out);
  append_constant("pageScript", base_path + site.app.script_path, out);
  out += text_of(site_scripts(), "worker.js");
}

void append_app_manifest(const pages::SiteContext& site, std::string& out) {
  const auto& configuration = site.configuration;
  const std::string root = site.addresses.base_path() + "/";
  nlohmann::ordered_json manifest = {{"id", root},
                                     {"name", configuration.title},
                                     {"short_name", short_name_of(configuration.title)},
                                     {"lang", "vi"},
                                     {"start_url", root},
                                     {"scope", root},
                                     {"display", "standalone"},
                                     {"theme_color", configuration.primary_colour},
                                     {"background_color", "#ffffff"},
                                     {"icons", icons_of(site)}};
  if (!configuration.description.empty()) manifest["description"] = configuration.description;
  out += manifest.dump() + "\n";
}

}  // namespace trungbay::render
