// JSON exports: an array of records, one record a line (NDJSON), or an array inside an envelope object.
//
// The records' ends are found by a scanner over the mapped file, each record is then parsed and checked by
// simdjson's DOM, so that neither the file nor its tree is ever held in memory; what surrounds the records is
// checked as strictly. Objects inside a record give dotted names ("author.fullName"), arrays of scalars are
// joined by "; ", arrays of objects give the values of each key joined in the same way; of numbers the
// shortest text of their value is taken.
#pragma once

#include <memory>
#include <string_view>

#include "ingest/record_reader.hpp"

namespace trungbay::ingest {

inline constexpr std::size_t k_json_most_depth = 64;  // exports nest 2–5 deep

std::unique_ptr<RecordReader> open_json(const Source& source, DiagnosticBag& bag);

// The same over bytes that outlive the reader, for tests and for text that is no file.
std::unique_ptr<RecordReader> open_json(std::string_view bytes, const Source& source, DiagnosticBag& bag);

}  // namespace trungbay::ingest
