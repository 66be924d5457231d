// How a list of ideas is cut into pages: numbered from the oldest.
//
// Page 1 holds the oldest ideas and never changes again; the landing page (the folder's index) shows the
// newest ones, between one and two pages' worth. A new idea so changes the landing page and, once in a while,
// one more, where the usual newest-first numbering changes every page of the list.
#pragma once

#include <cstdint>

namespace trungbay::pages {

struct ListCut {
  std::uint32_t total = 0;
  std::uint32_t per_page = 20;

  // Number of pages, the landing page included; it has the highest number. At least 1.
  std::uint32_t page_count() const {
    const std::uint32_t full = total / per_page;
    return full < 2 ? 1 : full;
  }
  // Positions in the list, oldest first, that page `number` (from 1) shows: [begin, end).
  std::uint32_t begin(std::uint32_t number) const { return (number - 1) * per_page; }
  std::uint32_t end(std::uint32_t number) const { return number == page_count() ? total : number * per_page; }
};

}  // namespace trungbay::pages
