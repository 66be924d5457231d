// What is no workbook, is damaged or means harm: one clear fault each, and nothing unpacked that need not be.
#include "ingest/workbook_rows.hpp"

#include <xlsxwriter.h>

#include <filesystem>
#include <fstream>

#include "ingest/source.hpp"
#include "support/catch.hpp"
#include "unit/ingest/workbooks.hpp"

using namespace trungbay;
using namespace trungbay::ingest;
using support::make_zip;
using support::xlsx_of;
using support::xlsx_parts;
using support::ZipParts;

namespace {

const std::string k_row = "<row r='1'><c t='str'><v>x</v></c></row>";
const std::string k_sheet = "<worksheet><sheetData>" + k_row + "</sheetData></worksheet>";

// The only fault of these bytes: its code, and its message in English.
std::pair<std::string, std::string> fault_of(std::string_view bytes) {
  const auto book = read_book(bytes);
  if (book.bag.all().size() != 1) return {std::to_string(book.bag.all().size()) + " faults", {}};
  const auto& fault = book.bag.all().front();
  return {std::string(text_of(fault.code).name), headline(fault, Language::english)};
}

std::string code_of(std::string_view bytes) { return fault_of(bytes).first; }

std::string code_with(ZipParts parts, std::size_t changed, std::string content) {
  parts[changed].second = std::move(content);
  return code_of(make_zip(parts));
}

// The container of Office before 2007, with one stream of this name.
std::string compound(std::string_view stream) {
  std::string bytes("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
  bytes.resize(1024);
  bytes[30] = 9;
  for (const char c : stream) (bytes += c) += '\0';
  bytes.resize(2048);
  return bytes;
}

}  // namespace

TEST_CASE("workbook: a file that is something else is told by what it is", "[ingest]") {
  const auto found = [](std::string_view bytes) {
    const auto [code, message] = fault_of(bytes);
    CHECK(code == "workbook_wrong_name");
    return message.substr(message.rfind(' ') + 1);
  };
  CHECK(found("Mã,Tên\n1,2\n") == "TXT/CSV");
  CHECK(found("\xFF\xFE" "M\0,\0") == "TXT/CSV");
  CHECK(found("\xEF\xBB\xBF <HTML><table>") == "HTML");
  CHECK(found("<?xml version='1.0'?><Workbook/>") == "XML");
  CHECK(found("[{}]") == "JSON");
  CHECK(found("%PDF-1.7") == "PDF");
  CHECK(code_of("") == "source_empty");
  CHECK(code_of(std::string_view("\0\1\2\xFF", 4)) == "workbook_broken");
  CHECK(code_of(compound("Workbook")) == "workbook_old_format");
  CHECK(code_of(compound("EncryptedPackage")) == "workbook_locked");
  CHECK(code_of(compound("").substr(0, 20)) == "workbook_old_format");
  CHECK(fault_of(make_zip({{"word/document.xml", "<a/>"}})).second.find("Word") != std::string::npos);
  CHECK(fault_of(make_zip({{"xl/workbook.bin", "x"}})).second.find("xlsb") != std::string::npos);
  CHECK(code_of(make_zip({{"anh.jpg", "x"}})) == "workbook_without_sheets");
}

TEST_CASE("workbook: one cut off anywhere is refused, or what came through is read", "[ingest]") {
  const std::string whole = xlsx_of(k_row, "<sst><si><t>a</t></si></sst>");
  for (std::size_t size = 0; size < whole.size(); size += 7) CHECK(code_of(whole.substr(0, size)) != "0 faults");
  // Every byte of the contents is covered by a checksum, an XML parser, or both.
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string damaged = whole;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x55);
    CHECK_NOTHROW(read_book(std::string_view(damaged)));
  }
}

TEST_CASE("workbook: bombs are refused before or while they unpack", "[ingest]") {
  auto parts = xlsx_parts(k_sheet);
  parts.emplace_back("xl/media/zeros.bin", std::string(64 << 20, '\0'));
  CHECK(code_of(make_zip(parts)) == "workbook_too_large");
  // A directory that promises less than there is.
  std::string bytes = make_zip(xlsx_parts("<worksheet>" + std::string(1 << 20, ' ') + "</worksheet>"));
  const std::size_t name = bytes.rfind("xl/worksheets/sheet1.xml");
  REQUIRE(name != std::string::npos);
  bytes[name - 46 + 24 + 2] = 1;
  CHECK(code_of(bytes) == "workbook_broken");
  ZipParts many = xlsx_parts(k_sheet);
  for (int i = 0; i < 10'000; ++i) many.emplace_back("xl/media/" + std::to_string(i), "");
  CHECK(code_of(make_zip(many)) == "workbook_too_many_parts");
}

TEST_CASE("workbook: paths that lead out of it are refused", "[ingest]") {
  for (const char* name : {"../x", "xl/../../x", "/etc/passwd", "xl\\..\\..\\x"}) {
    auto parts = xlsx_parts(k_sheet);
    parts.emplace_back(name, "x");
    CHECK(code_of(make_zip(parts)) == "workbook_path_outside");
  }
  const auto target = [](const std::string& attributes) {
    return code_with(xlsx_parts(k_sheet), 2, "<Relationships><Relationship Id='r1' Type='x/worksheet' " + attributes + "/></Relationships>");
  };
  CHECK(target("Target='../../x.xml'") == "workbook_path_outside");
  CHECK(target("Target='..\\..\\x.xml'") == "workbook_path_outside");
  CHECK(target("Target='http://a/x.xml' TargetMode='External'") == "workbook_path_outside");
  CHECK(target("Target='worksheets/khong.xml'") == "workbook_part_missing");
  CHECK(code_with(xlsx_parts(k_sheet), 2, "<Relationships/>") == "workbook_part_missing");
}

TEST_CASE("workbook: entities, depth, long tags and broken XML are refused", "[ingest]") {
  const auto sheet = [](const std::string& xml) { return code_of(make_zip(xlsx_parts(xml))); };
  CHECK(sheet("<!DOCTYPE a [<!ENTITY a 'b'><!ENTITY c '&a;&a;'>]><worksheet>&c;</worksheet>") == "workbook_doctype");
  CHECK(sheet("<!DOCTYPE a SYSTEM 'file:///etc/passwd'><worksheet/>") == "workbook_doctype");
  CHECK(code_of(xlsx_of(k_row, "<!DOCTYPE a [<!ENTITY x SYSTEM '/etc/passwd'>]><sst><si><t>&x;</t></si></sst>")) == "workbook_doctype");
  CHECK(sheet("<worksheet>&nbsp;</worksheet>") == "workbook_xml_broken");
  CHECK(sheet("<worksheet><sheetData>" + k_row) == "workbook_xml_broken");
  CHECK(sheet("<worksheet><sheetData>" + k_row + "</worksheet>") == "workbook_xml_broken");
  CHECK(sheet("") == "workbook_xml_broken");
  CHECK(sheet("<worksheet><sheetData><row><c t='str'><v>\xC3</v></c></row></sheetData></worksheet>") == "workbook_xml_broken");
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<a>";
  CHECK(sheet(deep) == "workbook_xml_broken");
  const std::string much(3 << 20, 'a');
  CHECK(sheet("<worksheet a='" + much + "'/>") == "workbook_xml_broken");
  CHECK(sheet("<worksheet><!--" + much + "--></worksheet>") == "workbook_xml_broken");
  CHECK(sheet("<worksheet><sheetData a='" + much + "'/></worksheet>") == "workbook_xml_broken");
}

TEST_CASE("workbook: texts past their limits are refused at their place", "[ingest]") {
  const std::string most(1 << 20, 'a');
  const auto cell = [](const std::string& text) { return "<c t='str'><v>" + text + "</v></c>"; };
  CHECK(read_book(std::string_view(xlsx_of("<row>" + cell(most) + "</row>"))).rows.size() == 1);
  CHECK(code_of(xlsx_of("<row>" + cell(most + "a") + "</row>")) == "cell_too_large");
  const std::string one_too_long = "<sst><si><t>" + most + "a</t></si><si><t>" + most + "</t></si></sst>";
  CHECK(code_of(xlsx_of("<row><c t='s'><v>0</v></c></row>", one_too_long)) == "cell_too_large");
  std::string cells, rows;
  for (int i = 0; i < 16; ++i) cells += "<c t='s'><v>1</v></c>";
  // Text in a shared string costs the file nothing, whoever uses it.
  for (int i = 0; i < 65; ++i) rows += "<row>" + cells + "</row>";
  CHECK(code_of(xlsx_of("<row>" + cells + "</row>", one_too_long)) == "0 faults");
  CHECK(code_of(xlsx_of("<row>" + cells + "<c t='s'><v>1</v></c></row>", one_too_long)) == "record_too_large");
  CHECK(code_of(xlsx_of(rows, one_too_long)) == "workbook_too_large");
}

TEST_CASE("workbook: more rows with text than the limit are refused; empty ones do not count", "[ingest]") {
  std::string rows;
  for (int i = 0; i < 200'000; ++i) rows += "<row><c><v>1</v></c></row>";
  CHECK(code_of(xlsx_of(rows + "<row r='1048576'/>")) == "0 faults");
  CHECK(code_of(xlsx_of(rows + "<row><c><v>1</v></c></row>")) == "sheet_too_many_rows");
  std::string merges;
  for (int i = 0; i <= 200'000; ++i) merges += "<mergeCell ref='A1:A2'/>";
  CHECK(code_of(xlsx_of(k_row, {}, {}, {}, "<mergeCells>" + merges + "</mergeCells>")) == "sheet_too_many_merges");
}

TEST_CASE("workbook: a file of libxlsxwriter is read from the disk", "[ingest]") {
  const auto path = std::filesystem::temp_directory_path() / "trungbay-workbook-test.xlsx";
  lxw_workbook* const workbook = workbook_new(path.c_str());
  lxw_worksheet* const sheet = workbook_add_worksheet(workbook, "Danh sách");
  lxw_format* const date = workbook_add_format(workbook);
  format_set_num_format(date, "dd/mm/yyyy");
  worksheet_write_string(sheet, 1, 0, "Thùng rác", nullptr);
  worksheet_write_number(sheet, 1, 1, 45011, date);
  worksheet_write_boolean(sheet, 1, 2, 1, nullptr);
  worksheet_write_formula_num(sheet, 1, 3, "=1+1", nullptr, 2);
  worksheet_merge_range(sheet, 2, 0, 3, 1, "gộp", nullptr);
  REQUIRE(workbook_close(workbook) == LXW_NO_ERROR);
  const auto book = read_book_file(path);
  CHECK(book.rows == Texts{"Danh sách!2|A=Thùng rác|B=26/03/2023|C=có|D=2", "Danh sách!3|A=gộp"});
  CHECK(book.merged == Texts{"Danh sách!A3:B4"});
  CHECK(book.faults.empty());
  std::filesystem::remove(path);
  CHECK(read_book_file(path).faults.size() == 1);
}

TEST_CASE("workbook: names tell which files are workbooks", "[ingest]") {
  CHECK(format_of_name("a.XLSX") == workspace::SourceFormat::xlsx);
  CHECK(format_of_name("a.xlsm") == workspace::SourceFormat::xlsx);
  CHECK(format_of_name("a.ods") == workspace::SourceFormat::ods);
  CHECK(format_of_name("a.xlsb") == workspace::SourceFormat::automatic);
}
