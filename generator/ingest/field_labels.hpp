// The fields of an idea in the words of those who fill in forms: what `trungbay columns` calls them.
#pragma once

#include <string_view>

#include "base/messages.hpp"
#include "ingest/columns.hpp"

namespace trungbay::ingest {

// "Tên ý tưởng", "Title"; for `personal` and `ignored` what becomes of the column.
std::string_view field_label(IdeaField field, Language language);

}  // namespace trungbay::ingest
