// What the tests of both readers share: a whole source as rows of "column=text".
#pragma once

#include <string>
#include <vector>

#include "base/messages.hpp"
#include "ingest/csv_reader.hpp"
#include "ingest/json_reader.hpp"

namespace trungbay::ingest {

inline Source source_named(std::string file, std::string records = {}) {
  Source source;
  source.file = std::move(file);
  source.records = std::move(records);
  return source;
}

inline Source source_at(std::string file, std::filesystem::path path) {
  Source source = source_named(std::move(file));
  source.path = std::move(path);
  return source;
}

struct ReadAll {
  std::vector<std::string> rows;  // "row|header=text|…"
  std::vector<std::string> columns;
  std::vector<std::string> faults;  // headlines in English without the words behind the code
  bool opened = false;
};

inline ReadAll read_all(std::string_view bytes, bool is_json, Source source = {}) {
  ReadAll all;
  DiagnosticBag bag;
  if (source.file.empty()) source.file = "a";
  auto reader = is_json ? open_json(bytes, source, bag) : open_csv(bytes, source, bag);
  all.opened = reader != nullptr;
  Record record;
  while (reader && reader->next(record, bag)) {
    std::string row = std::to_string(record.row);
    if (is_json) row += ":" + std::to_string(record.column);
    for (const Cell& cell : record.cells) {
      row += "|" + reader->columns()[cell.column] + "=" + std::string(cell.text);
    }
    all.rows.push_back(row);
  }
  if (reader) all.columns.assign(reader->columns().begin(), reader->columns().end());
  for (const auto& diagnostic : bag.all()) {
    all.faults.push_back(place_text(diagnostic.place, Language::english) + " " +
                         std::string(text_of(diagnostic.code).name));
  }
  return all;
}

inline ReadAll csv(std::string_view bytes) {
  return read_all(bytes, false);
}
inline ReadAll json(std::string_view bytes, Source source = {}) {
  return read_all(bytes, true, std::move(source));
}

using Lines = std::vector<std::string>;

}  // namespace trungbay::ingest
