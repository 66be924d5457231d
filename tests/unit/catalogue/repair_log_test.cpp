#include "catalogue/repair_log.hpp"

#include "support/catch.hpp"
#include "support/workspace.hpp"

using namespace trungbay;
using namespace trungbay::catalogue;

namespace {

constexpr std::string_view k_settings = "title: Trang\nbase_url: https://a.vn\ngates: {quality: off}\n";
constexpr std::string_view k_header = "Mã,Tên,Đơn vị,Trạng thái,Nội dung,SĐT\n";

std::size_t count_of(const support::Workspace& workspace, Code code) {
  std::size_t count = 0;
  for (const auto& diagnostic : workspace.bag.all()) count += diagnostic.code == code ? 1 : 0;
  return count;
}

}  // namespace

TEST_CASE("repair log: one note a kind and source, with the count and the first place", "[catalogue]") {
  support::Workspace workspace;
  workspace.file("showcase.yaml", k_settings)
      .file("content/exports/a.csv",
            std::string(k_header) + "1,Sạch,Đoàn A,Đã duyệt,Bài,\n2,C«ng tr×nh,§oµn B,Đã duyệt,Bµi viÕt,\n")
      .file("content/exports/b.csv", std::string(k_header) + "3,C«ng tr×nh,Đoàn C,Đã duyệt,Bài,\n");
  const auto catalogue = workspace.read();
  REQUIRE(catalogue);
  CHECK(catalogue->ideas.size() == 3);
  CHECK(count_of(workspace, Code::text_in_old_font) == 2);
  const auto* first = workspace.find(Code::text_in_old_font);
  CHECK(first->place.file == "content/exports/a.csv");
  CHECK(first->place.row == 3);
  CHECK(first->place.column == 2);
  CHECK(first->severity == Severity::note);
  CHECK(first->arguments[0].value == "3");
}

TEST_CASE("repair log: each kind has its word", "[catalogue]") {
  support::Workspace workspace;
  workspace.file("showcase.yaml", k_settings)
      .file("content/exports/a.csv", std::string(k_header) +
                                         "1,Tiáº¿ng Viá»‡t,\u00D0oàn A,Đã duyệt,Ti&#7871;ng,\n2,mọi ngời "
                                         "đợc,Đoàn\u00A0B,Đã duyệt,Tie\u0302\u0301ng,\n"
                                         "3,Tiêìng Viêòt,Đoàn C,Đã duyệt,Xin chaøo caùc baïn,\n");
  REQUIRE(workspace.read());
  for (const Code code :
       {Code::text_misread, Code::text_horn_restored, Code::text_horn_doubtful, Code::text_composed,
        Code::text_lookalike, Code::text_invisible, Code::text_escaped, Code::text_in_old_font}) {
    CHECK(workspace.reported(code));
  }
  CHECK(workspace.find(Code::text_horn_doubtful)->severity == Severity::warning);
}

TEST_CASE("repair log: personal columns are neither read nor mended", "[catalogue]") {
  support::Workspace workspace;
  workspace.file("showcase.yaml", k_settings)
      .file("content/exports/a.csv",
            std::string(k_header) + "1,Sạch,Đoàn A,Đã duyệt,Bài,§iÖn tho¹i V« ??? Ti?ng Vi?t\n");
  REQUIRE(workspace.read());
  CHECK(workspace.bag.empty());
}

TEST_CASE("repair log: an export whose letters are lost is refused at the first place", "[catalogue]") {
  support::Workspace workspace;
  workspace.file("showcase.yaml", k_settings)
      .file("content/exports/a.csv",
            std::string(k_header) +
                "1,Sạch,Đoàn A,Đã duyệt,Bài,\n2,Ti?ng Vi?t ???c ?oàn,Đoàn B,Đã duyệt,Bài,\n");
  workspace.read();
  const auto* fault = workspace.find(Code::text_damaged);
  REQUIRE(fault != nullptr);
  CHECK(fault->place.row == 3);
  CHECK(fault->place.column == 2);
  CHECK(workspace.bag.count(Severity::error) == 1);
}

TEST_CASE("repair log: one slip is no damage, three cells of it are", "[catalogue]") {
  const auto with_rows = [](int rows) {
    std::string text(k_header);
    for (int i = 0; i < rows; ++i)
      text += std::to_string(i) + ",Hội ngh? số " + std::to_string(i) + " M?t,Đoàn A,Đã duyệt,Bài,\n";
    return text;
  };
  for (const auto& [rows, damaged] : {std::pair{2, false}, std::pair{3, true}}) {
    support::Workspace workspace;
    workspace.file("showcase.yaml", k_settings).file("content/exports/a.csv", with_rows(rows));
    workspace.read();
    CHECK(workspace.reported(Code::text_damaged) == damaged);
  }
}

TEST_CASE("repair log: what an export has shown helps with its single words", "[catalogue]") {
  support::Workspace workspace;
  workspace.file("showcase.yaml", k_settings)
      .file("content/exports/a.csv",
            std::string(k_header) +
                "1,C«ng tr×nh,§oµn B,Đã duyệt,Bµi viÕt,\n2,Häc sinh,Đoàn A,Đã duyệt,Bài,\n");
  const auto catalogue = workspace.read();
  REQUIRE(catalogue);
  CHECK(workspace.find(Code::text_in_old_font)->arguments[0].value == "4");
}

TEST_CASE("repair log: one damaged record among many is a warning, and the others go on", "[catalogue]") {
  support::Workspace workspace;
  std::string rows(k_header);
  for (int i = 1; i <= 12; ++i) rows += std::to_string(i) + ",Ý tưởng số " + std::to_string(i) + ",Đoàn A,Đã duyệt,Bài số " + std::to_string(i) + ",\n";
  rows += "13,Ti?ng Vi?t ???c ?oàn,Đoàn B,Đã duyệt,Bài,\n";
  workspace.file("showcase.yaml", k_settings).file("content/exports/a.csv", rows);
  const auto catalogue = workspace.read();
  REQUIRE(catalogue);
  CHECK(catalogue->ideas.size() == 13);
  REQUIRE(workspace.find(Code::text_damaged) != nullptr);
  CHECK(workspace.find(Code::text_damaged)->severity == Severity::warning);
  CHECK(workspace.find(Code::text_damaged)->place.row == 14);
}
