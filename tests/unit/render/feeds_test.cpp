#include "render/feeds.hpp"

#include "support/catch.hpp"

using namespace trungbay::render;
using trungbay::vietnamese::Date;

namespace {

std::vector<FeedEntry> two_entries() {
  FeedEntry first{"https://doan.vn/y-tuong/1.html",
                  "https://doan.vn/y-tuong/1.html",
                  "Sân \"chơi\" <xanh> & sạch",
                  "Tóm tắt",
                  "Chi đoàn 1",
                  Date{2023, 3, 26},
                  Date{2023, 4, 1},
                  {"Môi trường", "Đã duyệt"}};
  FeedEntry second{"2", "https://doan.vn/y-tuong/2.html", "Hai", "", "", Date{2022, 5, 0}, Date{}, {}};
  return {first, second};
}

Feed feed_of(const std::vector<FeedEntry>& entries) {
  return {"Ý tưởng",
          "Mới nhất",
          "https://doan.vn/",
          "https://doan.vn/atom.xml",
          "https://doan.vn/feed.json",
          "Tỉnh đoàn",
          "",
          entries};
}

}  // namespace

TEST_CASE("feeds: Atom holds every required element, escaped, and the newest date of its entries",
          "[render]") {
  const auto entries = two_entries();
  CHECK(render_atom(feed_of(entries)) ==
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"vi\">\n"
        "  <id>https://doan.vn/atom.xml</id>\n"
        "  <title>Ý tưởng</title>\n"
        "  <subtitle>Mới nhất</subtitle>\n"
        "  <link rel=\"self\" type=\"application/atom+xml\" href=\"https://doan.vn/atom.xml\"/>\n"
        "  <link rel=\"alternate\" type=\"text/html\" href=\"https://doan.vn/\"/>\n"
        "  <updated>2023-04-01T00:00:00+07:00</updated>\n"
        "  <author><name>Tỉnh đoàn</name></author>\n"
        "  <entry>\n"
        "    <id>https://doan.vn/y-tuong/1.html</id>\n"
        "    <title>Sân &quot;chơi&quot; &lt;xanh&gt; &amp; sạch</title>\n"
        "    <link rel=\"alternate\" type=\"text/html\" href=\"https://doan.vn/y-tuong/1.html\"/>\n"
        "    <published>2023-03-26T00:00:00+07:00</published>\n"
        "    <updated>2023-04-01T00:00:00+07:00</updated>\n"
        "    <author><name>Chi đoàn 1</name></author>\n"
        "    <category term=\"Môi trường\"/>\n"
        "    <category term=\"Đã duyệt\"/>\n"
        "    <summary>Tóm tắt</summary>\n"
        "  </entry>\n"
        "  <entry>\n"
        "    <id>2</id>\n"
        "    <title>Hai</title>\n"
        "    <link rel=\"alternate\" type=\"text/html\" href=\"https://doan.vn/y-tuong/2.html\"/>\n"
        "    <published>2022-05-01T00:00:00+07:00</published>\n"
        "    <updated>2022-05-01T00:00:00+07:00</updated>\n"
        "  </entry>\n"
        "</feed>\n");
}

TEST_CASE("feeds: a feed without entries is still a valid one, without reading a clock", "[render]") {
  const std::string atom = render_atom(feed_of({}));
  CHECK(atom.find("<updated>1970-01-01T00:00:00+07:00</updated>") != std::string::npos);
  CHECK(render_json_feed(feed_of({})).ends_with("\"items\": []\n}\n"));
}

TEST_CASE("feeds: JSON Feed 1.1 holds the same entries", "[render]") {
  const auto entries = two_entries();
  CHECK(render_json_feed(feed_of(entries)) ==
        "{\n"
        "  \"version\": \"https://jsonfeed.org/version/1.1\",\n"
        "  \"title\": \"Ý tưởng\",\n"
        "  \"description\": \"Mới nhất\",\n"
        "  \"home_page_url\": \"https://doan.vn/\",\n"
        "  \"feed_url\": \"https://doan.vn/feed.json\",\n"
        "  \"language\": \"vi\",\n"
        "  \"authors\": [{\"name\": \"Tỉnh đoàn\"}],\n"
        "  \"items\": [\n"
        "    {\n"
        "      \"id\": \"https://doan.vn/y-tuong/1.html\",\n"
        "      \"url\": \"https://doan.vn/y-tuong/1.html\",\n"
        "      \"title\": \"Sân \\\"chơi\\\" \\u003cxanh\\u003e \\u0026 sạch\",\n"
        "      \"content_text\": \"Tóm tắt\",\n"
        "      \"summary\": \"Tóm tắt\",\n"
        "      \"date_published\": \"2023-03-26T00:00:00+07:00\",\n"
        "      \"date_modified\": \"2023-04-01T00:00:00+07:00\",\n"
        "      \"authors\": [{\"name\": \"Chi đoàn 1\"}],\n"
        "      \"tags\": [\"Môi trường\", \"Đã duyệt\"]\n"
        "    },\n"
        "    {\n"
        "      \"id\": \"2\",\n"
        "      \"url\": \"https://doan.vn/y-tuong/2.html\",\n"
        "      \"title\": \"Hai\",\n"
        "      \"content_text\": \"Hai\",\n"
        "      \"date_published\": \"2022-05-01T00:00:00+07:00\"\n"
        "    }\n"
        "  ]\n"
        "}\n");
}
