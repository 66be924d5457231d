#include "ingest/ods_cells.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "ingest/cell_text.hpp"
#include "ingest/number_text.hpp"
#include "vietnamese/date.hpp"
#include "vietnamese/nfc.hpp"

namespace trungbay::ingest {
namespace {

constexpr std::size_t k_most_sheet_name = 100;       // code points, as in an XLSX
constexpr std::size_t k_most_hidden_styles = 10'000;  // a sheet has one
constexpr std::size_t k_most_value_bytes = 256;      // of a number or a date in an attribute
constexpr std::uint32_t k_most_spaces = 1'000;       // that one element stands for

// How often a row or cell stands in the sheet; "1" is left out.
std::uint32_t parse_count(std::string_view text, std::uint32_t most) {
  return std::clamp<std::uint32_t>(text.empty() ? 1 : parse_index(text).value_or(most), 1, most);
}

bool is_zeros_and_digits(std::string_view text) {
  return text.size() > 1 && text[0] == '0' && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// "PT08H30M00S" → "08:30"
std::string_view clock_of(std::string_view duration, std::string& out) {
  const std::size_t h = duration.find('H'), m = duration.find('M');
  if (!duration.starts_with("PT") || h == std::string_view::npos || m == std::string_view::npos || m < h) return duration;
  out.assign(duration.substr(2, h - 2)).append(":").append(duration.substr(h + 1, m - h - 1));
  return out;
}

}  // namespace

// <table:table table:name><table:table-row><table:table-cell office:value-type="float" office:value="1"><text:p>1</text:p>
void OdsCells::start(std::string_view name, const XmlAttributes& attributes) {
  if (skipped_ > 0) {
    ++skipped_;
    return;
  }
  switch (level_) {
    case Level::outside:
      if (name == "table") {
        start_table(attributes);
      } else if (name == "style") {
        style_ = first_bytes(attributes.find("style:name"), k_most_value_bytes);
      } else if (name == "table-properties" && attributes.find("table:display") == "false" &&
                 hidden_styles_.size() < k_most_hidden_styles) {
        hidden_styles_.insert(style_);
      }
      break;
    case Level::table:
      if (name == "table-row") {
        start_row(attributes);
      } else if (name != "table-rows" && name != "table-row-group" && name != "table-header-rows") {
        skipped_ = 1;  // columns, shapes, forms: they have rows and paragraphs of their own
      }
      break;
    case Level::row:
      start_cell(name, attributes);
      break;
    case Level::cell:
      start_in_cell(name, attributes);
      break;
    case Level::paragraph:
      start_in_paragraph(name, attributes);
      break;
  }
}

void OdsCells::end(std::string_view name) {
  if (skipped_ > 0) {
    --skipped_;
    return;
  }
  switch (level_) {
    case Level::outside:
      break;
    case Level::table:
      if (name == "table") level_ = Level::outside;
      break;
    case Level::row:
      if (name == "table-row") finish_row();
      break;
    case Level::cell:
      level_ = Level::row;
      finish_cell();
      break;
    case Level::paragraph:
      if (spans_ > 0) {
        --spans_;
      } else {
        level_ = Level::cell;
      }
      break;
  }
}

void OdsCells::text(std::string_view text) {
  if (skipped_ == 0 && level_ == Level::paragraph) append_bounded(text_, 0, text);
}

void OdsCells::start_table(const XmlAttributes& attributes) {
  level_ = Level::table;
  const std::string_view name = attributes.find("table:name");
  name_ = first_code_points(vietnamese::clean_line(name), k_most_sheet_name);
  is_hidden_sheet_ = hidden_styles_.contains(attributes.find("table:style-name"));
  event_ = Event::sheet;
  stream_->pause();
}

void OdsCells::enter_sheet() {
  rows_.begin_sheet(name_);
  merges_.clear();
  next_row_ = 1;
}

void OdsCells::start_row(const XmlAttributes& attributes) {
  level_ = Level::row;
  row_repeats_ = parse_count(attributes.find("table:number-rows-repeated"), k_last_row);
  next_column_ = 0;
  const std::string_view visibility = attributes.find("table:visibility");
  const bool is_hidden = visibility == "collapse" || visibility == "filter";
  if (!is_hidden_sheet_ && !rows_.begin_row(next_row_, is_hidden, *bag_)) stream_->fail();
}

void OdsCells::start_cell(std::string_view name, const XmlAttributes& attributes) {
  is_covered_ = name == "covered-table-cell";
  if (is_hidden_sheet_ || (!is_covered_ && name != "table-cell")) {
    skipped_ = 1;
    return;
  }
  level_ = Level::cell;
  cell_repeats_ = parse_count(attributes.find("table:number-columns-repeated"), k_last_column);
  text_.clear();
  const std::string_view type = attributes.find("office:value-type");
  has_formula_ = type.empty() && !attributes.find("table:formula").empty();
  const std::string_view look = attributes.find("calcext:value-type");
  std::string_view value = attributes.find("office:value");
  kind_ = Kind::text;
  if (look == "error") {
    kind_ = Kind::error;
  } else if (type == "float" || type == "currency") {
    kind_ = Kind::number;
  } else if (type == "percentage") {
    kind_ = Kind::percent;
  } else if (type == "date") {
    kind_ = Kind::date;
    value = attributes.find("office:date-value");
  } else if (type == "time") {
    kind_ = Kind::time;
    value = attributes.find("office:time-value");
  } else if (type == "boolean") {
    kind_ = Kind::boolean;
    value = attributes.find("office:boolean-value");
  }
  value_ = first_bytes(value, k_most_value_bytes);
  const std::uint32_t down = parse_count(attributes.find("table:number-rows-spanned"), k_last_row);
  const std::uint32_t across = parse_count(attributes.find("table:number-columns-spanned"), k_last_column);
  if (down == 1 && across == 1) return;
  if (merges_.size() == k_most_merges) {
    bag_->add(Code::sheet_too_many_merges, rows_.place(), {{"limit", std::to_string(k_most_merges)}});
    stream_->fail();
    return;
  }
  merges_.push_back({next_row_, next_row_ + down - 1, next_column_, next_column_ + across - 1});
}

void OdsCells::start_in_cell(std::string_view name, const XmlAttributes&) {
  if (name != "p" && name != "h") {
    skipped_ = 1;
    return;
  }
  level_ = Level::paragraph;
  if (!text_.empty()) append_bounded(text_, 0, "\n");
}

void OdsCells::start_in_paragraph(std::string_view name, const XmlAttributes& attributes) {
  if (name == "annotation" || name == "frame" || name == "note" || name == "ruby-text") {
    skipped_ = 1;
    return;
  }
  ++spans_;
  if (name == "line-break") append_bounded(text_, 0, "\n");
  if (name == "tab") append_bounded(text_, 0, "\t");
  if (name == "s") {
    const std::uint32_t count = parse_count(attributes.find("text:c"), k_most_spaces);
    append_bounded(text_, 0, std::string(count, ' '));
  }
}

// A repeated cell stands in each of its columns; the empty ones behind a table repeat up to the last column.
void OdsCells::finish_cell() {
  const std::uint32_t column = next_column_;
  next_column_ += std::min(cell_repeats_, k_last_column - std::min(next_column_, k_last_column));
  if (is_covered_) return;
  if (text_.empty() && value_.empty()) {
    if (has_formula_ && rows_.begin_cell(column, *bag_)) rows_.count_formula();
    return;
  }
  for (std::uint32_t i = 0; i < cell_repeats_; ++i) {
    if (!rows_.begin_cell(column + i, *bag_) || !put_value()) return stream_->fail();
  }
}

bool OdsCells::put_value() {
  std::string shown;
  switch (kind_) {
    case Kind::text:
      return rows_.put(text_, *bag_);
    case Kind::error:
      rows_.put_error(trim(text_), *bag_);
      return true;
    case Kind::boolean:
      return rows_.put(is_true(value_) ? "có" : "không", *bag_);
    case Kind::date:
      if (const auto date = vietnamese::parse_date(value_)) return rows_.put(vietnamese::to_display(*date), *bag_);
      return rows_.put(text_, *bag_);
    case Kind::time:
      return rows_.put(clock_of(value_, shown), *bag_);
    case Kind::number:
      // "007" is how an identifier was meant to look.
      if (is_zeros_and_digits(trim(text_))) return rows_.put(text_, *bag_);
      break;
    case Kind::percent:
      break;
  }
  const auto look = kind_ == Kind::percent ? NumberLook::Kind::percent : NumberLook::Kind::plain;
  append_number(shown, value_, {look, 0}, DateSystem::from_1900);
  return rows_.put(shown, *bag_);
}

void OdsCells::finish_row() {
  level_ = Level::table;
  next_row_ += row_repeats_;
  if (is_hidden_sheet_) return;
  if (!rows_.end_row(*bag_)) return stream_->fail();
  if (!rows_.has_text()) return;
  repeats_ = row_repeats_ - 1;
  event_ = Event::row;
  stream_->pause();
}

}  // namespace trungbay::ingest
