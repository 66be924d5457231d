#include "pages/share_links.hpp"

#include "support/catch.hpp"

using namespace trungbay::pages;

namespace {
constexpr std::string_view k_url = "https://x.vn/y-tuong/a.html?b=1&c=%20";
}

TEST_CASE("share_links: percent-encoding leaves the unreserved characters of RFC 3986 alone, and nothing else", "[pages]") {
  CHECK(percent_encoded("AZaz09-._~") == "AZaz09-._~");
  CHECK(percent_encoded("Ý & ở/?#+ %") == "%C3%9D%20%26%20%E1%BB%9F%2F%3F%23%2B%20%25");
}

TEST_CASE("share_links: base64 gives the examples of RFC 4648", "[pages]") {
  CHECK(base64("").empty());
  CHECK(base64("f") == "Zg==");
  CHECK(base64("fo") == "Zm8=");
  CHECK(base64("foo") == "Zm9v");
  CHECK(base64("foobar") == "Zm9vYmFy");
  CHECK(base64("\xFF\xFE\xFD") == "//79");
}

TEST_CASE("share_links: each network gets the whole address, encoded once", "[pages]") {
  CHECK(facebook_share_link(k_url) ==
        "https://www.facebook.com/sharer/sharer.php?u=https%3A%2F%2Fx.vn%2Fy-tuong%2Fa.html%3Fb%3D1%26c%3D%2520");
  CHECK(telegram_share_link("https://x.vn/", "Ý hay & mới") ==
        "https://t.me/share/url?url=https%3A%2F%2Fx.vn%2F&text=%C3%9D%20hay%20%26%20m%E1%BB%9Bi");
  CHECK(email_share_link("https://x.vn/", "A?B&C") ==
        "mailto:?subject=A%3FB%26C&body=A%3FB%26C%0D%0A%0D%0Ahttps%3A%2F%2Fx.vn%2F");
  CHECK(facebook_refresh_link("https://x.vn/") == "https://developers.facebook.com/tools/debug/?q=https%3A%2F%2Fx.vn%2F");
  CHECK(zalo_refresh_link("https://x.vn/") == "https://developers.zalo.me/tools/debug-sharing?q=https%3A%2F%2Fx.vn%2F");
}

TEST_CASE("share_links: Zalo gets a JSON object in base64, percent-encoded", "[pages]") {
  // {"url":"https://x.vn/"}
  CHECK(zalo_share_link("https://x.vn/") ==
        "https://button-share.zalo.me/share_external?layout=1&color=blue&customize=false&d="
        "eyJ1cmwiOiJodHRwczovL3gudm4vIn0%3D&shareType=0");
}
