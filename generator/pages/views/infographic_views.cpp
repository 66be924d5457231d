// Infographic: the picture of a unit's or a year's figures, and these figures as rows of a table.
#include "pages/infographics.hpp"
#include "pages/views/fields.hpp"
#include "pages/views/infographic_views.hpp"

namespace trungbay::pages {
namespace {

struct InfographicView {
  std::string_view title, url, svg_url, alt;
  std::int64_t year = 0;
  std::span<const FigureView> rows;
};

constexpr std::array k_infographic_fields = {
    Field{"title", Type::text(), [](const void* self, Scratch&) { return Value::text(as<InfographicView>(self).title); },
          "what it is about", "Huyện đoàn An Minh, năm 2023"},
    Field{"url", Type::text(), [](const void* self, Scratch&) { return Value::text(as<InfographicView>(self).url); }, "the PNG",
          "/infographic/3f/huyen-doan-an-minh-2023-3f0a9b8c7d6e.png"},
    Field{"svg_url", Type::text(), [](const void* self, Scratch&) { return Value::text(as<InfographicView>(self).svg_url); },
          "the same as SVG, for large prints", "/infographic/3f/huyen-doan-an-minh-2023-3f0a9b8c7d6e.svg"},
    Field{"width", Type::integer(), [](const void*, Scratch&) { return Value::integer(draw::k_infographic_width); }, "in pixels",
          "1080"},
    Field{"height", Type::integer(), [](const void*, Scratch&) { return Value::integer(draw::k_infographic_height); },
          "in pixels", "1350"},
    Field{"alt", Type::text(), [](const void* self, Scratch&) { return Value::text(as<InfographicView>(self).alt); },
          "what it says, for those who do not see it", ""},
    Field{"year", Type::integer(), [](const void* self, Scratch&) { return Value::integer(as<InfographicView>(self).year); },
          "the year of its figures", "2023"},
    Field{"rows", Type::list_of(k_figure_type),
          [](const void* self, Scratch& scratch) { return list_of<FigureView>(as<InfographicView>(self).rows, k_figure_type, scratch); },
          "its figures, for a table", ""},
};

}  // namespace

constinit const ObjectType k_infographic_type{"Infographic", "a tall picture of figures, to look at and to download",
                                              k_infographic_fields};

Value infographic_or_null(const SiteContext& site, FileKind kind, std::uint32_t subject, Scratch& scratch) {
  const auto* plan = site.infographics.own(kind, subject);
  if (plan == nullptr) return Value::null();
  const auto words = infographic_words({site.catalogue, site.configuration, site.statistics, site.pictures}, *plan);
  InfographicView view;
  view.title = scratch.copy(words.title);
  view.url = site.addresses.link(scratch.copy(infographic_path(*plan, site.catalogue, ".png")), scratch);
  view.svg_url = site.addresses.link(scratch.copy(infographic_path(*plan, site.catalogue, ".svg")), scratch);
  std::string alt = "Infographic " + words.title;
  for (const auto& figure : words.figures) alt += ", " + figure.value + " " + figure.label;
  if (!words.graphic.progress_text.empty()) alt += ", " + words.graphic.progress_text;
  view.alt = scratch.copy(alt);
  view.year = plan->year;
  const auto rows = scratch.make_array<FigureView>(words.rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = {scratch.copy(words.rows[i].value), scratch.copy(words.rows[i].label)};
  view.rows = rows;
  return Value::object(scratch.make<InfographicView>(view), k_infographic_type);
}

}  // namespace trungbay::pages
