#include "workspace/document.hpp"

#include <fstream>

#include <unistd.h>

#include "base/messages.hpp"
#include "support/catch.hpp"
#include "workspace/configuration.hpp"
#include "workspace/front_reader.hpp"

using namespace trungbay;
using namespace trungbay::workspace;
namespace fs = std::filesystem;

namespace {

std::optional<Document> parse(std::string_view text, DiagnosticBag& bag) {
  return parse_document(text, "content/units/an-minh.md", bag);
}

Diagnostic fault_of(std::string_view text) {
  DiagnosticBag bag;
  CHECK_FALSE(parse(text, bag).has_value());
  REQUIRE(bag.has_errors());
  return bag.all().front();
}

}  // namespace

TEST_CASE("parse_document: front matter, body and where each begins", "[workspace]") {
  DiagnosticBag bag;
  const auto document =
      parse("---\r\nname: An Minh\r\naliases_url: [/cu/a.html, /cu/]\r\n---\r\nThân bài\r\n", bag);
  REQUIRE(document.has_value());
  CHECK(bag.empty());
  CHECK(document->front.find("name")->scalar == "An Minh");
  CHECK(document->front.find("name")->line == 2);
  CHECK(document->body == "Thân bài\n");
  CHECK(document->body_line == 5);
  CHECK(document->slug == "an-minh");
  CHECK(document->former_addresses == std::vector<std::string>{"/cu/a.html", "/cu/"});
}

TEST_CASE("parse_document: a file without front matter is all body", "[workspace]") {
  DiagnosticBag bag;
  const auto document = parse("Chỉ có thân\n---\n", bag);
  REQUIRE(document.has_value());
  CHECK(document->front.is_null());
  CHECK(document->body_line == 1);
  CHECK(parse("---\n---\nx", bag)->body == "x");
  CHECK(parse("", bag)->body.empty());
  CHECK(parse("---\na: b\n---", bag)->body.empty());
}

TEST_CASE("parse_document: faults have their place in the file", "[workspace]") {
  CHECK(fault_of("---\nname: x\n").code == Code::front_matter_unclosed);
  CHECK(fault_of("---").code == Code::front_matter_unclosed);
  CHECK(fault_of("---\n- a\n---\n").code == Code::front_matter_not_map);
  CHECK(fault_of("---\na: 1\nđơn vị: [1\n---\n").code == Code::yaml_syntax);
  CHECK(fault_of("---\na: 1\na: 2\n---\n").place.row == 3);
  CHECK(fault_of("a\xFF").code == Code::text_not_utf8);
  CHECK(fault_of("---\nslug: An Minh\n---\n").code == Code::slug_bad);
  for (const char* address : {"cu.html", "//a.vn", "/a b", "/a?b", "/../a", "https://a.vn"}) {
    CAPTURE(address);
    CHECK(fault_of(std::string("---\naliases_url: [\"") + address + "\"]\n---\n").code ==
          Code::former_address_bad);
  }
}

TEST_CASE("parse_document: a file's name in Vietnamese becomes its slug", "[workspace]") {
  DiagnosticBag bag;
  CHECK(parse_document("x", "content/units/Huyện đoàn An Minh.md", bag)->slug == "huyen-doan-an-minh");
  CHECK(bag.empty());
}

TEST_CASE("read_documents: sorted, faults left out, two of one slug reported", "[workspace]") {
  const fs::path root = fs::temp_directory_path() / ("trungbay-documents-" + std::to_string(::getpid()));
  fs::remove_all(root);
  fs::create_directories(root / "content/units/sub");
  const auto write = [&](const char* name, const std::string& text) {
    std::ofstream(root / "content/units" / name) << text;
  };
  write("b.md", "B");
  write("a.md", "A");
  write("c.md", "---\nslug: a\n---\n");
  write("d.md", "---\n");
  write("e.md", std::string(k_document_most_bytes + 1, 'x'));
  write("note.txt", "no");
  write("sub/f.md", "no");
  DiagnosticBag bag;
  const auto documents = read_documents(root, "content/units", bag);
  REQUIRE(documents.size() == 2);
  CHECK(documents[0].file == "content/units/a.md");
  CHECK(documents[1].slug == "b");
  REQUIRE(bag.all().size() == 3);
  CHECK(bag.all()[0].code == Code::slug_repeated);
  CHECK(bag.all()[0].place.row == 2);
  CHECK(bag.all()[1].code == Code::front_matter_unclosed);
  CHECK(bag.all()[2].code == Code::file_too_large);
  CHECK(read_documents(root, "content/none", bag).empty());
  CHECK(bag.all().size() == 3);
  DiagnosticBag limited;
  CHECK(read_documents(root, "content/units", limited, 5).size() == 2);
  CHECK(limited.all().size() == 3);
  DiagnosticBag refused;
  CHECK(read_documents(root, "content/units", refused, 1).size() == 1);
  REQUIRE(refused.all().size() == 1);
  CHECK(refused.all()[0].code == Code::document_too_many);
  CHECK(refused.all()[0].place.file == "content/units");
  fs::remove_all(root);
}

TEST_CASE("FrontReader: typed values, with faults for wrong ones", "[workspace]") {
  DiagnosticBag bag;
  const auto document = parse(
      "---\nname: \" Tie\u0302\u0301ng \"\nmembers: \"1.610\"\nrunning: có\ndate: 26/03/2023\none: a\nmany: "
      "[a, 2, ~]\n"
      "results:\n  - {value: 420 tấn, label: rác}\n  - {value: 3, lable: x}\nyear: 2019\nempty:\n---\n",
      bag);
  REQUIRE(document.has_value());
  FrontReader reader(*document, bag);
  CHECK(reader.text("name", Need::required) == "Tiếng");
  CHECK(reader.integer("members") == 1610);
  CHECK(reader.boolean("running") == true);
  CHECK(reader.date("date") == vietnamese::Date{2023, 3, 26});
  CHECK(reader.texts("one") == std::vector<std::string>{"a"});
  CHECK(reader.texts("many") == std::vector<std::string>{"a", "2"});
  CHECK(reader.text("year") == "2019");
  CHECK(reader.text("empty").empty());
  CHECK_FALSE(reader.integer("absent").has_value());
  auto results = reader.maps("results");
  REQUIRE(results.size() == 2);
  for (auto& result : results) {
    result.text("value");
    result.text("label");
    result.finish();
  }
  reader.finish();
  REQUIRE(bag.all().size() == 1);
  CHECK(bag.all()[0].code == Code::key_unknown);
  CHECK(bag.all()[0].place.row == 10);
  CHECK(bag.all()[0].place.field == "results[2].lable");
}

TEST_CASE("FrontReader: each wrong type has its code and its place", "[workspace]") {
  DiagnosticBag bag;
  const auto document = parse("---\na: [x]\nb: x\nc: x\nd: x\ne: {k: v}\nf: x\ng: x\nslug: s\n---\n", bag);
  REQUIRE(document.has_value());
  FrontReader reader(*document, bag);
  reader.text("a");
  reader.integer("b");
  reader.boolean("c");
  reader.date("d");
  reader.texts("e");
  reader.maps("f");
  reader.map("g");
  reader.text("h", Need::required);
  reader.finish();
  const Code expected[] = {Code::value_not_text, Code::value_not_integer, Code::value_not_boolean,
                           Code::value_not_date, Code::value_not_list,    Code::value_not_list,
                           Code::value_not_map,  Code::key_missing};
  REQUIRE(bag.all().size() == std::size(expected));
  for (std::size_t i = 0; i < std::size(expected); ++i) {
    CHECK(bag.all()[i].code == expected[i]);
    if (i < 7) CHECK(bag.all()[i].place.row == i + 2);
  }
}

TEST_CASE("find_workspace: the nearest folder upward", "[workspace]") {
  const fs::path root = fs::temp_directory_path() / ("trungbay-find-" + std::to_string(::getpid()));
  fs::remove_all(root);
  fs::create_directories(root / "a/b");
  std::ofstream(root / "a/showcase.yaml") << "title: x\nbase_url: https://a.vn\n";
  CHECK(find_workspace(root / "a/b") == std::optional(root / "a"));
  CHECK(find_workspace(root / "a/") == std::optional(root / "a"));
  CHECK_FALSE(find_workspace(root).has_value());
  DiagnosticBag bag;
  const auto configuration = read_configuration(root / "a", bag);
  REQUIRE(configuration.has_value());
  CHECK(configuration->root == fs::canonical(root / "a"));
  CHECK_FALSE(read_configuration(root, bag).has_value());
  CHECK(bag.all().back().code == Code::configuration_missing);
  fs::remove_all(root);
}
