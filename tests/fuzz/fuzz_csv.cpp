// CSV exports, as rows. What was read, written again in the plainest way, must be read as the same.
#include "ingest/csv_rows.hpp"
#include "property.hpp"

using namespace trungbay;
using namespace trungbay::fuzz;

namespace {

using Table = std::vector<std::vector<std::string>>;  // "" for cells that are left out

Table read(std::string_view bytes, DiagnosticBag& bag) {
  ingest::Source source;
  source.file = "a.csv";
  Table table;
  const auto rows = ingest::open_csv_rows(bytes, source, bag);
  if (!rows) return table;
  require(rows->next_sheet(bag), "a CSV has a sheet");
  std::uint32_t row_before = 0;
  ingest::TableRow row;
  while (rows->next(row, bag)) {
    require(row.row > row_before, "rows rise");
    require(row.row <= bytes.size(), "a row is inside the file");
    row_before = row.row;
    require(!row.cells.empty(), "a row has a cell");
    auto& texts = table.emplace_back(row.cells.back().column + 1);
    std::int64_t column_before = -1;
    for (const auto& cell : row.cells) {
      require(cell.column > column_before, "cells stand in order");
      column_before = cell.column;
      require(is_valid_utf8(cell.text), "a cell is UTF-8", cell.text);
      require(!cell.text.empty() && trim(cell.text) == cell.text, "a cell is trimmed", cell.text);
      texts[cell.column] = cell.text;
    }
  }
  require(!rows->next(row, bag), "the end stays the end");
  require(!rows->next_sheet(bag), "a CSV has one sheet");
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
  for (const auto& row : table) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) out += ';';
      append_quoted(row[i], out);
    }
    out += '\n';
  }
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
