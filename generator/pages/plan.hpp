// Which files the site will consist of, and where: decided before anything is rendered.
//
// A pure function of the catalogue and the configuration. Every later step (rendering, the dead-link check,
// the sitemap, the writer) works from this one list.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "catalogue/catalogue.hpp"
#include "pages/address.hpp"
#include "pages/app_files.hpp"
#include "pages/file_kind.hpp"
#include "pages/infographics.hpp"
#include "pages/pictures.hpp"
#include "pages/share_cards.hpp"
#include "pages/share_kits.hpp"
#include "search/index.hpp"
#include "workspace/configuration.hpp"

namespace trungbay::pages {

// The template of a kind of page, "idea.html"; "" for files that are made by code.
std::string_view template_of(FileKind kind);
// All kinds that have a template.
std::vector<FileKind> page_kinds();

struct PlannedFile {
  FileKind kind = FileKind::home;
  std::uint32_t subject = 0;  // index of the idea, unit, field, year … or of a redirect, picture, card or kit
  std::uint32_t number = 0;   // page of a list (from 1), half of a year, part of the sitemap (from 1), file of a photo
};

struct Redirect {
  std::string target;  // a path of this site
  std::string title;
};

struct SitePlan {
  std::vector<PlannedFile> files;  // in order of their paths
  std::vector<std::string> paths;  // from the site's root, without a leading slash: "y-tuong/a.html"
  std::vector<Redirect> redirects;
  std::vector<std::string> media;   // pictures and videos that are published as they are, by name
  std::vector<std::string> photos;  // those that are made smaller, each content once
  ShareKits kits;

  // Whether the site has something at an address such as "/y-tuong/a.html" or "/don-vi/an-minh/";
  // anything behind `?` or `#` does not count.
  bool has(std::string_view address) const;
};

// What was made before the plan and stands on the site as files.
struct MadeFiles {
  const Pictures& pictures;  // what the site shows (shown_media), those left out that cannot be used
  const ShareCards& cards;
  const Infographics& infographics;
  const search::SearchIndex& search;
  const AppFiles& app;
};

// Reports clashes of addresses as errors, and a folder that outgrows itself as a note.
SitePlan plan_site(const catalogue::Catalogue& catalogue, const workspace::Configuration& configuration,
                   const Addresses& addresses, const MadeFiles& made, DiagnosticBag& bag);

// The largest number of addresses that one part of the sitemap may hold (sitemaps.org).
inline constexpr std::uint32_t k_sitemap_part = 50'000;

// Whether search engines are told of a page.
bool is_indexed(const PlannedFile& file, const catalogue::Catalogue& catalogue);

// The sitemap lists ideas apart from everything else, oldest first, so that a new idea changes its last part
// only. `subject` of a FileKind::sitemap_part is one of these.
enum SitemapHalf : std::uint32_t { k_sitemap_ideas, k_sitemap_others };

}  // namespace trungbay::pages
