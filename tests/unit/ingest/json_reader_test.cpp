#include "ingest/json_reader.hpp"

#include <random>

#include "base/utf8.hpp"
#include "support/catch.hpp"
#include "unit/ingest/readers.hpp"

using namespace trungbay;
using namespace trungbay::ingest;

TEST_CASE("JSON: an array of records", "[ingest]") {
  const auto all = json(
      "[{\"id\": 1, \"tên\": \" Trồng cây \"},\n  {\"id\": 2, \"mới\": true, \"không\": null, \"rỗng\": "
      "\"\"}\n]\n");
  CHECK(all.rows == Lines{"1:2|id=1|tên=Trồng cây", "2:3|id=2|mới=true"});
  CHECK(all.columns == Lines{"id", "tên", "mới", "rỗng"});
  CHECK(all.faults.empty());
}

TEST_CASE("JSON: one record a line", "[ingest]") {
  const Lines rows = {"1:1|a=1", "2:1|a=2", "4:1|a=3"};
  CHECK(json("{\"a\":1}\n{\"a\":2}\n\n{\"a\":3}\n").rows == rows);
  CHECK(json("{\"a\":1}\r\n{\"a\":2}\r\n\r\n{\"a\":3}").rows == rows);
  Source lines = source_named("x");
  lines.format = workspace::SourceFormat::ndjson;
  CHECK(json("{\"a\":1}\n", lines).rows == Lines{"1:1|a=1"});
  CHECK(json("{\"a\":1},{\"a\":2}").faults == Lines{"a:1:8 json_syntax"});
}

TEST_CASE("JSON: the records inside an envelope are found, or taken from where the source says", "[ingest]") {
  const std::string text =
      "{\"status\": \"ok\", \"data\": {\"total\": 2, \"tags\": [\"x\", \"y\", \"z\"], \"items\": [{\"a\": "
      "1}, {\"a\": 2}]},\n"
      " \"users\": [{\"u\": 1}], \"none\": []}";
  CHECK(json(text).rows == Lines{"1:74|a=1", "1:84|a=2"});
  CHECK(json(text, source_named("x", "users")).rows == Lines{"2:12|u=1"});
  CHECK(json(text, source_named("x", "data.nothing")).faults == Lines{"x:1:1 json_records_missing"});
  CHECK(json("{\"a\": {\"b\": {}}, \"c\": {\"d\": [{\"x\": 1}]}}", source_named("x", "c.d")).rows.size() ==
        1);
  CHECK(json("{\"a\": 1}").faults == Lines{"a:1:1 json_no_records"});
  CHECK(json("{\"a\": [1, 2]}").faults == Lines{"a:1:1 json_no_records"});
  CHECK(json("[{}]", source_named("x", "a")).faults == Lines{"x:1:1 json_records_missing"});
}

TEST_CASE("JSON: nested objects give dotted names, arrays are joined", "[ingest]") {
  const auto all = json(R"([{"author": {"fullName": "An", "unit": {"name": "Đoàn"}}, "tags": ["a", 2, true],
    "members": [{"name": "Bình", "age": 1}, {"name": "Chi"}], "one": ["x"], "empty": [], "o": {}, "deep": [["x"], "y"]}])");
  CHECK(all.rows == Lines{"1:2|author.fullName=An|author.unit.name=Đoàn|tags=a; 2; true|members.name=Bình; "
                          "Chi|members.age=1|one=x|deep=y"});
  CHECK(all.faults == Lines{"a:1:2 json_array_mixed"});
}

TEST_CASE("JSON: numbers come as the shortest text of their value", "[ingest]") {
  CHECK(json("[{\"a\":1610,\"b\":-5,\"c\":1.50,\"d\":18446744073709551615,\"e\":1e3,\"f\":0}]").rows ==
        Lines{"1:2|a=1610|b=-5|c=1.5|d=18446744073709551615|e=1000|f=0"});
}

TEST_CASE("JSON: escapes are undone, lone surrogates never get out", "[ingest]") {
  CHECK(json(R"([{"Ti\u1ebfng": "a\nb \"c\" \ud83c\udf3e"}])").rows == Lines{"1:2|Tiếng=a\nb \"c\" 🌾"});
  for (const char* text : {R"([{"a": "x\udc00y"}])", R"([{"a": "x\ud800y"}])", R"([{"\udc00": "x"}])",
                           R"([{"a": "\ud800\ud800"}])"}) {
    const auto all = json(text);
    for (const auto& row : all.rows) CHECK(is_valid_utf8(row));
    for (const auto& column : all.columns) CHECK(is_valid_utf8(column));
    CHECK((all.rows.size() == 1 || all.faults.size() == 1));
  }
}

TEST_CASE("JSON: a repeated key is reported and its first value kept", "[ingest]") {
  const auto all = json("[{\"a\": 1, \"a\": 2, \"b\": {\"c\": 1}, \"b\": {\"c\": 2}}]");
  CHECK(all.rows == Lines{"1:2|a=1|b.c=1"});
  CHECK(all.faults == Lines{"a:1:2 json_key_repeated", "a:1:2 json_key_repeated"});
}

TEST_CASE("JSON: byte-order mark, places on long lines, places in letters", "[ingest]") {
  CHECK(json("\xEF\xBB\xBF[{\"a\":1}]").rows == Lines{"1:2|a=1"});
  CHECK(json("[{\"á\":\"Việt\"}, {\"a\":1}]").rows == Lines{"1:2|á=Việt", "1:16|a=1"});
  DiagnosticBag bag;
  const auto reader = open_json("[\n {\"a\": 1}]", source_named("x.json"), bag);
  Record record;
  REQUIRE(reader->next(record, bag));
  CHECK(place_text(reader->place_of(record, 0), Language::english) == "x.json:2:2");
  CHECK(reader->place_of(record, 0).field == "a");
  CHECK(reader->place_of(record).field.empty());
}

TEST_CASE("JSON: an empty source is an error", "[ingest]") {
  for (const char* text : {"", " \n", "[]", "[ ]\n", "{\"a\": []}"}) {
    CAPTURE(text);
    CHECK(json(text).faults == Lines{"a source_empty"});
  }
}

TEST_CASE("JSON: broken text is told with line and column of the fault itself", "[ingest]") {
  CHECK(json("[{\"a\": 1},\n {\"b\": nope}]").faults == Lines{"a:2:8 json_syntax"});
  CHECK(json("[{\"a\": 1}\n {\"b\": 1}]").faults == Lines{"a:2:2 json_syntax"});
  CHECK(json("[{\"a\": 1},]").faults == Lines{"a:1:11 json_syntax"});
  CHECK(json("[{\"a\": 1,}]").faults == Lines{"a:1:10 json_syntax"});
  CHECK(json("[{\"á\": 01}]").faults == Lines{"a:1:9 json_syntax"});
  CHECK(json("[{\"a\": 1}] x").faults == Lines{"a:1:12 json_syntax"});
  CHECK(json("[{\"a\": [1}]}]").faults == Lines{"a:1:10 json_syntax"});
  CHECK(json("x").faults == Lines{"a:1:1 json_syntax"});
  CHECK(json("[1]").faults == Lines{"a:1:2 json_record_not_object"});
  CHECK(json("[{\"a\":1}, \"x\"]").faults == Lines{"a:1:11 json_record_not_object"});
  CHECK(json("[{\"a\": \"x\ny\"}]").faults == Lines{"a:1:10 json_syntax"});
  CHECK(json("[{\"a\": \"\\x\"}]").faults.size() == 1);
  CHECK(json("[{\"a\": \"Vi\xEA\"}]").faults == Lines{"a:1:11 source_not_utf8"});
}

TEST_CASE("JSON: a file that is cut off anywhere is refused", "[ingest]") {
  const std::string text =
      "{\"meta\": {\"n\": 1}, \"items\": [{\"a\": \"x\\\"y\", \"b\": [1, {\"c\": true}]}, {\"a\": 2}], "
      "\"end\": null}";
  REQUIRE(json(text).rows.size() == 2);
  for (std::size_t size = 1; size < text.size(); ++size) {
    CAPTURE(text.substr(0, size));
    CHECK_FALSE(json(text.substr(0, size)).faults.empty());
  }
  CHECK(json("[{\"a\": 1}, {\"a\":").faults == Lines{"a:1:17 json_cut_off"});
}

TEST_CASE("JSON: what surrounds the records is checked as strictly", "[ingest]") {
  CHECK(json("{\"skip\": nope, \"items\": [{\"a\": 1}]}").faults == Lines{"a:1:10 json_syntax"});
  CHECK(json("{\"items\": [{\"a\": 1}], \"skip\": [1,2,}}").faults.size() == 1);
  CHECK(json("{\"items\": [{\"a\": 1}], \"skip\": tru}").faults == Lines{"a:1:31 json_syntax"});
  CHECK(json("{\"items\": [{\"a\": 1}],}").faults == Lines{"a:1:22 json_syntax"});
  CHECK(json("{\"items\": [{\"a\": 1}]} {\"b\"").faults.size() == 1);
  CHECK(json("{\"items\": [{\"a\": 1},]}").faults.size() == 1);
}

TEST_CASE("JSON: nesting up to the limit and past it, however deep", "[ingest]") {
  const auto nested = [](std::size_t depth) {
    std::string text = "[{\"a\": ";
    for (std::size_t i = 1; i < depth; ++i) text += "{\"a\": ";
    return text + "1" + std::string(depth, '}') + "]";
  };
  CHECK(json(nested(k_json_most_depth)).rows.size() == 1);
  CHECK(json(nested(k_json_most_depth + 1)).faults.at(0).find("json_too_deep") != std::string::npos);
  CHECK(json(nested(200'000)).faults.at(0).find("json_too_deep") != std::string::npos);
  CHECK(json("{" + nested(200'000)).faults.size() == 1);
  CHECK(json(std::string(200'000, '[')).faults.size() == 1);
  std::string objects;
  for (int i = 0; i < 200'000; ++i) objects += "{\"a\":";
  CHECK(json(objects).faults.at(0).find("json_too_deep") != std::string::npos);
}

TEST_CASE("JSON: limits of cells, records and columns", "[ingest]") {
  const std::string cell(k_cell_most_bytes, 'x');
  CHECK(json("[{\"a\": \"" + cell + "\"}]").rows.size() == 1);
  CHECK(json("[{\"a\": \"" + cell + "x\"}]").faults == Lines{"a:1:2 cell_too_large"});
  CHECK(json("[{\"a\": [\"" + cell + "\", \"x\"]}]").faults == Lines{"a:1:2 cell_too_large"});
  std::string wide = "[{";
  for (int i = 0; i < 17; ++i) wide += "\"k" + std::to_string(i) + "\": \"" + cell + "\",";
  CHECK(json(wide + "\"z\": 1}]").faults == Lines{"a:1:2 record_too_large"});
  std::string columns = "[{\"a\": 1";
  for (std::size_t i = 1; i < k_most_columns; ++i) columns += ", \"k" + std::to_string(i) + "\": 1";
  CHECK(json(columns + "}]").rows.size() == 1);
  CHECK(json(columns + ", \"z\": 1}]").faults == Lines{"a:1:2 json_too_many_columns"});
  CHECK(json("[{\"" + std::string(2000, 'k') + "\": 1}]").faults == Lines{"a:1:2 cell_too_large"});
}

TEST_CASE("JSON: whatever the text, cells are valid UTF-8 and every end has a reason", "[ingest]") {
  std::mt19937 random(20261120);
  constexpr std::string_view k_parts[] = {"{",           "}",
                                          "[",           "]",
                                          ",",           ":",
                                          "\"a\"",       "\"b\":",
                                          "1",           "1.5",
                                          "null",        "true",
                                          "\"",          "\\",
                                          "\\u12",       " ",
                                          "\n",          "Việt",
                                          "{\"a\":1}",   "[{\"a\":1}",
                                          "\xFF",        "\"x\\u00e1\"",
                                          "-",           "e5",
                                          "{\"items\":["};
  for (int round = 0; round < 40'000; ++round) {
    std::string text = random() % 2 == 0 ? "[{" : "{";
    for (auto left = random() % 20; left > 0; --left) text += k_parts[random() % std::size(k_parts)];
    const auto all = json(text);
    for (const auto& row : all.rows) REQUIRE(is_valid_utf8(row));
    if (all.rows.empty()) REQUIRE_FALSE(all.faults.empty());
  }
}
