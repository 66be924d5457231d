// Workbooks. A zip's checksums would keep the fuzzer away from what is inside, so an input is either a zip as it is,
// or text that names parts ("=== name" on a line of its own, then its content), which are packed here.
#include <algorithm>

#include "ingest/cell_text.hpp"
#include "ingest/record_reader.hpp"
#include "ingest/workbook_rows.hpp"
#include "property.hpp"
#include "support/zip_file.hpp"

using namespace trungbay;
using namespace trungbay::fuzz;

namespace {

constexpr std::string_view k_mark = "=== ";
constexpr std::size_t k_most_parts = 50;

std::string pack(std::string_view text) {
  support::ZipParts parts;
  while (!text.empty() && parts.size() < k_most_parts) {
    const std::size_t line = std::min(text.find('\n'), text.size());
    if (text.starts_with(k_mark)) {
      parts.emplace_back(std::string(text.substr(k_mark.size(), line - k_mark.size())), "");
    } else if (!parts.empty()) {
      parts.back().second.append(text.substr(0, line)).append("\n");
    }
    text.remove_prefix(std::min(line + 1, text.size()));
  }
  // The last line end is the text file's, not the part's.
  for (auto& part : parts) {
    if (!part.second.empty()) part.second.pop_back();
  }
  return support::make_zip(parts);
}

void read(std::string_view bytes, DiagnosticBag& bag) {
  ingest::Source source;
  source.file = "a.xlsx";
  const auto rows = ingest::open_workbook_rows(bytes, source, bag);
  while (rows && rows->next_sheet(bag)) {
    require(is_valid_utf8(rows->sheet_name()), "a sheet's name is UTF-8");
    ingest::TableRow row;
    std::uint32_t row_before = 0;
    while (rows->next(row, bag)) {
      require(row.row > row_before && row.row <= ingest::k_last_row, "rows rise, within a sheet");
      row_before = row.row;
      require(!row.cells.empty(), "a row has a cell");
      std::int64_t column_before = -1;
      for (const auto& cell : row.cells) {
        require(cell.column > column_before && cell.column < ingest::k_most_columns, "columns rise, within their limit");
        column_before = cell.column;
        require(is_valid_utf8(cell.text), "a cell is UTF-8", cell.text);
        require(!cell.text.empty() && trim(cell.text) == cell.text, "a cell is trimmed", cell.text);
        require(cell.text.size() <= ingest::k_cell_most_bytes, "a cell is not too long");
      }
    }
    for (const auto& range : rows->merged()) {
      require(range.first_row >= 1 && range.first_row <= range.last_row && range.first_column <= range.last_column,
              "merged cells are a rectangle");
    }
    require(!rows->next(row, bag), "the end of a sheet stays the end");
  }
  require(!rows || !rows->next_sheet(bag), "the end stays the end");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  DiagnosticBag bag;
  const std::string_view input = view_of(data, size);
  const std::string packed = input.starts_with(k_mark) ? pack(input) : std::string();
  read(packed.empty() ? input : packed, bag);
  require_sound(bag, nullptr);
  return 0;
}
