#include "workspace/editorial.hpp"

#include "base/messages.hpp"
#include "support/catch.hpp"

using namespace trungbay;
using workspace::Editorial;

namespace {

// The decisions of `text`, which has no fault.
Editorial decisions(std::string_view text) {
  DiagnosticBag bag;
  auto editorial = workspace::parse_editorial(text, bag);
  for (const auto& diagnostic : bag.all()) UNSCOPED_INFO(headline(diagnostic, Language::english));
  REQUIRE(editorial);
  return *editorial;
}

// "code row:column" of each fault of `text`.
std::string faults(std::string_view text) {
  DiagnosticBag bag;
  CHECK_FALSE(workspace::parse_editorial(text, bag));
  std::string out;
  for (const auto& diagnostic : bag.all()) {
    if (!out.empty()) out += ", ";
    out += std::string(text_of(diagnostic.code).name) + " " + std::to_string(diagnostic.place.row) + ":" +
           std::to_string(diagnostic.place.column);
    CHECK(diagnostic.place.file == workspace::k_editorial_file);
  }
  return out;
}

}  // namespace

TEST_CASE("parse_editorial: every kind of decision, with its place", "[workspace][editorial]") {
  const auto all = decisions(
      "# sổ quyết định\n"
      "KG-2023-0012:\n  featured: true\n"
      "KG-2023-0044:\n  hidden: {reason: \"Tác giả  xin rút\", date: 12/05/2023}\n"
      "kg_7: {title: Tên mới, summary: 'Tóm tắt', unit: huyen-doan-an-minh, featured: không}\n"
      "KG-9: {merge_into: KG-2023-0012}\n"
      "KG-10: {hidden: Trùng với bài báo}\n"
      "KG-11:\nKG-12: {hidden: false}\n");
  REQUIRE(all.size() == 7);
  CHECK(all[0].featured == true);
  CHECK(all[0].key == "kg-2023-0012");
  CHECK(all[0].spot.line == 2);
  REQUIRE(all[1].hidden);
  CHECK(all[1].hidden->reason == "Tác giả xin rút");
  CHECK(all[1].hidden->date == vietnamese::Date{2023, 5, 12});
  CHECK(all[2].title == "Tên mới");
  CHECK(all[2].summary == "Tóm tắt");
  CHECK(all[2].unit == "huyen-doan-an-minh");
  CHECK(all[2].unit_spot.line == 6);
  CHECK(all[2].unit_spot.column == 50);
  CHECK(all[2].featured == false);
  CHECK(all[3].merge_into == "KG-2023-0012");
  CHECK(all[4].hidden->reason == "Trùng với bài báo");
  CHECK_FALSE(all[4].hidden->date.is_known());
  CHECK(all[5].is_empty());
  CHECK(all[6].is_empty());
}

TEST_CASE("parse_editorial: an empty file, comments and a byte-order mark are no decisions",
          "[workspace][editorial]") {
  CHECK(decisions("").empty());
  CHECK(decisions("# chưa có gì\n").empty());
  CHECK(decisions("\xEF\xBB\xBF{}").empty());
  CHECK(decisions("\xEF\xBB\xBFKG-1:\r\n  featured: true\r\n").size() == 1);
}

TEST_CASE("parse_editorial: each fault is told at its line and column", "[workspace][editorial]") {
  CHECK(faults("- KG-1\n") == "editorial_not_map 1:1");
  CHECK(faults("KG-1:\n  featuerd: true\n") == "key_unknown 2:3");
  CHECK(faults("KG-1:\n  nonsense: true\n") == "key_not_known 2:3");
  CHECK(faults("KG-1: true\n") == "value_not_map 1:7");
  CHECK(faults("KG-1: {featured: maybe}\n") == "value_not_boolean 1:18");
  CHECK(faults("KG-1: {hidden: true}\n") == "hiding_without_reason 1:16");
  CHECK(faults("KG-1: {hidden: {date: 12/05/2023}}\n") == "hiding_without_reason 1:16");
  CHECK(faults("KG-1: {hidden: {reason: x, date: hôm qua}}\n") == "value_not_date 1:34");
  CHECK(faults("KG-1: {hidden: [x]}\n") == "value_not_map 1:16");
  CHECK(faults("KG-1: {title: [x]}\n") == "value_not_text 1:15");
  CHECK(faults("\"!!!\": {featured: true}\n") == "decision_id_unusable 1:1");
  CHECK(faults("KG-1: {merge_into: \"!\"}\n") == "decision_id_unusable 1:20");
  CHECK(faults("KG-1: {featured: true}\nkg 1: {featured: true}\n") == "decision_repeated 2:1");
  CHECK(faults("KG-1: {featured: true}\nKG-1: {featured: true}\n") == "yaml_key_repeated 2:1");
  CHECK(faults("KG-1: {title: \"a\n").starts_with("yaml_syntax 1:"));
  CHECK(faults("KG-1: \xFF\n") == "text_not_utf8 0:0");
}

TEST_CASE("parse_editorial: merging in a circle or along a chain names both places",
          "[workspace][editorial]") {
  CHECK(faults("A: {merge_into: a}\n") == "merge_loops 1:17");
  CHECK(faults("A: {merge_into: B}\nB: {merge_into: A}\n") == "merge_loops 1:17, merge_loops 2:17");
  DiagnosticBag bag;
  CHECK_FALSE(workspace::parse_editorial("A: {merge_into: B}\nB: {merge_into: C}\n", bag));
  REQUIRE(bag.all().size() == 1);
  const auto& chain = bag.all().front();
  CHECK(chain.code == Code::merge_chain);
  CHECK(chain.place.row == 1);
  REQUIRE(chain.related.size() == 1);
  CHECK(chain.related.front().place.row == 2);
  CHECK(advice_of(chain, Language::vietnamese) == "Ghi thẳng mã được giữ lại: merge_into: C");
}

TEST_CASE("parse_editorial: a hundred thousand decisions, and not one more", "[workspace][editorial]") {
  std::string text;
  for (std::size_t i = 0; i < workspace::k_most_decisions; ++i)
    text += "k" + std::to_string(i) + ": {featured: true}\n";
  CHECK(decisions(text).size() == workspace::k_most_decisions);
  text += "k: {featured: true}\n";
  CHECK(faults(text) == "decisions_too_many 100001:1");
}

TEST_CASE("decision_key: ids are compared as their pages' addresses are", "[workspace][editorial]") {
  for (const auto* id : {"KG-2023-0012", "kg-2023-0012", "KG 2023 0012", "KG/2023.0012", " kg_2023_0012 "}) {
    CHECK(workspace::decision_key(id) == "kg-2023-0012");
  }
  CHECK(workspace::decision_key("KG-1 (a)") != workspace::decision_key("KG-1 (b)"));
  CHECK(workspace::decision_key("–").empty());
}
