#include "commands/idea_reference.hpp"

#include "support/catch.hpp"

using namespace trungbay;
using commands::id_of_reference;

namespace {

workspace::Configuration configuration_with(std::string_view permalinks) {
  DiagnosticBag bag;
  auto configuration = workspace::parse_configuration(
      "title: T\nbase_url: https://thu.example.vn/trung-bay\npermalinks: " + std::string(permalinks) + "\n",
      "/", bag);
  REQUIRE(configuration);
  return *configuration;
}

}  // namespace

TEST_CASE("id_of_reference: ids stay as they are", "[commands][editorial]") {
  const auto configuration = configuration_with("{}");
  for (const auto* id : {"KG-1", "01/2023/AM", "https://x", "a?b#c", "Mã số 5", "", "/", "html"}) {
    CHECK(id_of_reference(id, configuration) == id);
  }
  CHECK(id_of_reference("  KG-1\t", configuration) == "KG-1");
}

TEST_CASE("id_of_reference: addresses and links are read by the permalinks", "[commands][editorial]") {
  const auto plain = configuration_with("{}");
  for (const auto* link :
       {"/y-tuong/kg-1.html", "/trung-bay/y-tuong/kg-1.html", "y-tuong/kg-1.html", "kg-1.html",
        "https://thu.example.vn/trung-bay/y-tuong/kg-1.html?fbclid=a/b.html#c",
        "http://127.0.0.1:8000/y-tuong/KG-1.html", "site\\y-tuong\\kg-1.html"}) {
    CHECK(id_of_reference(link, plain) == "kg-1");
  }
  const auto spread = configuration_with(
      "{idea: '/yt/{year}/{shard}/y-{id}.html', formerly: ['/cu/{id}-{year}.html', '/hai/{id}/{id}.html']}");
  CHECK(id_of_reference("/yt/2023/0af/y-kg-1.html", spread) == "kg-1");
  CHECK(id_of_reference("/yt/0/0af/y-kg-1.html", spread) == "kg-1");
  CHECK(id_of_reference("/cu/kg-1-2023.html", spread) == "kg-1");
  CHECK(id_of_reference("/hai/kg-1/kg-1.html", spread) == "kg-1");
  CHECK(id_of_reference("/hai/kg-1/kg-2.html", spread) == "kg-2");
  CHECK(id_of_reference("/yt/x/y-kg-1.html", spread) == "y-kg-1");
}
