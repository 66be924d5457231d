#include "ingest/ods_rows.hpp"

#include "support/catch.hpp"
#include "unit/ingest/workbooks.hpp"

using namespace trungbay;
using namespace trungbay::ingest;
using support::make_zip;
using support::ods_of;

TEST_CASE("ODS: values of every kind, repeats, several paragraphs, comments left out", "[ingest]") {
  const auto book = read_book(ods_of(
      "<table:table table:name='Bảng'><table:table-column/><table:table-header-rows><table:table-row>"
      "<table:table-cell office:value-type='string'><text:p>Một<text:span> hai</text:span><text:line-break/>ba<text:s text:c='2'/>bốn</text:p>"
      "<text:p>năm</text:p><office:annotation><text:p>ghi chú</text:p></office:annotation></table:table-cell>"
      "<table:table-cell office:value-type='float' office:value='1.5' table:number-columns-repeated='2'><text:p>1,5</text:p></table:table-cell>"
      "<table:table-cell table:number-columns-repeated='16380'/></table:table-row></table:table-header-rows>"
      "<table:table-row table:number-rows-repeated='2'><table:table-cell/>"
      "<table:table-cell office:value-type='date' office:date-value='2023-03-26'><text:p>26/3</text:p></table:table-cell>"
      "<table:table-cell office:value-type='percentage' office:value='0.85'/><table:table-cell office:value-type='boolean' office:boolean-value='true'/>"
      "<table:table-cell office:value-type='time' office:time-value='PT08H30M00S'/><table:table-cell office:value-type='float' office:value='7'><text:p>007</text:p></table:table-cell>"
      "</table:table-row><table:table-row table:number-rows-repeated='1048573'><table:table-cell/></table:table-row></table:table>"));
  CHECK(book.rows == Texts{"Bảng!1|A=Một hai\nba  bốn\nnăm|B=1,5|C=1,5", "Bảng!2|B=26/03/2023|C=85%|D=có|E=08:30|F=007",
                           "Bảng!3|B=26/03/2023|C=85%|D=có|E=08:30|F=007"});
  CHECK(book.faults.empty());
}

TEST_CASE("ODS: sheets, merged and covered cells, what is hidden, what is wrong", "[ingest]") {
  const std::string cell = "<table:table-cell office:value-type='string'><text:p>x</text:p></table:table-cell>";
  const auto book = read_book(
      ods_of("<table:table table:name='Ẩn' table:style-name='ta2'><table:table-row>" + cell + "</table:table-row></table:table>"
             "<table:table table:name='Rỗng'/><table:table table:name='Một'>"
             "<table:table-row><table:table-cell office:value-type='string' table:number-rows-spanned='2' table:number-columns-spanned='2'><text:p>gộp</text:p></table:table-cell>"
             "<table:covered-table-cell/>" + cell + "</table:table-row>"
             "<table:table-row table:visibility='filter'><table:covered-table-cell table:number-columns-repeated='2'/>" + cell + "</table:table-row>"
             "<table:table-row><table:table-cell table:formula='of:=A9' office:value-type='string' calcext:value-type='error'><text:p>#REF!</text:p></table:table-cell>"
             "<table:table-cell table:formula='of:=A9'/></table:table-row></table:table><table:table table:name='Hai'><table:table-row>" + cell + "</table:table-row></table:table>",
             "<style:style style:name='ta2' style:family='table'><style:table-properties table:display='false'/></style:style>"));
  CHECK(book.rows == Texts{"Một!1|A=gộp|C=x", "Một!2|C=x", "Hai!1|A=x"});
  CHECK(book.merged == Texts{"Một!A1:B2"});
  CHECK(book.faults == Texts{"a.xlsx: sheet \"Ẩn\" sheet_hidden", "a.xlsx: sheet \"Một\", row 3, column A cell_formula_error",
                             "a.xlsx: sheet \"Một\", row 2 rows_hidden", "a.xlsx: sheet \"Một\", row 3, column B formulas_not_computed"});
}

TEST_CASE("ODS: a locked one, too many rows, columns or merged cells are refused", "[ingest]") {
  const auto fault = [](const std::string& bytes) {
    const auto book = read_book(bytes);
    return book.faults.size() == 1 ? book.faults.front() : std::string("?");
  };
  CHECK(fault(make_zip({{"mimetype", "x"}, {"content.xml", "~"},
                        {"META-INF/manifest.xml", "<m><manifest:encryption-data xmlns:manifest='m'/></m>"}})) == "a.xlsx workbook_locked");
  const std::string text = "office:value-type='string'><text:p>x</text:p></table:table-cell></table:table-row></table:table>";
  CHECK(fault(ods_of("<table:table table:name='a'><table:table-row table:number-rows-repeated='1048576'><table:table-cell " + text)) ==
        "a.xlsx: sheet \"a\", row 200001 sheet_too_many_rows");
  CHECK(fault(ods_of("<table:table table:name='a'><table:table-row><table:table-cell table:number-columns-repeated='16384' " + text)) ==
        "a.xlsx: sheet \"a\", row 1, column NTQ sheet_too_many_columns");
  std::string merges;
  for (int i = 0; i <= 200'000; ++i) merges += "<table:table-cell table:number-rows-spanned='2'/>";
  CHECK(fault(ods_of("<table:table table:name='a'><table:table-row>" + merges + "</table:table-row></table:table>")) ==
        "a.xlsx: sheet \"a\", row 1 sheet_too_many_merges");
}
