#include "ingest/cell_text.hpp"

#include <algorithm>
#include <charconv>

#include "base/utf8.hpp"
#include "ingest/record_reader.hpp"

namespace trungbay::ingest {
namespace {

constexpr std::size_t k_escape_size = 7;  // _xHHHH_

std::optional<std::uint32_t> parse_whole(std::string_view text, int base) {
  std::uint32_t number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number, base);
  if (text.empty() || read.ec != std::errc() || read.ptr != text.data() + text.size()) return std::nullopt;
  return number;
}

// The value of an escape at the beginning of `text`.
std::optional<std::uint32_t> parse_escape(std::string_view text) {
  if (text.size() < k_escape_size || !text.starts_with("_x") || text[k_escape_size - 1] != '_') return std::nullopt;
  return parse_whole(text.substr(2, 4), 16);
}

}  // namespace

std::optional<std::uint32_t> parse_index(std::string_view text) { return parse_whole(text, 10); }

bool is_true(std::string_view text) { return text == "1" || text == "true"; }

std::optional<CellReference> parse_reference(std::string_view text) {
  std::uint32_t column = 0;
  std::size_t at = 0;
  for (; at < text.size() && ((text[at] >= 'A' && text[at] <= 'Z') || (text[at] >= 'a' && text[at] <= 'z')); ++at) {
    column = column * 26 + static_cast<std::uint32_t>((text[at] & 31));
    if (column > k_last_column) return std::nullopt;
  }
  const auto row = parse_index(text.substr(at));
  if (at == 0 || !row || *row == 0 || *row > k_last_row) return std::nullopt;
  return CellReference{*row, column - 1};
}

std::optional<MergedCells> parse_range(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const auto one = parse_reference(text.substr(0, colon)), other = parse_reference(text.substr(colon + 1));
  if (!one || !other) return std::nullopt;
  const auto [first_row, last_row] = std::minmax(one->row, other->row);
  const auto [first_column, last_column] = std::minmax(one->column, other->column);
  return MergedCells{first_row, last_row, first_column, last_column};
}

void append_bounded(std::string& text, std::size_t begin, std::string_view piece) {
  if (text.size() == begin) piece.remove_prefix(std::min(piece.find_first_not_of(" \t\r\n"), piece.size()));
  const std::size_t room = k_cell_most_bytes + 1 - (text.size() - begin);
  text += first_bytes(piece, room);
  if (piece.size() > room) text.resize(begin + k_cell_most_bytes + 1, '?');  // where a letter would be cut
}

void undo_escapes(std::string& text, std::size_t begin) {
  std::size_t at = text.find("_x", begin);
  if (at == std::string::npos) return;
  std::string out = text.substr(begin, at - begin);
  while (at < text.size()) {
    const auto value = text[at] == '_' ? parse_escape(std::string_view(text).substr(at)) : std::nullopt;
    if (!value) {
      out += text[at++];
      continue;
    }
    if (*value != 0) append_utf8(out, *value);  // no text holds NUL
    at += k_escape_size;
  }
  text.resize(begin);
  text += out;
}

}  // namespace trungbay::ingest
