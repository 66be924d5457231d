#include "vietnamese/hashtag.hpp"

#include "support/catch.hpp"

using trungbay::vietnamese::is_hashtag;
using trungbay::vietnamese::to_hashtag;

TEST_CASE("hashtag: a label becomes one word of capitals without marks", "[vietnamese]") {
  CHECK(to_hashtag("Môi trường") == "#MoiTruong");
  CHECK(to_hashtag("Nông nghiệp – nông thôn mới") == "#NongNghiepNongThonMoi");
  CHECK(to_hashtag("Y tế – sức khỏe") == "#YTeSucKhoe");
  CHECK(to_hashtag("ứng dụng CNTT, 4.0") == "#UngDungCNTT40");
  CHECK(to_hashtag("#TuoiTreSangTao") == "#TuoiTreSangTao");
  CHECK(to_hashtag("Đổi mới") == "#DoiMoi");
}

TEST_CASE("hashtag: decomposed letters give the same hashtag", "[vietnamese]") {
  CHECK(to_hashtag("Mo\xCC\x82i tru\xCC\x9Bo\xCC\x9B\xCC\x80ng") == "#MoiTruong");
}

TEST_CASE("hashtag: what has no Latin letter gives no hashtag", "[vietnamese]") {
  CHECK(to_hashtag("").empty());
  CHECK(to_hashtag("2023").empty());
  CHECK(to_hashtag("– … –").empty());
}

TEST_CASE("hashtag: a hashtag ends where Facebook would end it", "[vietnamese]") {
  CHECK(is_hashtag("#TuoiTre"));
  CHECK(is_hashtag("#TuổiTrẻ_2023"));
  CHECK_FALSE(is_hashtag("TuoiTre"));
  CHECK_FALSE(is_hashtag("#Tuoi Tre"));
  CHECK_FALSE(is_hashtag("#Tuoi-Tre"));
  CHECK_FALSE(is_hashtag("#2023"));
  CHECK_FALSE(is_hashtag("#"));
  CHECK_FALSE(is_hashtag("#a\xFF"));
}
