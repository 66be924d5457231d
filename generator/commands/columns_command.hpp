// `trungbay columns FILE`: which column of an export became what, before anything is built.
//
// Reads the file to its end as a build would, with the mapping that showcase.yaml has for it when it is one of a
// workspace's sources, and shows each sheet's columns with a value of each — but none of a personal column.
#pragma once

#include <cstddef>
#include <filesystem>
#include <iosfwd>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "commands/report.hpp"
#include "ingest/columns.hpp"

namespace trungbay::commands {

struct ColumnUse {
  std::string column;  // "B" of a table; "A1" of a cell above it that counts as a column; "" in JSON
  std::string header;
  ingest::IdeaField field = ingest::IdeaField::ignored;
  std::string sample;  // the first value, one line, cut; "" for personal columns and where there is none
};

struct SheetColumns {
  Place header;  // where the headers stand
  std::size_t records = 0;
  std::vector<ColumnUse> columns;
};

struct ColumnsReport {
  std::string file;
  bool is_source = false;  // showcase.yaml names it: its settings were used
  std::vector<SheetColumns> sheets;
};

// `workspace`: empty where there is none; its showcase.yaml is then not read. False, with the reason in the bag,
// when that cannot be used; what is wrong with the file is in the bag alone.
bool read_columns(const std::filesystem::path& file, const std::filesystem::path& workspace, ColumnsReport& report,
                  DiagnosticBag& bag);

// A table for each sheet with what was passed over below it. Questions are not among this: print_diagnostics.
void print_columns(const ColumnsReport& report, const DiagnosticBag& bag, const Style& style, std::ostream& out);

// Documented in docs/commands.md.
std::string columns_json(const ColumnsReport& report, const DiagnosticBag& bag, Language language);

}  // namespace trungbay::commands
