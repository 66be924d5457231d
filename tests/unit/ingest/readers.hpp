// What the tests of both readers share: a whole source as rows of "column=text".
#pragma once

#include <string>
#include <vector>

#include "base/messages.hpp"
#include "ingest/csv_rows.hpp"
#include "ingest/json_reader.hpp"
#include "ingest/table_reader.hpp"

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
  std::vector<std::string> messages;  // these words
  bool opened = false;
};

// All that a reader gives; `bag` has what opening it reported.
inline ReadAll read_all(std::unique_ptr<RecordReader> reader, DiagnosticBag& bag) {
  ReadAll all;
  all.opened = reader != nullptr;
  Record record;
  std::uint32_t sheet = 0;
  while (reader && reader->next(record, bag)) {
    std::string row = std::to_string(record.row);
    if (reader->sheet() != sheet) row = "sheet " + std::to_string(sheet = reader->sheet()) + ", " + row;
    if (record.column > 0) row += ":" + std::to_string(record.column);
    for (const Cell& cell : record.cells) {
      row += "|" + reader->columns()[cell.column] + "=" + std::string(cell.text);
    }
    all.rows.push_back(row);
  }
  if (reader) all.columns.assign(reader->columns().begin(), reader->columns().end());
  for (const auto& diagnostic : bag.all()) {
    all.faults.push_back(place_text(diagnostic.place, Language::english) + " " +
                         std::string(text_of(diagnostic.code).name));
    all.messages.push_back(message_of(diagnostic, Language::english));
  }
  return all;
}

inline ReadAll csv(std::string_view bytes, const Source& source = source_named("a")) {
  DiagnosticBag bag;
  return read_all(open_table(open_csv_rows(bytes, source, bag), source, bag), bag);
}
inline ReadAll json(std::string_view bytes, Source source = {}) {
  DiagnosticBag bag;
  if (source.file.empty()) source.file = "a";
  return read_all(open_json(bytes, source, bag), bag);
}

using Lines = std::vector<std::string>;

}  // namespace trungbay::ingest
