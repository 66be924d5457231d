#include "render/sitemap.hpp"

#include "support/catch.hpp"

using namespace trungbay::render;

TEST_CASE("sitemap: a part names addresses escaped, and their day only when it is known", "[render]") {
  const std::vector<SitemapUrl> urls{{"https://doan.vn/?a&b", {2023, 3, 26}}, {"https://doan.vn/nam/", {}}};
  CHECK(render_sitemap_part(urls) ==
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
        "<url><loc>https://doan.vn/?a&amp;b</loc><lastmod>2023-03-26</lastmod></url>\n"
        "<url><loc>https://doan.vn/nam/</loc></url>\n"
        "</urlset>\n");
  const std::vector<SitemapUrl> parts{{"https://doan.vn/sitemap-1.xml", {2023, 3, 26}},
                                      {"https://doan.vn/sitemap-2.xml", {}}};
  CHECK(render_sitemap_index(parts) ==
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
        "<sitemap><loc>https://doan.vn/sitemap-1.xml</loc><lastmod>2023-03-26</lastmod></sitemap>\n"
        "<sitemap><loc>https://doan.vn/sitemap-2.xml</loc></sitemap>\n"
        "</sitemapindex>\n");
}

TEST_CASE("sitemap: robots.txt welcomes everyone, Facebook by name, and names the sitemap", "[render]") {
  CHECK(render_robots("https://doan.vn/sang-tao") ==
        "User-agent: *\nAllow: /\n\nUser-agent: facebookexternalhit\nAllow: /\n\n"
        "Sitemap: https://doan.vn/sang-tao/sitemap.xml\n");
}
