#include "catalogue/contribution.hpp"

#include "support/catch.hpp"
#include "support/workspace.hpp"

using namespace trungbay;
using catalogue::Contribution;
using catalogue::ContributionRow;
using catalogue::RowKind;
using support::Workspace;
using vietnamese::PeriodKind;

namespace {

constexpr std::string_view k_header =
    "Mã,Tên ý tưởng,Đơn vị,Đoàn cấp trên,Trạng thái,Ngày gửi,Giải thưởng,Nổi bật\n";

Contribution count(Workspace& workspace, std::string_view rows, PeriodKind kind = PeriodKind::year,
                   vietnamese::Date day = {2023, 3, 26}, std::string_view unit = {}, bool all = false) {
  workspace.file("content/exports/a.csv", std::string(k_header) + std::string(rows));
  const auto catalogue = workspace.read();
  REQUIRE(catalogue);
  auto result = build_contribution(*catalogue, vietnamese::period_of(kind, day), unit, all);
  REQUIRE(result.ok());
  return std::move(result).value();
}

// "I Tỉnh đoàn A: 3=2+1", a row a line, moved in by its depth.
std::string shape(const Contribution& contribution) {
  std::string text;
  for (const auto& row : contribution.rows) {
    text += std::string(row.depth, ' ') + row.number + (row.number.empty() ? "" : " ") +
            (row.kind == RowKind::own        ? "= "
             : row.kind == RowKind::nameless ? "?"
                                             : "") +
            row.name + ": " + std::to_string(row.counts.proposed()) + "=" +
            std::to_string(row.counts.approved) + "+" + std::to_string(row.counts.withheld_in_all()) + "\n";
  }
  return text;
}

Workspace& with_tree(Workspace& workspace, std::string_view more = {}) {
  return workspace.file("showcase.yaml", std::string(support::k_small_configuration) + std::string(more))
      .file("content/units/tinh.md", "---\nname: Tỉnh đoàn A\n---\n")
      .file("content/units/huyen.md", "---\nname: Huyện đoàn B\nparent: tinh\naliases: [HĐ B]\n---\n")
      .file("content/units/xa.md", "---\nname: Đoàn xã C\nparent: huyen\n---\n")
      .file("content/units/vang.md", "---\nname: Huyện đoàn Đ\nparent: tinh\n---\n");
}

}  // namespace

TEST_CASE("build_contribution: branches sum up what is below them", "[contribution]") {
  Workspace workspace;
  with_tree(workspace);
  const auto report = count(workspace,
                            "1,Một,Tỉnh đoàn A,,Đã duyệt,1/1/2023,,\n"
                            "2,Hai,HĐ B,,Đã áp dụng,2/3/2023,,x\n"
                            "3,Ba,Huyện đoàn B,,Chờ duyệt,31/12/2023,,\n"
                            "4,Bốn,Đoàn xã C,,Được hỗ trợ hiện thực hóa,5/5/2023,,\n"
                            "5,Năm,Đoàn xã C,,Đạt giải,5/5/2023,,\n"
                            "6,Sáu,Đoàn xã C,,Đã duyệt,5/5/2022,,\n");
  CHECK(shape(report) ==
        "I Tỉnh đoàn A: 5=4+1\n"
        " = Tỉnh đoàn A: 1=1+0\n"
        " 1 Huyện đoàn B: 4=3+1\n"
        "  = Huyện đoàn B: 2=1+1\n"
        "  1.1 Đoàn xã C: 2=2+0\n");
  const auto& total = report.total.counts;
  CHECK(total.proposed() == 5);
  CHECK(total.applied == 1);
  CHECK(total.supported == 1);
  CHECK(total.awarded == 1);
  CHECK(total.featured == 1);
  CHECK(total.so_far == 4);
  CHECK(report.latest_year == 2023);
}

TEST_CASE("build_contribution: the column of prizes tells an award too, marks and grades do not",
          "[contribution]") {
  Workspace workspace;
  with_tree(workspace);
  const auto report = count(workspace,
                            "1,Một,HĐ B,,Đã duyệt,2023,Giải Nhì cấp tỉnh,\n"
                            "2,Hai,HĐ B,,Đã duyệt,2023,\"8,5 điểm\",\n"
                            "3,Ba,HĐ B,,Đạt giải,2023,Giải Nhất,\n"
                            "4,Bốn,HĐ B,,Đã duyệt,2023,Không đạt giải,\n");
  CHECK(report.total.counts.awarded == 2);
}

TEST_CASE("build_contribution: only what lies wholly in the period counts, the rest is told",
          "[contribution]") {
  Workspace workspace;
  with_tree(workspace);
  const auto report = count(workspace,
                            "1,Một,HĐ B,,Đã duyệt,4/3/2023,,\n"
                            "2,Hai,HĐ B,,Đã duyệt,10/3/2023,,\n"
                            "3,Ba,HĐ B,,Đã duyệt,11/3/2023,,\n"
                            "4,Bốn,HĐ B,,Đã duyệt,3/2023,,\n"
                            "5,Năm,HĐ B,,Chờ duyệt,2023,,\n"
                            "6,Sáu,HĐ B,,Đã duyệt,,,\n"
                            "7,Bảy,HĐ B,,Từ chối,,,\n"
                            "8,Tám,HĐ B,,Đã duyệt,4/2023,,\n",
                            PeriodKind::week, {2023, 3, 10});
  CHECK(report.total.counts.proposed() == 2);
  CHECK(report.partly_dated == 2);
  CHECK(report.undated == 2);
  CHECK(report.total.counts.so_far == 2);
}

TEST_CASE("build_contribution: reasons in plain groups, statuses by their own names", "[contribution]") {
  Workspace workspace;
  with_tree(workspace);
  const auto report = count(workspace,
                            "1,Một,HĐ B,,Chờ duyệt,2023,,\n2,Hai,HĐ B,,đang xét duyệt,2023,,\n"
                            "3,Ba,HĐ B,,Từ chối,2023,,\n4,Bốn,HĐ B,,,2023,,\n5,Năm,HĐ B,,Hay quá,2023,,\n"
                            "6,Sáu,HĐ B,,Đã duyệt,2023,,\n6,Sáu nữa,HĐ B,,Đã duyệt,2023,,\n");
  std::string reasons;
  for (std::size_t i = 0; i < report.reasons.size(); ++i) {
    reasons += report.reasons[i].key + " " + std::to_string(report.total.counts.withheld[i]) + "; ";
  }
  CHECK(reasons == "cho-duyet 2; tu-choi 1; no_status 1; unknown_status 1; repeated_record 1; ");
}

TEST_CASE("build_contribution: more reasons than columns leave the rarest to the last one",
          "[contribution]") {
  Workspace workspace;
  with_tree(workspace);
  const auto report =
      count(workspace,
            "1,Một,HĐ B,,Chờ duyệt,2023,,\n2,Hai,HĐ B,,Chờ duyệt,2023,,\n"
            "3,Ba,HĐ B,,Từ chối,2023,,\n4,Bốn,HĐ B,,Từ chối,2023,,\n"
            "5,Năm,HĐ B,,Nháp,2023,,\n6,Sáu,HĐ B,,Thu hồi,2023,,\n7,Bảy,HĐ B,,Tạm ẩn,2023,,\n"
            "8,,HĐ B,,Đã duyệt,2023,,\n9,,HĐ B,,Đã duyệt,2023,,\n"
            "10,Mười,HĐ B,,,2023,,\n11,M,HĐ B,,,2023,,\n12,M,HĐ B,,Lạ,2023,,\n13,N,HĐ B,,Lạ,2023,,\n");
  REQUIRE(report.reasons.size() == catalogue::k_most_reasons);
  CHECK(report.reasons.back().key == "other_reason");
  CHECK(report.total.counts.withheld.back() == 3);
  CHECK(report.total.counts.proposed() == 13);
}

TEST_CASE("build_contribution: units that only withheld records name have their place in the tree",
          "[contribution]") {
  Workspace workspace;
  with_tree(workspace);
  const auto report = count(workspace,
                            "1,Một,Đoàn xã Ê,Huyện đoàn B,Chờ duyệt,2023,,\n"
                            "2,Hai,đoàn xã Ê,,Chờ duyệt,2023,,\n"
                            "4,Bốn,Đoàn xã Mới,Đoàn xã Mới,Chờ duyệt,2023,,\n"
                            "3,Ba,Chi đoàn Lạ,Đoàn xã Mới,Chờ duyệt,2023,,\n"
                            "5,Năm,---,,Chờ duyệt,2023,,\n"
                            "6,Sáu,,,Đã duyệt,2023,,\n");
  CHECK(shape(report) ==
        "I Đoàn xã Mới: 2=0+2\n"
        " = Đoàn xã Mới: 1=0+1\n"
        " 1 Chi đoàn Lạ: 1=0+1\n"
        "II Tỉnh đoàn A: 2=0+2\n"
        " 1 Huyện đoàn B: 2=0+2\n"
        "  1.1 Đoàn xã Ê: 2=0+2\n"
        "?: 2=0+2\n");
  CHECK(report.total.counts.proposed() == 6);
}

TEST_CASE("build_contribution: targets handed down are not counted twice", "[contribution]") {
  Workspace workspace;
  with_tree(workspace, "targets:\n  tinh: {2022: 9, 2023: 10}\n  huyen: {2023: 6}\n  vang: {2023: 3}\n");
  const auto report = count(workspace, "1,Một,Đoàn xã C,,Đã duyệt,2/2023,,\n2,Hai,HĐ B,,Đã duyệt,9/2023,,\n");
  CHECK(report.total.target == 10);
  REQUIRE(report.rows.size() == 5);  // the unit with a target and nothing done is there
  CHECK(report.rows[1].name == "Huyện đoàn B");
  CHECK(report.rows[1].target == 6);
  CHECK(rate_of(report.rows[1]) == 333);
  CHECK_FALSE(report.rows[2].target);  // the very unit's own part has none
  CHECK(report.rows[4].name == "Huyện đoàn Đ");
  CHECK(rate_of(report.rows[4]) == 0);
  CHECK(rate_of(report.total) == 200);
  CHECK_FALSE(rate_of(report.rows[2]));
}

TEST_CASE("build_contribution: without a target of its own a unit has those below it", "[contribution]") {
  Workspace workspace;
  with_tree(workspace, "targets:\n  huyen: {2023: 6}\n  vang: {2023: 3}\n");
  const auto report = count(workspace, "1,Một,Đoàn xã C,,Đã duyệt,2/2023,,\n");
  CHECK(report.rows[0].target == 9);
  CHECK(report.rows[0].target_is_sum);
  CHECK_FALSE(report.rows[1].target_is_sum);
}

TEST_CASE("build_contribution: the rate of a shorter period counts from New Year", "[contribution]") {
  Workspace workspace;
  with_tree(workspace, "targets:\n  huyen: {2022: 100, 2023: 4}\n");
  const std::string_view rows =
      "1,Một,HĐ B,,Đã duyệt,2/1/2023,,\n2,Hai,HĐ B,,Đã duyệt,9/2/2023,,\n"
      "3,Ba,HĐ B,,Đã duyệt,9/3/2023,,\n4,Bốn,HĐ B,,Đã duyệt,31/12/2022,,\n";
  const auto february = count(workspace, rows, PeriodKind::month, {2023, 2, 1});
  CHECK(february.total.counts.approved == 1);
  CHECK(february.total.counts.so_far == 2);
  CHECK(rate_of(february.total) == 500);

  // A week that goes into the new year is on the way to the new year's target.
  const auto week = count(workspace, rows, PeriodKind::week, {2022, 12, 31});
  CHECK(week.total.counts.approved == 2);
  CHECK(week.total.counts.so_far == 1);
  CHECK(week.total.target == 4);

  const auto catalogue = workspace.read();
  REQUIRE(catalogue);
  const auto years =
      build_contribution(*catalogue, {PeriodKind::range, {2022, 1, 1}, {2023, 6, 30}}, {}, false);
  REQUIRE(years.ok());
  CHECK(years.value().total.target == 104);
  CHECK(years.value().total.counts.so_far == 4);
}

TEST_CASE("build_contribution: one unit by slug, name or alias, with what is below it", "[contribution]") {
  Workspace workspace;
  with_tree(workspace);
  const std::string_view rows =
      "1,Một,Tỉnh đoàn A,,Đã duyệt,2023,,\n2,Hai,HĐ B,,Đã duyệt,2023,,\n"
      "3,Ba,Đoàn xã C,,Nháp,2023,,\n4,Bốn,,,Đã duyệt,2023,,\n5,N,Đoàn phường Q,,Đã duyệt,2023,,\n"
      "6,S,Chi đoàn X,,Nháp,2023,,\n";
  for (const auto name : {"huyen", "huyen doan b", "HĐ B", "BTV Huyện Đoàn B"}) {
    const auto report = count(workspace, rows, PeriodKind::year, {2023, 1, 1}, name);
    CHECK(report.unit == "Huyện đoàn B");
    CHECK(shape(report) == "= Huyện đoàn B: 1=1+0\n1 Đoàn xã C: 1=0+1\n");
    CHECK(report.total.counts.proposed() == 2);
  }
  CHECK(shape(count(workspace, rows, PeriodKind::year, {2023, 1, 1}, "xa")) == "1 Đoàn xã C: 1=0+1\n");
  CHECK(count(workspace, rows, PeriodKind::year, {2023, 1, 1}, "doan-phuong-q").total.counts.approved == 1);
  CHECK(count(workspace, rows, PeriodKind::year, {2023, 1, 1}, "chi doan x").total.counts.proposed() == 1);
}

TEST_CASE("build_contribution: a misspelt unit is told with the closest one", "[contribution]") {
  Workspace workspace;
  with_tree(workspace).file("content/exports/a.csv", std::string(k_header) + "1,Một,HĐ B,,Đã duyệt,2023,,\n");
  const auto catalogue = workspace.read();
  REQUIRE(catalogue);
  const auto year = vietnamese::period_of(PeriodKind::year, {2023, 1, 1});
  const auto result = build_contribution(*catalogue, year, "Huyen doan V", false);
  REQUIRE_FALSE(result.ok());
  CHECK(result.fault().code == Code::contribution_unit_unknown);
  CHECK(message_of(result.fault(), Language::vietnamese).find("(Huyện đoàn B?)") != std::string::npos);
  CHECK_FALSE(build_contribution(*catalogue, year, "?!", false).ok());
}

TEST_CASE("build_contribution: units that have nothing to say are listed only when asked for",
          "[contribution]") {
  Workspace workspace;
  with_tree(workspace);
  const std::string_view rows = "1,Một,Đoàn xã C,,Đã duyệt,2022,,\n";
  const auto report = count(workspace, rows);
  CHECK(report.rows.empty());
  CHECK(report.total.counts.proposed() == 0);
  CHECK(report.latest_year == 2022);
  CHECK(shape(count(workspace, rows, PeriodKind::year, {2023, 1, 1}, {}, true)) ==
        "I Tỉnh đoàn A: 0=0+0\n 1 Huyện đoàn B: 0=0+0\n  1.1 Đoàn xã C: 0=0+0\n 2 Huyện đoàn Đ: 0=0+0\n");
}
