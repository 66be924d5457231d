// PageCard, Club, and Entry: what the pages of campaigns, contests, events and plain pages see.
#include <algorithm>

#include "pages/views/fields.hpp"
#include "pages/views/parts.hpp"
#include "pages/views/refs.hpp"

namespace trungbay::pages {
namespace {

using catalogue::Happening;
using catalogue::HappeningKind;

const Happening& happening_of(const void* self) { return *as<HappeningView>(self).happening; }
const SiteContext& site_of(const void* self) { return *as<HappeningView>(self).site; }

// "01/03/2023 – 31/03/2023"
Value when(const void* self, Scratch& scratch) {
  const auto& happening = happening_of(self);
  if (!happening.start.is_known()) return Value::null();
  const std::string start = vietnamese::to_display(happening.start);
  if (!happening.end.is_known() || happening.end == happening.start) return Value::text(scratch.copy(start));
  return Value::text(scratch.join(start, " – ", vietnamese::to_display(happening.end)));
}

constexpr std::array k_card_fields = {
    Field{"url", Type::text(),
          [](const void* self, Scratch& scratch) {
            return Value::text(happening_link(site_of(self), happening_of(self), scratch));
          },
          "its page", "/cuoc-thi/tin-hoc-tre.html"},
    Field{"title", Type::text(), [](const void* self, Scratch&) { return Value::text(happening_of(self).head.title); },
          "its name", "Hội thi Tin học trẻ"},
    Field{"summary", Type::text().or_null(),
          [](const void* self, Scratch&) { return Value::optional_text(happening_of(self).head.summary); },
          "one or two sentences", ""},
    Field{"start", Type::date().or_null(), [](const void* self, Scratch&) { return Value::date(happening_of(self).start); },
          "its first day", "01/03/2023"},
    Field{"end", Type::date().or_null(), [](const void* self, Scratch&) { return Value::date(happening_of(self).end); },
          "its last day", "31/03/2023"},
    Field{"when", Type::text().or_null(), when, "both on one line", "01/03/2023 – 31/03/2023"},
    Field{"running", Type::boolean(), [](const void* self, Scratch&) { return Value::boolean(happening_of(self).running); },
          "going on now", "true"},
    Field{"kind", Type::text(),
          [](const void* self, Scratch&) {
            constexpr std::string_view k_kinds[] = {"campaign", "contest", "event"};
            return Value::text(k_kinds[static_cast<std::size_t>(happening_of(self).kind)]);
          },
          "campaign, contest or event", "contest"},
    Field{"place", Type::text().or_null(),
          [](const void* self, Scratch&) { return Value::optional_text(happening_of(self).location); },
          "where it takes place", "Hội trường A"},
};

struct PrizeView {
  const SiteContext* site = nullptr;
  const catalogue::Prize* prize = nullptr;
};

constexpr std::array k_prize_fields = {
    Field{"label", Type::text(), [](const void* self, Scratch&) { return Value::text(as<PrizeView>(self).prize->label); },
          "which prize", "Giải Nhất"},
    Field{"title", Type::text(), [](const void* self, Scratch&) { return Value::text(as<PrizeView>(self).prize->title); },
          "what won it", "Máy gieo hạt mini"},
    Field{"authors", Type::text().or_null(),
          [](const void* self, Scratch&) { return Value::optional_text(as<PrizeView>(self).prize->authors); },
          "who won it", ""},
    Field{"unit", Type::object_of(k_ref_type).or_null(),
          [](const void* self, Scratch& scratch) {
            const auto& view = as<PrizeView>(self);
            return unit_ref(*view.site, view.prize->unit, scratch);
          },
          "their unit", ""},
    Field{"url", Type::text().or_null(),
          [](const void* self, Scratch& scratch) {
            const auto& view = as<PrizeView>(self);
            if (view.prize->idea == catalogue::k_none) return Value::null();
            return Value::text(idea_link(*view.site, view.prize->idea, scratch));
          },
          "the idea's page", ""},
};

struct PaperView {
  const SiteContext* site = nullptr;
  const catalogue::Paper* paper = nullptr;
};

constexpr std::array k_paper_fields = {
    Field{"title", Type::text(), [](const void* self, Scratch&) { return Value::text(as<PaperView>(self).paper->title); },
          "the paper's title", "Xử lý rác thải nông thôn"},
    Field{"kind", Type::text().or_null(),
          [](const void* self, Scratch&) { return Value::optional_text(as<PaperView>(self).paper->kind); },
          "what it is", "Ý tưởng"},
    Field{"unit", Type::object_of(k_ref_type).or_null(),
          [](const void* self, Scratch& scratch) {
            const auto& view = as<PaperView>(self);
            return unit_ref(*view.site, view.paper->unit, scratch);
          },
          "who reads it", ""},
    Field{"url", Type::text().or_null(),
          [](const void* self, Scratch& scratch) {
            const auto& view = as<PaperView>(self);
            if (view.paper->idea == catalogue::k_none) return Value::null();
            return Value::text(idea_link(*view.site, view.paper->idea, scratch));
          },
          "the idea's page", ""},
};

constexpr std::array k_programme_fields = {
    Field{"time", Type::text(),
          [](const void* self, Scratch&) { return Value::text(as<catalogue::ProgrammeItem>(self).time); },
          "when; may be empty", "13 giờ 30"},
    Field{"text", Type::text(),
          [](const void* self, Scratch&) { return Value::text(as<catalogue::ProgrammeItem>(self).text); }, "what",
          "Khai mạc"},
};

Value organisers(const void* self, Scratch& scratch) {
  const auto& site = site_of(self);
  const auto& units = happening_of(self).organisers;
  const auto refs = scratch.make_array<RefView>(units.size());
  for (std::size_t i = 0; i < units.size(); ++i) {
    refs[i] = {site.catalogue.units[units[i]].head.title, unit_link(site, units[i], scratch)};
  }
  return list_of<RefView>(refs, k_ref_type, scratch);
}

Value prizes(const void* self, Scratch& scratch) {
  const auto& items = happening_of(self).prizes;
  const auto views = scratch.make_array<PrizeView>(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) views[i] = {&site_of(self), &items[i]};
  return list_of<PrizeView>(views, k_prize_type, scratch);
}

Value papers(const void* self, Scratch& scratch) {
  const auto& items = happening_of(self).papers;
  const auto views = scratch.make_array<PaperView>(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) views[i] = {&site_of(self), &items[i]};
  return list_of<PaperView>(views, k_paper_type, scratch);
}

Value idea_count(const void* self, Scratch&) {
  return Value::integer(static_cast<std::int64_t>(ideas_of_happening(site_of(self), happening_of(self)).size()));
}

constexpr std::array k_entry_fields = join_fields(
    k_card_fields,
    std::array{
        Field{"body", Type::source(),
              [](const void* self, Scratch&) {
                return Value::source(happening_of(self).head.body, SourceFormat::markdown);
              },
              "the text: use the filter `markdown`", ""},
        Field{"document", Type::text().or_null(),
              [](const void* self, Scratch&) { return Value::optional_text(happening_of(self).document); },
              "number of the document that it rests on", "112-CV/ĐK"},
        Field{"hashtag", Type::text().or_null(),
              [](const void* self, Scratch&) { return Value::optional_text(happening_of(self).hashtag); }, "for posts",
              "#TuoiTreSangTao"},
        Field{"targets", Type::list_of(k_figure_type),
              [](const void* self, Scratch& scratch) { return list_of_figures(happening_of(self).targets, scratch); },
              "what it wants to reach", ""},
        Field{"organisers", Type::list_of(k_ref_type), organisers, "the units that organise it", ""},
        Field{"organiser", Type::text().or_null(),
              [](const void* self, Scratch&) { return Value::optional_text(happening_of(self).organiser); },
              "who organises a contest, in words", "Tỉnh đoàn và Sở Khoa học và Công nghệ"},
        Field{"audience", Type::text().or_null(),
              [](const void* self, Scratch&) { return Value::optional_text(happening_of(self).audience); },
              "who may take part", "Thanh thiếu niên từ 6 đến 19 tuổi"},
        Field{"prizes", Type::list_of(k_prize_type), prizes, "of a contest", ""},
        Field{"time", Type::text().or_null(),
              [](const void* self, Scratch&) { return Value::optional_text(happening_of(self).time); },
              "of an event", "13 giờ 30"},
        Field{"programme", Type::list_of(k_programme_item_type),
              [](const void* self, Scratch& scratch) {
                const auto& items = happening_of(self).programme;
                return list_of<catalogue::ProgrammeItem>(items, k_programme_item_type, scratch);
              },
              "of an event", ""},
        Field{"papers", Type::list_of(k_paper_type), papers, "read at an event", ""},
        Field{"idea_count", Type::integer(), idea_count, "ideas tied to it", "28"},
    });

const catalogue::Club& club_of(const void* self) {
  const auto& row = as<Indexed>(self);
  return row.site->catalogue.clubs[row.index];
}

constexpr std::array k_club_fields = {
    Field{"name", Type::text(), [](const void* self, Scratch&) { return Value::text(club_of(self).head.title); },
          "the club's name", "CLB Sáng tạo trẻ"},
    Field{"slug", Type::text(), [](const void* self, Scratch&) { return Value::text(club_of(self).head.slug); },
          "its anchor on the directory's page", "clb-sang-tao-tre"},
    Field{"unit", Type::object_of(k_ref_type).or_null(),
          [](const void* self, Scratch& scratch) {
            return unit_ref(*as<Indexed>(self).site, club_of(self).unit, scratch);
          },
          "whose club it is", ""},
    Field{"summary", Type::text().or_null(),
          [](const void* self, Scratch&) { return Value::optional_text(club_of(self).head.summary); },
          "one or two sentences", ""},
    Field{"founded", Type::text().or_null(),
          [](const void* self, Scratch&) { return Value::optional_text(club_of(self).founded); }, "when", "2021"},
    Field{"members", Type::integer().or_null(),
          [](const void* self, Scratch&) {
            return club_of(self).members > 0 ? Value::integer(club_of(self).members) : Value::null();
          },
          "how many", "35"},
    Field{"activities", Type::list_of(Type::Of::text),
          [](const void* self, Scratch& scratch) { return list_of_texts(club_of(self).activities, scratch); },
          "what it does", ""},
    Field{"schedule", Type::text().or_null(),
          [](const void* self, Scratch&) { return Value::optional_text(club_of(self).schedule); }, "when it meets",
          "Sáng thứ Bảy hằng tuần"},
    Field{"body", Type::source(),
          [](const void* self, Scratch&) { return Value::source(club_of(self).head.body, SourceFormat::markdown); },
          "the text: use the filter `markdown`", ""},
};

}  // namespace

std::span<const std::uint32_t> ideas_of_happening(const SiteContext& site, const Happening& happening) {
  const auto& catalogue = site.catalogue;
  switch (happening.kind) {
    case HappeningKind::campaign:
      return catalogue.by_campaign.of(static_cast<std::size_t>(&happening - catalogue.campaigns.data()));
    case HappeningKind::contest:
      return catalogue.by_contest.of(static_cast<std::size_t>(&happening - catalogue.contests.data()));
    case HappeningKind::event:
      return catalogue.by_event.of(static_cast<std::size_t>(&happening - catalogue.events.data()));
  }
  return {};
}

constinit const ObjectType k_page_card_type{"PageCard", "a campaign, contest or event in a list", k_card_fields};
constinit const ObjectType k_entry_type{"Entry", "a campaign, contest or event on its own page", k_entry_fields};
constinit const ObjectType k_prize_type{"Prize", "a prize of a contest", k_prize_fields};
constinit const ObjectType k_paper_type{"Paper", "a paper read at an event", k_paper_fields};
constinit const ObjectType k_programme_item_type{"ProgrammeItem", "a line of an event's programme", k_programme_fields};
constinit const ObjectType k_club_type{"Club", "a club in the directory", k_club_fields};

}  // namespace trungbay::pages
