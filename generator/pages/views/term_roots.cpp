// The names that pages of fields and groups may use.
#include <algorithm>
#include <vector>

#include "pages/views/roots.hpp"

namespace trungbay::pages {
namespace {

constexpr std::size_t k_term_units = 8;

Value models_of(const void* self, const std::vector<std::vector<std::uint32_t>>& models, Scratch& scratch) {
  return list_of_rows(site_of(self), models[subject_of(self)], k_model_card_type, scratch);
}

constexpr auto k_field_fields = with_common(std::array{
    Field{"term", Type::object_of(k_term_type),
          [](const void* self, Scratch& scratch) {
            const auto& site = site_of(self);
            const auto count = site.catalogue.by_field.of(subject_of(self)).size();
            return Value::object(scratch.make<TermView>(field_term(site, subject_of(self), count,
                                                                   site.catalogue.ideas.size(), scratch)),
                                 k_term_type);
          },
          "the field", ""},
    listing_field(),
    Field{"models", Type::list_of(k_model_card_type),
          [](const void* self, Scratch& scratch) {
            return models_of(self, site_of(self).statistics.models_of_field, scratch);
          },
          "its models", ""},
    terms_field(
        "units",
        [](const void* self, Scratch& scratch) {
          const auto& site = site_of(self);
          return unit_terms(site, site.statistics.units_of_field[subject_of(self)],
                            site.catalogue.by_field.of(subject_of(self)).size(), k_term_units, scratch);
        },
        "units with most ideas in it, at most 8"),
});

constexpr auto k_group_fields = with_common(std::array{
    Field{"term", Type::object_of(k_term_type),
          [](const void* self, Scratch& scratch) {
            const auto& site = site_of(self);
            const auto count = site.catalogue.by_group.of(subject_of(self)).size();
            return Value::object(scratch.make<TermView>(group_term(site, subject_of(self), count,
                                                                   site.catalogue.ideas.size(), scratch)),
                                 k_term_type);
          },
          "the group", ""},
    listing_field(),
    Field{"models", Type::list_of(k_model_card_type),
          [](const void* self, Scratch& scratch) {
            return models_of(self, site_of(self).statistics.models_of_group, scratch);
          },
          "its models", ""},
    terms_field(
        "units",
        [](const void* self, Scratch& scratch) {
          const auto& site = site_of(self);
          return unit_terms(site, site.statistics.units_of_group[subject_of(self)],
                            site.catalogue.by_group.of(subject_of(self)).size(), k_term_units, scratch);
        },
        "units with most ideas in it, at most 8"),
});

constexpr auto k_fields_fields = with_common(std::array{terms_field("terms", fields_of_site, "all fields")});
constexpr auto k_groups_fields = with_common(std::array{terms_field("terms", groups_of_site, "all groups")});
constexpr auto k_years_fields = with_common(std::array{terms_field("terms", years_of_site, "all years, newest first")});

}  // namespace

constinit const ObjectType k_field_root{"field.html", "a field", k_field_fields};
constinit const ObjectType k_fields_root{"fields.html", "all fields", k_fields_fields};
constinit const ObjectType k_group_root{"group.html", "a group", k_group_fields};
constinit const ObjectType k_groups_root{"groups.html", "all groups", k_groups_fields};
constinit const ObjectType k_years_root{"years.html", "all years", k_years_fields};

}  // namespace trungbay::pages
