// The names that the search page may use.
#include <vector>

#include "pages/views/roots.hpp"

namespace trungbay::pages {
namespace {

// More links than this help nobody; the page of all units has the rest.
constexpr std::size_t k_search_units = 100;

// Units of the two highest levels that have ideas, by name.
Value high_units(const void* self, Scratch& scratch) {
  const auto& site = site_of(self);
  const auto& units = site.catalogue.units;
  std::vector<std::uint32_t> high;
  for (std::uint32_t i = 0; i < units.size() && high.size() < k_search_units; ++i) {
    const std::uint32_t parent = units[i].parent;
    const bool is_high = parent == catalogue::k_none || units[parent].parent == catalogue::k_none;
    if (is_high && !site.catalogue.by_unit.of(i).empty()) high.push_back(i);
  }
  return list_of_rows(site, high, k_unit_card_type, scratch);
}

constexpr std::array k_search_fields = {
    Field{"manifest", Type::text(), [](const void* self, Scratch&) { return Value::text(site_of(self).search.manifest()); },
          "JSON for the script: the index's files, labels and counts of filters", ""},
    Field{"script_url", Type::text(),
          [](const void* self, Scratch& scratch) {
            const auto& site = site_of(self);
            const auto path = scratch.join(search::k_search_folder, site.search.script());
            return Value::text(site.addresses.link(path, scratch));
          },
          "the script of this page", "/tim-kiem/0123456789abcdef.js"},
};

constexpr auto k_search_root_fields = with_common(std::array{
    Field{"search", Type::object_of(k_search_type),
          [](const void* self, Scratch&) { return Value::object(self, k_search_type); }, "what the script needs", ""},
    Field{"idea_count", Type::integer(),
          [](const void* self, Scratch&) { return integer_of(site_of(self).catalogue.ideas.size()); }, "ideas on the site",
          "1610"},
    terms_field("fields", fields_of_site, "all fields"),
    terms_field("groups", groups_of_site, "all groups"),
    terms_field("years", years_of_site, "all years, newest first"),
    Field{"units", Type::list_of(k_unit_card_type), high_units, "units of the two highest levels, at most 100", ""},
});

}  // namespace

constinit const ObjectType k_search_type{"Search", "the search index, for the script", k_search_fields};
constinit const ObjectType k_search_root{"search.html", "the search page", k_search_root_fields};

}  // namespace trungbay::pages
