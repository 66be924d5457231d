#include "render/coded_files.hpp"

#include <algorithm>

#include "render/app_scripts.hpp"
#include "render/data_files.hpp"
#include "render/feeds.hpp"
#include "render/sitemap.hpp"

namespace trungbay::render {
namespace {

using catalogue::IdeaText;
using catalogue::k_none;
using pages::FileKind;
using pages::PlannedFile;
using pages::SiteContext;

constexpr std::size_t k_feed_entries = 30;  // a reader that looks in once a week misses nothing

std::string_view author_line(const SiteContext& site, std::uint32_t idea, Scratch& scratch) {
  std::string line(site.text(idea, IdeaText::authors));
  for (std::size_t at = line.find('\n'); at != std::string::npos; at = line.find('\n', at))
    line.replace(at, 1, "; ");
  return scratch.copy(line);
}

vietnamese::Date updated_of(const catalogue::Idea& idea) {
  return idea.approved_date > idea.date ? idea.approved_date : idea.date;
}

std::string_view absolute_idea(const SiteContext& site, std::uint32_t idea, Scratch& scratch) {
  const auto path =
      site.addresses.idea(site.catalogue.address(idea), site.catalogue.ideas[idea].date, scratch);
  return site.addresses.absolute(path, scratch);
}

FeedEntry entry_of(const SiteContext& site, std::uint32_t index, Scratch& scratch) {
  const auto& idea = site.catalogue.ideas[index];
  FeedEntry entry;
  entry.url = absolute_idea(site, index, scratch);
  entry.id = entry.url;
  entry.title = site.text(index, IdeaText::title);
  entry.summary = site.text(index, IdeaText::summary);
  entry.author = author_line(site, index, scratch);
  if (entry.author.empty()) entry.author = site.catalogue.units[idea.unit].head.title;
  entry.published = idea.date;
  entry.updated = updated_of(idea);
  if (idea.field != k_none) entry.categories.push_back(site.catalogue.fields[idea.field].label);
  return entry;
}

struct FeedPaths {
  std::string title;
  std::string subtitle;
  std::string home;
  std::string atom;
};

void append_feed(const SiteContext& site, std::span<const std::uint32_t> ideas, const FeedPaths& paths,
                 bool as_json, std::string& out) {
  Scratch scratch;
  std::vector<FeedEntry> entries;
  for (std::size_t i = 0; i < std::min(ideas.size(), k_feed_entries); ++i) {
    entries.push_back(entry_of(site, ideas[ideas.size() - 1 - i], scratch));
  }
  Feed feed;
  feed.title = paths.title;
  feed.subtitle = paths.subtitle;
  feed.home_url = site.addresses.absolute(paths.home, scratch);
  feed.atom_url = site.addresses.absolute(paths.atom, scratch);
  feed.json_url = as_json ? site.addresses.absolute("/feed.json", scratch) : std::string_view{};
  feed.author = site.configuration.publisher_name;
  feed.entries = entries;
  out += as_json ? render_json_feed(feed) : render_atom(feed);
}

IdeaRow row_of(const SiteContext& site, std::uint32_t index, Scratch& scratch) {
  const auto& catalogue = site.catalogue;
  const auto& idea = catalogue.ideas[index];
  IdeaRow row;
  row.id = site.text(index, IdeaText::id);
  if (row.id.empty()) row.id = catalogue.address(index);
  row.title = site.text(index, IdeaText::title);
  row.summary = site.text(index, IdeaText::summary);
  row.unit = catalogue.units[idea.unit].head.title;
  if (idea.field != k_none) row.field = catalogue.fields[idea.field].label;
  if (idea.group != k_none) row.group = catalogue.groups[idea.group].label;
  row.kind = kind_label(idea.kind);
  row.status = catalogue.statuses[idea.status].label;
  row.award = site.text(index, IdeaText::award);
  row.authors = author_line(site, index, scratch);
  row.date = idea.date;
  row.url = absolute_idea(site, index, scratch);
  return row;
}

void append_csv(const SiteContext& site, std::span<const std::uint32_t> ideas, std::string& out) {
  Scratch scratch;
  append_csv_header(out);
  for (const auto idea : ideas) {
    append_csv_row(row_of(site, idea, scratch), out);
    scratch.reset();
  }
}

void append_json(const SiteContext& site, std::span<const std::uint32_t> ideas, std::string& out) {
  Scratch scratch;
  append_json_begin(out);
  for (std::size_t i = 0; i < ideas.size(); ++i, scratch.reset()) {
    append_json_row(row_of(site, ideas[i], scratch), i == 0, out);
  }
  append_json_end(out);
}

// ---- sitemap ----

std::vector<SitemapUrl> idea_urls(const SiteContext& site, std::uint32_t part, Scratch& scratch) {
  std::vector<SitemapUrl> urls;
  const auto count = static_cast<std::uint32_t>(site.catalogue.ideas.size());
  const std::uint32_t end = std::min(count, part * pages::k_sitemap_part);
  for (std::uint32_t i = (part - 1) * pages::k_sitemap_part; i < end; ++i) {
    urls.push_back({absolute_idea(site, i, scratch), updated_of(site.catalogue.ideas[i])});
  }
  return urls;
}

// Of models, which are dated. When a list changed last cannot be told from the days on which its ideas were proposed, and what
// is not certain is left out (search engines distrust invented dates).
vietnamese::Date changed_of(const SiteContext& site, const PlannedFile& file) {
  return file.kind == FileKind::model ? site.catalogue.models[file.subject].date : vietnamese::Date{};
}

std::vector<SitemapUrl> other_urls(const SiteContext& site, std::uint32_t part, Scratch& scratch) {
  std::vector<SitemapUrl> urls;
  std::uint32_t position = 0;
  for (std::size_t i = 0; i < site.plan.files.size(); ++i) {
    const auto& file = site.plan.files[i];
    if (file.kind == FileKind::idea || !pages::is_indexed(file, site.catalogue)) continue;
    if (position++ / pages::k_sitemap_part + 1 != part) continue;
    std::string_view path = site.plan.paths[i];
    if (path.ends_with("index.html")) path.remove_suffix(std::string_view("index.html").size());
    urls.push_back({site.addresses.absolute(scratch.join("/", path), scratch), changed_of(site, file)});
  }
  return urls;
}

std::vector<SitemapUrl> urls_of_part(const SiteContext& site, const PlannedFile& file, Scratch& scratch) {
  return file.subject == pages::k_sitemap_ideas ? idea_urls(site, file.number, scratch)
                                                : other_urls(site, file.number, scratch);
}

void append_sitemap_index(const SiteContext& site, std::string& out) {
  Scratch scratch;
  std::vector<SitemapUrl> parts;
  for (std::size_t i = 0; i < site.plan.files.size(); ++i) {
    if (site.plan.files[i].kind != FileKind::sitemap_part) continue;
    Scratch of_part;
    vietnamese::Date newest;
    for (const auto& url : urls_of_part(site, site.plan.files[i], of_part)) {
      newest = std::max(newest, url.last_modified);
    }
    parts.push_back({site.addresses.absolute(scratch.join("/", site.plan.paths[i]), scratch), newest});
  }
  out += render_sitemap_index(parts);
}

}  // namespace

void render_coded_file(const SiteContext& site, const PlannedFile& file, std::string& out) {
  const auto& catalogue = site.catalogue;
  const std::string& title = site.configuration.title;
  switch (file.kind) {
    case FileKind::site_atom:
    case FileKind::json_feed:
      return append_feed(site, catalogue.all_ideas, {title, site.configuration.description, "/", "/atom.xml"},
                         file.kind == FileKind::json_feed, out);
    case FileKind::unit_atom: {
      const auto& head = catalogue.units[file.subject].head;
      const std::string folder = std::string(pages::k_units_folder) + head.slug + "/";
      return append_feed(site, catalogue.by_unit.of(file.subject),
                         {head.title + " – " + title, head.summary, folder, folder + "atom.xml"}, false, out);
    }
    case FileKind::field_atom: {
      const auto& term = catalogue.fields[file.subject];
      const std::string folder = std::string(pages::k_fields_folder) + term.slug + "/";
      return append_feed(
          site, catalogue.by_field.of(file.subject),
          {"Lĩnh vực " + term.label + " – " + title, term.description, folder, folder + "atom.xml"}, false,
          out);
    }
    case FileKind::sitemap_index:
      return append_sitemap_index(site, out);
    case FileKind::sitemap_part: {
      Scratch scratch;
      out += render_sitemap_part(urls_of_part(site, file, scratch));
      return;
    }
    case FileKind::robots:
      out += render_robots(site.configuration.base_url);
      return;
    case FileKind::data_csv:
      return append_csv(site, catalogue.all_ideas, out);
    case FileKind::data_json:
      return append_json(site, catalogue.all_ideas, out);
    case FileKind::unit_csv:
      return append_csv(site, catalogue.by_unit.of(file.subject), out);
    case FileKind::unit_json:
      return append_json(site, catalogue.by_unit.of(file.subject), out);
    case FileKind::field_csv:
      return append_csv(site, catalogue.by_field.of(file.subject), out);
    case FileKind::field_json:
      return append_json(site, catalogue.by_field.of(file.subject), out);
    case FileKind::service_worker:
      return append_service_worker(site, out);
    case FileKind::app_manifest:
      return append_app_manifest(site, out);
    case FileKind::page_script:
      out += site.app.script;
      return;
    default:
      return;
  }
}

}  // namespace trungbay::render
