#include "workspace/editorial_edit.hpp"

#include "base/messages.hpp"
#include "support/catch.hpp"

using namespace trungbay;
using workspace::DecisionChange;
using workspace::Hiding;
using workspace::NewFeatured;
using workspace::NewHiding;

namespace {

const Hiding k_hiding{"Tác giả nói: \"xin rút\"", {2023, 5, 12}};
constexpr std::string_view k_hidden = "hidden: {reason: \"Tác giả nói: \\\"xin rút\\\"\", date: 12/05/2023}";

std::string edited(std::string_view text, const DecisionChange& change) {
  DiagnosticBag bag;
  const auto result = workspace::edit_editorial(text, {&change, 1}, bag);
  for (const auto& diagnostic : bag.all()) UNSCOPED_INFO(headline(diagnostic, Language::english));
  UNSCOPED_INFO(text);
  REQUIRE(result);
  return *result;
}

std::string feature(std::string_view text, std::string id = "KG-1") {
  return edited(text, {std::move(id), NewFeatured(true)});
}
std::string unfeature(std::string_view text) {
  return edited(text, {"KG-1", NewFeatured()});
}
std::string hide(std::string_view text) {
  return edited(text, {"KG-1", NewHiding(k_hiding)});
}
std::string show(std::string_view text) {
  return edited(text, {"KG-1", NewHiding()});
}

// How the record KG-1 may be written; each with other decisions about it that stay.
constexpr std::string_view k_records[] = {
    "",
    "KG-1:\n",
    "KG-1:   # chờ ý kiến\n",
    "KG-1: ~\n",
    "KG-1: {}\n",
    "KG-1:\n  featured: true\n",
    "\"KG-1\":\n    featured:   false   # chưa đủ ảnh\n    title: 'Tên: mới'\n",
    "kg 1:\n  # ghi chú\n  title: Tên dài\n    nối dòng\n  featured:\n  summary: |\n    Dòng # một\n\n    "
    "Dòng hai\n",
    "KG-1: {featured: true}   # tiêu biểu\n",
    "KG-1: { title: \"a, b: {c}\", featured: false, hidden: {reason: 'it''s', date: 2023} }\n",
    "KG-1: {\n    title: don't,  # dấu nháy\n    hidden: lý do cũ\n  }\n",
    "KG-1:\n  hidden:\n    reason: >-\n      Lý do\n      nhiều dòng\n    date: 03/2023\n  unit: an-minh\n",
    "KG-1:\n  hidden: Lý do\n    hai dòng\n  \"featured\": true\n",
    "KG-1:\t\n  hidden:\tTab # x\n",
    "KG-1: {hidden: x, }\n",
};
constexpr std::string_view k_before[] = {"", "# Sổ quyết định\n\n", "A-1: {featured: true}\n# về KG-1\n",
                                         "---\nA-1:\n  title: |\n    Một\n"};
constexpr std::string_view k_after[] = {"", "\n# cuối\n", "Z-9:\n  hidden: \"x\"\n",
                                        "\n\n# về Z-9\nZ-9: {featured: false}"};

std::string with_line_ends(std::string_view text, std::string_view end) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') {
      out += end;
    } else {
      out += c;
    }
  }
  return out;
}

std::size_t common_beginning(std::string_view a, std::string_view b) {
  return static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
}

}  // namespace

TEST_CASE("edit_editorial: a new record goes to the end, in the file's own line ends",
          "[workspace][editorial]") {
  CHECK(feature("") == "KG-1:\n  featured: true\n");
  CHECK(feature("# sổ\n") == "# sổ\nKG-1:\n  featured: true\n");
  CHECK(feature("A: {featured: true}") == "A: {featured: true}\nKG-1:\n  featured: true\n");
  CHECK(feature("\xEF\xBB\xBF"
                "A: {title: x}\r\n") ==
        "\xEF\xBB\xBF"
        "A: {title: x}\r\nKG-1:\r\n  featured: true\r\n");
  CHECK(feature("{A: {title: x}}\n") == "{KG-1: {featured: true}, A: {title: x}}\n");
  CHECK(feature("{}") == "{KG-1: {featured: true}}");
  CHECK(feature("  A:\n    title: x\n") == "  A:\n    title: x\n  KG-1:\n    featured: true\n");
  CHECK(hide("") == "KG-1:\n  " + std::string(k_hidden) + "\n");
}

TEST_CASE("edit_editorial: ids that YAML would misread are quoted", "[workspace][editorial]") {
  CHECK(feature("", "01/2023: a") == "\"01/2023: a\":\n  featured: true\n");
  CHECK(feature("", "null") == "\"null\":\n  featured: true\n");
  CHECK(feature("", "2023.5") == "2023.5:\n  featured: true\n");
  CHECK(feature("", "Mã \"x\" \\ y") == "\"Mã \\\"x\\\" \\\\ y\":\n  featured: true\n");
}

TEST_CASE("edit_editorial: what is there already is changed in its place", "[workspace][editorial]") {
  CHECK(feature("KG-1: {featured: false}  # x\n") == "KG-1: {featured: true}  # x\n");
  CHECK(feature("kg.1:\n  featured: false  # x\n  title: y\n") ==
        "kg.1:\n  featured: true  # x\n  title: y\n");
  CHECK(feature("KG-1:\n  featured:\n") == "KG-1:\n  featured: true\n");
  CHECK(feature("KG-1: # chờ\nZ: {title: z}\n") == "KG-1: # chờ\n  featured: true\nZ: {title: z}\n");
  CHECK(hide("KG-1:\n    title: x\n\n# z\nZ: {title: z}\n") ==
        "KG-1:\n    title: x\n    " + std::string(k_hidden) + "\n\n# z\nZ: {title: z}\n");
  CHECK(hide("KG-1: { title: x }\n") == "KG-1: { " + std::string(k_hidden) + ", title: x }\n");
  CHECK(hide("KG-1:\n  hidden:\n    reason: cũ\n    date: 2022\n  title: x\n") ==
        "KG-1:\n  " + std::string(k_hidden) + "\n  title: x\n");
}

TEST_CASE("edit_editorial: a decision goes with its line, and the record when nothing else is said about it",
          "[workspace][editorial]") {
  CHECK(unfeature("A: {title: x}\nKG-1:\n  featured: true\nZ: {title: z}\n") ==
        "A: {title: x}\nZ: {title: z}\n");
  CHECK(unfeature("KG-1:\n  featured: true\n  title: x\n") == "KG-1:\n  title: x\n");
  CHECK(unfeature("KG-1: {featured: true}\n# z\n") == "# z\n");
  CHECK(unfeature("KG-1: {featured: true} # ghi chú\n") == "KG-1: {} # ghi chú\n");
  CHECK(unfeature("KG-1:\n  # ghi chú\n  featured: true\n") == "KG-1:\n  # ghi chú\n");
  CHECK(show("KG-1: {hidden: x, title: y}\n") == "KG-1: {title: y}\n");
  CHECK(show("KG-1: {title: y, hidden: {reason: 'a, }', date: 2023}}\n") == "KG-1: {title: y}\n");
  CHECK(show("{KG-1: {hidden: x}, Z: {title: z}}\n") == "{KG-1: {}, Z: {title: z}}\n");
  CHECK(show("# chỉ có chú thích\n") == "# chỉ có chú thích\n");
}

TEST_CASE("edit_editorial: over many shapes, every change is made, alone, and can be taken back",
          "[workspace][editorial]") {
  const DecisionChange changes[] = {{"KG-1", NewFeatured(true)},
                                    {"KG-1", NewFeatured(false)},
                                    {"KG-1", NewFeatured()},
                                    {"KG-1", NewHiding(k_hiding)},
                                    {"KG-1", NewHiding(Hiding{"Lý do", {}})},
                                    {"KG-1", NewHiding()}};
  for (const auto record : k_records) {
    for (const auto before : k_before) {
      for (const auto after : k_after) {
        for (const std::string_view end : {"\n", "\r\n"}) {
          for (const std::string_view mark : {"", "\xEF\xBB\xBF"}) {
            std::string text(mark);
            text += with_line_ends(std::string(before) + std::string(record) + std::string(after), end);
            for (const auto& change : changes) {
              const std::string result = edited(text, change);  // says so itself unless all is as wanted
              INFO(text);
              INFO(result);
              // What stands before and after the record is as it was.
              CHECK(common_beginning(text, result) >=
                    std::min(mark.size() + with_line_ends(before, end).size(), text.size()));
              CHECK(result.find(with_line_ends(after, end)) != std::string::npos);
              if (text.find("\r\n") != std::string::npos) {
                for (std::size_t at = result.find('\n'); at != std::string::npos;
                     at = result.find('\n', at + 1)) {
                  CHECK(result[at - 1] == '\r');
                }
              }
              CHECK(edited(result, change) == result);
            }
          }
        }
      }
    }
  }
}

TEST_CASE("edit_editorial: feature and its undoing give back the very bytes", "[workspace][editorial]") {
  for (const std::string text :
       {"", "# sổ\n", "A: {featured: true}\n", "KG-1:\n  title: x\n", "KG-1: {title: x}\r\n",
        "\xEF\xBB\xBF"
        "KG-1: # chờ\n",
        "KG-1: { title: x }"}) {
    CHECK(unfeature(feature(text)) == text);
    CHECK(show(hide(text)) == text);
  }
}

TEST_CASE("edit_editorial: what cannot be changed safely is left alone, with advice",
          "[workspace][editorial]") {
  const DecisionChange change{"KG-1", NewFeatured(true)};
  const DecisionChange undo{"KG-1", NewFeatured()};
  const std::pair<std::string_view, const DecisionChange*> cases[] = {
      {"A: &a {featured: false}\nKG-1: *a\n", &change},  // both would change
      {"KG-1: &a\n  featured: true\nA: *a\n", &undo},    // A would lose its anchor
      {"A: {title: x}\n...\n", &change},                 // behind the end of the document
      {"? KG-1\n: !!map {title: x}\n", &change},
  };
  for (const auto& [text, asked] : cases) {
    INFO(text);
    DiagnosticBag bag;
    CHECK_FALSE(workspace::edit_editorial(text, {asked, 1}, bag));
    REQUIRE(bag.all().size() == 1);
    CHECK(bag.all().front().code == Code::editorial_edit_unsure);
    CHECK(advice_of(bag.all().front(), Language::english).find("KG-1: {featured: ") != std::string::npos);
  }
  DiagnosticBag bag;
  CHECK_FALSE(workspace::edit_editorial("KG-1: [", {&change, 1}, bag));
  CHECK(bag.all().front().code == Code::yaml_syntax);
}
