// CSV exports. What was read, written again in the plainest way, must be read as the same.
#include <limits>

#include "ingest/csv_reader.hpp"
#include "property.hpp"

using namespace trungbay;
using namespace trungbay::fuzz;

namespace {

struct Table {
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;  // a cell for each column, "" for those that are left out

  bool operator==(const Table&) const = default;
};

Table read(std::string_view bytes, DiagnosticBag& bag) {
  ingest::Source source;
  source.file = "a.csv";
  Table table;
  const auto reader = ingest::open_csv(bytes, source, bag);
  if (!reader) return table;
  table.columns.assign(reader->columns().begin(), reader->columns().end());
  for (const auto& column : table.columns) require(is_valid_utf8(column), "a header is UTF-8", column);
  const Lines lines(bytes);
  std::uint32_t row_before = 0;
  ingest::Record record;
  while (reader->next(record, bag)) {
    require(record.row > row_before, "rows rise");
    require(record.row <= bytes.size(), "a row is inside the file");
    row_before = record.row;
    require(!record.cells.empty(), "a record has a cell");
    auto& row = table.rows.emplace_back(table.columns.size());
    std::int64_t column_before = -1;
    for (const auto& cell : record.cells) {
      require(cell.column < table.columns.size(), "a cell has a column");
      require(cell.column > column_before, "cells stand in order");
      column_before = cell.column;
      require(is_valid_utf8(cell.text), "a cell is UTF-8", cell.text);
      require(!cell.text.empty() && trim(cell.text) == cell.text, "a cell is trimmed", cell.text);
      require(reader->place_of(record, cell.column).row == record.row, "a cell has its row's place");
      row[cell.column] = cell.text;
    }
  }
  require(!reader->next(record, bag), "the end stays the end");
  return table;
}

void append_quoted(std::string_view text, std::string& out) {
  out += '"';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

std::string write(const Table& table) {
  std::string out = "sep=;\n";
  const auto line = [&](const std::vector<std::string>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i > 0) out += ';';
      append_quoted(cells[i], out);
    }
    out += '\n';
  };
  line(table.columns);
  for (const auto& row : table.rows) line(row);
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  DiagnosticBag bag;
  const std::string_view bytes = view_of(data, size);
  const Table table = read(bytes, bag);
  require_sound(bag, nullptr);
  if (bag.has_errors()) return 0;
  DiagnosticBag again;
  const std::string written = write(table);
  require(read(written, again) == table, "what was read is read again", written);
  require(again.empty(), "what was written again has no fault", written);
  return 0;
}
