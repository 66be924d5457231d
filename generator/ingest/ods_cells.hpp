// The cells of an ODS out of its XML: pauses the stream behind each row with text, and at the begin of each sheet.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/sheet_rows.hpp"
#include "ingest/xml_stream.hpp"

namespace trungbay::ingest {

class OdsCells : public XmlHandler {
 public:
  // What the stream was paused for. The same row may come `repeats()` times more.
  enum class Event : std::uint8_t { none, sheet, row };

  explicit OdsCells(SheetRows& rows) : rows_(rows) {}

  // Faults go into `bag` until the next call.
  void attach(XmlStream& stream, DiagnosticBag& bag) {
    stream_ = &stream;
    bag_ = &bag;
    event_ = Event::none;
  }

  Event event() const { return event_; }
  std::uint32_t repeats() const { return repeats_; }
  // Of the sheet that the stream was paused at; its rows take that name from enter_sheet() on, so that those of the
  // sheet before keep theirs until then.
  bool is_hidden_sheet() const { return is_hidden_sheet_; }
  void enter_sheet();
  const std::vector<MergedCells>& merges() const { return merges_; }

  void start(std::string_view name, const XmlAttributes& attributes) override;
  void end(std::string_view name) override;
  void text(std::string_view text) override;

 private:
  enum class Kind : std::uint8_t { text, number, percent, date, time, boolean, error };
  // Elements below which a name means something else.
  enum class Level : std::uint8_t { outside, table, row, cell, paragraph };

  void start_table(const XmlAttributes& attributes);
  void start_row(const XmlAttributes& attributes);
  void start_cell(std::string_view name, const XmlAttributes& attributes);
  void start_in_cell(std::string_view name, const XmlAttributes& attributes);
  void start_in_paragraph(std::string_view name, const XmlAttributes& attributes);
  void finish_row();
  void finish_cell();
  bool put_value();

  SheetRows& rows_;
  XmlStream* stream_ = nullptr;
  DiagnosticBag* bag_ = nullptr;
  std::set<std::string, std::less<>> hidden_styles_;
  std::string name_;
  std::string style_;  // the style of tables that is being read
  std::vector<MergedCells> merges_;
  Level level_ = Level::outside;
  std::uint32_t skipped_ = 0;  // how deep in an element that is no part of the cell: a comment, a picture
  std::uint32_t spans_ = 0;    // how deep in elements of a paragraph
  Event event_ = Event::none;
  bool is_hidden_sheet_ = false;
  std::uint32_t next_row_ = 1;
  std::uint32_t row_repeats_ = 1;
  std::uint32_t repeats_ = 0;
  // Of the cell.
  Kind kind_ = Kind::text;
  std::string value_;
  std::string text_;
  std::uint32_t cell_repeats_ = 1;
  std::uint32_t next_column_ = 0;
  bool is_covered_ = false;
  bool has_formula_ = false;
};

}  // namespace trungbay::ingest
