// Small texts of a sheet's XML taken apart: references of cells, indexes, escapes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ingest/table_rows.hpp"

namespace trungbay::ingest {

// Excel's own bounds: what lies beyond them is no cell.
inline constexpr std::uint32_t k_last_row = 1'048'576;
inline constexpr std::uint32_t k_last_column = 16'384;

struct CellReference {
  std::uint32_t row = 0;     // from 1
  std::uint32_t column = 0;  // from 0
};

// "B7"; nothing for what is no cell of a sheet, such as "ZZZZ1".
std::optional<CellReference> parse_reference(std::string_view text);

// "A1:C2", with its corners in any order; nothing for anything else.
std::optional<MergedCells> parse_range(std::string_view text);

// A whole number without a sign.
std::optional<std::uint32_t> parse_index(std::string_view text);

// "1" or "true": how XML writes a boolean.
bool is_true(std::string_view text);

// Appends a piece of a cell's text that begins at `begin`, without the white space in front of it. Of a text longer
// than k_cell_most_bytes only so much is kept that SheetRows sees it is too long.
void append_bounded(std::string& text, std::size_t begin, std::string_view piece);

// Excel writes characters that XML cannot hold, and "_x" before four hexadecimal digits, as "_x000D_". Undone in
// the text from `begin` on.
void undo_escapes(std::string& text, std::size_t begin);

}  // namespace trungbay::ingest
