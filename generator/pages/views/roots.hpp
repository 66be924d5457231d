// What the tables of roots share: the names that every template may use, and the way from a page to its parts.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "pages/views/fields.hpp"
#include "pages/views/listings.hpp"
#include "pages/views/parts.hpp"
#include "pages/views/types.hpp"

namespace trungbay::pages {

inline constexpr std::size_t k_no_limit = ~std::size_t{0};

inline const PageView& page_of(const void* self) { return as<PageView>(self); }
inline const SiteContext& site_of(const void* self) { return *page_of(self).site; }
inline std::uint32_t subject_of(const void* self) { return page_of(self).file.subject; }
inline Value integer_of(std::size_t count) { return Value::integer(static_cast<std::int64_t>(count)); }

inline constexpr std::array k_common_roots = {
    Field{"site", Type::object_of(k_site_type),
          [](const void* self, Scratch&) { return Value::object(&site_of(self), k_site_type); }, "the whole site", ""},
    Field{"page", Type::object_of(k_page_type),
          [](const void* self, Scratch&) { return Value::object(self, k_page_type); }, "this page", ""},
};

template <std::size_t count>
constexpr auto with_common(const std::array<Field, count>& fields) {
  return join_fields(k_common_roots, fields);
}

constexpr Field listing_field() {
  return {"listing", Type::object_of(k_listing_type),
          [](const void* self, Scratch& scratch) { return listing(page_of(self), scratch); }, "this page of the list",
          ""};
}

constexpr Field terms_field(std::string_view name, Value (*get)(const void* self, Scratch& scratch),
                            std::string_view meaning) {
  return {name, Type::list_of(k_term_type), get, meaning, ""};
}

inline Value fields_of_site(const void* self, Scratch& scratch) { return all_fields(site_of(self), scratch); }
inline Value groups_of_site(const void* self, Scratch& scratch) { return all_groups(site_of(self), scratch); }
inline Value years_of_site(const void* self, Scratch& scratch) { return all_years(site_of(self), scratch); }

// Featured ideas of a time-ordered list, newest first, at most `most`; with `fill`, others behind them.
Value featured_ideas(const SiteContext& site, std::span<const std::uint32_t> list, std::size_t most, bool fill,
                     Scratch& scratch);

// The root types by kind; each in the file that its section names.
// home_roots.cpp
extern const ObjectType k_home_root, k_featured_root, k_idea_root, k_ideas_root, k_model_root, k_models_root, k_unit_root, k_units_root;
// term_roots.cpp
extern const ObjectType k_field_root, k_fields_root, k_group_root, k_groups_root, k_years_root;
// year_roots.cpp
extern const ObjectType k_year_root, k_review_root;
// happening_roots.cpp
extern const ObjectType k_happening_root, k_happenings_root, k_clubs_root, k_page_root, k_not_found_root, k_redirect_root;
// search_root.cpp
extern const ObjectType k_search_root;
// take_along_roots.cpp
extern const ObjectType k_takeaways_root, k_own_device_root, k_embed_idea_root, k_embed_unit_root;
// kit_roots.cpp
extern const ObjectType k_share_kits_root, k_share_kit_root;

}  // namespace trungbay::pages
