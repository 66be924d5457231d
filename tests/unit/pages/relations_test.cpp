#include "pages/relations.hpp"

#include "pages/statistics.hpp"
#include "support/catch.hpp"
#include "support/workspace.hpp"

using namespace trungbay;
using support::Workspace;

namespace {

std::string rows_of(int count) {
  std::string rows = "Mã,Tên,Đơn vị,Lĩnh vực,Trạng thái,Ngày\n";
  const char* topics[] = {"thùng rác phân loại thông minh", "tủ sách lưu động cho thiếu nhi", "bản đồ số di tích",
                          "máy gieo hạt cho nông dân"};
  for (int i = 0; i < count; ++i) {
    rows += "k" + std::to_string(1000 + i) + ",Mô hình " + topics[i % 4] + " số " + std::to_string(i) + ",Đoàn A,Giáo dục,Đã duyệt," +
            std::to_string(2000 + i / 12) + "-" + (i % 12 < 9 ? "0" : "") + std::to_string(i % 12 + 1) + "-01\n";
  }
  return rows;
}

}  // namespace

TEST_CASE("Relations: the most alike ideas come first, whatever all of them say", "[pages]") {
  Workspace workspace;
  workspace.file("showcase.yaml", support::k_small_configuration).file("content/exports/a.csv", rows_of(40));
  const auto catalogue = workspace.read();
  const pages::Relations relations(*catalogue);
  const auto alike = relations.alike(39);
  CHECK(std::vector(alike.begin(), alike.end()) == std::vector<std::uint32_t>{35, 31, 27, 23});
}

TEST_CASE("Relations: a new idea changes what one older idea shows, which it repeats", "[pages]") {
  const auto shown = [](int count, int look_at) {
    Workspace workspace;
    workspace.file("showcase.yaml", support::k_small_configuration).file("content/exports/a.csv", rows_of(count));
    const auto catalogue = workspace.read();
    const pages::Relations relations(*catalogue, 3);
    std::vector<std::vector<std::uint32_t>> all;
    for (std::uint32_t i = 0; i < static_cast<std::uint32_t>(look_at); ++i) {
      const auto alike = relations.alike(i);
      all.emplace_back(alike.begin(), alike.end());
      const auto beside = relations.beside(i, 4);
      all.back().insert(all.back().end(), beside.begin(), beside.end());
    }
    return all;
  };
  const auto before = shown(60, 60), after = shown(61, 60);
  std::vector<std::size_t> changed;
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (before[i] != after[i]) changed.push_back(i);
  }
  CHECK(changed == std::vector<std::size_t>{56});
  CHECK(after[56].front() == 60);
}

TEST_CASE("Relations: who stands beside an idea is older, near, and not alike", "[pages]") {
  Workspace workspace;
  workspace.file("showcase.yaml", support::k_small_configuration).file("content/exports/a.csv", rows_of(40));
  const auto catalogue = workspace.read();
  const pages::Relations relations(*catalogue);
  CHECK(relations.beside(39, 4) == std::vector<std::uint32_t>{38, 37, 36, 34});  // 35 is alike
  CHECK(relations.beside(0, 2).size() == 2);  // the first one has only newer ones
  CHECK(relations.beside(39, 0).empty());
}

TEST_CASE("Statistics: a target above covers the ones below, progress counts ideas of the target's year", "[pages]") {
  Workspace workspace;
  workspace
      .file("showcase.yaml", "title: T\nbase_url: https://x.vn\ntargets:\n  tinh: {2022: 10, 2023: 4}\n  huyen: {2023: 2}\n")
      .file("content/units/tinh.md", "---\nname: Tỉnh đoàn T\n---\n")
      .file("content/units/huyen.md", "---\nname: Huyện đoàn H\nparent: tinh\n---\n")
      .file("content/exports/a.csv",
            "Tên,Đơn vị,Trạng thái,Ngày\nA,huyen,Đã duyệt,1/1/2023\nB,huyen,Đã duyệt,31/12/2023\nC,tinh,Đã duyệt,5/5/2022\n"
            "D,huyen,Đã duyệt,2023\n");
  const auto catalogue = workspace.read();
  const pages::Statistics statistics(*catalogue);
  REQUIRE(statistics.progress);
  CHECK(statistics.progress->year == 2023);
  CHECK(statistics.progress->target == 4);
  CHECK(statistics.progress->done == 3);
  CHECK(statistics.progress->percent() == 75);
  const auto huyen = pages::unit_progress(*catalogue, catalogue->unit_names.find("huyen"));
  REQUIRE(huyen);
  CHECK(huyen->percent() == 150);
}
