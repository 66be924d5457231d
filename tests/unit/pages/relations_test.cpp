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

TEST_CASE("Relations: the most alike ideas come first", "[pages]") {
  Workspace workspace;
  workspace.file("showcase.yaml", support::k_small_configuration).file("content/exports/a.csv", rows_of(40));
  const auto catalogue = workspace.read();
  const pages::Relations relations(*catalogue);
  const auto related = relations.related_to(39, 4);
  REQUIRE(related.size() == 4);
  for (const auto other : related) CHECK(other % 4 == 3);
}

TEST_CASE("Relations: a new idea changes what no older idea shows, once a list has a dozen", "[pages]") {
  const auto related_of_all = [](int count, int look_at) {
    Workspace workspace;
    workspace.file("showcase.yaml", support::k_small_configuration).file("content/exports/a.csv", rows_of(count));
    const auto catalogue = workspace.read();
    const pages::Relations relations(*catalogue);
    std::vector<std::vector<std::uint32_t>> all;
    for (int i = 0; i < look_at; ++i) all.push_back(relations.related_to(static_cast<std::uint32_t>(i), 4));
    return all;
  };
  CHECK(related_of_all(60, 60) == related_of_all(61, 60));
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
