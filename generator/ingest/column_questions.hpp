// What only staff can decide about the columns of an export, asked with the closest guesses: which column is the
// title, the unit, the status; which of two that look the same is meant; what a mapping names that is not there.
//
// The catalogue asks once a sheet, when its columns are known; `trungbay columns` shows the same questions.
#pragma once

#include <span>
#include <string>

#include "base/diagnostic.hpp"
#include "ingest/columns.hpp"
#include "ingest/source.hpp"

namespace trungbay::ingest {

// The columns that may be meant by a field, closest first: `C "Tên SK", E "Nội dung"` in a table, `"ten_sk"` in
// JSON. Columns that are something else for certain, and personal ones, are not among them; when nothing is close,
// the first that are left over; "–" when none is.
std::string closest_columns(IdeaField field, std::span<const std::string> columns, const ColumnMap& map, PlaceKind kind);

// Adds the questions to the bag, at `header`. False when there is no column of titles, without which nothing of
// the sheet can be published.
bool ask_about_columns(std::span<const std::string> columns, const ColumnMap& map, const Source& source,
                       const Place& header, DiagnosticBag& bag);

}  // namespace trungbay::ingest
