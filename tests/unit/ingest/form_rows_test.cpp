#include "ingest/form_rows.hpp"

#include "ingest/form_text.hpp"
#include "ingest/row_list.hpp"
#include "support/catch.hpp"
#include "unit/ingest/forms.hpp"

using namespace trungbay;
using namespace trungbay::ingest;

namespace {

// Which of the rows below a header are records, by their numbers (the header is row 1).
std::string records(std::vector<std::string> rows, std::string header = "TT | Tên ý tưởng | Đơn vị | Trạng thái | Tác giả") {
  rows.insert(rows.begin(), std::move(header));
  std::string numbers;
  for (const auto& row : read_form(std::move(rows)).rows) numbers += row.substr(0, row.find('|')) + " ";
  return numbers;
}

}  // namespace

TEST_CASE("form rows: groups are no records", "[ingest][forms]") {
  for (const char* row : {"A. CÔNG TÁC GIÁO DỤC", "A.1 Giáo dục chính trị", "I", "II. Phong trào", "I | PHONG TRÀO", "B | Đồng hành",
                          "II.1 | Đồng hành", "| A. CÔNG TÁC GIÁO DỤC", "| III/ PHONG TRÀO", "KHỐI TRƯỜNG HỌC", "Khối trường học"}) {
    CAPTURE(row);
    CHECK(records({row, "1 | Trồng rừng | A | Đã duyệt"}) == "3 ");
  }
}

TEST_CASE("form rows: totals, notes and headers that stand there again are no records", "[ingest][forms]") {
  for (const char* row : {"Tổng cộng", "TỔNG CỘNG: | | | 12", "| Cộng | 5", "Tổng số: 12 ý tưởng", "Cộng: 05 sáng kiến",
                          "| Tổng cộng | | | 1.610", "9 | Tổng số | 12", "Ghi chú: cột 4 do cấp trên ghi", "| Lưu ý: gửi trước ngày 5",
                          "TT | TÊN Ý TƯỞNG | ĐƠN VỊ | Trạng thái | Tác giả", "STT | Tên ý tưởng | Đơn vị | Trạng thái"}) {
    CAPTURE(row);
    CHECK(records({row, "1 | Trồng rừng | A | Đã duyệt"}) == "3 ");
  }
  // A repeated header brings its second row and its numbers with it.
  CHECK(read_form({"TT | Tên ý tưởng | Tác giả | ", "| | Họ tên | Chức vụ", "1 | A | B | C", "TT | Tên ý tưởng | Tác giả |",
                   "| | Họ tên | Chức vụ", "(1) | (2) | (3) | (4)", "2 | D | E | F"})
            .rows.size() == 2);
}

TEST_CASE("form rows: below the first signature only what is surely a record is one", "[ingest][forms]") {
  for (const char* row : {"| NGƯỜI LẬP BIỂU | | TM. BAN THƯỜNG VỤ", "| | | An Minh, ngày 26 tháng 3 năm 2023", "Nơi nhận:",
                          "| | | ….., ngày …. tháng …. năm 2023", "| (Ký, ghi rõ họ tên)", "| | | T/M BAN CHẤP HÀNH", "| | | BÍ THƯ",
                          "| Người lập | | Thủ trưởng đơn vị"}) {
    CAPTURE(row);
    CHECK(records({row, "| Lê Thị B | | Trần Văn C", "- Như trên;"}).empty());
    CHECK(records({row, "| Lê Thị B | | Trần Văn C", "5 | Trồng rừng | A | Đã duyệt", "6 | Thư viện"}) == "4 5 ");
  }
}

TEST_CASE("form rows: in doubt it is a record", "[ingest][forms]") {
  for (const char* row : {"1 | Cộng đồng xanh", "1 | Tổng số hóa tài liệu | A", "| Tổng cộng | A | Đã duyệt", "| Trồng rừng", "1 | Trồng rừng",
                          "a | Trồng rừng", "1 | I. Trồng rừng", "| A Lưới trồng rừng", "| Người lập trình nhí | A", "| Bí thư | A | Đã duyệt | B",
                          "| Ghi chú: sổ tay số | A | Đã duyệt", "| | A", "| Ngày thứ bảy tình nguyện", "1 | Ký ức tháng ba | A",
                          "I | Trồng rừng | A", "1 | | | Đã duyệt", "| Tên ý tưởng | A | Đã duyệt", "5 | An Minh, ngày mới | A | Đã duyệt | Bí thư"}) {
    CAPTURE(row);
    CHECK(records({row, "9 | Thư viện | B | Đã duyệt"}) == "2 3 ");
  }
  // Two columns are no form, and without titles nothing can be told.
  CHECK(records({"I | Trồng rừng"}, "TT | Tên ý tưởng") == "2 ");
  CHECK(records({"Tổng cộng | 5", "A. GIÁO DỤC"}, "Màu | Cỡ | Nơi") == "2 3 ");
}

TEST_CASE("form texts: numbers, group numbers, capitals", "[ingest][forms]") {
  CHECK(is_number_text("1.234,5"));
  CHECK(is_number_text("85 %"));
  CHECK_FALSE(is_number_text("5 ý tưởng"));
  CHECK_FALSE(is_number_text("-"));
  for (const char* text : {"A", "II.", "A.1", "III)", "B.2.1."}) CHECK(is_group_number(text));
  for (const char* text : {"", "1", "a", "AB", "A1", "Đ", "1.A"}) CHECK_FALSE(is_group_number(text));
  CHECK(is_capitals("CÔNG TÁC ĐOÀN 2023"));
  CHECK_FALSE(is_capitals("2023"));
  CHECK_FALSE(is_capitals("CÔNG TÁC Đoàn"));
}

TEST_CASE("RowList: rows as people write them, the first twelve stretches", "[ingest][forms]") {
  RowList list;
  CHECK(list.text().empty());
  for (const std::uint32_t row : {3, 7, 8, 10, 11, 12, 20}) list.add(row);
  CHECK(list.text() == "3, 7, 8, 10–12, 20");
  CHECK(list.count() == 7);
  for (std::uint32_t row = 30; row < 60; row += 2) list.add(row);
  CHECK(list.text() == "3, 7, 8, 10–12, 20, 30, 32, 34, 36, 38, 40, 42, 44, …");
}
