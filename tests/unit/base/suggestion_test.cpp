#include "base/suggestion.hpp"

#include "support/catch.hpp"

using namespace trungbay;

TEST_CASE("closest: a misspelt name finds its neighbour, a strange one nothing", "[base]") {
  const std::string_view keys[] = {"title", "base_url", "publisher", "sources", "id"};
  CHECK(closest("titel", keys) == "title");
  CHECK(closest("baseurl", keys) == "base_url");
  CHECK(closest("Publihser", keys) == "publisher");
  CHECK(closest("source", keys) == "sources");
  CHECK_FALSE(closest("colour", keys).has_value());
  CHECK_FALSE(closest("xy", keys).has_value());
  CHECK_FALSE(closest("", keys).has_value());
  CHECK_FALSE(closest(std::string(100'000, 'x'), keys).has_value());
}

TEST_CASE("closest: Vietnamese letters count as one edit each", "[base]") {
  const std::string_view statuses[] = {"đã duyệt", "từ chối"};
  CHECK(closest("đã duyêt", statuses) == "đã duyệt");
}
