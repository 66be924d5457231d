// The names of an idea's fields, as `defaults` and `columns` of a source may use them in showcase.yaml.
//
// The catalogue gives each of them its meaning; here they only serve to find misspelt ones.
#pragma once

#include <string_view>

namespace trungbay::workspace {

inline constexpr std::string_view k_idea_fields[] = {
    "id",      "title",       "summary",      "content",  "problem",     "solution",      "novelty",
    "benefit", "author",      "author_role",  "unit",     "parent_unit", "field",         "group",
    "kind",    "program",     "campaign",     "contest",  "event",       "date",          "year",
    "status",  "approved_by", "approved_doc", "stage",    "award",       "image",         "video",
    "link",    "attachment",  "consent",      "featured", "applicability", "approved_date"};

}  // namespace trungbay::workspace
