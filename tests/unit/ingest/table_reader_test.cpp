#include "ingest/table_reader.hpp"

#include "ingest/columns.hpp"
#include "support/catch.hpp"
#include "unit/ingest/forms.hpp"

using namespace trungbay;
using namespace trungbay::ingest;

namespace {

// The form of Công văn 100-CV/ĐTN as units send it back.
const std::vector<std::string> k_form = {
    "ĐOÀN KHỐI CÁC CƠ QUAN | | | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "CHI ĐOÀN BẢO HIỂM XÃ HỘI | | | Độc lập - Tự do - Hạnh phúc",
    "***",
    "",
    "DANH SÁCH Ý TƯỞNG, SÁNG KIẾN",
    "(Kèm theo Công văn số 100-CV/ĐTN ngày 26/6/2019)",
    "TT | Tên ý tưởng, sáng kiến | Đơn vị | Trạng thái | Ghi chú",
    "(1) | (2) | (3) | (4) | (5)",
    "A. CÔNG TÁC GIÁO DỤC",
    "1 | Xử lý rác thải | Chi đoàn A | Đã duyệt",
    "I | Đồng hành cùng thanh niên",
    "2 | Trồng rừng | Chi đoàn B | Đã duyệt | x",
    "TT | Tên ý tưởng, sáng kiến | Đơn vị | Trạng thái | Ghi chú",
    "3 | Sổ giao việc | Chi đoàn C | Chờ duyệt",
    "| Tổng cộng | | | 3",
    "Ghi chú: cột (4) do cấp trên ghi",
    "| | | An Minh, ngày 26 tháng 3 năm 2023",
    "| NGƯỜI LẬP BIỂU | | TM. BAN THƯỜNG VỤ",
    "| (Ký, ghi rõ họ tên) | | BÍ THƯ",
    "",
    "| Lê Thị B | | Trần Văn C"};

}  // namespace

TEST_CASE("table: a whole form gives its records and one note on what was passed over", "[ingest][forms]") {
  const auto all = read_form(k_form);
  CHECK(all.rows == Lines{"10|TT=1|Tên ý tưởng, sáng kiến=Xử lý rác thải|Đơn vị=Chi đoàn A|Trạng thái=Đã duyệt",
                          "12|TT=2|Tên ý tưởng, sáng kiến=Trồng rừng|Đơn vị=Chi đoàn B|Trạng thái=Đã duyệt|Ghi chú=x",
                          "14|TT=3|Tên ý tưởng, sáng kiến=Sổ giao việc|Đơn vị=Chi đoàn C|Trạng thái=Chờ duyệt"});
  CHECK(all.faults == Lines{"a: row 7 table_header_found", "a: row 7 form_rows_skipped"});
  REQUIRE(all.messages.size() == 2);
  CHECK(all.messages[0] == "the table's header is this row; the 5 rows with text above it are passed over");
  CHECK(all.messages[1] ==
        "10 rows are no ideas (groups, totals, signatures, notes …) and passed over: 8, 9, 11, 13, 15–19, 21");
}

TEST_CASE("table: a header over two rows names its columns by both", "[ingest][forms]") {
  const std::vector<std::string> rows = {"BIỂU TỔNG HỢP",
                                         "TT | Tên ý tưởng | Tác giả | | Đơn vị | Duyệt | ",
                                         "   |             | Họ tên | Chức vụ | | Ngày | Số văn bản",
                                         "1 | 2 | 3 | 4 | 5 | 6 | 7",
                                         "1 | Trồng rừng | Lê An | Bí thư | Chi đoàn B | 1/2/2023 | 5-QĐ"};
  const Lines columns = {"TT", "Tên ý tưởng", "Tác giả › Họ tên", "Tác giả › Chức vụ", "Đơn vị", "Duyệt › Ngày",
                         "Duyệt › Số văn bản"};
  const auto plain = read_form(rows);
  CHECK(plain.columns == columns);
  CHECK(plain.rows.size() == 1);
  // The same of a workbook, which tells what was merged; rows and columns of the areas count as in table_rows.hpp.
  const auto merged = read_form(rows, {{2, 2, 2, 3}, {2, 2, 5, 6}, {2, 3, 0, 0}, {2, 3, 1, 1}, {2, 3, 4, 4}});
  CHECK(merged.columns == columns);
  CHECK(merged.rows == plain.rows);
  CHECK(match_header("Tác giả › Họ tên") == IdeaField::author);
  CHECK(match_header("Tác giả › Chức vụ") == IdeaField::author_role);
  CHECK(match_header("Tác giả › ĐT") == IdeaField::personal);
  CHECK(match_header("Địa chỉ › Tỉnh") == IdeaField::personal);
  CHECK(match_header("Duyệt › Ngày") == IdeaField::approved_date);
  CHECK(match_header("Đơn vị › Tên") == IdeaField::unit);
  CHECK(match_header("Ý tưởng › Tên") == IdeaField::title);
}

TEST_CASE("table: what stands below a header is a record unless it names columns", "[ingest][forms]") {
  // The record's cells stand below a gap in the header, but name nothing.
  CHECK(read_form({"Mã | Tên ý tưởng | | Đơn vị", "| Trồng rừng | x |"}).rows == Lines{"2|Tên ý tưởng=Trồng rừng|=x"});
  // A title over all columns is no upper half of a header.
  const auto titled = read_form({"DANH SÁCH Ý TƯỞNG", "TT | Tên ý tưởng | Đơn vị", "1 | A | B"}, {{1, 1, 0, 2}});
  CHECK(titled.columns == Lines{"TT", "Tên ý tưởng", "Đơn vị"});
  // Columns that count up are the numbers of columns only in a table that is known, and only from 1.
  CHECK(read_form({"a | b | c", "1 | 2 | 3"}).rows.size() == 1);
  CHECK(read_form({"TT | Tên ý tưởng | Đơn vị", "2 | 3 | 4"}).rows.size() == 1);
  CHECK(read_form({"TT | Tên ý tưởng | Đơn vị", "A | B | 1", "1 | x | y"}).rows.size() == 1);
}

TEST_CASE("table: a plain export is read from its first row, known or not", "[ingest][forms]") {
  const auto known = read_form({"Mã | Tên | Đơn vị", "1 | Tên ý tưởng | Đơn vị"});
  CHECK(known.columns == Lines{"Mã", "Tên", "Đơn vị"});
  CHECK(known.rows.size() == 1);
  CHECK(known.faults.empty());
  const auto unknown = read_form({"Màu | Cỡ", "đỏ | to", "xanh | bé | 5 | 6"});
  CHECK(unknown.columns == Lines{"Màu", "Cỡ"});
  CHECK(unknown.rows.size() == 2);
  // Values of an export whose header nobody knows are not taken for one.
  CHECK(read_form({"h1 | h2 | h3 | h4", "1 | Ứng dụng số | Giải pháp | Đã áp dụng"}).columns[0] == "h1");
  // Below a title of one cell, the widest row is the best guess.
  CHECK(read_form({"DANH SÁCH", "Việc | Nơi | Lúc", "x | y | z"}).columns == Lines{"Việc", "Nơi", "Lúc"});
  // A header without a title is one all the same when enough of it is known.
  CHECK(read_form({"SỞ X", "TT | Nội dung đăng ký | Đơn vị | Trạng thái", "1 | x | y | z"}).columns[1] == "Nội dung đăng ký");
}

TEST_CASE("table: showcase.yaml helps to find the header", "[ingest][forms]") {
  Source source = source_named("a");
  source.columns = {{"title", "Việc đã làm"}};
  const auto all = read_form({"SỞ X", "Năm: | 2023", "Việc đã làm | Nơi gửi | Đơn vị", "x | y | z"}, {}, source);
  CHECK(all.columns == Lines{"Việc đã làm", "Nơi gửi", "Đơn vị"});
  CHECK(all.rows.size() == 1);
}

TEST_CASE("table: the unit that a form names is the unit of its rows", "[ingest][forms]") {
  const std::vector<std::string> rows = {"ĐƠN VỊ: Huyện đoàn An Minh ......", "TT | Tên ý tưởng | Trạng thái", "1 | A | Đã duyệt"};
  const auto all = read_form(rows);
  CHECK(all.columns.back() == "ĐƠN VỊ");
  CHECK(all.rows == Lines{"3|TT=1|Tên ý tưởng=A|Trạng thái=Đã duyệt|ĐƠN VỊ=Huyện đoàn An Minh"});
  CHECK(all.faults == Lines{"a: row 2 table_header_found", "a: row 1, column A \"ĐƠN VỊ\" form_unit_used"});
  CHECK(read_form({"Đơn vị báo cáo: | Xã đoàn X", rows[1], rows[2]}).rows[0].ends_with("|Đơn vị báo cáo=Xã đoàn X"));

  const auto width = [](const ReadAll& read) { return read.columns.size(); };
  CHECK(width(read_form({"Đơn vị: ........", rows[1], rows[2]})) == 3);
  CHECK(width(read_form({"Đơn vị tính: ý tưởng", rows[1], rows[2]})) == 3);
  CHECK(width(read_form({"Đơn vị: A | | Đơn vị: B", rows[1], rows[2]})) == 3);
  CHECK(width(read_form({rows[0], "TT | Tên ý tưởng | Đơn vị", rows[2]})) == 3);
  Source source = source_named("a");
  source.defaults = {{"unit", "Tỉnh đoàn"}};
  CHECK(width(read_form(rows, {}, source)) == 3);

  // A fault of the unit is mended where the unit stands.
  DiagnosticBag bag;
  const auto reader = open_table(std::make_unique<FormBook>(std::vector<FormSheet>{{"", rows, {}}}), source_named("a"), bag);
  Record record;
  REQUIRE(reader->next(record, bag));
  CHECK(place_text(reader->place_of(record, 3), Language::english) == "a: row 1, column A \"ĐƠN VỊ\"");
  CHECK(place_text(reader->place_of(record, 1), Language::english) == "a: row 3, column B \"Tên ý tưởng\"");
  CHECK(place_text(reader->header_place(), Language::english) == "a: row 2");
}

TEST_CASE("table: each sheet of a book has columns of its own, and what lists no ideas is passed over", "[ingest][forms]") {
  const FormSheet cover = {"Bìa", {"BÁO CÁO NĂM 2023"}, {}};
  const FormSheet codes = {"Danh mục", {"Mã | Tên", "MT | Môi trường"}, {}};
  const FormSheet counts = {"Tổng hợp", {"TT | Đơn vị | Số lượng", "1 | A | 5"}, {}};
  const FormSheet first = {"An Minh", {"Tên ý tưởng | Đơn vị", "A | B"}, {}};
  const FormSheet second = {"An Biên", {"", "BIỂU 2", "Đơn vị | Tên sáng kiến", "C | D"}, {}};
  const auto all = read_book({cover, first, codes, second, counts});
  CHECK(all.rows == Lines{"2|Tên ý tưởng=A|Đơn vị=B", "sheet 1, 4|Đơn vị=C|Tên sáng kiến=D"});
  CHECK(all.faults == Lines{"a: sheet \"An Biên\", row 3 table_header_found", "a: sheet \"Bìa\" sheet_passed_over",
                            "a: sheet \"Danh mục\" sheet_passed_over", "a: sheet \"Tổng hợp\" sheet_passed_over"});
  const auto none = read_book({cover, {"Trang 2", {"TT | Tên SK | Nơi gửi", "1 | x | y"}, {}}});
  CHECK_FALSE(none.opened);
  CHECK(none.faults == Lines{"a: sheet \"Bìa\", row 1 sheets_without_table"});
  CHECK(read_book({{"Trống", {}, {}}}).faults == Lines{"a source_empty"});
  CHECK(read_book({{"Trang", {"Tên ý tưởng | Đơn vị"}, {}}}).faults == Lines{"a source_empty"});
}

TEST_CASE("table: a header far below is not looked for without end, nor is much held", "[ingest][forms]") {
  std::vector<std::string> rows(k_most_rows_above_records, "chữ | chữ");
  rows.insert(rows.end(), {"Tên ý tưởng | Đơn vị", "A | B"});
  CHECK(read_form(rows).columns == Lines{"chữ", "chữ"});
  rows.erase(rows.begin());
  rows[0] = "";
  CHECK(read_form(rows).columns == Lines{"Tên ý tưởng", "Đơn vị"});
}

TEST_CASE("table: CSV faults in rows that were read ahead name their column", "[ingest][forms]") {
  const auto all = csv("DANH SÁCH;;\nTT;Tên ý tưởng;Đơn vị\n1;A;B\n2;\"C;D\n");
  CHECK(all.rows.size() == 1);
  CHECK(all.faults.front() == "a: row 4, column B \"Tên ý tưởng\" csv_quote_unclosed");
}

TEST_CASE("table: decomposed headers and totals are known as well", "[ingest][forms]") {
  const auto all = read_form({"DANH SÁCH", "TT | Te\u0302n y\u0301 tu\u031Bo\u031B\u0309ng | Đo\u031Bn vi\u0323", "1 | A | B", "| To\u0302\u0309ng co\u0323\u0302ng | 1"});
  CHECK(all.columns == Lines{"TT", "Tên ý tưởng", "Đơn vị"});
  CHECK(all.rows.size() == 1);
}

TEST_CASE("table: a sheet as wide and as merged as a hostile one can be", "[ingest][forms]") {
  std::string wide, names;
  for (int i = 0; i < 5'000; ++i) {
    wide += "Ghi chú khác|";
    names += "Đơn vị|";
  }
  const auto all = read_form({wide, "Tên ý tưởng|" + names, wide, "A|B"}, std::vector<MergedCells>(5'000, {1, 2, 0, 9'999}));
  CHECK(all.columns.size() == 5'001);
  CHECK(all.rows.size() == 2);
}
