#include "base/messages.hpp"

#include <set>

#include "base/utf8.hpp"
#include "support/catch.hpp"

using namespace trungbay;

TEST_CASE("a hole is filled with its argument, and stays when there is none", "[messages]") {
  const std::vector<MessageArgument> arguments = {{"name", "Lan"}, {"age", "7"}};
  CHECK(fill_holes("{name} {age} tuổi", arguments) == "Lan 7 tuổi");
  CHECK(fill_holes("{name} {other} {}", arguments) == "Lan {other} {}");
}

TEST_CASE("braces that are no holes are text", "[messages]") {
  const std::vector<MessageArgument> arguments = {{"name", "Lan"}};
  CHECK(fill_holes("{…} {% if name %} {{ name |json }} {\"name\": 1} { {name}", arguments) ==
        "{…} {% if name %} {{ name |json }} {\"name\": 1} { Lan");
}

TEST_CASE("an argument cannot bring holes, controls, line ends or turned writing into a message",
          "[messages]") {
  const std::vector<MessageArgument> arguments = {{"a", "{b}"},
                                                  {"b", "x"},
                                                  {"c",
                                                   "1\x1b[31m\r\n\t2\xe2\x80\xae"
                                                   "3\xff"}};
  CHECK(fill_holes("{a}{b}", arguments) == "{b}x");
  CHECK(fill_holes("{c}", arguments) == "1\uFFFD[31m   2\uFFFD3\uFFFD");
}

TEST_CASE("a value longer than the limit is cut by whole characters", "[messages]") {
  std::string fits;
  for (std::size_t i = 0; i < k_most_shown_of_value; ++i) fits += "ế";
  CHECK(fill_holes("{v}", std::vector<MessageArgument>{{"v", fits}}) == fits);
  CHECK(fill_holes("{v}", std::vector<MessageArgument>{{"v", fits + "ế"}}) == fits + "…");
}

TEST_CASE("lines of an excerpt stay lines", "[messages]") {
  CHECK(to_shown_lines("a\tb\r\n  ^\x07\n") == "a b\n  ^\uFFFD\n");
  CHECK(to_shown_lines("").empty());
}

TEST_CASE("the text of a kind has no values", "[messages]") {
  CHECK(kind_text(Code::status_unknown, Language::vietnamese).find("\"…\"") != std::string::npos);
  CHECK(kind_text(Code::unit_unknown, Language::vietnamese).ends_with("\"…\""));
  for (const auto& text : code_texts()) {
    for (const auto language : {Language::vietnamese, Language::english}) {
      INFO(text.name);
      CHECK(kind_text(text.code, language).find("suggestion") == std::string::npos);
    }
  }
}

TEST_CASE("the faulty value is what the message quotes", "[messages]") {
  CHECK(faulty_value(make_diagnostic(Code::status_unknown, {}, {{"status", "Lạ"}})) == "Lạ");
  CHECK(faulty_value(make_diagnostic(Code::value_not_date, {}, {{"key", "date"}, {"value", "mai"}})) ==
        "mai");
  CHECK(faulty_value(make_diagnostic(Code::title_missing, {})).empty());
}

TEST_CASE("a place reads as people of each language say it", "[messages]") {
  const auto cell = table_place("a.csv", 14, 28, "Trạng\nthái", "Năm 2023");
  CHECK(place_text(cell, Language::vietnamese) ==
        "a.csv: trang tính \"Năm 2023\", dòng 14, cột AB \"Trạng thái\"");
  CHECK(place_text(cell, Language::english) == "a.csv: sheet \"Năm 2023\", row 14, column AB \"Trạng thái\"");
  CHECK(table_position(cell, Language::english) == "sheet \"Năm 2023\", row 14, column AB \"Trạng thái\"");
  CHECK(place_text(table_place("a.csv", 0), Language::vietnamese) == "a.csv");
  CHECK(place_text(text_place("b.md", 7, 3), Language::vietnamese) == "b.md:7:3");
  CHECK(place_text(text_place("b.md", 0, 0), Language::vietnamese) == "b.md");
  CHECK(place_text(Place{}, Language::vietnamese).empty());
}
