// The names that the home page and the pages of ideas, models and units may use.
#include <algorithm>
#include <vector>

#include "pages/views/charts.hpp"
#include "pages/views/refs.hpp"
#include "pages/views/roots.hpp"
#include "pages/views/units.hpp"

namespace trungbay::pages {
namespace {

using catalogue::k_none;

constexpr std::size_t k_home_models = 6;
constexpr std::size_t k_home_featured = 6;
constexpr std::size_t k_most_featured = 200;  // on their own page: more would choose nothing
constexpr std::size_t k_home_newest = 12;
constexpr std::size_t k_home_campaigns = 4;
constexpr std::size_t k_home_units = 8;

std::size_t count_featured(const SiteContext& site) {
  const auto& ideas = site.catalogue.ideas;
  return static_cast<std::size_t>(std::count_if(ideas.begin(), ideas.end(), [](const auto& idea) { return idea.featured; }));
}

constexpr std::array k_home_figure_fields = {
    Field{"ideas", Type::integer(),
          [](const void* self, Scratch&) { return integer_of(site_of(self).catalogue.ideas.size()); },
          "published ideas", "1610"},
    Field{"models", Type::integer(),
          [](const void* self, Scratch&) { return integer_of(site_of(self).catalogue.models.size()); },
          "exemplary models", "10"},
    Field{"units", Type::integer(),
          [](const void* self, Scratch&) {
            const auto& own = site_of(self).catalogue.own_ideas;
            return Value::integer(std::count_if(own.begin(), own.end(), [](std::uint32_t count) { return count > 0; }));
          },
          "units that have contributed", "24"},
    Field{"fields", Type::integer(),
          [](const void* self, Scratch&) { return integer_of(site_of(self).catalogue.fields.size()); }, "fields", "10"},
    Field{"featured", Type::integer(),
          [](const void* self, Scratch&) { return integer_of(count_featured(site_of(self))); }, "featured ideas", "12"},
    Field{"campaigns", Type::integer(),
          [](const void* self, Scratch&) { return integer_of(site_of(self).catalogue.campaigns.size()); }, "campaigns", "3"},
    Field{"progress", Type::object_of(k_progress_type).or_null(),
          [](const void* self, Scratch& scratch) {
            return progress_or_null(site_of(self).statistics.progress, scratch);
          },
          "all units' targets of the last year that has them", ""},
};

constexpr auto k_home_fields = with_common(std::array{
    Field{"figures", Type::object_of(k_home_figures_type),
          [](const void* self, Scratch&) { return Value::object(self, k_home_figures_type); }, "totals", ""},
    Field{"models", Type::list_of(k_model_card_type),
          [](const void* self, Scratch& scratch) {
            const auto& site = site_of(self);
            return list_of_all(site, std::min(k_home_models, site.catalogue.models.size()), k_model_card_type, scratch);
          },
          "exemplary models, featured ones first, at most 6", ""},
    Field{"featured", Type::list_of(k_idea_card_type),
          [](const void* self, Scratch& scratch) {
            const auto& site = site_of(self);
            return featured_ideas(site, site.catalogue.all_ideas, k_home_featured, false, scratch);
          },
          "featured ideas, newest first, at most 6", ""},
    Field{"newest", Type::list_of(k_idea_card_type),
          [](const void* self, Scratch& scratch) {
            const auto& site = site_of(self);
            const std::span<const std::uint32_t> all = site.catalogue.all_ideas;
            return list_of_rows_backwards(site, all.last(std::min(all.size(), k_home_newest)), k_idea_card_type, scratch);
          },
          "newest ideas, at most 12", ""},
    Field{"campaigns", Type::list_of(k_page_card_type),
          [](const void* self, Scratch& scratch) {
            const auto& site = site_of(self);
            return list_of_happenings(site, site.catalogue.campaigns, k_home_campaigns, scratch);
          },
          "campaigns, running ones first, at most 4", ""},
    terms_field("fields", fields_of_site, "all fields, most ideas first"),
    terms_field("groups", groups_of_site, "all groups, most ideas first"),
    terms_field("years", years_of_site, "all years, newest first"),
    Field{"units", Type::list_of(k_unit_card_type),
          [](const void* self, Scratch& scratch) {
            const auto& site = site_of(self);
            const std::span<const std::uint32_t> ranking = site.statistics.ranking;
            return list_of_rows(site, ranking.first(std::min(ranking.size(), k_home_units)), k_unit_card_type, scratch);
          },
          "units with most ideas, at most 8", ""},
});

constexpr auto k_featured_fields = with_common(std::array{
    Field{"ideas", Type::list_of(k_idea_card_type),
          [](const void* self, Scratch& scratch) {
            const auto& site = site_of(self);
            return featured_ideas(site, site.catalogue.all_ideas, k_most_featured, false, scratch);
          },
          "featured ideas, newest first, at most 200", ""},
    Field{"total", Type::integer(),
          [](const void* self, Scratch&) { return integer_of(count_featured(site_of(self))); }, "how many there are", "12"},
});

Value subject_row(const void* self, const ObjectType& type, Scratch& scratch) {
  return row_or_null(site_of(self), subject_of(self), type, scratch);
}

constexpr auto k_idea_fields = with_common(std::array{
    Field{"idea", Type::object_of(k_idea_type),
          [](const void* self, Scratch& scratch) { return subject_row(self, k_idea_type, scratch); }, "the idea", ""}});

constexpr auto k_ideas_fields =
    with_common(std::array{listing_field(), terms_field("fields", fields_of_site, "all fields, most ideas first"),
                           terms_field("years", years_of_site, "all years, newest first")});

constexpr auto k_model_fields = with_common(std::array{
    Field{"model", Type::object_of(k_model_type),
          [](const void* self, Scratch& scratch) { return subject_row(self, k_model_type, scratch); }, "the model", ""}});

constexpr auto k_models_fields = with_common(std::array{
    Field{"models", Type::list_of(k_model_card_type),
          [](const void* self, Scratch& scratch) {
            return list_of_all(site_of(self), site_of(self).catalogue.models.size(), k_model_card_type, scratch);
          },
          "all models, featured ones first, then newest first", ""}});

constexpr auto k_unit_fields = with_common(std::array{
    Field{"unit", Type::object_of(k_unit_type),
          [](const void* self, Scratch& scratch) { return subject_row(self, k_unit_type, scratch); }, "the unit", ""},
    listing_field()});

constexpr auto k_units_fields = with_common(std::array{
    Field{"units", Type::list_of(k_ranked_unit_type),
          [](const void* self, Scratch& scratch) { return ranked_units(site_of(self), scratch); },
          "all units, most ideas first", ""},
    Field{"tree", Type::list_of(k_ranked_unit_type),
          [](const void* self, Scratch& scratch) { return unit_tree(site_of(self), scratch); },
          "all units, each before those below it", ""},
    Field{"has_targets", Type::boolean(),
          [](const void* self, Scratch&) {
            const auto& units = site_of(self).catalogue.units;
            return Value::boolean(
                std::any_of(units.begin(), units.end(), [](const auto& unit) { return !unit.targets.empty(); }));
          },
          "some unit has a target", "true"},
});

}  // namespace

Value featured_ideas(const SiteContext& site, std::span<const std::uint32_t> list, std::size_t most, bool fill,
                     Scratch& scratch) {
  std::vector<std::uint32_t> rows;
  for (const bool featured : {true, false}) {
    if (!featured && !fill) break;
    for (std::size_t i = list.size(); i-- > 0 && rows.size() < most;) {
      if (site.catalogue.ideas[list[i]].featured == featured) rows.push_back(list[i]);
    }
  }
  return list_of_rows(site, rows, k_idea_card_type, scratch);
}

constinit const ObjectType k_home_figures_type{"HomeFigures", "totals of the site", k_home_figure_fields};
constinit const ObjectType k_home_root{"home.html", "the home page", k_home_fields};
constinit const ObjectType k_featured_root{"featured.html", "featured ideas", k_featured_fields};
constinit const ObjectType k_idea_root{"idea.html", "an idea", k_idea_fields};
constinit const ObjectType k_ideas_root{"ideas.html", "all ideas", k_ideas_fields};
constinit const ObjectType k_model_root{"model.html", "an exemplary model", k_model_fields};
constinit const ObjectType k_models_root{"models.html", "all models", k_models_fields};
constinit const ObjectType k_unit_root{"unit.html", "a unit", k_unit_fields};
constinit const ObjectType k_units_root{"units.html", "all units", k_units_fields};

}  // namespace trungbay::pages
