#include "ingest/csv_rows.hpp"

#include <random>

#include "base/utf8.hpp"
#include "support/catch.hpp"
#include "unit/ingest/readers.hpp"

using namespace trungbay;
using namespace trungbay::ingest;

TEST_CASE("CSV: header, cells, empty cells left out, text trimmed", "[ingest]") {
  const auto all = csv("Mã,Tên ý tưởng, Đơn vị \n1, Trồng cây ,An Minh\n2,,\n,,\n3,x\n");
  CHECK(all.columns == Lines{"Mã", "Tên ý tưởng", "Đơn vị"});
  CHECK(all.rows == Lines{"2|Mã=1|Tên ý tưởng=Trồng cây|Đơn vị=An Minh", "3|Mã=2", "5|Mã=3|Tên ý tưởng=x"});
  CHECK(all.faults.empty());
}

TEST_CASE("CSV: quotes hold separators, line breaks and doubled quotes; rows count as a spreadsheet's",
          "[ingest]") {
  const auto all =
      csv("a,b\r\n\"x, y\",\"dòng 1\r\ndòng 2\"\r\n\"nói \"\"vâng\"\"\" , \"\"\"\"\r\n\"\",z\r\n");
  CHECK(all.rows == Lines{"2|a=x, y|b=dòng 1\r\ndòng 2", "3|a=nói \"vâng\"|b=\"", "4|b=z"});
  CHECK(all.faults.empty());
}

TEST_CASE("CSV: every line end, with and without one at the end of the file", "[ingest]") {
  const Lines rows = {"2|a=1|b=2", "3|a=3|b=4"};
  for (const char* text :
       {"a,b\n1,2\n3,4", "a,b\r\n1,2\r\n3,4\r\n", "a,b\r1,2\r3,4", "a,b\n1,2\r\n3,4\n\n\n"}) {
    CHECK(csv(text).rows == rows);
  }
  CHECK(csv("\n\r\n,,\na,b\n1,2\n").rows == Lines{"5|a=1|b=2"});
}

TEST_CASE("CSV: byte-order mark and delimiter are found", "[ingest]") {
  CHECK(csv("\xEF\xBB\xBF"
            "a;b\n1;2,5\n3;4,5\n")
            .rows == Lines{"2|a=1|b=2,5", "3|a=3|b=4,5"});
  CHECK(csv("a\tb\n1\t\n2\t3\n").rows == Lines{"2|a=1", "3|a=2|b=3"});
  CHECK(csv("a|b\n1|2\n").rows == Lines{"2|a=1|b=2"});
  CHECK(csv("sep=|\r\na,x|b,y\r\n1|2\r\n").rows == Lines{"2|a,x=1|b,y=2"});
  CHECK(csv("chỉ một cột\nmột\n").rows == Lines{"2|chỉ một cột=một"});
  // Commas of unquoted prose do not outvote the real separator.
  CHECK(csv("a;b\nmột, hai, ba;x\nbốn;y\nnăm, sáu, bảy, tám, chín;z\n").columns == Lines{"a", "b"});
  CHECK(csv("a;b\n\"x,,,,,,,,\";\"y,,,,\"\n").columns == Lines{"a", "b"});
  // Nor do semicolons that every body has as many of, once the header is one that we know, below a title too.
  const std::string bodies = "Một\tĐoàn xã A\ta; b; c; d; e; f\nHai\tĐoàn xã B\tg; h; i; j; k; l\n";
  CHECK(csv("Tên ý tưởng\tĐơn vị\tNội dung\n" + bodies).columns == Lines{"Tên ý tưởng", "Đơn vị", "Nội dung"});
}

TEST_CASE("CSV: places name row, column and header", "[ingest]") {
  DiagnosticBag bag;
  const Source source = source_named("x.csv");
  const auto reader = open_table(open_csv_rows("a,Trạng thái\n1,2\n", source, bag), source, bag);
  Record record;
  REQUIRE(reader->next(record, bag));
  CHECK(place_text(reader->place_of(record, 1), Language::vietnamese) ==
        "x.csv: dòng 2, cột B \"Trạng thái\"");
  CHECK(place_text(reader->place_of(record), Language::vietnamese) == "x.csv: dòng 2");
}

TEST_CASE("CSV: an empty source is an error", "[ingest]") {
  CHECK(csv("").faults == Lines{"a source_empty"});
  CHECK(csv("\n \n,,\n").faults == Lines{"a source_empty"});
  CHECK(csv("a,b\n").faults == Lines{"a source_empty"});
  CHECK(csv("a,b\n,\n\n").faults == Lines{"a source_empty"});
  CHECK(csv("\xEF\xBB\xBF").faults == Lines{"a source_empty"});
}

TEST_CASE("CSV: broken quotes are told at the row and cell that they begin in", "[ingest]") {
  CHECK(csv("a,b\n1,2\n3,\"mở\nx,y\n").faults == Lines{"a: row 3, column B \"b\" csv_quote_unclosed"});
  CHECK(csv("a,b\n1,\"x\"y\n").faults == Lines{"a: row 2, column B \"b\" csv_text_after_quote"});
  CHECK(csv("a,b\n1,x\"y\"\n").rows == Lines{"2|a=1|b=x\"y\""});
}

TEST_CASE("CSV: what is not UTF-8 text is refused with its place", "[ingest]") {
  CHECK(csv("a,b\n1,Vi\xEA\xF2t\n").faults == Lines{"a: row 2, column B \"b\" source_not_utf8"});
  CHECK(csv("T\xEAn,b\n").faults == Lines{"a: row 1, column A source_not_utf8"});
  CHECK(csv(std::string_view("a,b\n1,\0\n", 8)).faults == Lines{"a: row 2 text_has_nul"});
  CHECK(csv(std::string_view("\xFF\xFE"
                             "a\0",
                             4))
            .faults == Lines{"a source_utf16"});
  CHECK(csv("PK\x03\x04zip").faults == Lines{"a workbook_wrong_name"});
}

TEST_CASE("CSV: a row longer than the header is reported, the rest of it ignored", "[ingest]") {
  const auto all = csv("a,b\n1,2,3,\n4,5,,\n");
  CHECK(all.rows == Lines{"2|a=1|b=2", "3|a=4|b=5"});
  CHECK(all.faults == Lines{"a: row 2 csv_row_too_long"});
}

TEST_CASE("CSV: limits hold at their edge and one past it", "[ingest]") {
  const std::string cell(k_cell_most_bytes, 'x');
  CHECK(csv("a,b\n" + cell + ",1\n").rows.size() == 1);
  CHECK(csv("a,b\n" + cell + "x,1\n").faults == Lines{"a: row 2, column A \"a\" cell_too_large"});
  CHECK(csv("a,b\n\"" + cell + "\",1\n").rows.size() == 1);
  CHECK(csv("a,b\n\"" + cell + "x\",1\n").faults == Lines{"a: row 2, column A \"a\" cell_too_large"});
  CHECK(csv("a,b\n\"" + std::string(3 * k_cell_most_bytes, 'x')).faults ==
        Lines{"a: row 2, column A \"a\" cell_too_large"});
  CHECK(csv("a,b\n\"" + std::string(2 * k_cell_most_bytes, '"') + "\",1\n").rows.size() == 1);
  CHECK(csv("a" + std::string(k_most_columns - 1, ',') + "\n1,2\n").rows.size() == 1);
  CHECK(csv("a" + std::string(k_most_columns, ',') + "\n1,2\n").faults ==
        Lines{"a: row 1 csv_too_many_columns"});
  CHECK(csv("a" + std::string(1'000'000, ',')).faults == Lines{"a: row 1 csv_too_many_columns"});
  std::string wide = "a,b\n";
  for (int i = 0; i < 17; ++i) wide += cell + ",";
  CHECK(csv(wide).faults == Lines{"a: row 2 record_too_large"});
}

TEST_CASE("CSV: whatever the bytes, cells are valid UTF-8 and every end has a reason", "[ingest]") {
  std::mt19937 random(20261120);
  constexpr std::string_view k_parts[] = {",",    ";",        "\"",  "\"\"",  "\n", "\r\n", "\r",
                                          "a",    "Việt",     " ",   "\t",    "|",  "sep=", "\xEF\xBB\xBF",
                                          "\xFF", "\xE1\xBB", "x,y", "\"x\"", "|"};
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (auto left = random() % 24; left > 0; --left) text += k_parts[random() % std::size(k_parts)];
    if (random() % 16 == 0) text.insert(text.size() / 2, 1, '\0');
    const auto all = csv(text);
    for (const auto& row : all.rows) REQUIRE(is_valid_utf8(row));
    if (all.rows.empty()) REQUIRE_FALSE(all.faults.empty());
  }
}

TEST_CASE("CSV: a line sep= with a byte that is no mark of ASCII is a row like any other", "[ingest]") {
  for (const std::string_view delimiter : {"\xBB", "\xE1\xBB\x87", "\"", "a", "7", "\n", " "}) {
    INFO(delimiter);
    const auto all = csv("sep=" + std::string(delimiter) + "\n\xE1\xBB\x87,b\n");
    for (const auto& row : all.rows) CHECK(is_valid_utf8(row));
    CHECK((all.columns.empty() || all.columns[0].starts_with("sep=")));
  }
  CHECK(csv("sep=#\na#b\n1#2\n").rows == Lines{"2|a=1|b=2"});
}
