// ShareRecord: an idea, model, unit, campaign, contest or event as captions see it.
#include <algorithm>
#include <vector>

#include "pages/views/fields.hpp"
#include "pages/views/headlines.hpp"
#include "pages/views/kits.hpp"
#include "pages/views/parts.hpp"
#include "pages/views/refs.hpp"
#include "vietnamese/hashtag.hpp"

namespace trungbay::pages {
namespace {

using catalogue::IdeaText;
using catalogue::k_none;

const RecordView& record_of(const void* self) { return as<RecordView>(self); }
const catalogue::Catalogue& catalogue_of(const void* self) { return record_of(self).site->catalogue; }
std::uint32_t subject_of(const void* self) { return record_of(self).record.subject; }
bool is(const void* self, FileKind kind) { return record_of(self).record.kind == kind; }

// Null for ideas, models and units.
const catalogue::Happening* happening_of(const catalogue::Catalogue& catalogue, const Record& record) {
  switch (record.kind) {
    case FileKind::campaign:
      return &catalogue.campaigns[record.subject];
    case FileKind::contest:
      return &catalogue.contests[record.subject];
    case FileKind::event:
      return &catalogue.events[record.subject];
    default:
      return nullptr;
  }
}

const catalogue::Happening* happening_of(const void* self) {
  return happening_of(catalogue_of(self), record_of(self).record);
}

const catalogue::Idea* idea_of(const void* self) {
  return is(self, FileKind::idea) ? &catalogue_of(self).ideas[subject_of(self)] : nullptr;
}

const catalogue::Model* model_of(const void* self) {
  return is(self, FileKind::model) ? &catalogue_of(self).models[subject_of(self)] : nullptr;
}

Value kind(const void* self, Scratch&) {
  const auto name = template_of(record_of(self).record.kind);
  return Value::text(name.substr(0, name.find('.')));
}

Value kind_label(const void* self, Scratch&) {
  switch (record_of(self).record.kind) {
    case FileKind::idea:
      return Value::text(catalogue::kind_label(idea_of(self)->kind));
    case FileKind::model:
      return Value::text("Mô hình");
    case FileKind::unit:
      return Value::text("Đơn vị");
    case FileKind::campaign:
      return Value::text("Cuộc vận động");
    case FileKind::contest:
      return Value::text("Cuộc thi");
    default:
      return Value::text("Sự kiện");
  }
}

Value summary(const void* self, Scratch& scratch) {
  const auto& view = record_of(self);
  if (is(self, FileKind::idea)) return Value::text(view.site->text(subject_of(self), IdeaText::summary));
  const auto path = record_path(view.record, view.site->catalogue, view.site->addresses, scratch);
  const PageView page{view.site, {view.record.kind, view.record.subject, 0}, path};
  return Value::text(scratch.copy(description_of(page)));
}

std::uint32_t unit_of(const void* self) {
  if (const auto* idea = idea_of(self)) return idea->unit;
  if (const auto* model = model_of(self)) return model->unit;
  return is(self, FileKind::unit) ? catalogue_of(self).units[subject_of(self)].parent : k_none;
}

Value unit(const void* self, Scratch&) {
  const std::uint32_t unit = unit_of(self);
  return unit == k_none ? Value::null() : Value::text(catalogue_of(self).units[unit].head.title);
}

std::uint32_t field_of(const void* self) {
  if (const auto* idea = idea_of(self)) return idea->field;
  const auto* model = model_of(self);
  return model == nullptr ? k_none : model->field;
}

Value field(const void* self, Scratch&) {
  const std::uint32_t field = field_of(self);
  return field == k_none ? Value::null() : Value::text(catalogue_of(self).fields[field].label);
}

Value authors(const void* self, Scratch& scratch) {
  std::vector<Value> names;
  if (is(self, FileKind::idea)) {
    std::string_view lines = record_of(self).site->text(subject_of(self), IdeaText::authors);
    while (!lines.empty()) {
      const auto line = lines.substr(0, lines.find('\n'));
      names.push_back(Value::text(line));
      lines.remove_prefix(std::min(lines.size(), line.size() + 1));
    }
  }
  const auto kept = scratch.make_array<Value>(names.size());
  std::copy(names.begin(), names.end(), kept.begin());
  return Value::list(kept, scratch);
}

Value status(const void* self, Scratch&) {
  const auto* idea = idea_of(self);
  return idea == nullptr ? Value::null() : Value::text(catalogue_of(self).statuses[idea->status].label);
}

Value award(const void* self, Scratch&) {
  if (is(self, FileKind::idea)) {
    return Value::optional_text(record_of(self).site->text(subject_of(self), IdeaText::award));
  }
  const auto* model = model_of(self);
  return model == nullptr ? Value::null() : Value::optional_text(model->award);
}

Value figures(const void* self, Scratch& scratch) {
  if (const auto* model = model_of(self)) return list_of_figures(model->results, scratch);
  const auto* happening = happening_of(self);
  return list_of_figures(happening == nullptr ? std::span<const catalogue::Figure>() : happening->targets, scratch);
}

Value when(const void* self, Scratch& scratch) {
  const auto* happening = happening_of(self);
  if (happening == nullptr || !happening->start.is_known()) return Value::null();
  const std::string start = vietnamese::to_display(happening->start);
  if (!happening->end.is_known() || happening->end == happening->start) return Value::text(scratch.copy(start));
  return Value::text(scratch.join(start, " – ", vietnamese::to_display(happening->end)));
}

Value idea_count(const void* self, Scratch&) {
  const auto count = [](std::size_t size) { return Value::integer(static_cast<std::int64_t>(size)); };
  if (is(self, FileKind::unit)) return count(catalogue_of(self).by_unit.of(subject_of(self)).size());
  const auto* happening = happening_of(self);
  return happening == nullptr ? Value::null() : count(ideas_of_happening(*record_of(self).site, *happening).size());
}

Value model_count(const void* self, Scratch&) {
  if (!is(self, FileKind::unit)) return Value::null();
  const auto& models = record_of(self).site->statistics.models_of_unit[subject_of(self)];
  return Value::integer(static_cast<std::int64_t>(models.size()));
}

// What a document says as its hashtag may be several, or words with spaces.
void add_hashtags(std::string_view written, std::vector<std::string>& tags) {
  const auto add = [&](std::string tag) {
    if (!tag.empty() && std::find(tags.begin(), tags.end(), tag) == tags.end()) tags.push_back(std::move(tag));
  };
  if (!written.starts_with('#')) return add(vietnamese::to_hashtag(written));
  while (!written.empty()) {
    const auto word = written.substr(0, written.find(' '));
    written.remove_prefix(std::min(written.size(), word.size() + 1));
    if (!word.empty()) add(vietnamese::is_hashtag(word) ? std::string(word) : vietnamese::to_hashtag(word));
  }
}

void add_hashtag_of(const std::vector<catalogue::Happening>& happenings, std::uint32_t index,
                    std::vector<std::string>& tags) {
  if (index != k_none) add_hashtags(happenings[index].hashtag, tags);
}

// Its campaign's (contest's, event's) first, then the site's, then its field.
Value hashtags(const void* self, Scratch& scratch) {
  const auto& catalogue = catalogue_of(self);
  std::vector<std::string> tags;
  if (const auto* happening = happening_of(self)) add_hashtags(happening->hashtag, tags);
  if (const auto* model = model_of(self)) add_hashtag_of(catalogue.campaigns, model->campaign, tags);
  if (const auto* idea = idea_of(self)) {
    add_hashtag_of(catalogue.campaigns, idea->campaign, tags);
    add_hashtag_of(catalogue.contests, idea->contest, tags);
    add_hashtag_of(catalogue.events, idea->event, tags);
  }
  for (const auto& tag : record_of(self).site->configuration.share.hashtags) add_hashtags(tag, tags);
  if (const std::uint32_t field = field_of(self); field != k_none) {
    const std::string tag = vietnamese::to_hashtag(catalogue.fields[field].label);
    if (!tag.empty()) add_hashtags(tag, tags);
  }
  const auto kept = scratch.make_array<Value>(tags.size());
  for (std::size_t i = 0; i < tags.size(); ++i) kept[i] = Value::text(scratch.copy(tags[i]));
  return Value::list(kept, scratch);
}

constexpr std::array k_record_fields = {
    Field{"kind", Type::text(), kind, "idea, model, unit, campaign, contest or event", "idea"},
    Field{"kind_label", Type::text(), kind_label,
          "the same in words; of ideas Ý tưởng, Sáng kiến, Giải pháp, Đề tài or Sản phẩm", "Sáng kiến"},
    Field{"title", Type::text(),
          [](const void* self, Scratch&) {
            return Value::text(record_title(record_of(self).record, record_of(self).site->catalogue));
          },
          "its name", "Thùng rác phân loại thông minh"},
    Field{"summary", Type::text(), summary, "one or two sentences; may be empty", "Thùng rác tự mở nắp…"},
    Field{"unit", Type::text().or_null(), unit, "whose it is; of a unit, the unit above it", "Huyện đoàn An Minh"},
    Field{"authors", Type::list_of(Type::Of::text), authors, "names of an idea's authors, as its page has them", ""},
    Field{"field", Type::text().or_null(), field, "lĩnh vực, of ideas and models", "Môi trường"},
    Field{"status", Type::text().or_null(), status, "how far an idea has come", "Đã áp dụng"},
    Field{"award", Type::text().or_null(), award, "the prize it won", "Giải Nhì cấp tỉnh"},
    Field{"figures", Type::list_of(k_figure_type), figures,
          "results of a model in figures, or what a campaign wants to reach", ""},
    Field{"when", Type::text().or_null(), when, "of campaigns, contests and events", "01/03/2023 – 31/03/2023"},
    Field{"idea_count", Type::integer().or_null(), idea_count, "ideas of a unit, campaign, contest or event", "28"},
    Field{"model_count", Type::integer().or_null(), model_count, "models of a unit", "2"},
    Field{"url", Type::text(),
          [](const void* self, Scratch& scratch) {
            return Value::text(record_url(*record_of(self).site, record_of(self).record, scratch));
          },
          "the one absolute address of its page", "https://trungbay.example.vn/y-tuong/kg-2023-014.html"},
    Field{"hashtags", Type::list_of(Type::Of::text), hashtags,
          "of its campaign, of share.hashtags, of its field; each with #", ""},
};

constexpr std::array k_caption_fields = {
    Field{"site", Type::object_of(k_site_type),
          [](const void* self, Scratch&) { return Value::object(record_of(self).site, k_site_type); }, "the whole site",
          ""},
    Field{"record", Type::object_of(k_share_record_type),
          [](const void* self, Scratch&) { return Value::object(self, k_share_record_type); },
          "what the caption is about", ""},
};

}  // namespace

std::string_view record_kind(const Record& record) {
  switch (record.kind) {
    case FileKind::idea:
      return "ý tưởng";
    case FileKind::model:
      return "mô hình";
    case FileKind::unit:
      return "đơn vị";
    case FileKind::campaign:
      return "cuộc vận động";
    case FileKind::contest:
      return "cuộc thi";
    default:
      return "sự kiện";
  }
}

std::string_view record_url(const SiteContext& site, const Record& record, Scratch& scratch) {
  return site.addresses.absolute(record_path(record, site.catalogue, site.addresses, scratch), scratch);
}

constinit const ObjectType k_share_record_type{"ShareRecord", "what a caption is about", k_record_fields};
constinit const ObjectType k_caption_root{"share/facebook.txt, share/zalo-title.txt, share/zalo-summary.txt, share/messenger.txt",
                                          "captions of share kits", k_caption_fields};

}  // namespace trungbay::pages
