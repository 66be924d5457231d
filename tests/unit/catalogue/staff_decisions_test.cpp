#include "catalogue/staff_decisions.hpp"

#include "catalogue/build.hpp"
#include "support/catch.hpp"
#include "support/workspace.hpp"

using namespace trungbay;
using catalogue::IdeaText;
using support::Workspace;

namespace {

constexpr std::string_view k_export =
    "Mã,Tên ý tưởng,Đơn vị,Trạng thái,Ngày gửi,Nội dung,Nổi bật\n"
    "a1,Một,Đoàn A,Đã duyệt,26/03/2023,Thân,x\n"
    "a2,Hai,Đoàn A,Đã duyệt,27/03/2023,Thân,\n"
    "a3,Ba,Đoàn A,Chờ duyệt,28/03/2023,Thân,\n";

std::optional<catalogue::Catalogue> read(Workspace& workspace, std::string_view editorial) {
  workspace.file("showcase.yaml", std::string(support::k_small_configuration) + "gates: {quality: off, duplicates: {near: off}}\n")
      .file("content/units/doan-b.md", "---\nname: Đoàn B\naliases: [Khối B]\n---\n")
      .file("content/exports/a.csv", k_export)
      .file("content/editorial.yaml", editorial);
  return workspace.read();
}

}  // namespace

TEST_CASE("build_catalogue: staff feature, unfeature, correct and hide records", "[catalogue][editorial]") {
  Workspace workspace;
  const auto catalogue =
      read(workspace, "A1: {featured: false, title: Tên mới, unit: Khối B}\na2: {featured: true}\n");
  REQUIRE(catalogue);
  REQUIRE(catalogue->ideas.size() == 2);
  const auto& first = catalogue->ideas[0];
  CHECK_FALSE(first.featured);
  CHECK(catalogue->text(first, IdeaText::title) == "Tên mới");
  CHECK(catalogue->units[first.unit].head.slug == "doan-b");
  CHECK(catalogue->ideas[1].featured);
  CHECK(workspace.bag.count(Severity::warning) == 0);

  Workspace other;
  const auto hidden =
      read(other, "a1: {hidden: {reason: Xin rút, date: 12/05/2023}}\na3: {hidden: Lý do khác}\n");
  REQUIRE(hidden);
  CHECK(hidden->ideas.size() == 1);
  CHECK(hidden->records.withheld == 2);
  REQUIRE(hidden->withheld.records().size() == 2);
  CHECK(hidden->withheld.records()[0].code == Code::idea_hidden);
  CHECK(other.first(Code::idea_hidden) ==
        "content/exports/a.csv: dòng 2, cột A \"Mã\": ghi chú C260: đã ẩn theo quyết định trong "
        "content/editorial.yaml: "
        "Xin rút (12/05/2023)");
  CHECK_FALSE(other.reported(Code::not_approved));
}

TEST_CASE("build_catalogue: nothing in content/editorial.yaml publishes what is not approved",
          "[catalogue][editorial]") {
  Workspace workspace;
  const auto catalogue = read(workspace, "a3: {featured: true, title: Tên, hidden: false}\n");
  REQUIRE(catalogue);
  CHECK(catalogue->ideas.size() == 2);
  CHECK(workspace.reported(Code::not_approved));
}

TEST_CASE("build_catalogue: a merged record gives way to the one that stays", "[catalogue][editorial]") {
  Workspace workspace;
  const auto catalogue = read(workspace, "a1: {merge_into: A2}\n");
  REQUIRE(catalogue);
  REQUIRE(catalogue->ideas.size() == 1);
  REQUIRE(catalogue->merged.size() == 1);
  CHECK(catalogue->merged[0].address == "a1");
  CHECK(catalogue->merged[0].date == vietnamese::Date{2023, 3, 26});
  CHECK(catalogue->address(catalogue->merged[0].into) == "a2");
  CHECK(workspace.reported(Code::idea_merged));
}

TEST_CASE("build_catalogue: a merge into what is not published is told, and neither is published",
          "[catalogue][editorial]") {
  Workspace workspace;
  const auto catalogue =
      read(workspace, "a1: {merge_into: a3}\na2: {merge_into: a33}\na9: {featured: true}\na10:\n");
  REQUIRE(catalogue);
  CHECK(catalogue->ideas.empty());
  CHECK(catalogue->merged.empty());
  CHECK(workspace.first(Code::merge_into_unpublished).starts_with("content/editorial.yaml:1:18: "));
  CHECK(workspace.first(Code::merge_into_unknown).find("(a3?)") != std::string::npos);
  CHECK(workspace.first(Code::decision_without_record).find("\"a9\" (a1?)") != std::string::npos);
  CHECK(workspace.bag.count(Severity::warning) == 3);  // a bare id asks for nothing
}

TEST_CASE("build_catalogue: a faulty content/editorial.yaml, or a unit in it that has no file, is an error",
          "[catalogue][editorial]") {
  Workspace faulty;
  CHECK_FALSE(read(faulty, "a1: {hiden: x}\n"));
  CHECK(faulty.reported(Code::key_unknown));
  Workspace unknown;
  read(unknown, "a1: {unit: doan-bb}\n");
  REQUIRE(unknown.reported(Code::unit_unknown));
  CHECK(unknown.find(Code::unit_unknown)->place.file == "content/editorial.yaml");
  CHECK(unknown.find(Code::unit_unknown)->place.column == 12);
}

TEST_CASE("StaffDecisions: tells afterwards which ids exist, published or not", "[catalogue][editorial]") {
  Workspace workspace;
  workspace.file("showcase.yaml", std::string(support::k_small_configuration) + "gates: {quality: off, duplicates: {near: off}}\n").file("content/exports/a.csv", k_export);
  const auto configuration = workspace::read_configuration(workspace.root(), workspace.bag);
  REQUIRE(configuration);
  const auto sources = ingest::find_sources(*configuration, workspace.bag);
  workspace::Editorial asked(3);
  asked[0].id = asked[0].key = "a1";
  asked[1].id = asked[1].key = "a3";
  asked[2].id = asked[2].key = "b1";
  catalogue::StaffDecisions decisions(asked);
  CHECK(catalogue::build_catalogue(*configuration, sources, workspace.root(), {2023, 3, 26}, decisions,
                                   workspace.bag));
  CHECK(decisions.record_of(0).exists);
  CHECK(decisions.record_of(0).marked);
  CHECK(decisions.record_of(0).title == "Một");
  CHECK(decisions.record_of(1).exists);
  CHECK_FALSE(decisions.record_of(2).exists);
  CHECK(decisions.closest_ids("b1", 3) == std::vector<std::string>{"a1"});
  CHECK(decisions.closest_ids("a4", 2) == std::vector<std::string>{"a1", "a2"});
  CHECK(decisions.closest_ids("khong-giong-gi-ca", 3).empty());
}
