#include "render/link_rules.hpp"

#include "support/catch.hpp"

using namespace trungbay::render;

TEST_CASE("link rules: schemes are known as browsers find them", "[render]") {
  const LinkRules rules{"", "https://doan.vn", {}};
  for (const std::string_view target :
       {"javascript:x", " javascript:x", "java\nscript:x", "JAVASCRIPT:x", "\x01javascript:x", "data:x",
        "vbscript:x", "file:x", "C:\\x", ":x", "blob:x", "intent://x"}) {
    INFO(target);
    CHECK(kind_of_link(target, rules) == LinkKind::refused);
  }
  for (const std::string_view target :
       {"http://a.vn", "HTTPS://A.VN", "//a.vn", "/\\a.vn", "\\\\a.vn", "https://doan.vn.a.vn/"}) {
    INFO(target);
    CHECK(kind_of_link(target, rules) == LinkKind::external);
  }
  for (const std::string_view target : {"https://doan.vn", "https://DOAN.vn/x", "https://doan.vn?x", "#x", "",
                                        "a.html", "a/b:c", "?x:y", "mailto:x", "tel:1"}) {
    INFO(target);
    CHECK(kind_of_link(target, rules) == LinkKind::other);
  }
  CHECK(kind_of_link("/", rules) == LinkKind::internal);
  CHECK(kind_of_link("/y-tuong/1.html", rules) == LinkKind::internal);
}

TEST_CASE("link rules: a picture's name stays inside content/media", "[render]") {
  CHECK(media_name("content/media/a/b.jpg") == "a/b.jpg");
  CHECK(media_name("/media/a%20b.jpg?x#y") == "a b.jpg");
  for (const std::string_view target :
       {"media/../a.jpg", "media/%2e%2e/a.jpg", "media//a.jpg", "media/", "media", "media/a\\b.jpg",
        "media/./a.jpg", "media/%00.jpg", "mediax/a.jpg", "https://a.vn/media/a.jpg"}) {
    INFO(target);
    CHECK(media_name(target) == std::nullopt);
  }
}

TEST_CASE("link rules: addresses are encoded for href", "[render]") {
  std::string out;
  append_href("/đ\"<>'&%41 x", out);
  CHECK(out == "/%C4%91%22%3C%3E&#x27;&amp;%41%20x");
  out.clear();
  append_media_href("/a", "ảnh %.jpg", out);
  CHECK(out == "/a/media/%E1%BA%A3nh%20%25.jpg");
}
