#include <algorithm>
#include <cctype>

#include "workspace/configuration_parts.hpp"

namespace trungbay::workspace {
namespace {

constexpr std::pair<std::string_view, PagingStyle> k_styles[] = {{"auto", PagingStyle::automatic},
                                                                 {"page", PagingStyle::page},
                                                                 {"offset", PagingStyle::offset},
                                                                 {"next", PagingStyle::next}};

bool is_header_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](unsigned char letter) {
    return std::isalnum(letter) != 0 || letter == '-' || letter == '_';
  });
}

bool is_variable(std::string_view name) {
  return !name.empty() && std::isdigit(static_cast<unsigned char>(name[0])) == 0 &&
         std::all_of(name.begin(), name.end(),
                     [](unsigned char letter) { return std::isalnum(letter) != 0 || letter == '_'; });
}

// `headers: {X-Api-Key: {env: NAME}}`. A value that stands there itself is a secret in the wrong place.
void read_headers(const YamlNode& node, FrontReader& reader, SourceSettings& source, DiagnosticBag& bag) {
  for (const auto& entry : node.map) {
    Place place = reader.place("headers");
    place.row = entry.line;
    place.column = entry.column;
    const YamlNode* variable = entry.value.is_map() ? entry.value.find("env") : nullptr;
    if (!is_header_name(entry.key) || variable == nullptr || !variable->is_scalar() || !is_variable(variable->scalar)) {
      bag.add(Code::secret_in_configuration, place, {{"key", entry.key}});
      continue;
    }
    source.headers.push_back({entry.key, "", variable->scalar, place});
  }
}

}  // namespace

void read_network(FrontReader& reader, SourceSettings& source, DiagnosticBag& bag) {
  if (const YamlNode* headers = reader.node("headers")) {
    if (headers->is_map()) {
      read_headers(*headers, reader, source, bag);
    } else {
      bag.add(Code::value_not_map, reader.place("headers"), {{"key", "headers"}});
    }
  }
  const std::string token = reader.text("token_env");
  if (!token.empty()) {
    if (is_variable(token)) {
      source.headers.push_back({"Authorization", "Bearer ", token, reader.place("token_env")});
    } else {
      bag.add(Code::secret_in_configuration, reader.place("token_env"), {{"key", "token_env"}});
    }
  }
  auto paging = reader.map("paging");
  if (!paging) return;
  Paging& result = source.paging;
  result.style = read_choice(*paging, "style", "paging.style", k_styles, bag).value_or(PagingStyle::automatic);
  result.parameter = paging->text("parameter");
  if (result.parameter.empty()) result.parameter = result.style == PagingStyle::offset ? "offset" : "page";
  result.size_parameter = paging->text("size_parameter");
  result.size = paging->integer("size").value_or(result.size);
  result.first = paging->integer("first").value_or(result.first);
  result.next = paging->text("next");
  if (!result.next.empty() && result.style == PagingStyle::automatic) result.style = PagingStyle::next;
  constexpr std::int64_t k_most_size = 100'000;
  if (result.size < 1 || result.size > k_most_size) {
    bag.add(Code::value_not_in_range, paging->place("size"),
            {{"key", "paging.size"}, {"value", std::to_string(result.size)}, {"least", "1"}, {"most", std::to_string(k_most_size)}});
  }
  paging->finish();
}

void read_images(FrontReader& reader, Configuration& configuration, DiagnosticBag&) {
  auto images = reader.map("images");
  if (!images) return;
  configuration.images.fetches_remote = images->boolean("remote").value_or(true);
  configuration.images.allowed_hosts = images->texts("allow_hosts");
  for (auto& host : configuration.images.allowed_hosts) {
    std::transform(host.begin(), host.end(), host.begin(), [](unsigned char letter) { return std::tolower(letter); });
  }
  images->finish();
}

}  // namespace trungbay::workspace
