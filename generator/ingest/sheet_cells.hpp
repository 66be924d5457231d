// The cells of an XLSX sheet out of its XML, a row at a time: pauses the stream behind each row that has text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "ingest/cell_styles.hpp"
#include "ingest/rich_text.hpp"
#include "ingest/shared_strings.hpp"
#include "ingest/sheet_rows.hpp"
#include "ingest/xml_stream.hpp"

namespace trungbay::ingest {

class SheetCells : public XmlHandler {
 public:
  // All outlive this.
  SheetCells(const SharedStrings& strings, const CellStyles& styles, DateSystem dates, SheetRows& rows)
      : strings_(strings), styles_(styles), dates_(dates), rows_(rows), rich_(text_) {}

  // Faults go into `bag` until the next call.
  void attach(XmlStream& stream, DiagnosticBag& bag) {
    stream_ = &stream;
    bag_ = &bag;
  }

  void start(std::string_view name, const XmlAttributes& attributes) override;
  void end(std::string_view name) override;
  void text(std::string_view text) override;

 private:
  // The values of attribute `t`: what stands in <v>, or in <is>.
  enum class Kind : std::uint8_t { number, shared, inline_text, formula_text, boolean, error, iso_date };

  void start_row(const XmlAttributes& attributes);
  void start_cell(const XmlAttributes& attributes);
  void finish_cell();
  bool put_value();
  bool put_shared();
  void refuse(std::string_view reference);

  const SharedStrings& strings_;
  const CellStyles& styles_;
  DateSystem dates_;
  SheetRows& rows_;
  XmlStream* stream_ = nullptr;
  DiagnosticBag* bag_ = nullptr;
  std::string text_;    // of the cell
  std::string shown_;   // the number as people see it
  RichText rich_;
  Kind kind_ = Kind::number;
  std::uint32_t style_ = 0;
  bool in_row_ = false;
  bool in_cell_ = false;
  bool in_value_ = false;
  bool has_formula_ = false;
};

}  // namespace trungbay::ingest
