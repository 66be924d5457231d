// The title and description of each page: what stands in <title>, in search results and in shared previews.
#pragma once

#include <string>

#include "pages/views/context.hpp"

namespace trungbay::pages {

// Without the site's name. "Ý tưởng lĩnh vực Môi trường – trang 3".
std::string title_of(const PageView& page);

// At most 250 characters, whole words (the limit of a Zalo preview).
std::string description_of(const PageView& page);

// Heading of a half-year review: "Sơ kết 6 tháng đầu năm 2019".
std::string review_heading(int year, std::uint32_t half);

// Label of an index of campaigns, contests or events.
std::string_view happenings_heading(FileKind kind);

}  // namespace trungbay::pages
