#include "catalogue/build.hpp"

#include "support/catch.hpp"
#include "support/workspace.hpp"

using namespace trungbay;
using catalogue::IdeaText;
using support::Workspace;

namespace {

constexpr std::string_view k_header = "Mã,Tên ý tưởng,Đơn vị,Lĩnh vực,Trạng thái,Ngày gửi,Nội dung,Số điện thoại\n";

std::string csv(std::string_view rows) { return std::string(k_header) + std::string(rows); }

}  // namespace

TEST_CASE("build_catalogue: only approved records are published, the rest is told with its place", "[catalogue]") {
  Workspace workspace;
  workspace.file("showcase.yaml", support::k_small_configuration)
      .file("content/exports/a.csv", csv("a1,Một,Huyện đoàn An Minh,Môi trường,Đã duyệt,26/03/2023,Thân bài,0900000001\n"
                                         "a2,Hai,Huyện đoàn An Minh,Môi trường,Chờ duyệt,26/03/2023,Bí mật,\n"
                                         "a3,Ba,Huyện đoàn An Minh,Môi trường,Xem lại sau,26/03/2023,x,\n"
                                         "a4,,Huyện đoàn An Minh,Môi trường,Đã duyệt,26/03/2023,x,\n"
                                         "a5,Năm,,Môi trường,Đã duyệt,26/03/2023,x,\n"
                                         "a6,Sáu,Huyện đoàn An Minh,Môi trường,,26/03/2023,x,\n"));
  const auto catalogue = workspace.read();
  REQUIRE(catalogue);
  CHECK(catalogue->records.read == 6);
  CHECK(catalogue->records.published == 1);
  CHECK(catalogue->records.withheld == 5);
  REQUIRE(catalogue->ideas.size() == 1);
  CHECK(catalogue->text(catalogue->ideas[0], IdeaText::title) == "Một");
  CHECK_FALSE(workspace.bag.has_errors());
  CHECK(workspace.first(Code::status_unknown) ==
        "content/exports/a.csv: dòng 4, cột E \"Trạng thái\": cảnh báo C206: trạng thái \"Xem lại sau\" không có trong "
        "danh mục nên chưa đăng");
  CHECK(workspace.first(Code::title_missing).find("dòng 5, cột B") != std::string::npos);
  CHECK(workspace.first(Code::unit_missing).find("dòng 6, cột C") != std::string::npos);
  CHECK(workspace.first(Code::status_missing).find("dòng 7, cột E") != std::string::npos);
  CHECK(workspace.find(Code::not_approved)->severity == Severity::note);
}

TEST_CASE("build_catalogue: nothing of personal columns or withheld records is stored", "[catalogue]") {
  Workspace workspace;
  workspace.file("showcase.yaml", support::k_small_configuration)
      .file("content/exports/a.csv", csv("a1,Một,Đơn vị A,Môi trường,Đã duyệt,2023,Thân,0900000001\n"
                                         "a2,Hai,Đơn vị A,Môi trường,Từ chối,2023,Bí mật,0900000002\n"));
  const auto catalogue = workspace.read();
  REQUIRE(catalogue);
  std::string everything;
  for (const auto& idea : catalogue->ideas) {
    for (std::size_t part = 0; part < catalogue::k_idea_text_count; ++part) {
      everything += catalogue->texts.part(idea.texts, part);
    }
  }
  CHECK(everything.find("09000000") == std::string::npos);
  CHECK(everything.find("Bí mật") == std::string::npos);
}

TEST_CASE("build_catalogue: all spellings of a unit meet in one, and units that only an export knows exist",
          "[catalogue]") {
  Workspace workspace;
  workspace.file("showcase.yaml", support::k_small_configuration)
      .file("content/units/tinh-doan.md", "---\nname: Tỉnh đoàn Kiên Giang\n---\n")
      .file("content/units/an-minh.md",
            "---\nname: Huyện đoàn An Minh\nparent: tinh-doan\naliases: [\"Đoàn huyện An Minh\"]\n---\n")
      .file("content/exports/a.csv",
            csv("1,A,Huyện Đoàn An Minh,,Đã duyệt,2023,x,\n2,B,BTV Huyện đoàn An Minh,,Đã duyệt,2023,x,\n"
                "3,C,Đoàn huyện  An Minh,,Đã duyệt,2023,x,\n4,D,an-minh,,Đã duyệt,2023,x,\n"
                "5,E,Chi đoàn Ấp Xẻo Lá,,Đã duyệt,2023,x,\n"));
  const auto catalogue = workspace.read();
  REQUIRE(catalogue);
  REQUIRE(catalogue->units.size() == 3);
  const auto an_minh = catalogue->unit_names.find("Huyện đoàn An Minh");
  const auto province = catalogue->unit_names.find("tinh-doan");
  const auto branch = catalogue->unit_names.find("Chi đoàn Ấp Xẻo Lá");
  REQUIRE(an_minh != catalogue::k_none);
  REQUIRE(branch != catalogue::k_none);
  CHECK(catalogue->own_ideas[an_minh] == 4);
  CHECK(catalogue->by_unit.of(province).size() == 4);
  CHECK(catalogue->own_ideas[province] == 0);
  CHECK(catalogue->units[branch].level == "chi-doan");
  CHECK_FALSE(catalogue->units[branch].declared);
  // Chi < Huyện < Tỉnh, as Vietnamese sort.
  CHECK(branch < an_minh);
  CHECK(an_minh < province);
}

TEST_CASE("build_catalogue: ideas stand oldest first, ties by address, whatever the order of exports", "[catalogue]") {
  const auto order = [](std::string_view first, std::string_view second) {
    Workspace workspace;
    workspace.file("showcase.yaml", support::k_small_configuration)
        .file("content/exports/a.csv", csv(first))
        .file("content/exports/b.csv", csv(second));
    const auto catalogue = workspace.read();
    std::string ids;
    for (std::uint32_t i = 0; i < catalogue->ideas.size(); ++i) ids += std::string(catalogue->address(i)) + " ";
    return ids;
  };
  const std::string_view late = "z,Z,ĐV,,Đã duyệt,01/05/2023,x,\nb,B,ĐV,,Đã duyệt,26/03/2023,x,\n";
  const std::string_view early = "a,A,ĐV,,Đã duyệt,26/03/2023,x,\ny,Y,ĐV,,Đã duyệt,2020,x,\n";
  CHECK(order(late, early) == "y a b z ");
  CHECK(order(early, late) == "y a b z ");
}

TEST_CASE("build_catalogue: of two records with one id the first stays, and both places are told", "[catalogue]") {
  Workspace workspace;
  workspace.file("showcase.yaml", support::k_small_configuration)
      .file("content/exports/a.csv", csv("YT 01,A,ĐV,,Đã duyệt,2023,x,\n"))
      .file("content/exports/b.csv", csv("yt-01,B,ĐV,,Đã duyệt,2020,x,\n"));
  const auto catalogue = workspace.read();
  REQUIRE(catalogue->ideas.size() == 1);
  CHECK(catalogue->text(catalogue->ideas[0], IdeaText::title) == "A");
  const auto* told = workspace.find(Code::id_repeated);
  REQUIRE(told != nullptr);
  CHECK(told->place.file == "content/exports/b.csv");
  REQUIRE(told->related.size() == 1);
  CHECK(told->related[0].place.file == "content/exports/a.csv");
}

TEST_CASE("build_catalogue: a record without an id gets an address that stays when other rows change", "[catalogue]") {
  const auto address = [](std::string_view rows) {
    Workspace workspace;
    workspace.file("showcase.yaml", support::k_small_configuration)
        .file("content/exports/a.csv", "Tên ý tưởng,Đơn vị,Trạng thái\n" + std::string(rows));
    const auto catalogue = workspace.read();
    const auto& last = catalogue->ideas.back();
    return std::string(catalogue->text(last, IdeaText::address)) + "/" + std::to_string(catalogue->ideas.size());
  };
  const std::string alone = address("Thùng rác thông minh,Đoàn xã A,Đã duyệt\n");
  CHECK(alone.substr(0, 1) == "h");
  CHECK(alone.size() == std::string("h123456789012/1").size());
  CHECK(address("Thùng  rác thông minh,ĐOÀN XÃ A,Đã áp dụng\n") == alone);
  CHECK(address("Thùng rác thông minh,Đoàn xã B,Đã duyệt\n") != alone);
}

TEST_CASE("build_catalogue: targets and parents that name nobody are errors with a suggestion", "[catalogue]") {
  Workspace workspace;
  workspace
      .file("showcase.yaml", std::string(support::k_small_configuration) + "targets:\n  huyen-doan-an-mihn: {2023: 5}\n")
      .file("content/units/huyen-doan-an-minh.md", "---\nname: Huyện đoàn An Minh\n---\n")
      .file("content/exports/a.csv", csv("1,A,Huyện đoàn An Minh,,Đã duyệt,2023,x,\n"));
  workspace.read();
  CHECK(workspace.first(Code::unit_unknown).find("(huyen-doan-an-minh?)") != std::string::npos);
  CHECK(workspace.bag.has_errors());
}

TEST_CASE("build_catalogue: a tree of units that goes round is an error, not an endless walk", "[catalogue]") {
  Workspace workspace;
  workspace.file("showcase.yaml", support::k_small_configuration)
      .file("content/units/a.md", "---\nname: Đoàn A\nparent: b\n---\n")
      .file("content/units/b.md", "---\nname: Đoàn B\nparent: a\n---\n")
      .file("content/exports/a.csv", csv("1,A,Đoàn A,,Đã duyệt,2023,x,\n"));
  workspace.read();
  CHECK(workspace.reported(Code::unit_tree_loops));
}

TEST_CASE("build_catalogue: models, campaigns and contests are tied to ideas and units", "[catalogue]") {
  Workspace workspace;
  workspace.file("showcase.yaml", support::k_small_configuration)
      .file("content/units/an-minh.md", "---\nname: Huyện đoàn An Minh\n---\n")
      .file("content/campaigns/moi-thanh-nien.md",
            "---\ntitle: Mỗi thanh niên một ý tưởng\nstart: 1/2023\nend: 12/2023\nunits: [an-minh]\n---\nBài.\n")
      .file("content/contests/tin-hoc-tre.md", "---\ntitle: Hội thi Tin học trẻ\nprizes:\n  - {label: Giải Nhất, title: Máy, idea: K1}\n---\n")
      .file("content/models/vuon-hoa.md",
            "---\ntitle: Vườn hoa\nunit: Huyện đoàn An Minh\nsummary: Tóm tắt\nfield: môi trường\nideas: [K1, K9]\n---\nBài.\n")
      .file("content/exports/a.csv",
            "Mã,Tên,Đơn vị,Trạng thái,Chương trình\nK1,A,an-minh,Đã duyệt,MỖI THANH NIÊN MỘT Ý TƯỞNG\nK2,B,an-minh,Đã duyệt,Hội thi "
            "Tin học trẻ\nK3,C,an-minh,Đã duyệt,Phong trào lạ\n");
  const auto catalogue = workspace.read();
  REQUIRE(catalogue);
  REQUIRE(catalogue->models.size() == 1);
  CHECK(catalogue->models[0].ideas.size() == 1);
  CHECK(catalogue->fields[catalogue->models[0].field].slug == "moi-truong");
  CHECK(workspace.first(Code::idea_unknown).find("\"K9\"") != std::string::npos);
  CHECK(catalogue->by_campaign.of(0).size() == 1);
  CHECK(catalogue->by_contest.of(0).size() == 1);
  CHECK(catalogue->contests[0].prizes[0].idea == catalogue->by_campaign.of(0)[0]);
  CHECK(catalogue->ideas[catalogue->by_campaign.of(0)[0]].model == 0);
  CHECK(catalogue->campaigns[0].running);
  CHECK(workspace.first(Code::programme_unknown).find("Phong trào lạ") != std::string::npos);
}

TEST_CASE("build_catalogue: an export without a column for titles is an error", "[catalogue]") {
  Workspace workspace;
  workspace.file("showcase.yaml", support::k_small_configuration).file("content/exports/a.csv", "Màu,Cỡ\nđỏ,to\n");
  workspace.read();
  CHECK(workspace.reported(Code::column_title_missing));
  CHECK(workspace.bag.has_errors());
}

TEST_CASE("build_catalogue: decomposed text comes out precomposed", "[catalogue]") {
  Workspace workspace;
  workspace.file("showcase.yaml", support::k_small_configuration)
      .file("content/exports/a.csv", csv("1,Tie\xCC\x82\xCC\x81ng Vie\xCC\xA3\xCC\x82t,ĐV,,Đã duyệt,2023,x,\n"));
  const auto catalogue = workspace.read();
  REQUIRE(catalogue->ideas.size() == 1);
  CHECK(catalogue->text(catalogue->ideas[0], IdeaText::title) == "Tiếng Việt");
}

TEST_CASE("build_catalogue: whoever refuses to be named is not named", "[catalogue]") {
  Workspace workspace;
  workspace.file("showcase.yaml", support::k_small_configuration)
      .file("content/exports/a.csv",
            "Tên,Đơn vị,Trạng thái,Tác giả,Đồng ý công khai\nA,ĐV,Đã duyệt,Trần An,Không\nB,ĐV,Đã duyệt,Lê Bình; Vũ Chi,Có\n");
  const auto catalogue = workspace.read();
  REQUIRE(catalogue->ideas.size() == 2);
  for (const auto& idea : catalogue->ideas) {
    const bool refused = catalogue->text(idea, IdeaText::title) == "A";
    CHECK(catalogue->text(idea, IdeaText::authors) == (refused ? "" : "Lê Bình\nVũ Chi"));
  }
}
