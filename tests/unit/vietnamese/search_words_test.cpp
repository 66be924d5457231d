#include "vietnamese/search_words.hpp"

#include <fstream>
#include <iterator>
#include <vector>

#include <nlohmann/json.hpp>

#include "support/catch.hpp"
#include "vietnamese/text.hpp"

using namespace trungbay::vietnamese;

namespace {

nlohmann::json vectors() {
  std::ifstream file(std::string(TRUNGBAY_SOURCE_DIR) + "/tests/data/search-tokens.json", std::ios::binary);
  return nlohmann::json::parse(file);
}

}  // namespace

TEST_CASE("search words: the forms that the script in the browser makes too", "[vietnamese]") {
  const auto words = vectors().at("words");
  REQUIRE(words.size() > 15);
  for (const auto& item : words) {
    const auto text = item.at("text").get<std::string>();
    CAPTURE(text);
    std::vector<std::string> written;
    std::vector<std::string> folded;
    for (TokenReader tokens(text); tokens.next();) {
      written.push_back(written_form(tokens.token()));
      folded.push_back(folded_form(written.back()));
    }
    CHECK(written == item.at("written").get<std::vector<std::string>>());
    CHECK(folded == item.at("terms").get<std::vector<std::string>>());
  }
}

TEST_CASE("search words: the pairs that the script in the browser makes too", "[vietnamese]") {
  for (const auto& item : vectors().at("pairs")) {
    const auto text = item.at("text").get<std::string>();
    CAPTURE(text);
    std::vector<std::string> pairs;
    std::string last;
    for (TokenReader tokens(text); tokens.next();) {
      const auto folded = folded_form(written_form(tokens.token()));
      if (tokens.joins()) pairs.push_back(last + " " + folded);
      last = folded;
    }
    CHECK(pairs == item.at("pairs").get<std::vector<std::string>>());
  }
}

TEST_CASE("search words: hostile tokens end", "[vietnamese]") {
  CHECK(written_form(std::string(100'000, 'A')) == std::string(k_longest_token, 'a'));
  CHECK(written_form("").empty());
  CHECK(folded_form("").empty());
  std::string marks = "a";
  for (int i = 0; i < 10'000; ++i) marks += "\u0301";
  CHECK(folded_form(written_form(marks)) == "a");
  TokenReader broken("a\xff\xfe" "b");
  CHECK(broken.next());
  CHECK(broken.next());
  CHECK_FALSE(broken.next());
}

TEST_CASE("plain_lines: each paragraph, item and cell on a line of its own", "[vietnamese]") {
  CHECK(plain_lines("## Thực trạng\n\nRác **thải** nhiều.\n- một\n- hai\n\n| a | b |\n|---|---|\n| c | d |") ==
        "Thực trạng\nRác thải nhiều.\nmột\nhai\na\nb\nc\nd");
  CHECK(plain_lines("<p>một <b>hai</b></p><p>ba</p>") == "một hai\nba");
  CHECK(plain_lines("").empty());
  CHECK(plain_text("một\nhai | ba") == "một hai ba");
}
