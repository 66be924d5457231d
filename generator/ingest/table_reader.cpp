#include "ingest/table_reader.hpp"

#include <algorithm>
#include <utility>

#include "ingest/column_questions.hpp"
#include "ingest/columns.hpp"
#include "ingest/form_rows.hpp"
#include "ingest/merged_values.hpp"
#include "ingest/row_list.hpp"
#include "ingest/table_header.hpp"
#include "vietnamese/repair.hpp"

namespace trungbay::ingest {
namespace {
// What a form writes once, in a cell merged over several ideas, and means for each of them.
constexpr IdeaField k_shared_fields[] = {
    IdeaField::unit,      IdeaField::parent_unit, IdeaField::field,        IdeaField::group,         IdeaField::kind,
    IdeaField::programme, IdeaField::campaign,    IdeaField::contest,      IdeaField::event,         IdeaField::year,
    IdeaField::status,    IdeaField::approved_by, IdeaField::approved_doc, IdeaField::approved_date, IdeaField::stage};


// Rows of a sheet, some of which have been read ahead of their time.
class HeldRows {
 public:
  explicit HeldRows(std::unique_ptr<TableRows> rows) : rows_(std::move(rows)) {}

  TableRows& source() { return *rows_; }
  const std::vector<HeldRow>& held() const { return held_; }

  // Goes to the next sheet and holds its first rows.
  bool next_sheet(DiagnosticBag& bag) {
    held_.clear();
    next_ = 0;
    ended_ = false;
    if (!rows_->next_sheet(bag)) return false;
    std::size_t bytes = 0;
    while (held_.size() < k_most_rows_above_records && bytes < k_most_bytes_above_records) {
      TableRow row;
      if (!rows_->next(row, bag)) {
        ended_ = true;
        break;
      }
      HeldRow& kept = held_.emplace_back();
      kept.row = row.row;
      for (const auto& cell : row.cells) {
        kept.cells.push_back({cell.column, std::string(cell.text)});
        bytes += cell.text.size();
      }
    }
    return true;
  }

  void skip_to(std::size_t held) { next_ = held; }

  bool next(TableRow& row, DiagnosticBag& bag) {
    if (next_ >= held_.size()) {
      ended_ = ended_ || !rows_->next(row, bag);
      return !ended_;
    }
    const HeldRow& kept = held_[next_++];
    cells_.clear();
    for (const auto& cell : kept.cells) cells_.push_back({cell.column, cell.text});
    row = {cells_, kept.row};
    return true;
  }

 private:
  std::unique_ptr<TableRows> rows_;
  std::vector<HeldRow> held_;
  std::size_t next_ = 0;
  bool ended_ = false;
  std::vector<TableCell> cells_;
};

class TableReader : public RecordReader {
 public:
  TableReader(std::unique_ptr<TableRows> rows, const Source& source)
      : rows_(std::move(rows)), source_(source), map_(source.columns) {}

  bool open(DiagnosticBag& bag) { return next_table(bag); }

  bool next(Record& record, DiagnosticBag& bag) override {
    while (is_open_) {
      TableRow row;
      while (rows_.next(row, told_)) {
        if (!told_.empty()) tell(bag);
        // What is merged down into a row tells nothing of whether the row is a record.
        const TableRow filled = merged_.fill(row, rows_.source().merged(), is_shared_);
        if (!form_->is_record(row)) {
          skipped_.add(row.row);
          continue;
        }
        const auto cells = cells_of(filled, bag);
        if (cells.empty()) continue;
        has_records_ = true;
        record = {cells, row.row, 0};
        return true;
      }
      tell(bag);
      end_table(bag);
      is_open_ = !failed_ && next_table(bag);
    }
    return false;
  }

  std::span<const std::string> columns() const override { return columns_; }
  std::uint32_t sheet() const override { return sheet_; }
  Place header_place() const override { return table_place(source_.file, header_row_, 0, {}, sheet_name_); }

  Place place_of(const Record& record, std::optional<std::uint32_t> column) const override {
    if (!column) return table_place(source_.file, record.row, 0, {}, sheet_name_);
    // The unit stands above the table: that is where it is mended.
    if (unit_ && *column + 1 == columns_.size()) {
      return table_place(source_.file, unit_->row, unit_->column + 1, unit_->label, sheet_name_);
    }
    return table_place(source_.file, record.row, *column + 1, *column < columns_.size() ? columns_[*column] : std::string(),
                       sheet_name_);
  }

 private:
  // Goes to the next sheet that has a table of ideas, and reads its header; false at the end and after a fault.
  bool next_table(DiagnosticBag& bag) {
    while (rows_.next_sheet(told_)) {
      sheet_name_ = rows_.source().sheet_name();
      header_row_ = 0;
      columns_.clear();
      auto header = find_header(rows_.held(), rows_.source().merged(), ColumnMap(source_.columns));
      if (!header) {
        tell(bag);
        if (failed_) return false;
        continue;
      }
      take_header(std::move(*header));
      // A failure among the rows that were held is told here, when its column has a name.
      tell(bag);
      if (sheet_name_.empty() || lists_ideas(columns_, map_)) {
        sheet_ = tables_++;
        tell_form(bag);
        return true;
      }
      if (failed_) return false;
      passed_over_.push_back({header_place(), closest_columns(IdeaField::title, columns_, map_, PlaceKind::table)});
    }
    tell(bag);
    if (!failed_) end_book(bag);
    return false;
  }

  void take_header(TableHeader header) {
    header_ = std::move(header);
    columns_ = vietnamese::repaired_headers(header_.columns);
    header_row_ = rows_.held()[header_.last].row;
    map_ = ColumnMap(source_.columns);
    map_.update(columns_);
    merged_.clear();
    is_shared_.assign(columns_.size(), false);
    for (const IdeaField field : k_shared_fields) {
      if (const auto column = map_.column_of(field)) is_shared_[*column] = true;
    }
    form_.emplace(header_, map_);
    skipped_ = {};
    rows_.skip_to(header_.data);
    for (std::size_t i = header_.last + 1; i < header_.data; ++i) skipped_.add(rows_.held()[i].row);
    const bool is_given = std::any_of(source_.defaults.begin(), source_.defaults.end(),
                                      [](const auto& entry) { return entry.first == field_name(IdeaField::unit); });
    unit_.reset();
    width_ = columns_.size();
    if (header_.unit && !map_.has(IdeaField::unit) && !is_given) {
      unit_ = std::move(header_.unit);
      columns_.push_back(unit_->label);
    }
  }

  void tell_form(DiagnosticBag& bag) {
    if (header_.first > 0) {
      bag.add(Code::table_header_found, header_place(), {{"count", std::to_string(header_.first)}});
    }
    if (unit_) {
      bag.add(Code::form_unit_used, table_place(source_.file, unit_->row, unit_->column + 1, unit_->label, sheet_name_),
              {{"unit", unit_->name}});
    }
  }

  void end_table(DiagnosticBag& bag) {
    if (skipped_.count() > 0) {
      bag.add(Code::form_rows_skipped, header_place(),
              {{"count", std::to_string(skipped_.count())}, {"rows", skipped_.text()}});
    }
  }

  void end_book(DiagnosticBag& bag) {
    if (tables_ == 0 && !passed_over_.empty()) {
      bag.add(Code::sheets_without_table, passed_over_.front().place, {{"columns", passed_over_.front().closest}});
    } else if (!has_records_) {
      bag.add(Code::source_empty, file_place(source_.file));
    }
    for (const auto& sheet : passed_over_) {
      if (tables_ > 0) bag.add(Code::sheet_passed_over, table_place(source_.file, 0, 0, {}, sheet.place.sheet));
    }
    passed_over_.clear();
    has_records_ = true;  // told once
  }

  // The row's cells that have a column; the unit of the form behind them.
  std::span<const TableCell> cells_of(const TableRow& row, DiagnosticBag& bag) {
    auto cells = row.cells;
    if (cells.back().column >= width_) {
      bag.add(Code::csv_row_too_long, table_place(source_.file, row.row, 0, {}, sheet_name_),
              {{"count", std::to_string(cells.back().column + 1)}, {"columns", std::to_string(width_)}});
      while (!cells.empty() && cells.back().column >= width_) cells = cells.first(cells.size() - 1);
    }
    if (!unit_ || cells.empty()) return cells;
    cells_.assign(cells.begin(), cells.end());
    cells_.push_back({static_cast<std::uint32_t>(width_), unit_->name});
    return cells_;
  }

  // What the rows reported, with the name of the column where one is meant.
  void tell(DiagnosticBag& bag) {
    failed_ = failed_ || told_.has_errors();
    for (Diagnostic fault : told_.all()) {
      auto& place = fault.place;
      if (place.kind == PlaceKind::table && place.field.empty() && place.column > 0 && place.column <= width_) {
        place.field = columns_[place.column - 1];
      }
      bag.add(std::move(fault));
    }
    told_ = {};
  }

  HeldRows rows_;
  Source source_;
  ColumnMap map_;
  TableHeader header_;
  std::optional<FormRows> form_;
  std::optional<NamedUnit> unit_;
  std::string sheet_name_;
  std::vector<std::string> columns_;
  std::size_t width_ = 0;  // columns that the table itself has
  std::uint32_t header_row_ = 0;
  std::uint32_t sheet_ = 0;
  std::uint32_t tables_ = 0;
  struct PassedOver {
    Place place;
    std::string closest;
  };
  std::vector<PassedOver> passed_over_;
  MergedValues merged_;
  std::vector<bool> is_shared_;  // by column: whether a merged value is meant for each row
  RowList skipped_;
  DiagnosticBag told_;
  std::vector<TableCell> cells_;
  bool is_open_ = true;
  bool has_records_ = false;
  bool failed_ = false;
};

}  // namespace

std::unique_ptr<RecordReader> open_table(std::unique_ptr<TableRows> rows, const Source& source, DiagnosticBag& bag) {
  if (!rows) return nullptr;
  auto reader = std::make_unique<TableReader>(std::move(rows), source);
  return reader->open(bag) ? std::move(reader) : nullptr;
}

}  // namespace trungbay::ingest
