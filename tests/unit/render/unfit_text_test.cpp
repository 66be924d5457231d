// What fuzzing found: characters that entities smuggle past clean_text, and files that end where none should.
#include "base/escape.hpp"
#include "base/utf8.hpp"
#include "render/markdown.hpp"
#include "render/media.hpp"
#include "support/catch.hpp"

using namespace trungbay;
using namespace trungbay::render;
using pages::SourceFormat;

namespace {

std::string rendered(std::string_view source, SourceFormat format) {
  RichText rich_text({});
  std::string out;
  rich_text.render(source, format, 0, out);
  return out;
}

}  // namespace

TEST_CASE("append_escaped: controls and code points that are no characters are left out", "[render]") {
  std::string out;
  append_escaped(
      "a\x01"
      "b\x7F"
      "c\xC2\x85"
      "d\xEF\xBF\xBE"
      "e\xEF\xBF\xBF"
      "f\xEF\xB7\x90"
      "g\xF0\x9F\xBF\xBE"
      "h",
      out);
  CHECK(out == "abcdefgh");
  out.clear();
  const std::string kept = "\xC2\xA0 \xEF\xBF\xBD \xEF\xB7\x8F \xF0\x9F\x98\x80 \xF0\x9F\xBF\xBD tiếng Việt";
  append_escaped(kept, out);
  CHECK(out == kept);
}

TEST_CASE("append_escaped: text that ends inside a character stays inside the text", "[render]") {
  for (const std::string_view text : {"\xC2", "\xEF", "\xEF\xBF", "\xF0\x9F\xBF"}) {
    std::string out;
    append_escaped(text, out);
    CHECK(out == text);
  }
}

TEST_CASE("rich text: entities for U+FFFE and U+FFFF, which cmark writes as broken bytes, stay UTF-8",
          "[render]") {
  for (const std::string_view entity : {"&#xFFFE;", "&#xffff;", "&#X00fffe;", "&#65534;", "&#0065535;"}) {
    for (const auto format : {SourceFormat::markdown, SourceFormat::cell, SourceFormat::html}) {
      INFO(entity);
      const std::string text = "a " + std::string(entity) + " [b](/c" + std::string(entity) + ")";
      CHECK(is_valid_utf8(rendered(text, format)));
      for (const auto& link : collect_links(text, format)) CHECK(is_valid_utf8(link.target));
    }
  }
  CHECK(rendered("&#xFFFE0; &#xFFF; &#655350;", SourceFormat::markdown) ==
        "<p>\xF3\xBF\xBF\xA0 \xE0\xBF\xBF \xF2\x9F\xBF\xB6</p>\n");
}

TEST_CASE("html reduction: what entities stand for is cleaned as the text around them was", "[render]") {
  CHECK(rendered("&#3 0", SourceFormat::html) == "<p>0</p>\n");
  CHECK(rendered("<p>a&#xFFFE;b &#x200B;c</p>", SourceFormat::html) == "<p>ab c</p>\n");
}

TEST_CASE("html reduction: an empty heading leaves no hole in the outline", "[render]") {
  CHECK(rendered("<h1></h1><h2>a</h2><h3> </h3><h4>b</h4>", SourceFormat::html) ==
        "<h1 id=\"a\">a</h1>\n<h2 id=\"b\">b</h2>\n");
}

TEST_CASE("media: files that end behind their first bytes are damaged, whatever they begin with",
          "[render]") {
  for (const std::string_view bytes :
       {"RIFF", "RIFFj/>", "RIFF1234WEB", "GIF89a", "\x89PNG\r\n\x1A\n", "\xFF\xD8\xFF"}) {
    for (const char* const name : {"a.webp", "a.gif", "a.png", "a.jpg", "a.svg"}) {
      CHECK_FALSE(parse_photo(bytes, name, true).ok());
    }
  }
}

TEST_CASE("media: a drawing whose root ends behind `width=` has no size", "[render]") {
  for (const std::string_view root :
       {"<svg width=", "<svg width", "<svg width=>", "<svg viewBox=", "<svg viewBox=>"}) {
    const auto photo = parse_photo(root, "logo.svg", true);
    REQUIRE(photo.ok());
    CHECK(photo.value().width == 0);
  }
}
