#include "ingest/column_questions.hpp"

#include "base/messages.hpp"
#include "base/utf8.hpp"
#include "support/catch.hpp"

using namespace trungbay;
using namespace trungbay::ingest;

namespace {

std::vector<std::string> ask(std::vector<std::string> columns, Source source = {}, bool is_table = true) {
  source.file = "a.csv";
  ColumnMap map(source.columns);
  map.update(columns);
  DiagnosticBag bag;
  const Place header = is_table ? table_place("a.csv", 3) : file_place("a.csv");
  ask_about_columns(columns, map, source, header, bag);
  std::vector<std::string> texts;
  for (const auto& question : bag.all()) {
    texts.push_back(std::string(text_of(question.code).name) + ": " + message_of(question, Language::vietnamese));
  }
  return texts;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("questions: none when title, unit and status are there", "[ingest][forms]") {
  CHECK(ask({"Tên ý tưởng", "Đơn vị", "Trạng thái", "Màu"}).empty());
  CHECK(ask({"Tên ý tưởng", "Huyện đoàn", "Duyệt"}).empty());
  Source source;
  source.defaults = {{"unit", "A"}, {"status", "Đã duyệt"}};
  CHECK(ask({"Tên ý tưởng"}, source).empty());
}

TEST_CASE("questions: a missing column is asked for with the closest guesses", "[ingest][forms]") {
  CHECK(ask({"TT", "SĐT", "Tên SK", "Đơn vị", "Trạng thái"}) ==
        Texts{"column_title_missing: cột nào là tên ý tưởng? Gần nhất: C \"Tên SK\""});
  CHECK(ask({"ten_sk", "unit", "status"}, {}, false) == Texts{"column_title_missing: cột nào là tên ý tưởng? Gần nhất: \"ten_sk\""});
  CHECK(ask({"Tên ý tưởng", "Tên đơn vj", "Kết quả xét duyệt"}) ==
        Texts{"column_unit_question: cột nào là đơn vị? Gần nhất: B \"Tên đơn vj\"",
              "column_status_question: cột nào cho biết ý tưởng đã được duyệt? Gần nhất: C \"Kết quả xét duyệt\""});
  // Nothing is close: what is left over; nothing is left over.
  CHECK(ask({"Màu", "Cỡ", "Đơn vị", "Trạng thái"})[0].ends_with("Gần nhất: A \"Màu\", B \"Cỡ\""));
  CHECK(ask({"Đơn vị", "Trạng thái", "Email"})[0].ends_with("Gần nhất: –"));
}

TEST_CASE("questions: of two columns that mean the same, which one", "[ingest][forms]") {
  CHECK(ask({"Tên ý tưởng", "Đơn vị", "Trạng thái", "Nội dung", "Mô tả"}) ==
        Texts{"column_ambiguous: cột D \"Nội dung\" hay cột E \"Mô tả\" là mục content? Đang lấy cột D \"Nội dung\", bỏ qua cột "
              "E \"Mô tả\""});
  CHECK(ask({"Tên ý tưởng", "Đơn vị", "Trạng thái", "Nội dung", "Nội dung khác"}) ==
        Texts{"column_set_aside: cột E \"Nội dung khác\" cũng có thể là mục content, nhưng cột D \"Nội dung\" đúng tên hơn nên lấy "
              "cột D \"Nội dung\""});
  Source source;
  source.columns = {{"content", "Mô tả"}};
  CHECK(ask({"Tên ý tưởng", "Đơn vị", "Trạng thái", "Nội dung", "Mô tả"}, source).empty());
  CHECK(ask({"TT", "STT", "Tên ý tưởng", "Tác giả", "Đồng tác giả", "Ảnh", "Hình ảnh", "Đơn vị", "Duyệt"}).empty());
}

TEST_CASE("questions: a mapping to a header that is not there", "[ingest][forms]") {
  Source source;
  source.columns = {{"title", "Tên SKK"}};
  const auto texts = ask({"Tên SK", "Đơn vị", "Trạng thái"}, source);
  REQUIRE(texts.size() == 2);
  CHECK(texts[0] == "column_mapped_missing: showcase.yaml ghi title là cột \"Tên SKK\", nhưng bảng này không có cột đó. Gần nhất: A "
                    "\"Tên SK\"");
}

TEST_CASE("closest_columns: long headers are cut, hostile tables are looked at in part", "[ingest][forms]") {
  std::vector<std::string> columns(10'000, "tên " + std::string(2'000, 'x'));
  ColumnMap map({});
  map.update(columns);
  CHECK(count_code_points(closest_columns(IdeaField::title, columns, map, PlaceKind::table)) < 250);
}
