// The number in a cell as people see it: a date, a percentage, an identifier with its zeros.
//
// A spreadsheet keeps 26/03/2023 as the number 45011 and says by a number format how to show it. What the catalogue
// and readers of a page need is what staff saw when they typed it, as far as it carries meaning: no colours, no
// currency signs, decimal commas as Vietnamese write them. Used by sheet_cells.cpp and ods_cells.cpp.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace trungbay::ingest {

struct NumberLook {
  enum class Kind : std::uint8_t {
    plain,
    percent,    // 0.85 is "85%"
    grouped,    // 1500000 is "1.500.000"
    padded,     // 7 is "007": identifiers
    date,       // "26/03/2023"
    month,      // "03/2023"
    year,       // "2023"
    time,       // "08:30"
    date_time,  // "26/03/2023 08:30"
    elapsed     // hours may pass 24: "27:30"
  };
  Kind kind = Kind::plain;
  std::uint8_t digits = 0;  // of padded
};

// From which day a workbook counts: the first day of 1900 (with a 29 February that never was) or of 1904.
enum class DateSystem : std::uint8_t { from_1900, from_1904 };

// What a number format of Excel makes of a number: "dd/mm/yyyy", "#,##0 ₫", "0.0%". Only its first section counts.
NumberLook parse_number_format(std::string_view code);
// The same for the ids that have no code in the file.
NumberLook built_in_number_format(std::uint32_t id);

// Appends the number as it looks; `raw` is its text in the file. What is no number goes out as it is; a date of
// serial 0, which is how a formula shows an empty cell, gives nothing.
void append_number(std::string& out, std::string_view raw, NumberLook look, DateSystem system);

// The same for a number that is known: at most 15 digits, as spreadsheets show.
void append_plain_number(std::string& out, double number);

}  // namespace trungbay::ingest
