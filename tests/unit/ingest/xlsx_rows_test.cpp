#include "ingest/xlsx_rows.hpp"

#include "support/catch.hpp"
#include "unit/ingest/workbooks.hpp"

using namespace trungbay;
using namespace trungbay::ingest;
using support::make_zip;
using support::xlsx_of;
using support::xlsx_parts;

namespace {

const std::string k_strings =
    "<sst><si><t>Tên</t></si><si><r><rPr><b/></rPr><t>Thùng </t></r><r><t>rác</t></r>"
    "<rPh sb='0' eb='1'><t>đọc là</t></rPh></si><si><t xml:space='preserve'>  a_x000D_\nb _x005F_x0041_ </t></si></sst>";

// Number format ids by style: 0 general, 1 built-in date, 2 and on as written.
std::string styles(const std::vector<std::string>& codes) {
  std::string formats, cells = "<xf numFmtId='0'/><xf numFmtId='14'/>";
  int id = 164;
  for (const auto& code : codes) {
    formats += "<numFmt numFmtId='" + std::to_string(id) + "' formatCode='" + code + "'/>";
    cells += "<xf numFmtId='" + std::to_string(id++) + "'/>";
  }
  return "<styleSheet><numFmts>" + formats + "</numFmts><cellStyleXfs><xf numFmtId='9'/></cellStyleXfs><cellXfs>" + cells +
         "</cellXfs></styleSheet>";
}

}  // namespace

TEST_CASE("XLSX: shared strings, rich text without its phonetic runs, escapes undone", "[ingest]") {
  const auto book = read_book(xlsx_of("<row r='3'><c r='A3' t='s'><v>0</v></c><c r='C3' t='s'><v>1</v></c></row>"
                                      "<row r='4'><c r='B4' t='s'><v>2</v></c></row>",
                                      k_strings));
  CHECK(book.rows == Texts{"Bảng!3|A=Tên|C=Thùng rác", "Bảng!4|B=a\r\nb _x0041_"});
  CHECK(book.faults.empty());
}

TEST_CASE("XLSX: inline strings, texts of formulas, booleans, cells and rows without an address", "[ingest]") {
  const auto book = read_book(
      xlsx_of("<row><c t='inlineStr'><is><r><t>Một </t></r><r><t>hai</t></r></is></c><c t='str'><f>A1</f><v>ba</v></c>"
              "<c t='b'><v>1</v></c><c t='b'><v>0</v></c></row><row/><row><c r='D3' t='d'><v>2023-03-26T00:00:00</v></c></row>"));
  CHECK(book.rows == Texts{"Bảng!1|A=Một hai|B=ba|C=có|D=không", "Bảng!3|D=26/03/2023"});
  CHECK(book.faults.empty());
}

TEST_CASE("XLSX: prefixes, single quotes, upper case in part names and an empty sheet make no difference", "[ingest]") {
  auto parts = xlsx_parts("<x:worksheet xmlns:x='u'><x:sheetPr codeName='sheetData'><x:a/></x:sheetPr><x:sheetData>"
                          "<x:row r='1'><x:c r='A1' t='inlineStr'><x:is><x:t>sheetData</x:t></x:is></x:c></x:row></x:sheetData>"
                          "<x:mergeCells><x:mergeCell ref='A1:B2'/></x:mergeCells></x:worksheet>");
  for (auto& part : parts) {
    if (part.first == "xl/worksheets/sheet1.xml") part.first = "XL\\Worksheets\\Sheet1.xml";
  }
  const auto book = read_book(make_zip(parts));
  CHECK(book.rows == Texts{"Bảng!1|A=sheetData"});
  CHECK(book.merged == Texts{"Bảng!A1:B2"});
  CHECK(book.faults.empty());
  CHECK(read_book(make_zip(xlsx_parts("<worksheet><sheetData/></worksheet>"))).rows.empty());
}

TEST_CASE("XLSX: numbers as people see them", "[ingest]") {
  const auto look = styles({"dd/mm/yyyy", "0.0%", "#,##0\\ \"đ\"", "00000", "h:mm AM/PM", "[h]:mm", "mm/yyyy", "yyyy",
                            "dd/mm/yyyy hh:mm", "[Red][$-42A]d \"tháng\" m", "mm:ss"});
  const auto cell = [](int style, const std::string& value) {
    return "<c s='" + std::to_string(style) + "'><v>" + value + "</v></c>";
  };
  const auto shown = [&](const std::string& cells, std::string_view properties = {}) {
    const auto book = read_book(xlsx_of("<row>" + cells + "</row>", {}, look, properties));
    CHECK(book.faults.empty());
    return book.rows.empty() ? std::string() : book.rows.front().substr(std::string("Bảng!1").size());
  };
  CHECK(shown(cell(0, "1.0000000000000002") + cell(0, "123456") + cell(0, "1E+3") + cell(0, "-0.5") + cell(0, "3.1400000000000001")) ==
        "|A=1|B=123456|C=1000|D=-0,5|E=3,14");
  CHECK(shown(cell(0, "1.2345678901234567E+19") + cell(0, "0.00001") + cell(0, "1e400") + cell(0, "abc")) ==
        "|A=12345678901234600000|B=0,00001|C=1e400|D=abc");
  CHECK(shown(cell(1, "45011") + cell(2, "45011.75") + cell(3, "0.855") + cell(4, "1500000") + cell(5, "42") + cell(9, "45011")) ==
        "|A=26/03/2023|B=26/03/2023|C=85,5%|D=1.500.000|E=00042|F=2023");
  CHECK(shown(cell(6, "0.3541666667") + cell(7, "1.25") + cell(8, "45011") + cell(10, "45011.354166666664") + cell(11, "45011") +
              cell(12, "0.5")) == "|A=08:30|B=30:00|C=03/2023|D=26/03/2023 08:30|E=26/03/2023|F=12:00");
  // Around the 29 February 1900 that never was; an empty cell that a formula points to; past the end of all dates.
  CHECK(shown(cell(1, "1") + cell(1, "59") + cell(1, "61") + cell(1, "0") + cell(1, "-5") + cell(1, "9999999")) ==
        "|A=01/01/1900|B=28/02/1900|C=01/03/1900|E=-5|F=9999999");
  CHECK(shown(cell(1, "43549"), "<workbookPr date1904='1'/>") == "|A=26/03/2023");
}

TEST_CASE("XLSX: merged cells are known before the rows", "[ingest]") {
  DiagnosticBag bag;
  Source source;
  source.file = "a.xlsx";
  std::string rows;
  for (int i = 1; i <= 20'000; ++i) rows += "<row r='" + std::to_string(i) + "'><c t='inlineStr'><is><t>chữ sheetData</t></is></c></row>";
  const auto bytes = xlsx_of(rows, {}, {}, {}, "<mergeCells count='2'><mergeCell ref='C7:A5'/><mergeCell ref='A1:B1'/></mergeCells><x/>");
  const auto book = open_workbook_rows(bytes, source, bag);
  REQUIRE(book->next_sheet(bag));
  REQUIRE(book->merged().size() == 2);
  CHECK(book->merged()[0].first_row == 1);
  CHECK(book->merged()[1].first_column == 0);
  CHECK(book->merged()[1].last_column == 2);
  CHECK(book->merged()[1].last_row == 7);
  TableRow row;
  int count = 0;
  while (book->next(row, bag)) ++count;
  CHECK(count == 20'000);
  CHECK(bag.empty());
}

TEST_CASE("XLSX: errors, uncomputed formulas, hidden rows are told with their places", "[ingest]") {
  const auto book = read_book(xlsx_of(
      "<row r='2'><c r='B2' t='e'><v>#REF!</v></c><c r='C2'><f>A1</f><v></v></c><c r='D2'><f>A1</f></c><c r='E2' t='str'><f>A1</f><v/></c></row>"
      "<row r='3' hidden='1'><c t='str'><v>ẩn</v></c></row><row r='4' hidden='true'><c t='str'><v>ẩn</v></c></row><row r='5' hidden='1'/>"));
  CHECK(book.rows == Texts{"Bảng!3|A=ẩn", "Bảng!4|A=ẩn"});
  CHECK(book.faults == Texts{"a.xlsx: sheet \"Bảng\", row 2, column B cell_formula_error", "a.xlsx: sheet \"Bảng\", row 3 rows_hidden",
                             "a.xlsx: sheet \"Bảng\", row 2, column C formulas_not_computed"});
}

TEST_CASE("XLSX: sheets come in order, a hidden one is told and not read", "[ingest]") {
  auto parts = xlsx_parts("<worksheet><sheetData><row><c t='str'><v>x</v></c></row></sheetData></worksheet>");
  parts[1].second = "<workbook><sheets><sheet name='Hai' state='veryHidden' id='r1'/><sheet name='Một' id='r1'/>"
                    "<sheet name='Biểu đồ' id='r9'/><sheet name='Ba' id='r2'/></sheets></workbook>";
  parts[2].second = "<Relationships><Relationship Id='r1' Type='t/worksheet' Target='/xl/worksheets/sheet1.xml'/>"
                    "<Relationship Id='r2' Type='t/worksheet' Target='./worksheets/../worksheets/sheet1.xml'/>"
                    "<Relationship Id='r9' Type='t/chartsheet' Target='chartsheets/sheet1.xml'/></Relationships>";
  const auto book = read_book(make_zip(parts));
  CHECK(book.rows == Texts{"Một!1|A=x", "Ba!1|A=x"});
  CHECK(book.faults == Texts{"a.xlsx: sheet \"Hai\" sheet_hidden"});
}

TEST_CASE("XLSX: damaged cells are refused at their place", "[ingest]") {
  const auto fault = [](const std::string& rows, std::string_view tail = {}) {
    const auto book = read_book(xlsx_of(rows, k_strings, {}, {}, tail));
    return book.faults.size() == 1 ? book.faults.front().substr(std::string("a.xlsx: sheet \"Bảng\"").size()) : std::string("?");
  };
  CHECK(fault("<row r='2'><c r='ZZZZ1'><v>1</v></c></row>") == ", row 2 sheet_bad_reference");
  CHECK(fault("<row r='2'><c r='A3'><v>1</v></c></row>") == ", row 2 sheet_bad_reference");
  CHECK(fault("<row r='x'/>") == " sheet_bad_reference");
  CHECK(fault("<row r='2'><c r='B2'><v>1</v></c><c r='A2'><v>1</v></c></row>") == ", row 2, column A sheet_out_of_order");
  CHECK(fault("<row r='2'><c r='B2'><v>1</v></c><c r='B2'><v>1</v></c></row>") == ", row 2, column B sheet_out_of_order");
  CHECK(fault("<row r='2'/><row r='2'/>") == ", row 2 sheet_out_of_order");
  CHECK(fault("<row r='1048577'/>") == ", row 1048577 sheet_out_of_order");
  CHECK(fault("<row r='1'><c r='C1' t='s'><v>3</v></c></row>") == ", row 1, column C sheet_bad_reference");
  CHECK(fault("<row r='1'><c r='XFD1'><v>3</v></c></row>") == ", row 1, column XFD sheet_too_many_columns");
  CHECK(fault("<row/>", "<mergeCells><mergeCell ref='A1:ZZZZ1'/></mergeCells>") == " sheet_bad_reference");
  // Formatting without text may go as far as it likes.
  CHECK(fault("<row r='1048576'><c r='XFD1048576' s='1'/></row>") == "?");
}
