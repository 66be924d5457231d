// sitemap.xml (always an index), its parts, and robots.txt.
//
// The page planner says how many parts there are: at most 50,000 addresses and 50 MB each (sitemaps.org). The
// caller keeps the addresses in a stable order with the oldest first, so that a new idea changes the last
// part only.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "vietnamese/date.hpp"

namespace trungbay::render {

struct SitemapUrl {
  std::string_view url;            // absolute
  vietnamese::Date last_modified;  // unknown: left out, search engines distrust invented ones
};

// `urls` are the ones of one part.
std::string render_sitemap_part(std::span<const SitemapUrl> urls);
// `parts` are the parts' own addresses, each with the newest date of its pages.
std::string render_sitemap_index(std::span<const SitemapUrl> parts);
// Everyone is welcome; Facebook's crawler by name, since it reads only its own group where it finds one.
std::string render_robots(std::string_view site_url);

}  // namespace trungbay::render
