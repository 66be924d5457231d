#include "pages/plan.hpp"
#include "support/catch.hpp"
#include "support/workspace.hpp"

using namespace trungbay;
using support::Workspace;

namespace {

void plan(Workspace& workspace, const catalogue::Catalogue& catalogue) {
  const pages::Addresses addresses(*workspace.configuration);
  pages::plan_site(catalogue, *workspace.configuration, addresses, {{}, {}, {}, {}, {}}, workspace.bag);
}

std::string rows_of(int ideas) {
  std::string rows = "Mã,Tên,Đơn vị,Trạng thái\n";
  for (int i = 1; i <= ideas; ++i) rows += "k" + std::to_string(i) + ",Ý tưởng " + std::to_string(i) + ",Đoàn A,Đã duyệt\n";
  return rows;
}

}  // namespace

TEST_CASE("plan_site: an old address that leads out of the site is refused, wherever it came from",
          "[pages]") {
  Workspace workspace;
  workspace.file("showcase.yaml", support::k_small_configuration)
      .file("content/exports/a.csv", rows_of(1))
      .file("content/pages/p.md", "---\ntitle: P\naliases_url: [/cu.html]\n---\n");
  auto catalogue = workspace.read();
  REQUIRE(catalogue);
  plan(workspace, *catalogue);
  CHECK_FALSE(workspace.reported(Code::address_unusable));
  // Documents are checked when they are read; the plan, which decides what is written where, trusts nobody.
  for (const auto* address : {"/../../etc/x.html", "/a\\b.html"}) {
    catalogue->pages[0].head.old_addresses = {address};
    workspace.bag = {};
    plan(workspace, *catalogue);
    REQUIRE(workspace.reported(Code::address_unusable));
    CHECK(workspace.find(Code::address_unusable)->place.file == "content/pages/p.md");
  }
}

TEST_CASE("plan_site: more ideas than one folder should hold are a note with the way out", "[pages]") {
  const auto notes = [](std::string_view more, int ideas) {
    Workspace workspace;
    workspace.file("showcase.yaml", std::string(support::k_small_configuration) + "gates: {quality: off}\n" + std::string(more))
        .file("content/exports/a.csv", rows_of(ideas));
    const auto catalogue = workspace.read();
    REQUIRE(catalogue);
    plan(workspace, *catalogue);
    return workspace.reported(Code::folder_outgrown);
  };
  CHECK_FALSE(notes("", 50'000));
  CHECK(notes("", 50'001));
  CHECK_FALSE(notes("permalinks: {idea: \"/y-tuong/{shard}/{id}.html\"}\n", 50'001));
}
