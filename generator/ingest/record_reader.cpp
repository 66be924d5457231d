#include "ingest/record_reader.hpp"

#include <algorithm>
#include <utility>

#include "base/files.hpp"
#include "ingest/bytes.hpp"
#include "ingest/csv_rows.hpp"
#include "ingest/json_reader.hpp"
#include "ingest/table_reader.hpp"
#include "ingest/workbook_rows.hpp"

namespace trungbay::ingest {
namespace {

using workspace::SourceFormat;

// By the file's name, else by its first bytes.
SourceFormat format_of(const Source& source, std::string_view beginning) {
  if (source.format != SourceFormat::automatic) return source.format;
  const SourceFormat named = format_of_name(source.path.filename().string());
  if (named != SourceFormat::automatic) return named;
  // Whether Excel's or LibreOffice's: what is inside decides.
  if (is_workbook(beginning)) return SourceFormat::xlsx;
  const std::size_t first = beginning.find_first_not_of("\xEF\xBB\xBF \t\r\n");
  const char byte = first == std::string_view::npos ? '\0' : beginning[first];
  return byte == '{' || byte == '[' ? SourceFormat::json : SourceFormat::csv;
}

}  // namespace

bool skip_byte_order_mark(std::string_view bytes, std::size_t& at, const Place& place, DiagnosticBag& bag) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    bag.add(Code::source_utf16, place);
    return false;
  }
  if (is_workbook(bytes)) {
    bag.add(Code::workbook_wrong_name, place, {{"found", "Excel (.xlsx, .ods, .xls)"}});
    return false;
  }
  if (bytes.starts_with("\xEF\xBB\xBF")) at = 3;
  return true;
}

std::unique_ptr<RecordReader> open_reader(const Source& source, DiagnosticBag& bag) {
  const auto mapped = MappedFile::open(source.path, source.file);
  if (!mapped) {
    bag.add(mapped.fault());
    return nullptr;
  }
  const SourceFormat format = format_of(source, mapped.value().bytes().substr(0, 4096));
  if (format == SourceFormat::csv) return open_table(open_csv_rows(source, bag), source, bag);
  if (format == SourceFormat::xlsx || format == SourceFormat::ods) {
    return open_table(open_workbook_rows(source, bag), source, bag);
  }
  Source known = source;
  known.format = format;
  return open_json(known, bag);
}

}  // namespace trungbay::ingest
