#include "render/data_files.hpp"
#include "render/template/escape.hpp"

#include "support/catch.hpp"

using namespace trungbay::render;

namespace {

std::string cell(std::string_view text) {
  std::string out;
  append_csv_cell(text, out);
  return out;
}

const IdeaRow k_row{"0012",       "Sân chơi; \"xanh\"", "Một\nhai",
                    "Chi đoàn 1", "Môi trường",         "",
                    "Ý tưởng",    "Đã duyệt",           "",
                    "An; Bình",   {2023, 3, 26},        "https://doan.vn/y-tuong/0012.html"};

}  // namespace

TEST_CASE("data files: cells that a spreadsheet would run get an apostrophe", "[render]") {
  CHECK(cell("=1+1") == "\"'=1+1\"");
  CHECK(cell("+84") == "\"'+84\"");
  CHECK(cell("-x") == "\"'-x\"");
  CHECK(cell("@SUM(A1)") == "\"'@SUM(A1)\"");
  CHECK(cell("＝1+1") == "\"'＝1+1\"");
  CHECK(cell("\t=1") == "\"'\t=1\"");
  CHECK(cell("\rx") == "\"'\rx\"");
  CHECK(cell("  =1") == "\"'  =1\"");
  CHECK(cell("a=1") == "a=1");
  CHECK(cell("") == "");
}

TEST_CASE("data files: cells with separators, quotes or line ends are quoted as RFC 4180 says", "[render]") {
  CHECK(cell("a,b") == "\"a,b\"");
  CHECK(cell("a;b") == "\"a;b\"");
  CHECK(cell("a\"b") == "\"a\"\"b\"");
  CHECK(cell("a\nb") == "\"a\nb\"");
  CHECK(cell("Đoàn viên") == "Đoàn viên");
}

TEST_CASE("data files: the CSV begins with a byte-order mark and ends its lines with CRLF", "[render]") {
  std::string out;
  append_csv_header(out);
  append_csv_row(k_row, out);
  CHECK(out ==
        "\xEF\xBB\xBFMã,Tiêu đề,Tóm tắt,Đơn vị,Lĩnh vực,Đối tượng,Loại,Ngày,Trạng thái,Giải thưởng,Tác "
        "giả,Địa chỉ trang\r\n"
        "0012,\"Sân chơi; \"\"xanh\"\"\",\"Một\nhai\",Chi đoàn 1,Môi trường,,Ý tưởng,26/03/2023,Đã "
        "duyệt,,\"An; Bình\","
        "https://doan.vn/y-tuong/0012.html\r\n");
}

TEST_CASE("data files: the JSON is an array with a row a line", "[render]") {
  std::string out;
  append_json_begin(out);
  append_json_row(k_row, true, out);
  append_json_row(IdeaRow{}, false, out);
  append_json_end(out);
  CHECK(out.starts_with(
      "[\n{\"ma\": \"0012\", \"tieu_de\": \"Sân chơi; \\\"xanh\\\"\", \"tom_tat\": \"Một\\nhai\","));
  CHECK(out.find("\"ngay\": \"2023-03-26\"") != std::string::npos);
  CHECK(out.find("},\n{\"ma\": \"\"") != std::string::npos);
  CHECK(out.ends_with("\"dia_chi\": \"\"}\n]\n"));
  std::string empty;
  append_json_begin(empty);
  append_json_end(empty);
  CHECK(empty == "[\n]\n");
}
