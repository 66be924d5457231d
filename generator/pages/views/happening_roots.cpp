// The names that pages of campaigns, contests, events, clubs and plain pages may use.
#include <algorithm>
#include <vector>

#include "pages/views/headlines.hpp"
#include "pages/views/refs.hpp"
#include "pages/views/roots.hpp"

namespace trungbay::pages {
namespace {

using catalogue::k_none;

constexpr std::size_t k_happening_ideas = 60;

const std::vector<catalogue::Happening>& happenings_of(const SiteContext& site, FileKind kind) {
  if (kind == FileKind::campaign || kind == FileKind::campaigns) return site.catalogue.campaigns;
  return kind == FileKind::contest || kind == FileKind::contests ? site.catalogue.contests : site.catalogue.events;
}

const catalogue::Happening& happening_of(const void* self) {
  return happenings_of(site_of(self), page_of(self).file.kind)[subject_of(self)];
}

constexpr auto k_happening_fields = with_common(std::array{
    Field{"entry", Type::object_of(k_entry_type),
          [](const void* self, Scratch& scratch) {
            return Value::object(scratch.make<HappeningView>(&site_of(self), &happening_of(self)), k_entry_type);
          },
          "the campaign, contest or event", ""},
    Field{"ideas", Type::list_of(k_idea_card_type),
          [](const void* self, Scratch& scratch) {
            const auto ideas = ideas_of_happening(site_of(self), happening_of(self));
            return list_of_rows_backwards(site_of(self), ideas.last(std::min(ideas.size(), k_happening_ideas)),
                                          k_idea_card_type, scratch);
          },
          "ideas tied to it, newest first, at most 60; `entry.idea_count` tells how many there are", ""},
    Field{"models", Type::list_of(k_model_card_type),
          [](const void* self, Scratch& scratch) {
            const auto& site = site_of(self);
            std::vector<std::uint32_t> rows;
            for (std::uint32_t i = 0; i < site.catalogue.models.size(); ++i) {
              const auto& model = site.catalogue.models[i];
              const bool of_campaign = page_of(self).file.kind == FileKind::campaign && model.campaign == subject_of(self);
              if (of_campaign) rows.push_back(i);
            }
            return list_of_rows(site, rows, k_model_card_type, scratch);
          },
          "models that belong to a campaign", ""},
    terms_field(
        "units",
        [](const void* self, Scratch& scratch) {
          const auto& site = site_of(self);
          const auto ideas = ideas_of_happening(site, happening_of(self));
          const auto counts = count_by(ideas, site.catalogue.units.size(), 10,
                                       [&](std::uint32_t idea) { return site.catalogue.ideas[idea].unit; });
          return unit_terms(site, counts, ideas.size(), k_no_limit, scratch);
        },
        "units that took part, most ideas first, at most 10"),
});

constexpr auto k_happenings_fields = with_common(std::array{
    Field{"heading", Type::text(),
          [](const void* self, Scratch&) { return Value::text(happenings_heading(page_of(self).file.kind)); },
          "what the list is called", "Cuộc thi"},
    Field{"entries", Type::list_of(k_page_card_type),
          [](const void* self, Scratch& scratch) {
            return list_of_happenings(site_of(self), happenings_of(site_of(self), page_of(self).file.kind), k_no_limit,
                                      scratch);
          },
          "running ones first, then the latest", ""},
});

constexpr auto k_clubs_fields = with_common(std::array{
    Field{"clubs", Type::list_of(k_club_type),
          [](const void* self, Scratch& scratch) { return list_of_clubs(site_of(self), k_none, scratch); }, "all clubs",
          ""}});

// ---- plain pages ----

const catalogue::DocumentHead& document_of(const void* self) {
  return site_of(self).catalogue.pages[subject_of(self)].head;
}

constexpr std::array k_document_fields = {
    Field{"title", Type::text(), [](const void* self, Scratch&) { return Value::text(document_of(self).title); },
          "the page's title", "Giới thiệu"},
    Field{"summary", Type::text().or_null(),
          [](const void* self, Scratch&) { return Value::optional_text(document_of(self).summary); },
          "one or two sentences", ""},
    Field{"body", Type::source(),
          [](const void* self, Scratch&) { return Value::source(document_of(self).body, SourceFormat::markdown); },
          "the text: use the filter `markdown`", ""},
};

constexpr auto k_page_fields = with_common(std::array{
    Field{"entry", Type::object_of(k_document_type),
          [](const void* self, Scratch&) { return Value::object(self, k_document_type); }, "the page's document", ""}});

constexpr auto k_not_found_fields =
    with_common(std::array{terms_field("fields", fields_of_site, "all fields, most ideas first")});

constexpr auto k_redirect_fields = with_common(std::array{
    Field{"target_url", Type::text(),
          [](const void* self, Scratch& scratch) {
            return Value::text(site_of(self).addresses.link(site_of(self).plan.redirects[subject_of(self)].target, scratch));
          },
          "where the page stands now", "/y-tuong/kg-001.html"},
    Field{"target_title", Type::text(),
          [](const void* self, Scratch&) { return Value::text(site_of(self).plan.redirects[subject_of(self)].title); },
          "its title", ""},
});

}  // namespace

constinit const ObjectType k_document_type{"Document", "a plain page", k_document_fields};
constinit const ObjectType k_happening_root{"campaign.html, contest.html, event.html", "a campaign, contest or event",
                                            k_happening_fields};
constinit const ObjectType k_happenings_root{"campaigns.html, contests.html, events.html",
                                             "all campaigns, contests or events", k_happenings_fields};
constinit const ObjectType k_clubs_root{"clubs.html", "the directory of clubs", k_clubs_fields};
constinit const ObjectType k_page_root{"page.html", "a plain page", k_page_fields};
constinit const ObjectType k_not_found_root{"404.html", "what stands where nothing is found", k_not_found_fields};
constinit const ObjectType k_redirect_root{"redirect.html", "an old address", k_redirect_fields};

}  // namespace trungbay::pages
