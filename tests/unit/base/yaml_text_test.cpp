#include "base/yaml_text.hpp"

#include "support/catch.hpp"

using namespace trungbay;

namespace {

std::optional<YamlNode> parse(std::string_view text, DiagnosticBag& bag) {
  return parse_yaml(text, "a.yaml", 1, bag);
}

Diagnostic fault_of(std::string_view text) {
  DiagnosticBag bag;
  CHECK_FALSE(parse(text, bag).has_value());
  REQUIRE_FALSE(bag.empty());
  return bag.all().front();
}

}  // namespace

TEST_CASE("parse_yaml: values, kinds and places", "[base]") {
  DiagnosticBag bag;
  const auto root =
      parse_yaml("tên: Đoàn\nsố: 12\ntrống:\nchữ: \"12\"\nđơn vị: {tên: An Minh, số: 3}\n- \n", "a", 1, bag);
  CHECK_FALSE(root.has_value());  // a list item behind a map's keys
  bag = {};
  const auto node = parse_yaml(
      "tên: Đoàn\nđơn vị: {tên: An Minh, số: 3}\nlist:\n  - a\n  - ~\nchữ: \"12\"\nrỗng:\n", "a", 5, bag);
  REQUIRE(node.has_value());
  CHECK(bag.empty());
  REQUIRE(node->is_map());
  CHECK(node->map.size() == 5);
  CHECK(node->find("tên")->scalar == "Đoàn");
  CHECK(node->find("tên")->line == 5);
  CHECK(node->find("tên")->column == 6);
  const YamlNode* unit = node->find("đơn vị");
  REQUIRE(unit != nullptr);
  CHECK(unit->line == 6);
  CHECK(unit->column == 9);
  CHECK(unit->map.at(1).key == "số");
  CHECK(unit->map.at(1).column == 24);
  CHECK(node->find("list")->list.at(0).scalar == "a");
  CHECK(node->find("list")->list.at(1).is_null());
  CHECK(node->find("list")->list.at(1).line == 9);
  CHECK(node->find("chữ")->quoted);
  CHECK_FALSE(unit->map.at(1).value.quoted);
  CHECK(node->find("rỗng")->is_null());
  CHECK(node->find("none") == nullptr);
}

TEST_CASE("parse_yaml: escapes of Latin-1 are characters, not bytes", "[base]") {
  DiagnosticBag bag;
  const auto node = parse("tên: \"Một\\_tổ\\N\"\n", bag);
  REQUIRE(node.has_value());
  CHECK(node->find("tên")->scalar == "Một\xC2\xA0tổ\xC2\x85");
}

TEST_CASE("parse_yaml: empty text is null", "[base]") {
  DiagnosticBag bag;
  CHECK(parse("", bag)->is_null());
  CHECK(parse("# chỉ có chú thích\n", bag)->is_null());
  CHECK(bag.empty());
}

TEST_CASE("parse_yaml: a repeated key names both places", "[base]") {
  const Diagnostic fault = fault_of("title: a\nbase: b\ntitle: c\n");
  CHECK(fault.code == Code::yaml_key_repeated);
  CHECK(fault.place.row == 3);
  REQUIRE(fault.related.size() == 1);
  CHECK(fault.related[0].place.row == 1);
}

TEST_CASE("parse_yaml: syntax errors have a line and a column in letters", "[base]") {
  const Diagnostic fault = fault_of("tiêu đề: a\nđơn vị: \"chưa đóng\n");
  CHECK(fault.code == Code::yaml_syntax);
  CHECK(fault.place.row == 2);
  CHECK(fault.place.column == 9);
  CHECK(fault_of("a: 'it''s\n").place.column == 4);
  CHECK(fault_of("a: &x \"a\\\"\n").code == Code::yaml_syntax);
  CHECK(fault_of("a: b\n---\nc: d\n").code == Code::yaml_syntax);
  CHECK(fault_of("[a]: b\n").code == Code::yaml_syntax);
  CHECK(fault_of("a: *nobody\n").code == Code::yaml_syntax);
  CHECK(fault_of("a: &x [*x]\n").code == Code::yaml_syntax);
}

TEST_CASE("parse_yaml: quotes that are closed are fine wherever they stand", "[base]") {
  DiagnosticBag bag;
  const auto node =
      parse("a: \"x \\\" y\"\nb: 'it''s'\nc: &q \"z\"\nd: |\n  \"open\ne: [\"1\", '2']\n\"f\": 3\n", bag);
  REQUIRE(node.has_value());
  CHECK(node->find("a")->scalar == "x \" y");
  CHECK(node->find("b")->scalar == "it's");
  CHECK(node->find("d")->scalar == "\"open\n");
  CHECK(node->find("f")->scalar == "3");
}

TEST_CASE("parse_yaml: anchors are copied at the place of the alias", "[base]") {
  DiagnosticBag bag;
  const auto node = parse("a: &x {k: v}\nb: *x\n", bag);
  REQUIRE(node.has_value());
  CHECK(node->find("b")->find("k")->scalar == "v");
  CHECK(node->find("b")->line == 2);
}

TEST_CASE("parse_yaml: nesting up to the limit, and one past it", "[base]") {
  DiagnosticBag bag;
  CHECK(parse(std::string(k_yaml_most_depth, '[') + std::string(k_yaml_most_depth, ']'), bag).has_value());
  CHECK(fault_of(std::string(k_yaml_most_depth + 1, '[') + std::string(k_yaml_most_depth + 1, ']')).code ==
        Code::yaml_too_deep);
  // Aliases that nest do not get round it.
  std::string text = "a0: &a0 [x]\n";
  for (int i = 1; i < 60; ++i) {
    text += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [*a" + std::to_string(i - 1) + "]\n";
  }
  CHECK(fault_of(text).code == Code::yaml_too_deep);
}

TEST_CASE("parse_yaml: an alias bomb is counted as what it unfolds to", "[base]") {
  std::string text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 12; ++i) {
    const std::string before = "*a" + std::to_string(i - 1);
    text += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + before;
    for (int j = 1; j < 10; ++j) text += ", " + before;
    text += "]\n";
  }
  CHECK(fault_of(text).code == Code::yaml_too_large);
}

TEST_CASE("parse_yaml: hostile text ends with a fault, not with a crash", "[base]") {
  for (const char* part :
       {"[", "{", "- ", "? ", "&a ", "a: ", "! ", "'", "\"", "|\n", "{a: ", "[a, ", "%TAG ", "\t", "*a "}) {
    std::string text;
    while (text.size() < 100'000) text += part;
    DiagnosticBag bag;
    const auto node = parse(text, bag);
    INFO(part);
    CHECK((node.has_value() || bag.has_errors()));
  }
}

TEST_CASE("parse_yaml: a control character is a fault at its place, not the mark of another encoding", "[base]") {
  DiagnosticBag bag;
  const std::string text("a: 1\nữ:\0\0\n\0\0", 13);
  CHECK_FALSE(parse_yaml(text, "a.yaml", 5, bag));
  REQUIRE(bag.all().size() == 1);
  CHECK(bag.all()[0].code == Code::yaml_syntax);
  CHECK(bag.all()[0].place.row == 6);
  CHECK(bag.all()[0].place.column == 3);
}
