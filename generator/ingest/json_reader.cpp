#include "ingest/json_reader.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include <simdjson.h>

#include "base/files.hpp"
#include "base/utf8.hpp"
#include "ingest/bytes.hpp"
#include "ingest/json_cells.hpp"
#include "ingest/json_scan.hpp"
#include "ingest/text_file.hpp"

namespace trungbay::ingest {
namespace {

constexpr std::size_t k_release_step = 8 << 20;  // as in csv_rows.cpp
constexpr std::size_t k_excerpt_code_points = 20;

class JsonReader : public RecordReader {
 public:
  JsonReader(MappedFile mapped, std::string_view bytes, const Source& source)
      : mapped_(std::move(mapped)), bytes_(bytes), source_(source), parser_(k_record_most_bytes) {}

  bool open(DiagnosticBag& bag) {
    if (!skip_byte_order_mark(bytes_, at_, file_place(source_.file), bag)) return false;
    text_begin_ = counted_ = at_;
    at_ = skip_json_space(bytes_, at_);
    if (at_ >= bytes_.size()) {
      bag.add(Code::source_empty, file_place(source_.file));
      return false;
    }
    const bool is_lines = source_.format == workspace::SourceFormat::ndjson;
    if (bytes_[at_] == '[' && !is_lines) {
      if (!source_.records.empty())
        return fail_at(Code::json_records_missing, at_, bag, {{"path", source_.records}});
      ++at_;
      end_ = bytes_.size();
      return true;
    }
    if (bytes_[at_] != '{') return fail_syntax(at_, bag);
    if (is_lines) {
      in_array_ = false;
      end_ = bytes_.size();
      return true;
    }
    return open_envelope(bag);
  }

  bool next(Record& record, DiagnosticBag& bag) override {
    if (done_ || !find_record(bag)) {
      if (!failed_ && !std::exchange(has_records_, true))
        bag.add(Code::source_empty, file_place(source_.file));
      done_ = true;
      return false;
    }
    has_records_ = true;
    done_ = !read_record(record, bag);
    failed_ = done_;
    return !done_;
  }

  std::span<const std::string> columns() const override { return cells_.columns(); }

  Place header_place() const override { return file_place(source_.file); }

  Place place_of(const Record& record, std::optional<std::uint32_t> column) const override {
    const bool is_known = column && *column < columns().size();
    return text_place(source_.file, record.row, record.column, is_known ? columns()[*column] : std::string());
  }

 private:
  // ---- what surrounds the records

  bool open_envelope(DiagnosticBag& bag) {
    const Envelope envelope =
        scan_envelope(bytes_, at_, [this](std::size_t offset) { release_before(offset); });
    mapped_.rewind();
    released_ = 0;
    if (envelope.end.fault != ScanFault::none) return fail_scan(envelope.end, bag);
    const std::size_t behind = skip_json_space(bytes_, envelope.end.offset);
    if (behind < bytes_.size() && bytes_[behind] == '{') {
      in_array_ = false;
      end_ = bytes_.size();
      return true;
    }
    if (behind < bytes_.size()) return fail_syntax(behind, bag);
    const JsonArray* chosen = nullptr;
    for (const JsonArray& array : envelope.arrays) {
      const bool fits = source_.records.empty() ? chosen == nullptr || array.count > chosen->count
                                                : array.path == source_.records;
      if (fits) chosen = &array;
    }
    if (chosen == nullptr && !source_.records.empty()) {
      return fail_at(Code::json_records_missing, at_, bag, {{"path", source_.records}});
    }
    if (chosen == nullptr) return fail_at(Code::json_no_records, at_, bag, {});
    if (!check_surroundings(*chosen, bag)) return false;
    at_ = chosen->begin + 1;
    end_ = chosen->end;
    return true;
  }

  // Everything but the chosen array, parsed as if that were empty.
  bool check_surroundings(const JsonArray& array, DiagnosticBag& bag) {
    std::string text(bytes_.substr(at_, array.begin - at_));
    if (text.size() + (bytes_.size() - array.end) > k_record_most_bytes) {
      return fail_at(Code::record_too_large, at_, bag,
                     {{"limit", std::to_string(k_record_most_bytes >> 20) + " MB"}});
    }
    text += "[]";
    text += bytes_.substr(array.end);
    simdjson::dom::parser parser;
    const auto error = parser.parse(text).error();
    if (error == simdjson::SUCCESS) return true;
    const std::size_t fault = fault_in(text, error);
    const std::size_t head = array.begin - at_;
    return fail_parse(error, fault <= head ? at_ + fault : array.end + fault - std::min(fault, head + 2),
                      bag);
  }

  // Puts record_at_ on the next record; false at the end and after a fault.
  bool find_record(DiagnosticBag& bag) {
    at_ = skip_json_space(bytes_, at_);
    if (!in_array_) {
      if (at_ >= end_) return false;
    } else {
      if (at_ < end_ && bytes_[at_] == ']' && !has_records_) return end_of_array(bag);
      if (has_records_) {
        if (at_ < end_ && bytes_[at_] == ']') return end_of_array(bag);
        if (at_ >= end_ || bytes_[at_] != ',') return fail_syntax(at_, bag);
        at_ = skip_json_space(bytes_, at_ + 1);
      }
      if (at_ >= end_) return fail_syntax(at_, bag);
    }
    if (bytes_[at_] == '{') return true;
    // A value of another kind is told apart from broken text.
    const bool is_value = find_json_fault(first_value(at_)) == std::string_view::npos;
    return is_value ? fail_at(Code::json_record_not_object, at_, bag, {}) : fail_syntax(at_, bag);
  }

  std::string_view first_value(std::size_t at) const {
    const Scan scan = scan_value(bytes_, at, k_record_most_bytes);
    return scan.fault == ScanFault::none ? bytes_.substr(at, scan.offset - at) : std::string_view();
  }

  // Nothing but white space may follow a top-level array; behind one in an envelope all is checked already.
  bool end_of_array(DiagnosticBag& bag) {
    if (end_ == bytes_.size()) {
      const std::size_t behind = skip_json_space(bytes_, at_ + 1);
      if (behind < bytes_.size()) return fail_syntax(behind, bag);
    }
    return false;
  }

  // ---- one record

  bool read_record(Record& record, DiagnosticBag& bag) {
    const std::size_t begin = at_;
    const Scan scan = scan_value(bytes_, begin, k_record_most_bytes);
    if (scan.fault != ScanFault::none) return fail_scan(scan, bag);
    const std::string_view text = bytes_.substr(begin, scan.offset - begin);
    move_to(begin);
    // The bytes behind the record serve as the padding that simdjson reads over.
    const bool needs_copy = bytes_.size() - scan.offset < simdjson::SIMDJSON_PADDING;
    simdjson::dom::object object;
    auto error = parser_.parse(text.data(), text.size(), needs_copy).get(object);
    if (error != simdjson::SUCCESS) return fail_parse(error, begin + fault_in(text, error), bag);
    // Only an escape can make a string that is no UTF-8 out of a text that is.
    const bool has_escapes = text.find("\\u") != std::string_view::npos;
    if (!cells_.fill(object, {source_.file, line_, column_, has_escapes}, bag)) return false;
    record = {cells_.cells(), line_, column_};
    at_ = scan.offset;
    release_before(begin);
    return true;
  }

  void release_before(std::size_t offset) {
    if (offset <= released_ + k_release_step) return;
    mapped_.release_before(offset);
    released_ = offset;
  }

  // Counts lines and columns on from the record before: the file is gone over once.
  void move_to(std::size_t offset) {
    const std::string_view between = bytes_.substr(counted_, offset - counted_);
    const std::size_t newlines = count_newlines(between);
    if (newlines > 0) {
      line_ += static_cast<std::uint32_t>(newlines);
      column_ = 1 + static_cast<std::uint32_t>(count_code_points(between.substr(between.rfind('\n') + 1)));
    } else {
      column_ += static_cast<std::uint32_t>(count_code_points(between));
    }
    counted_ = offset;
  }

  // ---- faults; all return false

  static std::size_t fault_in(std::string_view text, simdjson::error_code error) {
    if (error == simdjson::UTF8_ERROR) return std::min(find_invalid_utf8(text), text.size());
    const std::size_t fault = find_json_fault(text);
    return fault == std::string_view::npos ? 0 : fault;
  }

  bool fail_at(Code code, std::size_t offset, DiagnosticBag& bag, Arguments arguments) {
    failed_ = true;
    if (offset < counted_) {
      counted_ = text_begin_;
      line_ = column_ = 1;
    }
    move_to(std::min(offset, bytes_.size()));
    bag.add(code, text_place(source_.file, line_, column_), arguments);
    return false;
  }

  bool fail_syntax(std::size_t offset, DiagnosticBag& bag) {
    if (offset >= bytes_.size()) return fail_at(Code::json_cut_off, bytes_.size(), bag, {});
    const std::string_view rest = bytes_.substr(offset, 4 * k_excerpt_code_points);
    std::string found;
    for (std::size_t i = 0, count = 0; i < rest.size() && count < k_excerpt_code_points; ++count) {
      const CodePoint point = decode_code_point(rest, i);
      if (point.value < 0x20) break;
      append_utf8(found, point.value);
      i += point.size;
    }
    return fail_at(Code::json_syntax, offset, bag, {{"found", found.empty() ? "␀" : found}});
  }

  bool fail_parse(simdjson::error_code error, std::size_t offset, DiagnosticBag& bag) {
    if (error == simdjson::UTF8_ERROR) return fail_at(Code::source_not_utf8, offset, bag, {});
    return fail_syntax(offset, bag);
  }

  bool fail_scan(const Scan& scan, DiagnosticBag& bag) {
    if (scan.fault == ScanFault::too_deep) {
      return fail_at(Code::json_too_deep, scan.offset, bag, {{"limit", std::to_string(k_json_most_depth)}});
    }
    if (scan.fault == ScanFault::too_large) {
      return fail_at(Code::record_too_large, scan.offset, bag,
                     {{"limit", std::to_string(k_record_most_bytes >> 20) + " MB"}});
    }
    return fail_syntax(scan.offset, bag);
  }

  MappedFile mapped_;
  std::string_view bytes_;
  Source source_;
  simdjson::dom::parser parser_;
  JsonCells cells_;
  std::size_t at_ = 0;
  std::size_t end_ = 0;  // of the records
  std::size_t released_ = 0;
  bool in_array_ = true;  // else one record behind the other
  bool has_records_ = false;
  bool failed_ = false;
  bool done_ = false;
  std::size_t text_begin_ = 0;  // behind the byte-order mark
  std::size_t counted_ = 0;     // line_ and column_ are of this offset
  std::uint32_t line_ = 1;
  std::uint32_t column_ = 1;
};

std::unique_ptr<RecordReader> open_bytes(MappedFile mapped, std::string_view bytes, const Source& source,
                                         DiagnosticBag& bag) {
  auto reader = std::make_unique<JsonReader>(std::move(mapped), bytes, source);
  return reader->open(bag) ? std::move(reader) : nullptr;
}

}  // namespace

std::unique_ptr<RecordReader> open_json(const Source& source, DiagnosticBag& bag) {
  auto text = open_text(source.path, source.file, bag);
  if (!text) return nullptr;
  const std::string_view bytes = text->bytes();
  return open_bytes(std::move(*text), bytes, source, bag);
}

std::unique_ptr<RecordReader> open_json(std::string_view bytes, const Source& source, DiagnosticBag& bag) {
  return open_bytes({}, bytes, source, bag);
}

}  // namespace trungbay::ingest
