// ModelCard, and Model: what an exemplary model's own page sees.
#include <algorithm>
#include <vector>

#include "pages/views/fields.hpp"
#include "pages/views/parts.hpp"
#include "pages/views/refs.hpp"

namespace trungbay::pages {
namespace {

using catalogue::k_none;

constexpr std::size_t k_others = 3;

const catalogue::Model& model_of(const void* self) {
  const auto& row = as<Indexed>(self);
  return row.site->catalogue.models[row.index];
}

const SiteContext& site_of(const void* self) { return *as<Indexed>(self).site; }

constexpr std::array k_card_fields = {
    Field{"url", Type::text(),
          [](const void* self, Scratch& scratch) {
            return Value::text(model_link(site_of(self), as<Indexed>(self).index, scratch));
          },
          "its page", "/mo-hinh/bien-bai-rac-thanh-vuon-hoa.html"},
    Field{"title", Type::text(), [](const void* self, Scratch&) { return Value::text(model_of(self).head.title); },
          "the model's name", "Biến bãi rác thành vườn hoa"},
    Field{"summary", Type::text(), [](const void* self, Scratch&) { return Value::text(model_of(self).head.summary); },
          "one or two sentences", ""},
    Field{"unit", Type::object_of(k_ref_type),
          [](const void* self, Scratch& scratch) { return unit_ref(site_of(self), model_of(self).unit, scratch); },
          "who runs it", ""},
    Field{"field", Type::object_of(k_ref_type).or_null(),
          [](const void* self, Scratch& scratch) { return field_ref(site_of(self), model_of(self).field, scratch); },
          "lĩnh vực", ""},
    Field{"result", Type::object_of(k_figure_type).or_null(),
          [](const void* self, Scratch& scratch) {
            const auto& results = model_of(self).results;
            if (results.empty()) return Value::null();
            return Value::object(scratch.make<FigureView>(results.front().value, results.front().label),
                                 k_figure_type);
          },
          "its first result in figures", ""},
    Field{"image", Type::object_of(k_image_type).or_null(),
          [](const void* self, Scratch& scratch) {
            const auto& gallery = model_of(self).gallery;
            return gallery.empty() ? Value::null() : image_or_null(site_of(self), gallery.front(), scratch);
          },
          "the first picture of its gallery", ""},
    Field{"since", Type::text().or_null(),
          [](const void* self, Scratch&) { return Value::optional_text(model_of(self).since); },
          "since when it has been in use", "05/2019"},
    Field{"featured", Type::boolean(),
          [](const void* self, Scratch&) { return Value::boolean(model_of(self).featured); }, "chosen by staff", "true"},
};

Value others(const void* self, Scratch& scratch) {
  const auto& row = as<Indexed>(self);
  const auto& models = row.site->catalogue.models;
  const auto& own = models[row.index];
  std::vector<std::uint32_t> rows;
  // The same field first, then the same unit.
  for (const bool by_field : {true, false}) {
    for (std::uint32_t i = 0; i < models.size() && rows.size() < k_others; ++i) {
      const bool like = by_field ? models[i].field == own.field && own.field != k_none : models[i].unit == own.unit;
      if (i != row.index && like && std::find(rows.begin(), rows.end(), i) == rows.end()) rows.push_back(i);
    }
  }
  return list_of_rows(*row.site, rows, k_model_card_type, scratch);
}

constexpr std::array k_model_fields = join_fields(
    k_card_fields,
    std::array{
        Field{"body", Type::source(),
              [](const void* self, Scratch&) {
                return Value::source(model_of(self).head.body, SourceFormat::markdown);
              },
              "the description: use the filter `markdown`", ""},
        Field{"replicate", Type::source().or_null(),
              [](const void* self, Scratch&) {
                const auto& text = model_of(self).replicate;
                return text.empty() ? Value::null() : Value::source(text, SourceFormat::markdown);
              },
              "cách nhân rộng: how another unit copies it", ""},
        Field{"place", Type::text().or_null(),
              [](const void* self, Scratch&) { return Value::optional_text(model_of(self).location); },
              "where it is", "xã Đông Hưng, huyện An Minh"},
        Field{"applied_at", Type::list_of(Type::Of::text),
              [](const void* self, Scratch& scratch) { return list_of_texts(model_of(self).applied_at, scratch); },
              "places and units that have taken it up", ""},
        Field{"results", Type::list_of(k_figure_type),
              [](const void* self, Scratch& scratch) { return list_of_figures(model_of(self).results, scratch); },
              "results in figures", ""},
        Field{"gallery", Type::list_of(k_image_type),
              [](const void* self, Scratch& scratch) {
                return list_of_images(site_of(self), model_of(self).gallery, scratch);
              },
              "pictures", ""},
        Field{"video_url", Type::text().or_null(),
              [](const void* self, Scratch&) { return Value::optional_text(model_of(self).video); },
              "a video's address, as the document has it", ""},
        Field{"video", Type::object_of(k_video_type).or_null(),
              [](const void* self, Scratch& scratch) {
                const auto& model = model_of(self);
                const Value poster = model.gallery.empty() ? Value::null() : image_or_null(site_of(self), model.gallery.front(), scratch);
                return video_or_null(site_of(self), model.video, poster, scratch);
              },
              "its video", ""},
        Field{"campaign", Type::object_of(k_ref_type).or_null(),
              [](const void* self, Scratch& scratch) {
                const auto& site = site_of(self);
                return happening_ref(site, site.catalogue.campaigns, model_of(self).campaign, scratch);
              },
              "the campaign that it belongs to", ""},
        Field{"ideas", Type::list_of(k_idea_card_type),
              [](const void* self, Scratch& scratch) {
                return list_of_rows(site_of(self), model_of(self).ideas, k_idea_card_type, scratch);
              },
              "the ideas it grew from", ""},
        Field{"date", Type::date().or_null(), [](const void* self, Scratch&) { return Value::date(model_of(self).date); },
              "when it was recognised", "26/03/2023"},
        Field{"award", Type::text().or_null(),
              [](const void* self, Scratch&) { return Value::optional_text(model_of(self).award); },
              "a prize or title", ""},
        Field{"group", Type::object_of(k_ref_type).or_null(),
              [](const void* self, Scratch& scratch) {
                return group_ref(site_of(self), model_of(self).group, scratch);
              },
              "đối tượng", ""},
        Field{"others", Type::list_of(k_model_card_type), others, "at most 3 models of the same field or unit", ""},
    });

}  // namespace

constinit const ObjectType k_model_card_type{"ModelCard", "an exemplary model in a list", k_card_fields};
constinit const ObjectType k_model_type{"Model", "an exemplary model on its own page", k_model_fields};

}  // namespace trungbay::pages
