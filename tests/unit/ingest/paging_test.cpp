#include "ingest/paging.hpp"

#include "support/catch.hpp"

using namespace trungbay::ingest;
using trungbay::workspace::Paging;
using trungbay::workspace::PagingStyle;

namespace {

const std::string k_url = "https://kho.example.vn/api/ideas?status=1";

std::optional<std::string> after(std::string_view body, const Paging& paging = {}, std::uint32_t number = 1,
                                 const std::string& page_url = k_url) {
  return next_page(k_url, page_url, number, look_at_page(body, paging, {}), paging);
}

}  // namespace

TEST_CASE("paging: a link to the next page is found and followed on the same origin only", "[ingest]") {
  CHECK(after(R"({"data":[{"a":1}],"next":"?page=2"})") == "https://kho.example.vn/api/ideas?page=2");
  CHECK(after(R"({"data":[{"a":1}],"links":{"next":"/api/ideas?page=2"}})") == "https://kho.example.vn/api/ideas?page=2");
  CHECK(after(R"({"items":[{"a":1}],"next_page_url":"https://kho.example.vn/api/ideas?p=2"})") ==
        "https://kho.example.vn/api/ideas?p=2");
  CHECK_FALSE(after(R"({"data":[{"a":1}],"next":"https://khac.example.vn/?page=2"})"));
  CHECK_FALSE(after(R"({"data":[{"a":1}],"next":"http://kho.example.vn/?page=2"})"));
  CHECK_FALSE(after(R"({"data":[{"a":1}],"next":null})"));
  CHECK_FALSE(after(R"({"data":[],"next":"?page=2"})"));
}

TEST_CASE("paging: numbers of pages are followed to the last one", "[ingest]") {
  CHECK(after(R"({"data":[{"a":1}],"current_page":1,"last_page":3})") == k_url + "&page=2");
  CHECK(after(R"({"data":[{"a":1}],"meta":{"current_page":2,"last_page":3}})", {}, 2, k_url + "&page=2") == k_url + "&page=3");
  CHECK_FALSE(after(R"({"data":[{"a":1}],"current_page":3,"last_page":3})"));
  CHECK_FALSE(after(R"([{"a":1}])"));
  CHECK_FALSE(after("not json"));
}

TEST_CASE("paging: as showcase.yaml says", "[ingest]") {
  Paging pages;
  pages.style = PagingStyle::page;
  pages.parameter = "trang";
  pages.first = 0;
  pages.size_parameter = "cỡ";
  CHECK(first_page("https://a.vn/x", pages) == "https://a.vn/x?cỡ=100&trang=0");
  CHECK(after(R"({"data":[{"a":1}]})", pages) == k_url + "&cỡ=100&trang=1");
  CHECK_FALSE(after(R"({"data":[]})", pages));
  Paging offset;
  offset.style = PagingStyle::offset;
  offset.parameter = "offset";
  offset.size = 50;
  CHECK(after(R"({"data":[{"a":1}]})", offset, 3) == k_url + "&offset=150");
  Paging next;
  next.style = PagingStyle::next;
  next.next = "trang.sau";
  CHECK(after(R"({"data":[{"a":1}],"trang":{"sau":"?c=9"},"next":"?c=1"})", next) == "https://kho.example.vn/api/ideas?c=9");
}

TEST_CASE("paging: a query parameter takes the place of an earlier one", "[ingest]") {
  CHECK(with_parameter("https://a.vn/x", "page", "2") == "https://a.vn/x?page=2");
  CHECK(with_parameter("https://a.vn/x?page=1&b=2#c", "page", "2") == "https://a.vn/x?b=2&page=2#c");
}
