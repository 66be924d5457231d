#include "pages/plan.hpp"

#include <algorithm>
#include <memory>
#include <set>

#include "support/catch.hpp"
#include "support/workspace.hpp"

using namespace trungbay;
using pages::FileKind;
using support::Workspace;

namespace {

struct Planned {
  Workspace workspace;
  std::optional<catalogue::Catalogue> catalogue;
  std::optional<pages::Addresses> addresses;
  pages::SitePlan plan;
};

std::unique_ptr<Planned> plan_of(std::string_view configuration, int ideas,
                                 std::initializer_list<std::pair<std::string_view, std::string_view>> files = {}) {
  auto planned = std::make_unique<Planned>();
  std::string rows = "Mã,Tên,Đơn vị,Lĩnh vực,Trạng thái,Ngày\n";
  for (int i = 1; i <= ideas; ++i) {
    rows += "K" + std::to_string(i) + ",Ý " + std::to_string(i) + ",Đoàn A,Giáo dục,Đã duyệt," + std::to_string(i % 28 + 1) +
            "/" + std::to_string(i % 12 + 1) + "/2023\n";
  }
  planned->workspace.file("showcase.yaml", configuration).file("content/exports/a.csv", rows);
  for (const auto& [name, text] : files) planned->workspace.file(name, text);
  planned->catalogue = planned->workspace.read();
  REQUIRE(planned->catalogue);
  planned->addresses.emplace(*planned->workspace.configuration);
  planned->plan = pages::plan_site(*planned->catalogue, *planned->workspace.configuration, *planned->addresses, {{}, {}, {}, {}, {}},
                                   planned->workspace.bag);
  return planned;
}

}  // namespace

TEST_CASE("plan_site: every page stands at the address that the documentation promises", "[pages]") {
  const auto planned = plan_of(support::k_small_configuration, 45, {{"content/pages/gioi-thieu.md", "---\ntitle: Giới thiệu\n---\n"}});
  for (const auto address :
       {"/", "/404.html", "/y-tuong/", "/y-tuong/trang-1.html", "/y-tuong/k1.html", "/y-tuong/k45.html", "/mo-hinh/",
        "/don-vi/", "/don-vi/doan-a/", "/don-vi/doan-a/atom.xml", "/linh-vuc/", "/linh-vuc/giao-duc/",
        "/linh-vuc/giao-duc/trang-1.html", "/linh-vuc/moi-truong/", "/doi-tuong/", "/nam/", "/nam/2023/",
        "/nam/2023/sau-thang-dau-nam.html", "/nam/2023/sau-thang-cuoi-nam.html", "/gioi-thieu.html", "/atom.xml",
        "/feed.json", "/robots.txt", "/sitemap.xml", "/sitemap-y-tuong-1.xml", "/data/y-tuong.csv", "/data/y-tuong.json"}) {
    CAPTURE(address);
    CHECK(planned->plan.has(address));
  }
  CHECK(planned->plan.has("/y-tuong/k1.html#tinh-moi"));
  CHECK_FALSE(planned->plan.has("/y-tuong/k46.html"));
  CHECK_FALSE(planned->plan.has("/y-tuong/trang-2.html"));
  CHECK_FALSE(planned->plan.has("/cuoc-thi/"));
  CHECK(std::is_sorted(planned->plan.paths.begin(), planned->plan.paths.end()));
  CHECK(std::set<std::string>(planned->plan.paths.begin(), planned->plan.paths.end()).size() == planned->plan.paths.size());
  CHECK_FALSE(planned->workspace.bag.has_errors());
}

TEST_CASE("plan_site: {shard} spreads ideas, and the old addresses lead to the new ones", "[pages]") {
  const auto planned = plan_of(
      "title: T\nbase_url: https://x.vn\npermalinks:\n  idea: /y-tuong/{shard}/{id}.html\n  formerly: [\"/y-tuong/{id}.html\"]\n", 3);
  std::size_t redirects = 0;
  std::size_t sharded = 0;
  for (std::size_t i = 0; i < planned->plan.files.size(); ++i) {
    const auto& path = planned->plan.paths[i];
    if (planned->plan.files[i].kind == FileKind::redirect) {
      ++redirects;
      const auto& target = planned->plan.redirects[planned->plan.files[i].subject].target;
      CHECK(planned->plan.has(target));
      CHECK(path.starts_with("y-tuong/k"));
    }
    if (planned->plan.files[i].kind == FileKind::idea) {
      ++sharded;
      CHECK(path.size() == std::string("y-tuong/abc/k1.html").size());
    }
  }
  CHECK(redirects == 3);
  CHECK(sharded == 3);
}

TEST_CASE("plan_site: two pages at one address are an error", "[pages]") {
  const auto planned = plan_of(support::k_small_configuration, 1, {{"content/pages/404.md", "---\ntitle: Trang\n---\n"}});
  CHECK(planned->workspace.first(Code::address_clash).find("/404.html") != std::string::npos);
}

TEST_CASE("plan_site: documents leave redirects at their old addresses", "[pages]") {
  const auto planned = plan_of(support::k_small_configuration, 1,
                               {{"content/pages/gioi-thieu.md",
                                 "---\ntitle: Giới thiệu\naliases_url: [/about.html, /ve-chung-toi/]\n---\n"}});
  CHECK(planned->plan.has("/about.html"));
  CHECK(planned->plan.has("/ve-chung-toi/"));
}

TEST_CASE("Addresses: links carry the base path, absolute ones the origin", "[pages]") {
  const auto planned = plan_of("title: T\nbase_url: https://x.vn/trung-bay/\n", 1);
  Scratch scratch;
  const auto path = planned->addresses->idea("k1", {2023, 1, 2}, scratch);
  CHECK(planned->addresses->link(path, scratch) == "/trung-bay/y-tuong/k1.html");
  CHECK(planned->addresses->absolute(path, scratch) == "https://x.vn/trung-bay/y-tuong/k1.html");
}

TEST_CASE("shard_of: five million ids fill no folder beyond 4,096 entries", "[pages]") {
  std::vector<std::uint32_t> counts(4096, 0);
  Scratch scratch;
  for (int i = 0; i < 500'000; ++i) {
    const auto shard = pages::shard_of("y" + std::to_string(i), scratch);
    REQUIRE(shard.size() == 3);
    ++counts[std::stoul(std::string(shard), nullptr, 16)];
    scratch.reset();
  }
  // A tenth of five million: a fair spread has 122 in each folder.
  CHECK(*std::max_element(counts.begin(), counts.end()) < 409);
  CHECK(*std::min_element(counts.begin(), counts.end()) > 0);
}
