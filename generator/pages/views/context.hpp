// What every view can reach while pages are rendered, and the small shapes that views are made of.
//
// Views hold no copies: an `Indexed` is a place in one of the catalogue's tables together with the context.
// Everything here is read by many threads and changed by none.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "catalogue/catalogue.hpp"
#include "pages/address.hpp"
#include "pages/app_files.hpp"
#include "pages/infographics.hpp"
#include "pages/plan.hpp"
#include "pages/relations.hpp"
#include "pages/share_cards.hpp"
#include "pages/statistics.hpp"
#include "pages/value.hpp"
#include "workspace/configuration.hpp"

namespace trungbay::pages {

struct SiteContext {
  const workspace::Configuration& configuration;
  const catalogue::Catalogue& catalogue;
  const Addresses& addresses;
  const SitePlan& plan;
  const Statistics& statistics;
  const Relations& relations;
  const Pictures& pictures;  // that can be shown, by path below /media/
  const ShareCards& cards;
  const CardLook& card_look;
  const Infographics& infographics;
  const search::SearchIndex& search;
  const AppFiles& app;
  std::string stylesheet;  // the theme's, ready to stand inside <style>

  std::string_view text(std::uint32_t idea, catalogue::IdeaText part) const {
    return catalogue.text(catalogue.ideas[idea], part);
  }
};

// Row `index` of one of the catalogue's tables; the object type that is used with it says which.
struct Indexed {
  const SiteContext* site = nullptr;
  std::uint32_t index = 0;
};

// A page that is being rendered.
struct PageView {
  const SiteContext* site = nullptr;
  PlannedFile file;
  std::string_view path;  // from the site's root, with a leading slash; ".../index.html" as ".../"
};

struct RefView {
  std::string_view label;
  std::string_view url;
};

struct FigureView {
  std::string_view value;
  std::string_view label;
};

// ---- lists ----

// A list of objects that lie one behind another, in the catalogue or in the scratch.
template <typename T>
Value list_of(std::span<const T> items, const ObjectType& type, Scratch& scratch);
Value list_of_texts(std::span<const std::string> texts, Scratch& scratch);
// Rows of a table, in the order given.
Value list_of_rows(const SiteContext& site, std::span<const std::uint32_t> rows, const ObjectType& type,
                   Scratch& scratch);
Value list_of_rows_backwards(const SiteContext& site, std::span<const std::uint32_t> rows, const ObjectType& type,
                             Scratch& scratch);
// All rows of a table of `count` rows.
Value list_of_all(const SiteContext& site, std::size_t count, const ObjectType& type, Scratch& scratch);

// Null for `k_none`.
Value row_or_null(const SiteContext& site, std::uint32_t row, const ObjectType& type, Scratch& scratch);

// ---- addresses, as links ----

std::string_view idea_link(const SiteContext& site, std::uint32_t idea, Scratch& scratch);
std::string_view unit_link(const SiteContext& site, std::uint32_t unit, Scratch& scratch);
std::string_view field_link(const SiteContext& site, std::uint32_t field, Scratch& scratch);
std::string_view group_link(const SiteContext& site, std::uint32_t group, Scratch& scratch);
std::string_view year_link(const SiteContext& site, int year, Scratch& scratch);
std::string_view model_link(const SiteContext& site, std::uint32_t model, Scratch& scratch);
std::string_view happening_link(const SiteContext& site, const catalogue::Happening& happening, Scratch& scratch);

Value ref(std::string_view label, std::string_view url, Scratch& scratch);

// ---------------------------------------------------------------------------------------------------------

namespace detail {
struct Strided {
  const std::byte* first;
  std::size_t count;
  std::size_t stride;
  const ObjectType* type;
};
extern const ListType k_strided;
}  // namespace detail

template <typename T>
Value list_of(std::span<const T> items, const ObjectType& type, Scratch& scratch) {
  return Value::list(scratch.make<detail::Strided>(reinterpret_cast<const std::byte*>(items.data()), items.size(),
                                                   sizeof(T), &type),
                     detail::k_strided);
}

}  // namespace trungbay::pages
