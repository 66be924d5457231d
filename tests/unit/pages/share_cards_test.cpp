#include "pages/share_cards.hpp"

#include <memory>
#include <set>
#include <string>

#include "support/catch.hpp"
#include "support/workspace.hpp"

using namespace trungbay;
using namespace trungbay::pages;
using catalogue::k_none;
using draw::CardShape;

namespace {

struct Made {
  support::Workspace workspace;
  std::optional<catalogue::Catalogue> catalogue;
  std::optional<Statistics> statistics;
  Pictures pictures;
  ShareCards cards;

  CardSource source() const { return {*catalogue, *workspace.configuration, *statistics, pictures}; }
};

std::unique_ptr<Made> made_of(int ideas, int featured = 0, std::string_view share = {}) {
  auto made = std::make_unique<Made>();
  std::string rows = "Mã,Tên,Đơn vị,Trạng thái,Ngày,Nổi bật\n";
  for (int i = 1; i <= ideas; ++i) {
    rows += "K" + std::to_string(i) + ",Ý tưởng " + std::to_string(i) + ",Đoàn A,Đã duyệt," + std::to_string(i % 28 + 1) +
            "/03/2023," + (i <= featured ? "x" : "") + "\n";
  }
  made->workspace.file("showcase.yaml", std::string(support::k_small_configuration) + std::string(share))
      .file("content/exports/a.csv", rows);
  made->catalogue = made->workspace.read();
  REQUIRE(made->catalogue);
  made->statistics.emplace(*made->catalogue);
  made->cards = ShareCards(made->source(), Hash128{1, 2});
  return made;
}

std::size_t idea_cards(const Made& made) {
  std::size_t count = 0;
  for (const auto& card : made.cards.all()) count += card.kind == FileKind::idea && card.shape == CardShape::wide;
  return count;
}

}  // namespace

TEST_CASE("share_cards: each idea of a small site has one, of a large site the outstanding and the recent", "[pages]") {
  CHECK(idea_cards(*made_of(20)) == 20);
  const auto large = made_of(static_cast<int>(k_ideas_with_cards) + 1, 0);
  CHECK(idea_cards(*large) == k_recent_cards);
  const std::uint32_t of_oldest = large->cards.of_page(FileKind::idea, 0, true, *large->catalogue);
  REQUIRE(of_oldest != k_none);
  CHECK(large->cards.all()[of_oldest].kind == FileKind::unit);
  CHECK(large->cards.all()[of_oldest].words == CardWords::lasting);
  CHECK(idea_cards(*made_of(20, 3, "share: {cards: featured}\n")) == 3);
  CHECK(idea_cards(*made_of(2100, 0, "share: {cards: all}\n")) == 2100);
  CHECK(made_of(5, 0, "share: {cards: off}\n")->cards.all().empty());
}

TEST_CASE("share_cards: outstanding records have a square and an upright one too", "[pages]") {
  const auto made = made_of(3, 1);
  std::uint32_t featured = 0;
  while (!made->catalogue->ideas[featured].featured) ++featured;
  CHECK(made->cards.own(FileKind::idea, featured, CardShape::square) != k_none);
  CHECK(made->cards.own(FileKind::idea, featured == 0 ? 1 : 0, CardShape::square) == k_none);
  CHECK(made->cards.own(FileKind::unit, 0, CardShape::upright) != k_none);
}

TEST_CASE("share_cards: a card's address changes with what is drawn on it, and only then", "[pages]") {
  const auto before = made_of(3), after = made_of(4);
  const auto path = [](const Made& made, std::uint32_t card) { return card_path(made.cards.all()[card], *made.catalogue); };
  const auto unit = [&](const Made& made, CardWords words) {
    return path(made, made.cards.own(FileKind::unit, 0, CardShape::wide, words));
  };
  CHECK(unit(*before, CardWords::with_figures) != unit(*after, CardWords::with_figures));  // it says how many
  CHECK(unit(*before, CardWords::lasting) == unit(*after, CardWords::lasting));
  CHECK(path(*before, before->cards.own(FileKind::idea, 0, CardShape::wide)) ==
        path(*after, after->cards.own(FileKind::idea, 0, CardShape::wide)));
  const ShareCards repainted(before->source(), Hash128{3, 4});
  CHECK(card_path(repainted.all()[0], *before->catalogue) != path(*before, 0));
}

TEST_CASE("share_cards: every path is another one", "[pages]") {
  const auto made = made_of(50, 10);
  std::set<std::string> paths;
  for (const auto& card : made->cards.all()) paths.insert(card_path(card, *made->catalogue));
  CHECK(paths.size() == made->cards.all().size());
}
