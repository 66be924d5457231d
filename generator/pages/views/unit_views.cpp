// UnitCard, RankedUnit, and Unit: what a unit's own page sees.
#include <algorithm>
#include <vector>

#include "pages/views/charts.hpp"
#include "pages/views/fields.hpp"
#include "pages/views/infographic_views.hpp"
#include "pages/views/parts.hpp"
#include "pages/views/refs.hpp"
#include "pages/views/units.hpp"

namespace trungbay::pages {
namespace {

using catalogue::k_none;

constexpr std::size_t k_most_models = 12;

const catalogue::Unit& unit_of(const void* self) {
  const auto& row = as<Indexed>(self);
  return row.site->catalogue.units[row.index];
}

const SiteContext& site_of(const void* self) { return *as<Indexed>(self).site; }
std::uint32_t index_of(const void* self) { return as<Indexed>(self).index; }

std::optional<Progress> progress_of(const void* self) {
  return unit_progress(site_of(self).catalogue, index_of(self));
}

Value integer_of(std::size_t number) { return Value::integer(static_cast<std::int64_t>(number)); }

constexpr std::array k_card_fields = {
    Field{"url", Type::text(),
          [](const void* self, Scratch& scratch) {
            return Value::text(unit_link(site_of(self), index_of(self), scratch));
          },
          "its page", "/don-vi/huyen-doan-an-minh/"},
    Field{"name", Type::text(), [](const void* self, Scratch&) { return Value::text(unit_of(self).head.title); },
          "the whole name", "Huyện đoàn An Minh"},
    Field{"short_name", Type::text(),
          [](const void* self, Scratch&) {
            const auto& unit = unit_of(self);
            return Value::text(unit.short_name.empty() ? unit.head.title : unit.short_name);
          },
          "a shorter one; the whole name when there is none", "An Minh"},
    Field{"level", Type::text(),
          [](const void* self, Scratch&) { return Value::text(catalogue::level_label(unit_of(self).level)); },
          "the kind of unit; may be empty", "Huyện đoàn"},
    Field{"idea_count", Type::integer(),
          [](const void* self, Scratch&) {
            return integer_of(site_of(self).catalogue.by_unit.of(index_of(self)).size());
          },
          "published ideas of the unit and of all units below it", "28"},
    Field{"own_count", Type::integer(),
          [](const void* self, Scratch&) {
            return Value::integer(site_of(self).catalogue.own_ideas[index_of(self)]);
          },
          "published ideas of its very own", "20"},
    Field{"model_count", Type::integer(),
          [](const void* self, Scratch&) {
            return integer_of(site_of(self).statistics.models_of_unit[index_of(self)].size());
          },
          "models of the unit and of all units below it", "2"},
    Field{"target", Type::integer().or_null(),
          [](const void* self, Scratch&) {
            const auto progress = progress_of(self);
            return progress ? Value::integer(progress->target) : Value::null();
          },
          "chỉ tiêu of the last year that has one", "60"},
    Field{"progress_done", Type::integer().or_null(),
          [](const void* self, Scratch&) {
            const auto progress = progress_of(self);
            return progress ? Value::integer(progress->done) : Value::null();
          },
          "ideas of the year of `target`", "9"},
    Field{"progress", Type::integer().or_null(),
          [](const void* self, Scratch&) {
            const auto progress = progress_of(self);
            return progress ? Value::integer(progress->percent()) : Value::null();
          },
          "percent of that target; may exceed 100", "47"},
    Field{"parent", Type::object_of(k_ref_type).or_null(),
          [](const void* self, Scratch& scratch) { return unit_ref(site_of(self), unit_of(self).parent, scratch); },
          "the unit above it", ""},
};

constexpr std::array k_ranked_fields = join_fields(
    std::array{
        Field{"rank", Type::integer(),
              [](const void* self, Scratch&) { return Value::integer(as<RankedUnit>(self).rank); },
              "place in the ranking; equal numbers share a place", "1"},
        Field{"depth", Type::integer(),
              [](const void* self, Scratch&) { return Value::integer(as<RankedUnit>(self).depth); },
              "levels above it in the tree", "0"},
    },
    k_card_fields);

Value ancestors(const void* self, Scratch& scratch) {
  const auto& site = site_of(self);
  std::vector<std::uint32_t> above;
  for (auto unit = unit_of(self).parent; unit != k_none; unit = site.catalogue.units[unit].parent) above.push_back(unit);
  std::reverse(above.begin(), above.end());
  const auto refs = scratch.make_array<RefView>(above.size());
  for (std::size_t i = 0; i < above.size(); ++i) {
    refs[i] = {site.catalogue.units[above[i]].head.title, unit_link(site, above[i], scratch)};
  }
  return list_of<RefView>(refs, k_ref_type, scratch);
}

// The year whose chart is shown: the last one with ideas.
Value unit_chart(const void* self, Scratch& scratch) {
  const auto& site = site_of(self);
  const auto list = site.catalogue.by_unit.of(index_of(self));
  if (list.empty() || !site.catalogue.ideas[list.back()].date.is_known()) return Value::null();
  const auto progress = progress_of(self);
  const int last_year = site.catalogue.ideas[list.back()].date.year;
  const int year = progress && progress->done > 0 ? progress->year : last_year;
  const auto& targets = unit_of(self).targets;
  const auto target = targets.find(year);
  return chart(site, list, year, 1, 12, target == targets.end() ? 0 : target->second, scratch);
}

Value unit_events(const void* self, Scratch& scratch) {
  const auto& site = site_of(self);
  std::vector<HappeningView> views;
  for (const auto* happenings : {&site.catalogue.campaigns, &site.catalogue.events}) {
    for (const auto& happening : *happenings) {
      const auto& organisers = happening.organisers;
      if (std::find(organisers.begin(), organisers.end(), index_of(self)) != organisers.end()) {
        views.push_back({&site, &happening});
      }
    }
  }
  const auto kept = scratch.make_array<HappeningView>(views.size());
  std::copy(views.begin(), views.end(), kept.begin());
  return list_of<HappeningView>(kept, k_page_card_type, scratch);
}

constexpr std::array k_unit_fields = join_fields(
    k_card_fields,
    std::array{
        Field{"description", Type::source().or_null(),
              [](const void* self, Scratch&) {
                const auto& body = unit_of(self).head.body;
                return body.empty() ? Value::null() : Value::source(body, SourceFormat::markdown);
              },
              "the body of its document: use the filter `markdown`", ""},
        Field{"summary", Type::text().or_null(),
              [](const void* self, Scratch&) { return Value::optional_text(unit_of(self).head.summary); },
              "one or two sentences", ""},
        Field{"ancestors", Type::list_of(k_ref_type), ancestors, "the units above it, the highest first", ""},
        Field{"children", Type::list_of(k_unit_card_type),
              [](const void* self, Scratch& scratch) {
                return list_of_rows(site_of(self), unit_of(self).children, k_unit_card_type, scratch);
              },
              "the units right below it, by name", ""},
        Field{"models", Type::list_of(k_model_card_type),
              [](const void* self, Scratch& scratch) {
                const auto& site = site_of(self);
                const std::span<const std::uint32_t> models = site.statistics.models_of_unit[index_of(self)];
                return list_of_rows(site, models.first(std::min(models.size(), k_most_models)), k_model_card_type,
                                    scratch);
              },
              "its models, at most 12", ""},
        Field{"chart", Type::object_of(k_chart_type).or_null(), unit_chart,
              "ideas by month of the last year with ideas, against the target", ""},
        Field{"progress_year", Type::object_of(k_progress_type).or_null(),
              [](const void* self, Scratch& scratch) { return progress_or_null(progress_of(self), scratch); },
              "the same target with its year", ""},
        Field{"field_shares", Type::list_of(k_term_type),
              [](const void* self, Scratch& scratch) {
                const auto& site = site_of(self);
                return field_terms(site, site.statistics.fields_of_unit[index_of(self)],
                                   site.catalogue.by_unit.of(index_of(self)).size(), scratch);
              },
              "its ideas by field, most first", ""},
        Field{"founded", Type::text().or_null(),
              [](const void* self, Scratch&) { return Value::optional_text(unit_of(self).founded); },
              "when it was founded", "2009"},
        Field{"members", Type::integer().or_null(),
              [](const void* self, Scratch&) {
                const auto members = unit_of(self).members;
                return members > 0 ? Value::integer(members) : Value::null();
              },
              "members of the Union", "1250"},
        Field{"image", Type::object_of(k_image_type).or_null(),
              [](const void* self, Scratch& scratch) {
                const auto& picture = unit_of(self).picture;
                return picture.path.empty() ? Value::null() : image_or_null(site_of(self), picture, scratch);
              },
              "a picture", ""},
        Field{"clubs", Type::list_of(k_club_type),
              [](const void* self, Scratch& scratch) { return list_of_clubs(site_of(self), index_of(self), scratch); },
              "its clubs", ""},
        Field{"infographic", Type::object_of(k_infographic_type).or_null(),
              [](const void* self, Scratch& scratch) {
                return infographic_or_null(site_of(self), FileKind::unit, index_of(self), scratch);
              },
              "the picture of its figures", ""},
        Field{"events", Type::list_of(k_page_card_type), unit_events, "campaigns and events that it organises", ""},
    });

void append_tree(const SiteContext& site, std::uint32_t unit, std::uint32_t depth,
                 std::span<const std::uint32_t> ranks, std::vector<RankedUnit>& tree) {
  tree.push_back(RankedUnit{{&site, unit}, ranks[unit], depth});
  for (const auto child : site.catalogue.units[unit].children) append_tree(site, child, depth + 1, ranks, tree);
}

Value list_of_ranked(std::span<const RankedUnit> units, Scratch& scratch) {
  const auto kept = scratch.make_array<RankedUnit>(units.size());
  std::copy(units.begin(), units.end(), kept.begin());
  return list_of<RankedUnit>(kept, k_ranked_unit_type, scratch);
}

std::vector<std::uint32_t> ranks_of(const SiteContext& site) {
  std::vector<std::uint32_t> ranks(site.catalogue.units.size());
  const auto& order = site.statistics.ranking;
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    const bool tie = i > 0 && site.catalogue.by_unit.of(order[i]).size() == site.catalogue.by_unit.of(order[i - 1]).size();
    ranks[order[i]] = tie ? ranks[order[i - 1]] : i + 1;
  }
  return ranks;
}

}  // namespace

Value ranked_units(const SiteContext& site, Scratch& scratch) {
  const auto ranks = ranks_of(site);
  std::vector<RankedUnit> units;
  for (const auto unit : site.statistics.ranking) {
    std::uint32_t depth = 0;
    for (auto above = site.catalogue.units[unit].parent; above != k_none; above = site.catalogue.units[above].parent) {
      ++depth;
    }
    units.push_back(RankedUnit{{&site, unit}, ranks[unit], depth});
  }
  return list_of_ranked(units, scratch);
}

std::vector<RankedUnit> tree_of_units(const SiteContext& site) {
  const auto ranks = ranks_of(site);
  std::vector<RankedUnit> tree;
  for (std::uint32_t i = 0; i < site.catalogue.units.size(); ++i) {
    if (site.catalogue.units[i].parent == k_none) append_tree(site, i, 0, ranks, tree);
  }
  return tree;
}

Value unit_tree(const SiteContext& site, Scratch& scratch) { return list_of_ranked(tree_of_units(site), scratch); }

constinit const ObjectType k_unit_card_type{"UnitCard", "a unit in a list", k_card_fields};
constinit const ObjectType k_ranked_unit_type{"RankedUnit", "a unit in the ranking", k_ranked_fields};
constinit const ObjectType k_unit_type{"Unit", "a unit on its own page", k_unit_fields};

}  // namespace trungbay::pages
