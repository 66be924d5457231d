// What an XLSX says about itself: which sheets it has, in their order, and in which parts things stand.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "ingest/number_text.hpp"
#include "ingest/zip_archive.hpp"

namespace trungbay::ingest {

struct XlsxSheet {
  std::string name;
  std::string part;  // "xl/worksheets/sheet1.xml"
  bool is_hidden = false;
};

struct XlsxBook {
  std::vector<XlsxSheet> sheets;  // of cells; charts and macros are left out
  std::string strings_part;       // "" when there is none
  std::string styles_part;
  DateSystem dates = DateSystem::from_1900;
};

// Nothing, with the fault in the bag, when the archive is no XLSX, is damaged, or has a path that leads out of it.
std::optional<XlsxBook> read_xlsx_book(ZipArchive& archive, DiagnosticBag& bag);

}  // namespace trungbay::ingest
