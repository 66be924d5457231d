#include "ingest/csv_split.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstring>
#include <map>

#include "ingest/bytes.hpp"
#include "ingest/columns.hpp"
#include "ingest/record_reader.hpp"

namespace trungbay::ingest {
namespace {

constexpr std::size_t k_sniffed_rows = 20;
constexpr std::size_t k_sniffed_bytes = 256 * 1024;
constexpr std::size_t k_header_most_bytes = 200;  // a longer cell is a body
constexpr std::array k_delimiters = {';', ',', '\t', '|'};

// The offset of the quote that closes a cell, doubled ones passed over; npos when there is none within the
// limit.
struct Closing {
  std::size_t offset;
  bool has_doubled;
};

Closing find_closing(std::string_view bytes, std::size_t at) {
  bool has_doubled = false;
  // Quoted, a cell may take twice its size.
  const std::string_view window = bytes.substr(0, std::min(bytes.size(), at + 2 * k_cell_most_bytes + 2));
  for (;;) {
    at = window.find('"', at);
    if (at == std::string_view::npos) return {at, has_doubled};
    if (at + 1 >= bytes.size() || bytes[at + 1] != '"') return {at, has_doubled};
    has_doubled = true;
    at += 2;
  }
}

void undo_quotes(std::string_view quoted, std::string& out) {
  while (!quoted.empty()) {
    const std::size_t quote = quoted.find('"');
    if (quote == std::string_view::npos) break;
    out.append(quoted.substr(0, quote + 1));
    quoted.remove_prefix(quote + 2);
  }
  out.append(quoted);
}

bool is_possible_delimiter(char byte) {
  return byte == '\t' || (std::ispunct(static_cast<unsigned char>(byte)) != 0 && byte != '"');
}

bool is_padding(char byte, char delimiter) {
  return (byte == ' ' || byte == '\t') && byte != delimiter;
}

// Takes the quoted cell whose opening quote is at `at`.
CsvFault take_quoted(std::string_view bytes, std::size_t& at, char delimiter, CsvRow& row) {
  const std::size_t start = at + 1;
  const Closing closing = find_closing(bytes, start);
  if (closing.offset == std::string_view::npos) {
    return bytes.size() - start > 2 * k_cell_most_bytes ? CsvFault::cell_too_large : CsvFault::quote_unclosed;
  }
  CsvCell cell{start, closing.offset - start, false};
  if (closing.has_doubled) {
    cell = {row.unquoted.size(), 0, true};
    undo_quotes(bytes.substr(start, closing.offset - start), row.unquoted);
    cell.size = row.unquoted.size() - cell.offset;
  }
  if (cell.size > k_cell_most_bytes) return CsvFault::cell_too_large;
  at = closing.offset + 1;
  while (at < bytes.size() && is_padding(bytes[at], delimiter)) ++at;
  if (at < bytes.size() && bytes[at] != delimiter && bytes[at] != '\n' && bytes[at] != '\r') {
    return CsvFault::text_after_quote;
  }
  row.cells.push_back(cell);
  return CsvFault::none;
}

void skip_line_end(std::string_view bytes, std::size_t& at) {
  if (at < bytes.size() && bytes[at] == '\r') ++at;
  if (at < bytes.size() && bytes[at] == '\n') ++at;
}

// How often each delimiter stands in a row, quoted text aside.
using Counts = std::array<std::size_t, k_delimiters.size()>;

std::vector<Counts> count_delimiters(std::string_view text) {
  std::vector<Counts> rows;
  Counts counts{};
  bool in_quotes = false, is_empty = true;
  for (std::size_t i = 0; i <= text.size() && rows.size() < k_sniffed_rows; ++i) {
    const char byte = i < text.size() ? text[i] : '\n';
    if (byte == '"') {
      in_quotes = !in_quotes;
    } else if (!in_quotes && (byte == '\n' || byte == '\r')) {
      if (!is_empty) rows.push_back(counts);
      counts = {};
      is_empty = true;
      continue;
    } else if (!in_quotes) {
      const auto found = std::find(k_delimiters.begin(), k_delimiters.end(), byte);
      if (found != k_delimiters.end()) ++counts[static_cast<std::size_t>(found - k_delimiters.begin())];
    }
    is_empty = is_empty && (byte == ' ' || byte == '\t');
  }
  return rows;
}

// How many cells of the first rows' best one are headers that we know.
std::size_t known_headers(std::string_view text, char delimiter) {
  std::size_t most = 0, at = 0;
  CsvRow row;
  for (std::size_t i = 0; i < k_sniffed_rows && at < text.size(); ++i) {
    if (split_row(text, at, delimiter, row) != CsvFault::none) break;
    const auto known = std::count_if(row.cells.begin(), row.cells.end(), [&](const CsvCell& cell) {
      const std::string_view header = row.text_of(cell, text);
      return header.size() <= k_header_most_bytes && match_column(header).exact;
    });
    most = std::max(most, static_cast<std::size_t>(known));
  }
  return most;
}

// The one that cuts the first rows most evenly.
char most_even_delimiter(std::string_view text) {
  const auto rows = count_delimiters(text);
  char best = ',';
  std::size_t best_score = 0;
  for (std::size_t i = 0; i < k_delimiters.size(); ++i) {
    std::map<std::size_t, std::size_t> frequencies;
    for (const Counts& counts : rows) {
      if (counts[i] > 0) ++frequencies[counts[i]];
    }
    // Even rows count more than many cells: commas of unquoted prose are many, but never the same number.
    for (const auto& [count, frequency] : frequencies) {
      const std::size_t score = frequency * frequency * count;
      if (score > best_score) {
        best_score = score;
        best = k_delimiters[i];
      }
    }
  }
  return best;
}

}  // namespace

CsvFault split_row(std::string_view bytes, std::size_t& at, char delimiter, CsvRow& row) {
  row.cells.clear();
  row.unquoted.clear();
  const std::size_t start = at;
  for (;;) {
    if (row.cells.size() >= k_most_columns) return CsvFault::too_many_columns;
    std::size_t first = at;
    while (first < bytes.size() && is_padding(bytes[first], delimiter)) ++first;
    if (first < bytes.size() && bytes[first] == '"') {
      at = first;
      const CsvFault fault = take_quoted(bytes, at, delimiter, row);
      if (fault != CsvFault::none) return fault;
    } else {
      // One byte past the limit tells that the cell is too large without reading on to a line end that may
      // never come.
      const std::string_view window = bytes.substr(0, std::min(bytes.size(), at + k_cell_most_bytes + 1));
      const std::size_t end = find_any_of(window, at, delimiter, '\n', '\r');
      if (end - at > k_cell_most_bytes) return CsvFault::cell_too_large;
      row.cells.push_back({at, end - at, false});
      at = end;
    }
    if (at - start > k_record_most_bytes) return CsvFault::record_too_large;
    if (at >= bytes.size()) return CsvFault::none;
    if (bytes[at] != delimiter) break;
    ++at;
  }
  skip_line_end(bytes, at);
  return CsvFault::none;
}

char find_delimiter(std::string_view bytes, std::size_t& at) {
  const std::string_view text = bytes.substr(at, k_sniffed_bytes);
  // Anything but a mark of ASCII would cut characters or numbers apart: then the line is a row like any
  // other.
  if (text.size() >= 5 && text.starts_with("sep=") && is_possible_delimiter(text[4])) {
    const char delimiter = text[4];
    at += 5;
    skip_line_end(bytes, at);
    return delimiter;
  }
  // A header of known columns decides: bodies may hold more marks, and more evenly, than a row has cells.
  char best = 0;
  std::size_t most = 1, second = 0;
  for (const char delimiter : k_delimiters) {
    const std::size_t known = known_headers(text, delimiter);
    if (known > most) {
      second = most;
      most = known;
      best = delimiter;
    } else {
      second = std::max(second, known);
    }
  }
  return best != 0 && most > second ? best : most_even_delimiter(text);
}

}  // namespace trungbay::ingest
