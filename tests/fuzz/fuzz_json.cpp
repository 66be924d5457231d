// JSON exports: arrays, envelopes, one record a line. What the reader takes, nlohmann's parser must take too.
#include <algorithm>

#include <nlohmann/json.hpp>

#include "ingest/json_reader.hpp"
#include "property.hpp"

using namespace trungbay;
using namespace trungbay::fuzz;

namespace {

void read(std::string_view bytes, std::string records, workspace::SourceFormat format) {
  DiagnosticBag bag;
  ingest::Source source;
  source.file = "a.json";
  source.records = std::move(records);
  source.format = format;
  const Lines lines(bytes);
  const auto reader = ingest::open_json(bytes, source, bag);
  ingest::Record record;
  std::pair<std::uint32_t, std::uint32_t> before{0, 0};
  while (reader && reader->next(record, bag)) {
    require(lines.holds(record.row, record.column), "a record is inside the file");
    require(std::pair(record.row, record.column) > before, "records stand in order");
    before = {record.row, record.column};
    std::vector<bool> taken(reader->columns().size());
    for (const auto& cell : record.cells) {
      require(cell.column < taken.size(), "a cell has a column");
      require(!taken[cell.column], "a column has one cell");
      taken[cell.column] = true;
      require(is_valid_utf8(cell.text), "a cell is UTF-8", cell.text);
      require(!cell.text.empty() && trim(cell.text) == cell.text, "a cell is trimmed", cell.text);
      require(is_valid_utf8(reader->columns()[cell.column]), "a column's name is UTF-8");
    }
  }
  if (reader) require(!reader->next(record, bag), "the end stays the end");
  require_sound(bag, &lines);
  const std::size_t first = bytes.find_first_not_of("\xEF\xBB\xBF \t\r\n");
  if (reader && !bag.has_errors() && bytes[first] == '[') {
    require(nlohmann::json::accept(bytes), "what was read without a fault is JSON");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = view_of(data, size);
  read(bytes, {}, workspace::SourceFormat::json);
  read(bytes, "data.items", workspace::SourceFormat::json);
  read(bytes, {}, workspace::SourceFormat::ndjson);
  return 0;
}
