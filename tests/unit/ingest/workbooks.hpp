// What the tests of workbooks share: a whole workbook as rows of "A=text".
#pragma once

#include <string>
#include <vector>

#include "base/messages.hpp"
#include "ingest/workbook_rows.hpp"
#include "support/zip_file.hpp"

namespace trungbay::ingest {

struct ReadBook {
  std::vector<std::string> rows;    // "Sheet!row|A=text|…"
  std::vector<std::string> merged;  // of each sheet when it has been read, "Sheet!A1:B2"
  std::vector<std::string> faults;  // place and name of the code
  DiagnosticBag bag;
};

inline ReadBook read_book(std::unique_ptr<TableRows> rows, DiagnosticBag bag) {
  ReadBook book;
  while (rows && rows->next_sheet(bag)) {
    const std::string sheet(rows->sheet_name());
    TableRow row;
    while (rows->next(row, bag)) {
      std::string line = sheet + "!" + std::to_string(row.row);
      for (const TableCell& cell : row.cells) {
        line += "|" + column_letters(cell.column + 1) + "=" + std::string(cell.text);
      }
      book.rows.push_back(line);
    }
    for (const MergedCells& range : rows->merged()) {
      book.merged.push_back(sheet + "!" + column_letters(range.first_column + 1) + std::to_string(range.first_row) + ":" +
                            column_letters(range.last_column + 1) + std::to_string(range.last_row));
    }
  }
  for (const auto& diagnostic : bag.all()) {
    book.faults.push_back(place_text(diagnostic.place, Language::english) + " " +
                          std::string(text_of(diagnostic.code).name));
  }
  book.bag = std::move(bag);
  return book;
}

inline ReadBook read_book(std::string_view bytes) {
  DiagnosticBag bag;
  Source source;
  source.file = "a.xlsx";
  auto rows = open_workbook_rows(bytes, source, bag);
  return read_book(std::move(rows), std::move(bag));
}

inline ReadBook read_book_file(const std::filesystem::path& path) {
  DiagnosticBag bag;
  Source source;
  source.file = path.filename().string();
  source.path = path;
  auto rows = open_workbook_rows(source, bag);
  return read_book(std::move(rows), std::move(bag));
}

using Texts = std::vector<std::string>;

}  // namespace trungbay::ingest
