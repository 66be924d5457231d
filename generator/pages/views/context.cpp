#include "pages/views/context.hpp"

#include "pages/views/types.hpp"

namespace trungbay::pages {

namespace detail {

const ListType k_strided{
    [](const void* self) { return static_cast<const Strided*>(self)->count; },
    [](const void* self, std::size_t index, Scratch&) {
      const auto& list = *static_cast<const Strided*>(self);
      return Value::object(list.first + index * list.stride, *list.type);
    },
};

}  // namespace detail

Value list_of_texts(std::span<const std::string> texts, Scratch& scratch) {
  const auto items = scratch.make_array<Value>(texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) items[i] = Value::text(texts[i]);
  return Value::list(items, scratch);
}

Value list_of_rows(const SiteContext& site, std::span<const std::uint32_t> rows, const ObjectType& type,
                   Scratch& scratch) {
  const auto items = scratch.make_array<Indexed>(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) items[i] = {&site, rows[i]};
  return list_of<Indexed>(items, type, scratch);
}

Value list_of_rows_backwards(const SiteContext& site, std::span<const std::uint32_t> rows, const ObjectType& type,
                             Scratch& scratch) {
  const auto items = scratch.make_array<Indexed>(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) items[i] = {&site, rows[rows.size() - 1 - i]};
  return list_of<Indexed>(items, type, scratch);
}

Value list_of_all(const SiteContext& site, std::size_t count, const ObjectType& type, Scratch& scratch) {
  const auto items = scratch.make_array<Indexed>(count);
  for (std::uint32_t i = 0; i < count; ++i) items[i] = {&site, i};
  return list_of<Indexed>(items, type, scratch);
}

Value row_or_null(const SiteContext& site, std::uint32_t row, const ObjectType& type, Scratch& scratch) {
  if (row == catalogue::k_none) return Value::null();
  return Value::object(scratch.make<Indexed>(&site, row), type);
}

std::string_view idea_link(const SiteContext& site, std::uint32_t idea, Scratch& scratch) {
  const auto path = site.addresses.idea(site.catalogue.address(idea), site.catalogue.ideas[idea].date, scratch);
  return site.addresses.link(path, scratch);
}

std::string_view unit_link(const SiteContext& site, std::uint32_t unit, Scratch& scratch) {
  return scratch.join(site.addresses.base_path(), k_units_folder, site.catalogue.units[unit].head.slug, "/");
}

std::string_view field_link(const SiteContext& site, std::uint32_t field, Scratch& scratch) {
  return scratch.join(site.addresses.base_path(), k_fields_folder, site.catalogue.fields[field].slug, "/");
}

std::string_view group_link(const SiteContext& site, std::uint32_t group, Scratch& scratch) {
  return scratch.join(site.addresses.base_path(), k_groups_folder, site.catalogue.groups[group].slug, "/");
}

std::string_view year_link(const SiteContext& site, int year, Scratch& scratch) {
  return scratch.join(site.addresses.base_path(), k_years_folder, std::to_string(year), "/");
}

std::string_view model_link(const SiteContext& site, std::uint32_t model, Scratch& scratch) {
  return scratch.join(site.addresses.base_path(), k_models_folder, site.catalogue.models[model].head.slug, ".html");
}

std::string_view happening_link(const SiteContext& site, const catalogue::Happening& happening, Scratch& scratch) {
  return scratch.join(site.addresses.base_path(), folder_of(happening.kind), happening.head.slug, ".html");
}

Value ref(std::string_view label, std::string_view url, Scratch& scratch) {
  return Value::object(scratch.make<RefView>(label, url), k_ref_type);
}

}  // namespace trungbay::pages
