#include "pages/listing.hpp"

#include "support/catch.hpp"

using trungbay::pages::ListCut;

TEST_CASE("ListCut: the pages of a list hold every idea once, the landing page one to two pages' worth", "[pages]") {
  for (std::uint32_t per_page : {5u, 20u, 200u}) {
    for (std::uint32_t total = 0; total < 5 * per_page; ++total) {
      const ListCut cut{total, per_page};
      std::uint32_t seen = 0;
      for (std::uint32_t number = 1; number <= cut.page_count(); ++number) {
        REQUIRE(cut.begin(number) == seen);
        REQUIRE(cut.end(number) >= cut.begin(number));
        seen = cut.end(number);
      }
      REQUIRE(seen == total);
      const std::uint32_t landing = cut.end(cut.page_count()) - cut.begin(cut.page_count());
      REQUIRE(landing < 2 * per_page);
      if (total >= per_page) {
        REQUIRE(landing >= per_page);
      }
    }
  }
}

TEST_CASE("ListCut: a page that is not the landing page never changes again", "[pages]") {
  for (std::uint32_t total = 0; total < 200; ++total) {
    const ListCut before{total, 20};
    const ListCut after{total + 1, 20};
    for (std::uint32_t number = 1; number < before.page_count(); ++number) {
      REQUIRE(before.begin(number) == after.begin(number));
      REQUIRE(before.end(number) == after.end(number));
    }
  }
}
