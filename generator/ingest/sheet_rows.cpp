#include "ingest/sheet_rows.hpp"

#include <utility>

#include "base/utf8.hpp"
#include "ingest/cell_text.hpp"
#include "ingest/record_reader.hpp"

namespace trungbay::ingest {

void SheetRows::begin_sheet(std::string name) {
  sheet_ = std::move(name);
  row_ = rows_with_text_ = 0;
  hidden_rows_ = {};
  formulas_ = {};
}

void SheetRows::end_sheet(DiagnosticBag& bag) {
  const auto tell = [&](Counted& counted, Code code) {
    if (counted.count > 0) bag.add(code, counted.first, {{"count", std::to_string(counted.count)}});
    counted = {};
  };
  tell(hidden_rows_, Code::rows_hidden);
  tell(formulas_, Code::formulas_not_computed);
}

bool SheetRows::begin_row(std::uint32_t row, bool is_hidden, DiagnosticBag& bag) {
  if (row <= row_ || row > k_last_row) {
    bag.add(Code::sheet_out_of_order, table_place(file_, row, 0, {}, sheet_));
    return false;
  }
  row_ = row;
  is_hidden_ = is_hidden;
  next_column_ = 0;
  text_.clear();
  cells_.clear();
  pieces_.clear();
  row_bytes_ = 0;
  return true;
}

bool SheetRows::begin_cell(std::uint32_t column, DiagnosticBag& bag) {
  if (column < next_column_ || column >= k_last_column) {
    bag.add(Code::sheet_out_of_order, table_place(file_, row_, column + 1, {}, sheet_));
    return false;
  }
  next_column_ = column + 1;
  return true;
}

bool SheetRows::put(std::string_view text, DiagnosticBag& bag) {
  text = trim(text);
  const Piece piece{text_.size(), false};
  if (!take(text, piece, bag)) return false;
  text_ += text;
  return true;
}

bool SheetRows::put_stable(std::string_view text, DiagnosticBag& bag) { return take(trim(text), {0, true}, bag); }

bool SheetRows::take(std::string_view text, Piece piece, DiagnosticBag& bag) {
  if (text.empty()) return true;
  if (next_column_ > k_most_columns) {
    bag.add(Code::sheet_too_many_columns, place(), {{"limit", std::to_string(k_most_columns)}});
    return false;
  }
  if (text.size() > k_cell_most_bytes) {
    bag.add(Code::cell_too_large, place(), {{"limit", std::to_string(k_cell_most_bytes >> 20) + " MB"}});
    return false;
  }
  row_bytes_ += text.size();
  if (row_bytes_ > k_record_most_bytes) {
    bag.add(Code::record_too_large, table_place(file_, row_, 0, {}, sheet_),
            {{"limit", std::to_string(k_record_most_bytes >> 20) + " MB"}});
    return false;
  }
  cells_.push_back({next_column_ - 1, text});
  pieces_.push_back(piece);
  return true;
}

void SheetRows::put_error(std::string_view error, DiagnosticBag& bag) {
  bag.add(Code::cell_formula_error, place(), {{"error", std::string(first_bytes(error, 32))}});
}

void SheetRows::count_formula() { count_at(formulas_, place()); }

void SheetRows::count_at(Counted& counted, Place place) {
  if (counted.count++ == 0) counted.first = std::move(place);
}

bool SheetRows::end_row(DiagnosticBag& bag) {
  if (cells_.empty()) return true;
  for (std::size_t i = 0; i < cells_.size(); ++i) {
    if (!pieces_[i].is_stable) {
      cells_[i].text = std::string_view(text_).substr(pieces_[i].offset, cells_[i].text.size());
    }
  }
  return count_row(bag);
}

bool SheetRows::repeat_row(DiagnosticBag& bag) {
  ++row_;
  return count_row(bag);
}

bool SheetRows::count_row(DiagnosticBag& bag) {
  if (is_hidden_) count_at(hidden_rows_, table_place(file_, row_, 0, {}, sheet_));
  if (++rows_with_text_ > k_most_sheet_rows) {
    bag.add(Code::sheet_too_many_rows, table_place(file_, row_, 0, {}, sheet_),
            {{"limit", std::to_string(k_most_sheet_rows)}});
    return false;
  }
  given_ += row_bytes_;
  if (given_ > k_most_given) {
    bag.add(Code::workbook_too_large, table_place(file_, row_, 0, {}, sheet_),
            {{"part", sheet_}, {"limit", std::to_string(k_most_given >> 20) + " MB"}});
    return false;
  }
  return true;
}

Place SheetRows::place() const { return table_place(file_, row_, next_column_, {}, sheet_); }

}  // namespace trungbay::ingest
