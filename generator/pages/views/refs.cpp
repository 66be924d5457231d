#include "pages/views/refs.hpp"

#include <algorithm>
#include <vector>

namespace trungbay::pages {

using catalogue::k_none;

Value unit_ref(const SiteContext& site, std::uint32_t unit, Scratch& scratch) {
  if (unit == k_none) return Value::null();
  return ref(site.catalogue.units[unit].head.title, unit_link(site, unit, scratch), scratch);
}

Value field_ref(const SiteContext& site, std::uint32_t field, Scratch& scratch) {
  if (field == k_none) return Value::null();
  return ref(site.catalogue.fields[field].label, field_link(site, field, scratch), scratch);
}

Value group_ref(const SiteContext& site, std::uint32_t group, Scratch& scratch) {
  if (group == k_none) return Value::null();
  return ref(site.catalogue.groups[group].label, group_link(site, group, scratch), scratch);
}

Value model_ref(const SiteContext& site, std::uint32_t model, Scratch& scratch) {
  if (model == k_none) return Value::null();
  return ref(site.catalogue.models[model].head.title, model_link(site, model, scratch), scratch);
}

Value idea_ref(const SiteContext& site, std::uint32_t idea, Scratch& scratch) {
  if (idea == k_none) return Value::null();
  return ref(site.text(idea, catalogue::IdeaText::title), idea_link(site, idea, scratch), scratch);
}

Value happening_ref(const SiteContext& site, std::span<const catalogue::Happening> happenings, std::uint32_t index,
                    Scratch& scratch) {
  if (index == k_none) return Value::null();
  return ref(happenings[index].head.title, happening_link(site, happenings[index], scratch), scratch);
}

Value list_of_happenings(const SiteContext& site, std::span<const catalogue::Happening> happenings, std::size_t most,
                         Scratch& scratch) {
  std::vector<const catalogue::Happening*> order;
  for (const auto& happening : happenings) order.push_back(&happening);
  std::stable_sort(order.begin(), order.end(), [](const auto* a, const auto* b) {
    return a->running != b->running ? a->running : b->start < a->start;
  });
  const auto views = scratch.make_array<HappeningView>(std::min(most, order.size()));
  for (std::size_t i = 0; i < views.size(); ++i) views[i] = {&site, order[i]};
  return list_of<HappeningView>(views, k_page_card_type, scratch);
}

Value list_of_clubs(const SiteContext& site, std::uint32_t unit, Scratch& scratch) {
  std::vector<std::uint32_t> rows;
  for (std::uint32_t i = 0; i < site.catalogue.clubs.size(); ++i) {
    if (unit == k_none || site.catalogue.clubs[i].unit == unit) rows.push_back(i);
  }
  return list_of_rows(site, rows, k_club_type, scratch);
}

}  // namespace trungbay::pages
