// The parts of showcase.yaml, each read by a file of its own; only configuration.cpp calls these.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/diagnostic.hpp"
#include "workspace/configuration.hpp"
#include "workspace/front_reader.hpp"

namespace trungbay::workspace {

// `sources`; the default when there are none.
void read_sources(FrontReader& reader, Configuration& configuration, DiagnosticBag& bag);

// `fields` and `groups`.
std::vector<VocabularyTerm> read_terms(FrontReader& reader, std::string_view key, DiagnosticBag& bag);

// `statuses`; the default when there are none.
std::vector<StatusTerm> read_statuses(FrontReader& reader, DiagnosticBag& bag);

// `targets`.
std::vector<Target> read_targets(FrontReader& reader, DiagnosticBag& bag);

// `gates`.
void read_gates(FrontReader& reader, Configuration& configuration, DiagnosticBag& bag);

// `images`.
void read_images(FrontReader& reader, Configuration& configuration, DiagnosticBag& bag);

// `headers`, `token_env` and `paging` of a source.
void read_network(FrontReader& reader, SourceSettings& source, DiagnosticBag& bag);

// `share`.
void read_share(FrontReader& reader, Configuration& configuration, DiagnosticBag& bag);

// `embed`, `app` and `data`.
void read_take_along(FrontReader& reader, Configuration& configuration, DiagnosticBag& bag);

// `permalinks`.
void read_permalinks(FrontReader& reader, Configuration& configuration, DiagnosticBag& bag);

// The choice behind `key`; nothing when it is absent or none of `choices` (reported as `path`).
template <typename Value, std::size_t count>
std::optional<Value> read_choice(FrontReader& reader, std::string_view key, std::string_view path,
                                 const std::pair<std::string_view, Value> (&choices)[count], DiagnosticBag& bag) {
  const std::string text = reader.text(key);
  if (text.empty()) return std::nullopt;
  std::string names;
  for (const auto& [name, value] : choices) {
    if (text == name) return value;
    names += (names.empty() ? "" : ", ") + std::string(name);
  }
  bag.add(Code::value_not_choice, reader.place(key), {{"key", std::string(path)}, {"value", text}, {"choices", names}});
  return std::nullopt;
}

}  // namespace trungbay::workspace
