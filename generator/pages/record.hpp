// What staff and readers mean by one published thing: an idea, model, unit, campaign, contest or event, each of which
// has a page of its own.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/scratch.hpp"
#include "catalogue/catalogue.hpp"
#include "pages/address.hpp"
#include "pages/file_kind.hpp"

namespace trungbay::pages {

struct Record {
  FileKind kind = FileKind::idea;  // of its page
  std::uint32_t subject = 0;       // in the catalogue's table of that kind

  auto operator<=>(const Record&) const = default;
};

// The name of a record in file names and addresses: "kg-001", "huyen-doan-an-minh".
std::string_view record_slug(const Record& record, const catalogue::Catalogue& catalogue);
std::string_view record_title(const Record& record, const catalogue::Catalogue& catalogue);
// Where its page stands, from the site's root: "/y-tuong/kg-001.html", "/don-vi/an-minh/".
std::string_view record_path(const Record& record, const catalogue::Catalogue& catalogue, const Addresses& addresses,
                             Scratch& scratch);

}  // namespace trungbay::pages
