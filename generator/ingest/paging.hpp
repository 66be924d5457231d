// Portals that give their records page by page: which address comes after a page.
//
// Told by `paging:` in showcase.yaml, or recognised: a link to the next page in the envelope, or the numbers of this and
// the last page. Pure; download.cpp fetches.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "workspace/configuration.hpp"

namespace trungbay::ingest {

struct PageView {
  bool is_json = false;
  std::size_t records = 0;   // in its longest list of objects, or at `records`
  std::string records_at;    // dotted path of that list; "" for a page that is a list itself
  std::string next_link;     // as written; may be relative
  std::int64_t page = -1;    // that it says it is
  std::int64_t last_page = -1;
};

// What a page says of itself. `records`: the source's dotted path, or "".
PageView look_at_page(std::string_view bytes, const workspace::Paging& paging, const std::string& records);

// The address of page `number` (from 0) of a source whose address is `url`.
std::string first_page(const std::string& url, const workspace::Paging& paging);
// Nothing after the last page. `number` counts the pages so far; a link to another origin is not followed.
std::optional<std::string> next_page(const std::string& url, const std::string& page_url, std::uint32_t number,
                                     const PageView& page, const workspace::Paging& paging);

// `url` with the query parameter set, in the place of an earlier one of that name.
std::string with_parameter(const std::string& url, std::string_view name, std::string_view value);

}  // namespace trungbay::ingest
