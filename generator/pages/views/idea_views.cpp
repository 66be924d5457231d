// IdeaCard, and Idea: what an idea's own page sees.
#include <algorithm>
#include <vector>

#include "pages/source_format.hpp"
#include "pages/views/fields.hpp"
#include "pages/views/parts.hpp"
#include "pages/views/refs.hpp"
#include "vietnamese/text.hpp"

namespace trungbay::pages {
namespace {

using catalogue::IdeaText;
using catalogue::k_none;

constexpr std::size_t k_card_summary = 200;  // characters: three lines on a phone

const catalogue::Idea& idea_of(const void* self) {
  const auto& row = as<Indexed>(self);
  return row.site->catalogue.ideas[row.index];
}

std::string_view text_of_idea(const void* self, IdeaText part) {
  const auto& row = as<Indexed>(self);
  return row.site->text(row.index, part);
}

Value card_summary(const void* self, Scratch& scratch) {
  const auto summary = text_of_idea(self, IdeaText::summary);
  if (summary.size() <= k_card_summary) return Value::text(summary);
  return Value::text(scratch.copy(vietnamese::truncate_words(summary, k_card_summary)));
}

constexpr std::array k_card_fields = {
    Field{"id", Type::text(),
          [](const void* self, Scratch&) {
            const auto id = text_of_idea(self, IdeaText::id);
            return Value::text(id.empty() ? text_of_idea(self, IdeaText::address) : id);
          },
          "as the export writes it", "KG-2023-014"},
    Field{"url", Type::text(),
          [](const void* self, Scratch& scratch) {
            const auto& row = as<Indexed>(self);
            return Value::text(idea_link(*row.site, row.index, scratch));
          },
          "its page", "/y-tuong/kg-2023-014.html"},
    Field{"title", Type::text(),
          [](const void* self, Scratch&) { return Value::text(text_of_idea(self, IdeaText::title)); }, "the idea's name",
          "Thùng rác phân loại thông minh"},
    Field{"summary", Type::text(), card_summary, "at most 200 characters, whole words", "Thùng rác tự mở nắp…"},
    Field{"unit", Type::object_of(k_ref_type),
          [](const void* self, Scratch& scratch) {
            return unit_ref(*as<Indexed>(self).site, idea_of(self).unit, scratch);
          },
          "who proposed it", ""},
    Field{"field", Type::object_of(k_ref_type).or_null(),
          [](const void* self, Scratch& scratch) {
            return field_ref(*as<Indexed>(self).site, idea_of(self).field, scratch);
          },
          "lĩnh vực", ""},
    Field{"group", Type::object_of(k_ref_type).or_null(),
          [](const void* self, Scratch& scratch) {
            return group_ref(*as<Indexed>(self).site, idea_of(self).group, scratch);
          },
          "đối tượng", ""},
    Field{"date", Type::date().or_null(), [](const void* self, Scratch&) { return Value::date(idea_of(self).date); },
          "when it was proposed; may be a month or a year only", "26/03/2023"},
    Field{"year", Type::integer().or_null(),
          [](const void* self, Scratch&) {
            const auto date = idea_of(self).date;
            return date.is_known() ? Value::integer(date.year) : Value::null();
          },
          "the year of it", "2023"},
    Field{"status", Type::object_of(k_status_type),
          [](const void* self, Scratch&) {
            return Value::object(&as<Indexed>(self).site->catalogue.statuses[idea_of(self).status], k_status_type);
          },
          "how far it has come", ""},
    Field{"kind", Type::text(), [](const void* self, Scratch&) { return Value::text(kind_label(idea_of(self).kind)); },
          "Ý tưởng, Sáng kiến, Giải pháp, Đề tài or Sản phẩm", "Sáng kiến"},
    Field{"featured", Type::boolean(), [](const void* self, Scratch&) { return Value::boolean(idea_of(self).featured); },
          "chosen by staff", "true"},
    Field{"award", Type::text().or_null(),
          [](const void* self, Scratch&) { return Value::optional_text(text_of_idea(self, IdeaText::award)); },
          "the prize it won", "Giải Nhì cấp tỉnh"},
};

// ---- the parts of the body ----

struct SectionView {
  std::string_view key;
  std::string_view heading;
  std::string_view text;
};

constexpr std::array k_section_fields = {
    Field{"key", Type::text(), [](const void* self, Scratch&) { return Value::text(as<SectionView>(self).key); },
          "problem, solution, content, novelty, benefit or applicability", "novelty"},
    Field{"heading", Type::text(), [](const void* self, Scratch&) { return Value::text(as<SectionView>(self).heading); },
          "as forms call it; empty for a body that is one piece", "Tính mới"},
    Field{"text", Type::source(),
          [](const void* self, Scratch&) {
            const auto text = as<SectionView>(self).text;
            return Value::source(text, detect_format(text));
          },
          "rich text: use the filter `markdown`", ""},
};
struct PartName {
  IdeaText part;
  std::string_view key;
  std::string_view heading;
};
constexpr PartName k_parts[] = {{IdeaText::problem, "problem", "Thực trạng"},
                                {IdeaText::solution, "solution", "Giải pháp, cách làm"},
                                {IdeaText::content, "content", "Nội dung"},
                                {IdeaText::novelty, "novelty", "Tính mới"},
                                {IdeaText::benefit, "benefit", "Tính lợi ích"},
                                {IdeaText::applicability, "applicability", "Phạm vi áp dụng"}};

Value body(const void* self, Scratch& scratch) {
  const auto sections = scratch.make_array<SectionView>(std::size(k_parts));
  std::size_t count = 0;
  for (const auto& part : k_parts) {
    const auto text = text_of_idea(self, part.part);
    if (!text.empty()) sections[count++] = {part.key, part.heading, text};
  }
  // A body that comes in one piece has headings of its own.
  if (count == 1 && sections[0].key == "content") sections[0].heading = {};
  return list_of<SectionView>(sections.first(count), k_section_type, scratch);
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.push_back(text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
  }
  return lines;
}

Value list_of_lines(std::span<const std::string_view> lines, Scratch& scratch) {
  const auto items = scratch.make_array<Value>(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) items[i] = Value::text(lines[i]);
  return Value::list(items, scratch);
}

// Pictures of the workspace and those that could be fetched are shown from our own site; the others are only linked, so
// that a reader's phone asks nobody but us.
Value images(const void* self, Scratch& scratch) {
  const auto& row = as<Indexed>(self);
  std::vector<ImageView> views;
  for (const auto line : lines_of(text_of_idea(self, IdeaText::images))) {
    catalogue::Picture picture;
    picture.path = row.site->pictures.name_of(line);
    if (auto view = image_view(*row.site, picture, scratch)) {
      view->alt = scratch.join("Ảnh minh họa: ", text_of_idea(self, IdeaText::title));
      views.push_back(*view);
    }
  }
  const auto kept = scratch.make_array<ImageView>(views.size());
  std::copy(views.begin(), views.end(), kept.begin());
  return list_of<ImageView>(kept, k_image_type, scratch);
}

Value image_links(const void* self, Scratch& scratch) {
  auto lines = lines_of(text_of_idea(self, IdeaText::images));
  const auto& pictures = as<Indexed>(self).site->pictures;
  std::erase_if(lines, [&](std::string_view line) {
    return !line.starts_with("https://") || !pictures.name_of(line).empty();
  });
  return list_of_lines(lines, scratch);
}

Value authors(const void* self, Scratch& scratch) {
  return list_of_lines(lines_of(text_of_idea(self, IdeaText::authors)), scratch);
}

Value author_line(const void* self, Scratch& scratch) {
  std::string line;
  for (const auto author : lines_of(text_of_idea(self, IdeaText::authors))) {
    if (!line.empty()) line += ", ";
    line += author;
  }
  return Value::optional_text(scratch.copy(line));
}

Value alike(const void* self, Scratch& scratch) {
  const auto& row = as<Indexed>(self);
  return list_of_rows(*row.site, row.site->relations.alike(row.index), k_idea_card_type, scratch);
}

Value beside(const void* self, Scratch& scratch) {
  const auto& row = as<Indexed>(self);
  const auto& relations = row.site->relations;
  const auto rows = relations.beside(row.index, k_most_alike - relations.alike(row.index).size());
  return list_of_rows(*row.site, rows, k_idea_card_type, scratch);
}

constexpr std::array k_idea_fields = join_fields(
    k_card_fields,
    std::array{
        Field{"authors", Type::list_of(Type::Of::text), authors, "names of the authors", ""},
        Field{"author_line", Type::text().or_null(), author_line, "the same on one line", "Trần Minh An, Lê Thu Hà"},
        Field{"lead", Type::text().or_null(),
              [](const void* self, Scratch&) {
                return idea_of(self).has_own_summary ? Value::optional_text(text_of_idea(self, IdeaText::summary))
                                                     : Value::null();
              },
              "the whole summary, when the export wrote one; else the body's own beginning would stand twice", ""},
        Field{"body", Type::list_of(k_section_type), body, "the parts that the export has", ""},
        Field{"images", Type::list_of(k_image_type), images, "pictures of the workspace, and fetched ones", ""},
        Field{"image_links", Type::list_of(Type::Of::text), image_links, "addresses of pictures on other hosts that could not be fetched", ""},
        Field{"video_url", Type::text().or_null(),
              [](const void* self, Scratch&) { return Value::optional_text(text_of_idea(self, IdeaText::video)); },
              "a video's address, as the record has it", "https://www.youtube.com/watch?v=…"},
        Field{"video", Type::object_of(k_video_type).or_null(),
              [](const void* self, Scratch& scratch) {
                const Value pictures = images(self, scratch);
                const Value poster = pictures.list_size() > 0 ? pictures.list_at(0, scratch) : Value::null();
                return video_or_null(*as<Indexed>(self).site, text_of_idea(self, IdeaText::video), poster, scratch);
              },
              "its video", ""},
        Field{"source_url", Type::text().or_null(),
              [](const void* self, Scratch&) { return Value::optional_text(text_of_idea(self, IdeaText::link)); },
              "the record in the idea bank", "https://ytuongsangtao.net/…"},
        Field{"model", Type::object_of(k_ref_type).or_null(),
              [](const void* self, Scratch& scratch) {
                return model_ref(*as<Indexed>(self).site, idea_of(self).model, scratch);
              },
              "the model that it became", ""},
        Field{"campaign", Type::object_of(k_ref_type).or_null(),
              [](const void* self, Scratch& scratch) {
                const auto& site = *as<Indexed>(self).site;
                return happening_ref(site, site.catalogue.campaigns, idea_of(self).campaign, scratch);
              },
              "the campaign that it answers", ""},
        Field{"contest", Type::object_of(k_ref_type).or_null(),
              [](const void* self, Scratch& scratch) {
                const auto& site = *as<Indexed>(self).site;
                return happening_ref(site, site.catalogue.contests, idea_of(self).contest, scratch);
              },
              "the contest that it took part in", ""},
        Field{"event", Type::object_of(k_ref_type).or_null(),
              [](const void* self, Scratch& scratch) {
                const auto& site = *as<Indexed>(self).site;
                return happening_ref(site, site.catalogue.events, idea_of(self).event, scratch);
              },
              "the event where it was told", ""},
        Field{"approved_by", Type::text().or_null(),
              [](const void* self, Scratch&) { return Value::optional_text(text_of_idea(self, IdeaText::approved_by)); },
              "who approved it", "Ban Thường vụ Huyện đoàn"},
        Field{"approved_doc", Type::text().or_null(),
              [](const void* self, Scratch&) {
                return Value::optional_text(text_of_idea(self, IdeaText::approved_doc));
              },
              "number of the document", "225 - KH/TWĐTN-CTTN"},
        Field{"approved_date", Type::date().or_null(),
              [](const void* self, Scratch&) { return Value::date(idea_of(self).approved_date); }, "when",
              "30/03/2023"},
        Field{"scope", Type::source().or_null(),
              [](const void* self, Scratch&) {
                const auto text = text_of_idea(self, IdeaText::applicability);
                return text.empty() ? Value::null() : Value::source(text, detect_format(text));
              },
              "phạm vi áp dụng, also part of `body`", ""},
        Field{"alike", Type::list_of(k_idea_card_type), alike, "ideas that say much the same, most alike first, at most 4", ""},
        Field{"beside", Type::list_of(k_idea_card_type), beside,
              "others of its field or unit, so that there are 4 together with `alike`", ""},
        Field{"previous", Type::object_of(k_ref_type).or_null(),
              [](const void* self, Scratch& scratch) {
                const auto& row = as<Indexed>(self);
                return row.index == 0 ? Value::null() : idea_ref(*row.site, row.index - 1, scratch);
              },
              "the idea before it in time", ""},
        Field{"next", Type::object_of(k_ref_type).or_null(),
              [](const void* self, Scratch& scratch) {
                const auto& row = as<Indexed>(self);
                const bool last = row.index + 1 == row.site->catalogue.ideas.size();
                return last ? Value::null() : idea_ref(*row.site, row.index + 1, scratch);
              },
              "the idea after it in time", ""},
    });

}  // namespace

constinit const ObjectType k_idea_card_type{"IdeaCard", "an idea in a list", k_card_fields};
constinit const ObjectType k_idea_type{"Idea", "an idea on its own page", k_idea_fields};
constinit const ObjectType k_section_type{"Section", "a part of an idea's body", k_section_fields};

}  // namespace trungbay::pages
