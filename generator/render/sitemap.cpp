#include "render/sitemap.hpp"

#include <algorithm>

#include "base/escape.hpp"

namespace trungbay::render {
namespace {

constexpr std::string_view k_declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
constexpr std::string_view k_namespace = " xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";

void append_location(std::string_view url, vietnamese::Date last_modified, std::string& out) {
  out += "<loc>";
  append_escaped(url, out);
  out += "</loc>";
  if (!last_modified.is_known()) return;
  out += "<lastmod>";
  out += to_iso(last_modified);
  out += "</lastmod>";
}

}  // namespace

std::string render_sitemap_part(std::span<const SitemapUrl> urls) {
  std::string out;
  out += k_declaration;
  out += "<urlset";
  out += k_namespace;
  for (const auto& url : urls) {
    out += "<url>";
    append_location(url.url, url.last_modified, out);
    out += "</url>\n";
  }
  out += "</urlset>\n";
  return out;
}

std::string render_sitemap_index(std::span<const SitemapUrl> parts) {
  std::string out;
  out += k_declaration;
  out += "<sitemapindex";
  out += k_namespace;
  for (const auto& part : parts) {
    out += "<sitemap>";
    append_location(part.url, part.last_modified, out);
    out += "</sitemap>\n";
  }
  out += "</sitemapindex>\n";
  return out;
}

std::string render_robots(std::string_view site_url) {
  std::string out =
      "User-agent: *\nAllow: /\n\n"
      "User-agent: facebookexternalhit\nAllow: /\n\n"
      "Sitemap: ";
  out += site_url;
  out += "/sitemap.xml\n";
  return out;
}

}  // namespace trungbay::render
