#include "workspace/configuration.hpp"

#include <algorithm>
#include <system_error>

#include "base/files.hpp"
#include "base/yaml_text.hpp"
#include "vietnamese/nfc.hpp"
#include "workspace/configuration_parts.hpp"
#include "workspace/front_reader.hpp"
#include "workspace/web_address.hpp"

namespace trungbay::workspace {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t k_most_bytes = 4 << 20;  // targets of 5,000 units over ten years are 1 MB
constexpr std::int64_t k_least_per_page = 5, k_most_per_page = 200;
constexpr std::string_view k_default_primary = "#0b5cad", k_default_accent = "#e2231a";

// "#0B5CAD" and "#05c" → "#0b5cad", "#0055cc"; empty when it is no colour.
std::string colour_of(std::string_view text) {
  if (!text.starts_with("#") || (text.size() != 4 && text.size() != 7)) return {};
  if (text.find_first_not_of("0123456789abcdefABCDEF", 1) != std::string_view::npos) return {};
  std::string colour = "#";
  for (const char digit : text.substr(1)) {
    colour.append(text.size() == 4 ? 2 : 1,
                  digit >= 'A' && digit <= 'F' ? static_cast<char>(digit + 32) : digit);
  }
  return colour;
}

std::string read_colour(FrontReader& reader, std::string_view key, std::string_view fallback,
                        DiagnosticBag& bag) {
  const std::string text = reader.text(key);
  if (text.empty() && !reader.is_empty(key)) return std::string(fallback);
  const std::string colour = colour_of(text);
  if (colour.empty()) {
    bag.add(Code::colour_bad, reader.place(key), {{"key", "theme." + std::string(key)}, {"value", text}});
  }
  return colour;
}

void read_theme(FrontReader& reader, Configuration& configuration, DiagnosticBag& bag) {
  configuration.primary_colour = k_default_primary;
  configuration.accent_colour = k_default_accent;
  auto theme = reader.map("theme");
  if (!theme) return;
  configuration.primary_colour = read_colour(*theme, "primary", k_default_primary, bag);
  configuration.accent_colour = read_colour(*theme, "accent", k_default_accent, bag);
  if (!theme->text("primary").empty()) configuration.primary_place = theme->place("primary");
  if (!theme->text("accent").empty()) configuration.accent_place = theme->place("accent");
  configuration.logo = theme->text("logo");
  configuration.logo_place = theme->place("logo");
  if (!is_inside(configuration.logo)) {
    bag.add(Code::source_outside, configuration.logo_place, {{"path", configuration.logo}});
  }
  theme->finish();
}

void read_publisher(FrontReader& reader, Configuration& configuration, DiagnosticBag& bag) {
  configuration.publisher_name = configuration.title;
  auto publisher = reader.map("publisher");
  if (!publisher) return;
  const std::string name = publisher->text("name");
  if (!name.empty()) configuration.publisher_name = name;
  configuration.publisher_url = publisher->text("url");
  if (!configuration.publisher_url.empty() && !parse_web_address(configuration.publisher_url)) {
    bag.add(Code::url_bad, publisher->place("url"),
            {{"key", "publisher.url"}, {"value", configuration.publisher_url}});
  }
  configuration.publisher_email = publisher->text("email");
  const std::string& email = configuration.publisher_email;
  const std::size_t at = email.find('@');
  const bool is_email = at != std::string::npos && at > 0 && email.find('.', at) != std::string::npos &&
                        email.find('@', at + 1) == std::string::npos && email.back() != '.' &&
                        email.find_first_of(" \t\n<>\"',;:/\\?#&") == std::string::npos;
  if (!email.empty() && !is_email) {
    bag.add(Code::email_bad, publisher->place("email"), {{"key", "publisher.email"}, {"value", email}});
  }
  publisher->finish();
}

void read_lists(FrontReader& reader, Configuration& configuration, DiagnosticBag& bag) {
  auto lists = reader.map("lists");
  if (!lists) return;
  if (const auto per_page = lists->integer("per_page")) {
    if (*per_page < k_least_per_page || *per_page > k_most_per_page) {
      bag.add(Code::value_not_in_range, lists->place("per_page"),
              {{"key", "lists.per_page"},
               {"value", std::to_string(*per_page)},
               {"least", std::to_string(k_least_per_page)},
               {"most", std::to_string(k_most_per_page)}});
    } else {
      configuration.per_page = static_cast<std::uint32_t>(*per_page);
    }
  }
  lists->finish();
}

constexpr std::pair<std::string_view, SearchChoice> k_search_choices[] = {{"auto", SearchChoice::automatic},
                                                                          {"full", SearchChoice::full},
                                                                          {"titles", SearchChoice::titles},
                                                                          {"off", SearchChoice::off}};

}  // namespace

bool set_base_url(Configuration& configuration, std::string_view url, const Place& place,
                  DiagnosticBag& bag) {
  const auto address = parse_web_address(url);
  const bool is_usable = address && address->rest.find_first_of("?#%") == std::string::npos &&
                         address->rest.find("//") == std::string::npos &&
                         address->rest.find("..") == std::string::npos;
  if (!is_usable) {
    bag.add(Code::url_bad, place, {{"key", "base_url"}, {"value", std::string(url.substr(0, 200))}});
    return false;
  }
  configuration.origin = address->scheme + "://" + address->host;
  configuration.base_path = address->rest;
  while (configuration.base_path.ends_with("/")) configuration.base_path.pop_back();
  configuration.base_url = configuration.origin + configuration.base_path;
  return true;
}

std::optional<Configuration> parse_configuration(std::string_view text, const fs::path& root,
                                                 DiagnosticBag& bag) {
  const std::size_t errors_before = bag.count(Severity::error);
  const std::string file(k_configuration_file);
  const auto node = parse_yaml(text, file, 1, bag);
  if (!node) return std::nullopt;
  if (!node->is_map() && !node->is_null()) {
    bag.add(Code::value_not_map, text_place(file, node->line, node->column), {{"key", file}});
    return std::nullopt;
  }
  Configuration configuration;
  configuration.root = root;
  FrontReader reader(*node, file, {}, bag);
  configuration.title = vietnamese::clean_line(reader.text("title", Need::required));
  configuration.description = vietnamese::clean_line(reader.text("description"));
  const std::string base_url = reader.text("base_url", Need::required);
  if (!base_url.empty()) set_base_url(configuration, base_url, reader.place("base_url"), bag);
  read_publisher(reader, configuration, bag);
  read_sources(reader, configuration, bag);
  read_theme(reader, configuration, bag);
  read_lists(reader, configuration, bag);
  read_permalinks(reader, configuration, bag);
  configuration.fields = read_terms(reader, "fields", bag);
  configuration.groups = read_terms(reader, "groups", bag);
  configuration.statuses = read_statuses(reader, bag);
  configuration.targets = read_targets(reader, bag);
  read_gates(reader, configuration, bag);
  read_share(reader, configuration, bag);
  read_images(reader, configuration, bag);
  configuration.search =
      read_choice(reader, "search", "search", k_search_choices, bag).value_or(SearchChoice::automatic);
  read_take_along(reader, configuration, bag);
  reader.finish();
  if (bag.count(Severity::error) > errors_before) return std::nullopt;
  return configuration;
}

std::optional<Configuration> read_configuration(const fs::path& root, DiagnosticBag& bag) {
  std::error_code error;
  const fs::path absolute = fs::weakly_canonical(root, error);
  const fs::path& folder = error ? root : absolute;
  const auto text = read_text_file(folder / k_configuration_file, k_most_bytes, k_configuration_file);
  if (!text) {
    if (text.fault().code == Code::file_missing) {
      bag.add(Code::configuration_missing, file_place(folder.string()));
    } else {
      bag.add(text.fault());
    }
    return std::nullopt;
  }
  return parse_configuration(text.value(), folder, bag);
}

std::optional<fs::path> find_workspace(const fs::path& start) {
  std::error_code error;
  fs::path folder = fs::absolute(start, error).lexically_normal();
  if (error) return std::nullopt;
  if (!folder.has_filename()) folder = folder.parent_path();
  for (;;) {
    if (fs::is_regular_file(folder / k_configuration_file, error)) return folder;
    if (!folder.has_relative_path()) return std::nullopt;
    folder = folder.parent_path();
  }
}

}  // namespace trungbay::workspace
