#include <algorithm>

#include "base/files.hpp"
#include "base/suggestion.hpp"
#include "vietnamese/nfc.hpp"
#include "workspace/configuration_parts.hpp"
#include "workspace/idea_fields.hpp"
#include "workspace/web_address.hpp"

namespace trungbay::workspace {
namespace {

constexpr std::string_view k_default_source = "content/exports/*";

constexpr std::pair<std::string_view, SourceFormat> k_formats[] = {{"auto", SourceFormat::automatic},
                                                                   {"csv", SourceFormat::csv},
                                                                   {"json", SourceFormat::json},
                                                                   {"ndjson", SourceFormat::ndjson},
                                                                   {"xlsx", SourceFormat::xlsx},
                                                                   {"ods", SourceFormat::ods}};

// Puts a path or an address where it belongs, and checks it.
void set_location(SourceSettings& source, std::string text, const Place& place, DiagnosticBag& bag) {
  source.place = place;
  if (text.find("://") != std::string::npos) {
    const auto address = parse_web_address(text);
    if (!address) {
      bag.add(Code::url_bad, place, {{"key", "sources"}, {"value", text}});
    } else if (address->scheme != "https" && !is_loopback(*address)) {
      bag.add(Code::download_not_https, place);
    }
    source.url = std::move(text);
    return;
  }
  // As Windows writes it.
  std::replace(text.begin(), text.end(), '\\', '/');
  const bool has_drive = text.size() > 1 && text[1] == ':';
  if (!is_inside(text) || has_drive) bag.add(Code::source_outside, place, {{"path", text}});
  source.path = std::move(text);
}

SourceFormat read_format(FrontReader& reader, DiagnosticBag& bag) {
  const std::string name = reader.text("format");
  if (name.empty()) return SourceFormat::automatic;
  for (const auto& [known, format] : k_formats) {
    if (name == known) return format;
  }
  bag.add(Code::value_not_choice, reader.place("format"),
          {{"key", "format"}, {"value", name}, {"choices", "auto, csv, json, ndjson, xlsx, ods"}});
  return SourceFormat::automatic;
}

// A mapping from fields of an idea to texts.
TextPairs read_pairs(FrontReader& reader, std::string_view key) {
  TextPairs pairs;
  auto map = reader.map(key);
  if (!map) return pairs;
  for (const std::string_view field : k_idea_fields) {
    std::string value = vietnamese::clean_line(map->text(field));
    if (!value.empty()) pairs.emplace_back(field, std::move(value));
  }
  map->finish();
  return pairs;
}

std::optional<SourceSettings> read_source_map(const YamlNode& node, const std::string& file,
                                              const std::string& path, DiagnosticBag& bag) {
  FrontReader reader(node, file, path, bag);
  SourceSettings source;
  std::string location = reader.text("path");
  const std::string url = reader.text("url");
  source.format = read_format(reader, bag);
  source.records = reader.text("records");
  source.defaults = read_pairs(reader, "defaults");
  source.columns = read_pairs(reader, "columns");
  read_network(reader, source, bag);
  reader.finish();
  if (location.empty() == url.empty()) {
    bag.add(Code::source_path_or_url, reader.place());
    return std::nullopt;
  }
  const bool is_url = location.empty();
  if (is_url && url.find("://") == std::string::npos) {
    bag.add(Code::url_bad, reader.place("url"), {{"key", "url"}, {"value", url}});
    return std::nullopt;
  }
  set_location(source, is_url ? url : std::move(location), reader.place(is_url ? "url" : "path"), bag);
  return source;
}

}  // namespace

void read_sources(FrontReader& reader, Configuration& configuration, DiagnosticBag& bag) {
  const std::string file(k_configuration_file);
  const auto take = [&](const YamlNode& node, const std::string& path) {
    const Place place = text_place(file, node.line, node.column, path);
    if (node.is_map()) {
      if (auto source = read_source_map(node, file, path, bag))
        configuration.sources.push_back(std::move(*source));
    } else if (node.is_scalar() && !node.scalar.empty()) {
      SourceSettings source;
      set_location(source, vietnamese::clean_line(node.scalar), place, bag);
      configuration.sources.push_back(std::move(source));
    } else {
      bag.add(Code::value_not_text, place, {{"key", path}});
    }
  };
  const YamlNode* const node = reader.node("sources");
  if (node == nullptr || (node->is_list() && node->list.empty())) {
    SourceSettings source;
    source.path = k_default_source;
    source.place = file_place(file);
    configuration.sources.push_back(std::move(source));
    configuration.sources_are_default = true;
    return;
  }
  if (!node->is_list()) {
    take(*node, "sources");
    return;
  }
  std::size_t number = 0;
  for (const YamlNode& item : node->list) take(item, "sources[" + std::to_string(++number) + "]");
}

}  // namespace trungbay::workspace
