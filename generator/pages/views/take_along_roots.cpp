// Embed and Takeaway, and the names that follow.html, data.html, saved.html, offline.html and embeds may use.
#include "pages/views/take_along.hpp"

#include <algorithm>
#include <vector>

#include "base/escape.hpp"
#include "pages/downloads.hpp"
#include "pages/embeds.hpp"
#include "pages/views/headlines.hpp"
#include "pages/views/roots.hpp"

namespace trungbay::pages {
namespace {

using catalogue::k_none;

// ---- embeds ----

struct EmbedView {
  const SiteContext* site = nullptr;
  Record record;
};

std::string_view embed_address(const EmbedView& view, Scratch& scratch) {
  const auto& site = *view.site;
  return site.addresses.absolute(embed_path(view.record, site.catalogue, site.addresses, scratch), scratch);
}

int embed_height(const EmbedView& view) {
  return view.record.kind == FileKind::unit ? k_unit_embed_height : k_idea_embed_height;
}

Value snippet(const void* self, Scratch& scratch) {
  const auto& view = as<EmbedView>(self);
  std::string title;
  append_escaped(record_title(view.record, view.site->catalogue), title);
  return Value::text(scratch.join("<iframe src=\"", embed_address(view, scratch), "\" title=\"", title,
                                  "\" loading=\"lazy\" width=\"100%\" height=\"", std::to_string(embed_height(view)),
                                  "\" style=\"border:0;max-width:40rem\"></iframe>"));
}

constexpr std::array k_embed_fields = {
    Field{"url", Type::text(),
          [](const void* self, Scratch& scratch) { return Value::text(embed_address(as<EmbedView>(self), scratch)); },
          "its absolute address", "https://trungbay.example.vn/nhung/don-vi/huyen-doan-an-minh/"},
    Field{"height", Type::integer(),
          [](const void* self, Scratch&) { return Value::integer(embed_height(as<EmbedView>(self))); },
          "in pixels: nothing has to be scrolled", "580"},
    Field{"snippet", Type::text(), snippet, "the markup to copy into another page", "<iframe src=\"…\"></iframe>"},
};

// ---- lists as files and feeds ----

struct TakeawayView {
  const SiteContext* site = nullptr;
  FileKind kind = FileKind::unit;  // or field
  std::uint32_t subject = 0;
};

std::string_view folder_of(const TakeawayView& view, Scratch& scratch) {
  return view.kind == FileKind::unit ? unit_link(*view.site, view.subject, scratch)
                                     : field_link(*view.site, view.subject, scratch);
}

template <bool as_json>
Value part_url(const void* self, Scratch& scratch) {
  const auto& view = as<TakeawayView>(self);
  const auto& catalogue = view.site->catalogue;
  const auto& lists = view.kind == FileKind::unit ? catalogue.by_unit : catalogue.by_field;
  if (!has_part(lists.of(view.subject).size(), as_json, view.site->configuration.take_along.parts)) return Value::null();
  return Value::text(scratch.join(folder_of(view, scratch), as_json ? k_part_json : k_part_csv));
}

constexpr std::array k_takeaway_fields = {
    Field{"label", Type::text(),
          [](const void* self, Scratch&) {
            const auto& view = as<TakeawayView>(self);
            const auto& catalogue = view.site->catalogue;
            return Value::text(view.kind == FileKind::unit ? std::string_view(catalogue.units[view.subject].head.title)
                                                           : std::string_view(catalogue.fields[view.subject].label));
          },
          "the unit or field", "Môi trường"},
    Field{"slug", Type::text(),
          [](const void* self, Scratch&) {
            const auto& view = as<TakeawayView>(self);
            const auto& catalogue = view.site->catalogue;
            return Value::text(view.kind == FileKind::unit ? std::string_view(catalogue.units[view.subject].head.slug)
                                                           : std::string_view(catalogue.fields[view.subject].slug));
          },
          "its name in addresses and files", "moi-truong"},
    Field{"url", Type::text(),
          [](const void* self, Scratch& scratch) { return Value::text(folder_of(as<TakeawayView>(self), scratch)); },
          "its page", "/linh-vuc/moi-truong/"},
    Field{"feed_url", Type::text(),
          [](const void* self, Scratch& scratch) {
            return Value::text(scratch.join(folder_of(as<TakeawayView>(self), scratch), "atom.xml"));
          },
          "its Atom feed", "/linh-vuc/moi-truong/atom.xml"},
    Field{"csv_url", Type::text().or_null(), part_url<false>,
          "its ideas for a spreadsheet; none with data.parts: off, without ideas and with more than 50,000",
          "/linh-vuc/moi-truong/y-tuong.csv"},
    Field{"json_url", Type::text().or_null(), part_url<true>, "the same for programs; with data.parts: all only",
          "/linh-vuc/moi-truong/y-tuong.json"},
};

Value list_of_takeaways(const SiteContext& site, FileKind kind, std::span<const std::uint32_t> subjects, Scratch& scratch) {
  const auto views = scratch.make_array<TakeawayView>(subjects.size());
  for (std::size_t i = 0; i < subjects.size(); ++i) views[i] = {&site, kind, subjects[i]};
  return list_of<TakeawayView>(views, k_takeaway_type, scratch);
}

// ---- roots ----

// More make a page that nobody reads to its end; the units below have theirs on their own pages.
constexpr std::size_t k_most_units = 300;

Value listed_units(const void* self, Scratch& scratch) {
  const auto& units = site_of(self).catalogue.units;
  std::vector<std::uint32_t> rows;
  for (std::uint32_t i = 0; i < units.size(); ++i) {
    const bool is_high = units[i].parent == k_none || units[units[i].parent].parent == k_none;
    if (units.size() <= k_most_units || is_high) rows.push_back(i);
  }
  rows.resize(std::min(rows.size(), k_most_units));
  return list_of_takeaways(site_of(self), FileKind::unit, rows, scratch);
}

constexpr auto k_takeaways_fields = with_common(std::array{
    Field{"fields", Type::list_of(k_takeaway_type),
          [](const void* self, Scratch& scratch) {
            std::vector<std::uint32_t> rows(site_of(self).catalogue.fields.size());
            for (std::uint32_t i = 0; i < rows.size(); ++i) rows[i] = i;
            return list_of_takeaways(site_of(self), FileKind::field, rows, scratch);
          },
          "all fields", ""},
    Field{"units", Type::list_of(k_takeaway_type), listed_units,
          "units by name; of more than 300 those of the two highest levels, at most 300", ""},
    Field{"unit_total", Type::integer(),
          [](const void* self, Scratch&) { return integer_of(site_of(self).catalogue.units.size()); }, "how many units there are",
          "24"},
});

constexpr auto k_own_device_fields = with_common(std::array{
    Field{"is_app", Type::boolean(),
          [](const void* self, Scratch&) { return Value::boolean(site_of(self).configuration.take_along.is_app); },
          "pages that were seen can be read without a network", "true"}});

constexpr auto k_embed_idea_fields = with_common(std::array{
    Field{"idea", Type::object_of(k_idea_type),
          [](const void* self, Scratch& scratch) { return row_or_null(site_of(self), subject_of(self), k_idea_type, scratch); },
          "the idea", ""}});

constexpr auto k_embed_unit_fields = with_common(std::array{
    Field{"unit", Type::object_of(k_unit_type),
          [](const void* self, Scratch& scratch) { return row_or_null(site_of(self), subject_of(self), k_unit_type, scratch); },
          "the unit", ""},
    Field{"ideas", Type::list_of(k_idea_card_type),
          [](const void* self, Scratch& scratch) {
            const auto list = site_of(self).catalogue.by_unit.of(subject_of(self));
            return list_of_rows_backwards(site_of(self), list.last(std::min(list.size(), k_embedded_ideas)), k_idea_card_type,
                                          scratch);
          },
          "its newest ideas, at most 5", ""},
});

}  // namespace

Value embed_of_page(const PageView& page, Scratch& scratch) {
  const Record record{page.file.kind, page.file.subject};
  const bool is_older = page.file.kind == FileKind::unit && !page.path.ends_with('/');
  if (is_older || !has_embed(record, page.site->catalogue, page.site->configuration.take_along.embeds)) return Value::null();
  return Value::object(scratch.make<EmbedView>(page.site, record), k_embed_type);
}

Value part_of_page(const PageView& page, bool as_json, Scratch& scratch) {
  if (page.file.kind != FileKind::unit && page.file.kind != FileKind::field) return Value::null();
  const TakeawayView view{page.site, page.file.kind, page.file.subject};
  return as_json ? part_url<true>(&view, scratch) : part_url<false>(&view, scratch);
}

constinit const ObjectType k_embed_type{"Embed", "the small form of a page, for other sites", k_embed_fields};
constinit const ObjectType k_takeaway_type{"Takeaway", "a unit or field with what can be taken from it", k_takeaway_fields};
constinit const ObjectType k_takeaways_root{"follow.html, data.html", "feeds and downloads, explained", k_takeaways_fields};
constinit const ObjectType k_own_device_root{"saved.html, offline.html", "what this device keeps", k_own_device_fields};
constinit const ObjectType k_embed_idea_root{"embed_idea.html", "an idea in another site's page", k_embed_idea_fields};
constinit const ObjectType k_embed_unit_root{"embed_unit.html", "a unit's newest ideas in another site's page",
                                             k_embed_unit_fields};

}  // namespace trungbay::pages
