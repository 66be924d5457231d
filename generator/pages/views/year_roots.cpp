// The names that pages of years and half-year reviews may use.
#include <algorithm>
#include <vector>

#include "pages/views/charts.hpp"
#include "pages/views/headlines.hpp"
#include "pages/views/infographic_views.hpp"
#include "pages/views/roots.hpp"

namespace trungbay::pages {
namespace {

constexpr std::size_t k_review_ideas = 12;

int year_of(const void* self) { return site_of(self).catalogue.years[subject_of(self)]; }

constexpr Field year_field() {
  return {"year", Type::integer(), [](const void* self, Scratch&) { return Value::integer(year_of(self)); }, "the year",
          "2019"};
}

Value models_of_months(const void* self, int first, int last, Scratch& scratch) {
  const auto& site = site_of(self);
  std::vector<std::uint32_t> rows;
  for (std::uint32_t i = 0; i < site.catalogue.models.size(); ++i) {
    const auto date = site.catalogue.models[i].date;
    const int month = std::max<int>(date.month, 1);
    if (date.year == year_of(self) && month >= first && month <= last) rows.push_back(i);
  }
  return list_of_rows(site, rows, k_model_card_type, scratch);
}

constexpr auto k_year_fields = with_common(std::array{
    year_field(), listing_field(),
    Field{"chart", Type::object_of(k_chart_type),
          [](const void* self, Scratch& scratch) {
            const auto& site = site_of(self);
            const auto& progress = site.statistics.progress;
            return chart(site, site.catalogue.by_year.of(subject_of(self)), year_of(self), 1, 12,
                         progress && progress->year == year_of(self) ? progress->target : 0, scratch);
          },
          "ideas by month", ""},
    Field{"picture", Type::object_of(k_infographic_type).or_null(),
          [](const void* self, Scratch& scratch) {
            return infographic_or_null(site_of(self), FileKind::year, subject_of(self), scratch);
          },
          "the picture of its figures", ""},
    terms_field(
        "fields",
        [](const void* self, Scratch& scratch) {
          const auto& site = site_of(self);
          return field_terms(site, site.statistics.fields_of_year[subject_of(self)],
                             site.catalogue.by_year.of(subject_of(self)).size(), scratch);
        },
        "its ideas by field, most first"),
    terms_field(
        "units",
        [](const void* self, Scratch& scratch) {
          const auto& site = site_of(self);
          return unit_terms(site, site.statistics.units_of_year[subject_of(self)],
                            site.catalogue.by_year.of(subject_of(self)).size(), k_no_limit, scratch);
        },
        "units with most ideas of the year, at most 10"),
    Field{"reviews", Type::list_of(k_ref_type),
          [](const void* self, Scratch& scratch) {
            const auto refs = scratch.make_array<RefView>(2);
            for (std::uint32_t half = 1; half <= 2; ++half) {
              refs[half - 1] = {scratch.copy(review_heading(year_of(self), half)),
                                scratch.join(year_link(site_of(self), year_of(self), scratch), review_name(half))};
            }
            return list_of<RefView>(refs, k_ref_type, scratch);
          },
          "its two half-year reviews", ""},
    Field{"models", Type::list_of(k_model_card_type),
          [](const void* self, Scratch& scratch) { return models_of_months(self, 1, 12, scratch); },
          "models recognised in it", ""},
});

// Ideas of the half year that a review is about. Those that have no month belong to none.
std::span<const std::uint32_t> half_year(const void* self) {
  const auto& site = site_of(self);
  const auto year = static_cast<std::int16_t>(year_of(self));
  const bool first = page_of(self).file.number == 1;
  return ideas_between(site.catalogue, site.catalogue.by_year.of(subject_of(self)),
                       {year, static_cast<std::uint8_t>(first ? 1 : 7), 0},
                       {year, static_cast<std::uint8_t>(first ? 7 : 13), 0});
}

std::size_t count_tone(const void* self, workspace::StatusTone tone) {
  const auto& catalogue = site_of(self).catalogue;
  const auto ideas = half_year(self);
  return static_cast<std::size_t>(std::count_if(ideas.begin(), ideas.end(), [&](std::uint32_t idea) {
    return catalogue.statuses[catalogue.ideas[idea].status].tone == tone;
  }));
}

std::vector<Count> units_of_half(const void* self, std::size_t most) {
  const auto& catalogue = site_of(self).catalogue;
  return count_by(half_year(self), catalogue.units.size(), most,
                  [&](std::uint32_t idea) { return catalogue.ideas[idea].unit; });
}

constexpr std::array k_review_figure_fields = {
    Field{"ideas", Type::integer(), [](const void* self, Scratch&) { return integer_of(half_year(self).size()); },
          "published ideas of the half year", "40"},
    Field{"applied", Type::integer(),
          [](const void* self, Scratch&) { return integer_of(count_tone(self, workspace::StatusTone::applied)); },
          "already applied", "12"},
    Field{"supported", Type::integer(),
          [](const void* self, Scratch&) { return integer_of(count_tone(self, workspace::StatusTone::supported)); },
          "supported to become real", "5"},
    Field{"awards", Type::integer(),
          [](const void* self, Scratch&) { return integer_of(count_tone(self, workspace::StatusTone::award)); },
          "with a prize", "2"},
    Field{"units", Type::integer(),
          [](const void* self, Scratch&) { return integer_of(units_of_half(self, k_no_limit).size()); },
          "units that contributed", "9"},
    Field{"models", Type::integer(),
          [](const void* self, Scratch& scratch) {
            const bool first = page_of(self).file.number == 1;
            return integer_of(models_of_months(self, first ? 1 : 7, first ? 6 : 12, scratch).list_size());
          },
          "models recognised", "1"},
};

constexpr auto k_review_fields = with_common(std::array{
    year_field(),
    Field{"half", Type::integer(), [](const void* self, Scratch&) { return Value::integer(page_of(self).file.number); },
          "1 or 2", "1"},
    Field{"heading", Type::text(),
          [](const void* self, Scratch& scratch) {
            return Value::text(scratch.copy(review_heading(year_of(self), page_of(self).file.number)));
          },
          "what the review is called", "Sơ kết 6 tháng đầu năm 2019"},
    Field{"figures", Type::object_of(k_review_figures_type),
          [](const void* self, Scratch&) { return Value::object(self, k_review_figures_type); }, "totals", ""},
    Field{"chart", Type::object_of(k_chart_type),
          [](const void* self, Scratch& scratch) {
            const bool first = page_of(self).file.number == 1;
            return chart(site_of(self), half_year(self), year_of(self), first ? 1 : 7, first ? 6 : 12, 0, scratch);
          },
          "ideas by month", ""},
    terms_field(
        "fields",
        [](const void* self, Scratch& scratch) {
          const auto& site = site_of(self);
          const auto counts = count_by(half_year(self), site.catalogue.fields.size(), k_no_limit,
                                       [&](std::uint32_t idea) { return site.catalogue.ideas[idea].field; });
          return field_terms(site, counts, half_year(self).size(), scratch);
        },
        "its ideas by field, most first"),
    terms_field(
        "units",
        [](const void* self, Scratch& scratch) {
          return unit_terms(site_of(self), units_of_half(self, 10), half_year(self).size(), k_no_limit, scratch);
        },
        "units with most ideas, at most 10"),
    Field{"ideas", Type::list_of(k_idea_card_type),
          [](const void* self, Scratch& scratch) {
            return featured_ideas(site_of(self), half_year(self), k_review_ideas, true, scratch);
          },
          "featured ideas, then the newest, at most 12", ""},
    Field{"models", Type::list_of(k_model_card_type),
          [](const void* self, Scratch& scratch) {
            const bool first = page_of(self).file.number == 1;
            return models_of_months(self, first ? 1 : 7, first ? 6 : 12, scratch);
          },
          "models recognised", ""},
});

}  // namespace

constinit const ObjectType k_review_figures_type{"ReviewFigures", "totals of half a year", k_review_figure_fields};
constinit const ObjectType k_year_root{"year.html", "a year", k_year_fields};
constinit const ObjectType k_review_root{"review.html", "half a year", k_review_fields};

}  // namespace trungbay::pages
