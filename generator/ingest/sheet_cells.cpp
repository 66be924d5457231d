#include "ingest/sheet_cells.hpp"

#include "base/utf8.hpp"
#include "ingest/cell_text.hpp"
#include "vietnamese/date.hpp"

namespace trungbay::ingest {
namespace {

constexpr std::size_t k_shown_reference = 40;  // bytes of a broken reference that a message shows

}  // namespace

// <row r="7" hidden="1"><c r="B7" s="3" t="s"><f>…</f><v>12</v></c></row>
void SheetCells::start(std::string_view name, const XmlAttributes& attributes) {
  if (in_cell_) {
    if (name == "v") {
      in_value_ = true;
    } else if (name == "is") {
      rich_.begin();
    } else if (name == "f") {
      has_formula_ = true;
    } else if (kind_ == Kind::inline_text) {
      rich_.start(name);
    }
  } else if (in_row_) {
    if (name == "c") start_cell(attributes);
  } else if (name == "row") {
    start_row(attributes);
  }
}

void SheetCells::end(std::string_view name) {
  if (in_cell_) {
    if (name == "v") {
      in_value_ = false;
    } else if (name == "is") {
      rich_.finish();
    } else if (name == "c") {
      in_cell_ = false;
      finish_cell();
    } else if (kind_ == Kind::inline_text) {
      rich_.end(name);
    }
  } else if (in_row_ && name == "row") {
    in_row_ = false;
    if (!rows_.end_row(*bag_)) {
      stream_->fail();
    } else if (rows_.has_text()) {
      stream_->pause();
    }
  }
}

void SheetCells::text(std::string_view text) {
  if (!in_cell_) return;
  if (in_value_) {
    append_bounded(text_, 0, text);
  } else if (kind_ == Kind::inline_text) {
    rich_.text(text);
  }
}

// Without `r` a row is the next one, a cell the next one.
void SheetCells::start_row(const XmlAttributes& attributes) {
  const std::string_view number = attributes.find("r");
  const auto row = number.empty() ? rows_.row() + 1 : parse_index(number);
  if (!row || *row == 0) return refuse(number);
  if (!rows_.begin_row(*row, is_true(attributes.find("hidden")), *bag_)) return stream_->fail();
  in_row_ = true;
}

void SheetCells::start_cell(const XmlAttributes& attributes) {
  const std::string_view where = attributes.find("r");
  std::uint32_t column = rows_.next_column();
  if (!where.empty()) {
    const auto reference = parse_reference(where);
    if (!reference || reference->row != rows_.row()) return refuse(where);
    column = reference->column;
  }
  if (!rows_.begin_cell(column, *bag_)) return stream_->fail();
  static constexpr std::pair<std::string_view, Kind> k_kinds[] = {
      {"s", Kind::shared},  {"inlineStr", Kind::inline_text}, {"str", Kind::formula_text},
      {"b", Kind::boolean}, {"e", Kind::error},               {"d", Kind::iso_date}};
  kind_ = Kind::number;
  const std::string_view type = attributes.find("t");
  for (const auto& [letter, kind] : k_kinds) {
    if (type == letter) kind_ = kind;
  }
  style_ = parse_index(attributes.find("s")).value_or(0);
  text_.clear();
  rich_.begin();
  in_cell_ = true;
  in_value_ = has_formula_ = false;
}

void SheetCells::finish_cell() {
  if (text_.empty()) {
    // A formula whose result is the empty text says so by its type.
    if (has_formula_ && kind_ == Kind::number) rows_.count_formula();
  } else if (!put_value()) {
    stream_->fail();
  }
}

bool SheetCells::put_value() {
  switch (kind_) {
    case Kind::shared:
      return put_shared();
    case Kind::inline_text:
      return rows_.put(text_, *bag_);
    case Kind::formula_text:
      undo_escapes(text_, 0);
      return rows_.put(text_, *bag_);
    case Kind::boolean:
      return rows_.put(is_true(trim(text_)) ? "có" : "không", *bag_);
    case Kind::error:
      rows_.put_error(trim(text_), *bag_);
      return true;
    case Kind::iso_date:
      if (const auto date = vietnamese::parse_date(text_)) return rows_.put(vietnamese::to_display(*date), *bag_);
      return rows_.put(text_, *bag_);
    case Kind::number:
      break;
  }
  shown_.clear();
  append_number(shown_, trim(text_), styles_.look(style_), dates_);
  return rows_.put(shown_, *bag_);
}

bool SheetCells::put_shared() {
  const auto number = parse_index(trim(text_));
  const auto string = number ? strings_.find(*number) : std::nullopt;
  if (string) return rows_.put_stable(*string, *bag_);
  refuse(text_);
  return false;
}

void SheetCells::refuse(std::string_view reference) {
  bag_->add(Code::sheet_bad_reference, rows_.place(),
            {{"reference", std::string(first_bytes(reference, k_shown_reference))}});
  stream_->fail();
}

}  // namespace trungbay::ingest
