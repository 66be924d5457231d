#include "commands/report.hpp"

#include <sstream>

#include "commands/fault_groups.hpp"
#include "support/catch.hpp"

using namespace trungbay;
using namespace trungbay::commands;

namespace {

std::string printed(const DiagnosticBag& bag, Language language = Language::vietnamese, bool colours = false,
                    std::string_view report = {}) {
  std::ostringstream out;
  print_diagnostics(bag, Style{language, colours}, out, report);
  return out.str();
}

std::size_t count_of(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

void add_status(DiagnosticBag& bag, const char* file, std::uint32_t row, std::string status) {
  bag.add(Code::status_unknown, table_place(file, row, 5, "Trạng thái"), {{"status", std::move(status)}});
}

}  // namespace

TEST_CASE("one fault is told in full, with its advice", "[report]") {
  DiagnosticBag bag;
  add_status(bag, "a.csv", 4, "Lạ");
  const auto text = printed(bag);
  CHECK(text.starts_with("a.csv: dòng 4, cột E \"Trạng thái\": cảnh báo C206: "));
  CHECK(text.find("\"Lạ\"") != std::string::npos);
  CHECK(text.find("  " + advice_of(bag.all()[0], Language::vietnamese) + "\n") != std::string::npos);
  CHECK(text.find("--report") == std::string::npos);
}

TEST_CASE("many faults of a kind are one group with its count, its rows, and the first few in full",
          "[report]") {
  DiagnosticBag bag;
  for (std::uint32_t row = 120; row > 0; --row)
    add_status(bag, "a.csv", row * 3, "Lạ " + std::to_string(row));
  const auto text = printed(bag);
  CHECK(text.starts_with("a.csv: cảnh báo C206: 120 × "));
  CHECK(text.find("; dòng 3, 6, 9, 12, 15, 18, 21, 24, 27, 30 …\n") != std::string::npos);
  CHECK(text.find("  dòng 3, cột E \"Trạng thái\": ") != std::string::npos);
  CHECK(count_of(text, "\"Lạ ") == 3);
  CHECK(count_of(text, advice_of(bag.all()[0], Language::vietnamese)) == 1);
  CHECK(text.find("3 trong số 120 lỗi và cảnh báo") != std::string::npos);
  CHECK(text.find("--report bao-cao.html") != std::string::npos);
  CHECK(text.find("--json") != std::string::npos);
}

TEST_CASE("errors stand before warnings, and files stay together", "[report]") {
  DiagnosticBag bag;
  add_status(bag, "a.csv", 2, "Lạ");
  add_status(bag, "b.csv", 2, "Lạ");
  bag.add(Code::title_missing, table_place("a.csv", 9, 2, "Tên"));
  bag.add(Code::key_missing, text_place("showcase.yaml", 1, 1), {{"key", "title"}});
  const auto text = printed(bag);
  const auto error = text.find("showcase.yaml:1:1: lỗi S004");
  const auto first = text.find("a.csv: dòng 2");
  const auto second = text.find("a.csv: dòng 9");
  const auto other = text.find("b.csv: dòng 2");
  REQUIRE(other != std::string::npos);
  CHECK(error < first);
  CHECK(first < second);
  CHECK(second < other);
}

TEST_CASE("at most 50 are told in full, and every kind before a second of any", "[report]") {
  DiagnosticBag bag;
  for (std::uint32_t file = 0; file < 40; ++file) {
    for (std::uint32_t row = 2; row < 22; ++row) {
      add_status(bag, ("tep-" + std::to_string(file) + ".csv").c_str(), row, "Lạ-" + std::to_string(file));
    }
  }
  const auto text = printed(bag);
  CHECK(count_of(text, "  dòng ") == 50);
  CHECK(text.find("tep-39.csv: cảnh báo C206: 20 × ") != std::string::npos);
  CHECK(text.find("50 trong số 800") != std::string::npos);
}

TEST_CASE("more kinds than fit are counted", "[report]") {
  DiagnosticBag bag;
  for (std::uint32_t file = 0; file < 60; ++file)
    add_status(bag, ("t" + std::to_string(file)).c_str(), 2, "Lạ");
  const auto text = printed(bag, Language::english);
  CHECK(count_of(text, ": warning C206: ") == 50);
  CHECK(text.find("Shown here: 50 of 60 errors and warnings.") != std::string::npos);
}

TEST_CASE("counts of groups say when not all faults were kept", "[report]") {
  DiagnosticBag bag;
  for (std::uint32_t i = 0; i < DiagnosticBag::k_most_kept; ++i) add_status(bag, "a.csv", i + 2, "Lạ");
  CHECK(printed(bag, Language::english).find("among the first") == std::string::npos);
  add_status(bag, "a.csv", 1, "Lạ");
  const auto text = printed(bag, Language::english);
  CHECK(text.find("20,000 × ") != std::string::npos);
  CHECK(text.find("Shown here: 3 of 20,001") != std::string::npos);
  CHECK(text.find("Groups are counted among the first 20,000 only.") != std::string::npos);
}

TEST_CASE("what an export holds cannot steer the terminal", "[report]") {
  DiagnosticBag bag;
  add_status(bag, "a\x1b]0;x\x07.csv", 4, "\x1b[2J\x1b[1;1HĐã dựng xong");
  CHECK(printed(bag).find('\x1b') == std::string::npos);
  CHECK(printed(bag, Language::vietnamese, true).find("\x1b[2J") == std::string::npos);
}

TEST_CASE("colours come only when they are asked for", "[report]") {
  DiagnosticBag bag;
  add_status(bag, "a.csv", 4, "Lạ");
  CHECK(printed(bag, Language::vietnamese, false).find('\x1b') == std::string::npos);
  CHECK(printed(bag, Language::vietnamese, true).find("\x1b[1;33mcảnh báo C206:\x1b[0m") !=
        std::string::npos);
}

TEST_CASE("notes are only counted, and a written report is where to look", "[report]") {
  DiagnosticBag bag;
  CHECK(printed(bag).empty());
  bag.add(Code::not_approved, table_place("a.csv", 2), {{"status", "Chờ duyệt"}});
  const auto text = printed(bag, Language::vietnamese, false, "loi.html");
  CHECK(text.find("Chờ duyệt") == std::string::npos);
  CHECK(text.find("1 ghi chú") != std::string::npos);
  CHECK(text.find("loi.html") != std::string::npos);
}

TEST_CASE("equal messages give the group its title, different ones the kind", "[report]") {
  DiagnosticBag bag;
  add_status(bag, "a.csv", 2, "Lạ");
  add_status(bag, "a.csv", 3, "Lạ");
  add_status(bag, "b.csv", 2, "Một");
  add_status(bag, "b.csv", 3, "Hai");
  const auto groups = group_faults(bag, Severity::warning);
  REQUIRE(groups.size() == 2);
  CHECK(title_of(groups[0], Language::vietnamese) == message_of(bag.all()[0], Language::vietnamese));
  CHECK(title_of(groups[1], Language::vietnamese) == kind_text(Code::status_unknown, Language::vietnamese));
}

TEST_CASE("several faults of one row name it once", "[report]") {
  DiagnosticBag bag;
  for (const std::uint32_t row : {7u, 7u, 9u}) {
    bag.add(Code::date_unreadable, table_place("a.csv", row, 2), {{"date", "mai"}});
  }
  CHECK(rows_of(group_faults(bag, Severity::note)[0], 5, Language::vietnamese) == "dòng 7, 9");
  CHECK(rows_of(group_faults(bag, Severity::note)[0], 1, Language::english) == "rows 7 …");
}
