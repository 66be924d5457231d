#include "pages/share_kits.hpp"

#include <memory>
#include <string>

#include "support/catch.hpp"
#include "support/workspace.hpp"

using namespace trungbay;
using namespace trungbay::pages;
using workspace::KitChoice;

namespace {

struct Made {
  support::Workspace workspace;
  std::optional<catalogue::Catalogue> catalogue;
};

std::unique_ptr<Made> made_of(int ideas, int featured, std::string_view more = {}) {
  auto made = std::make_unique<Made>();
  std::string rows = "Mã,Tên,Đơn vị,Trạng thái,Ngày,Nổi bật\n";
  for (int i = 1; i <= ideas; ++i) {
    rows += "K" + std::to_string(i) + ",Ý tưởng " + std::to_string(i) + ",Đoàn A,Đã duyệt," + std::to_string(i % 28 + 1) +
            "/03/2023," + (i <= featured ? "x" : "") + "\n";
  }
  made->workspace.file("showcase.yaml", std::string(support::k_small_configuration) + std::string(more))
      .file("content/exports/a.csv", rows);
  made->workspace.file("content/models/m.md", "---\ntitle: Mô hình\nunit: Đoàn A\n---\n");
  made->workspace.file("content/campaigns/c.md", "---\ntitle: Vận động\nstart: 01/03/2023\n---\n");
  made->catalogue = made->workspace.read();
  REQUIRE(made->catalogue);
  return made;
}

std::size_t count(const ShareKits& kits, FileKind kind) {
  std::size_t found = 0;
  for (const auto& kit : kits.all()) found += kit.kind == kind;
  return found;
}

}  // namespace

TEST_CASE("share_kits: units, models and happenings always have one, ideas of large sites only a unit's newest", "[pages]") {
  const auto small = made_of(20, 1);
  const ShareKits kits(*small->catalogue, KitChoice::automatic);
  CHECK(count(kits, FileKind::idea) == 20);
  CHECK(count(kits, FileKind::unit) == small->catalogue->units.size());
  CHECK(count(kits, FileKind::model) == 1);
  CHECK(count(kits, FileKind::campaign) == 1);
  CHECK(ShareKits(*small->catalogue, KitChoice::off).all().empty());

  const auto large = made_of(static_cast<int>(k_ideas_with_kits) + 50, 2);
  const ShareKits some(*large->catalogue, KitChoice::automatic);
  CHECK(count(some, FileKind::idea) == k_kits_of_unit + 2);
  CHECK(count(ShareKits(*large->catalogue, KitChoice::all), FileKind::idea) == k_ideas_with_kits + 50);
  const auto newest = static_cast<std::uint32_t>(large->catalogue->ideas.size() - 1);
  CHECK(some.has({FileKind::idea, newest}));
  std::size_t without = 0;
  for (std::uint32_t i = 0; i <= newest; ++i) without += !some.has({FileKind::idea, i});
  CHECK(without == k_ideas_with_kits + 50 - k_kits_of_unit - 2);
}

TEST_CASE("share_kits: a kit stands at /chia-se and its page's own address", "[pages]") {
  const auto made = made_of(1, 0, "permalinks: {idea: \"/y-tuong/{year}/{id}.html\"}\n");
  const Addresses addresses(*made->workspace.configuration);
  Scratch scratch;
  const auto path = [&](FileKind kind) { return kit_path({kind, 0}, *made->catalogue, addresses, scratch); };
  CHECK(path(FileKind::idea) == "/chia-se/y-tuong/2023/k1.html");
  CHECK(path(FileKind::unit) == "/chia-se/don-vi/doan-a/");
  CHECK(path(FileKind::model) == "/chia-se/mo-hinh/m.html");
  CHECK(path(FileKind::campaign) == "/chia-se/cuoc-van-dong/c.html");
  CHECK(qr_path("/chia-se/y-tuong/k1.html", k_qr_png, scratch) == "/chia-se/y-tuong/k1-qr.png");
  CHECK(qr_path("/chia-se/don-vi/doan-a/", k_qr_svg, scratch) == "/chia-se/don-vi/doan-a/qr.svg");
}
