#include "pages/record_words.hpp"

#include <algorithm>

#include "vietnamese/date.hpp"
#include "vietnamese/number.hpp"
#include "vietnamese/text.hpp"

namespace trungbay::pages {
namespace {

using catalogue::IdeaText;
using catalogue::k_none;

// Characters. A poster is read standing: more than about 1,500 in all are not.
constexpr std::size_t k_longest_part = 420;
constexpr std::size_t k_longest_body = 900;  // of a body that is one piece
constexpr std::size_t k_longest_item = 160;
constexpr std::size_t k_most_items = 5;
constexpr std::size_t k_most_photos = 3;
constexpr std::size_t k_most_authors = 3;
constexpr std::size_t k_most_fields = 4;

std::string number(std::size_t value) { return vietnamese::to_display(static_cast<std::int64_t>(value)); }

void add_text(RecordWords& words, std::string_view head, std::string_view source, std::size_t longest) {
  std::string text = vietnamese::summary_of(source, longest);
  if (!text.empty()) words.points.push_back({head, {vietnamese::truncate_words(text, longest)}});
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    if (!line.empty()) lines.push_back(line);
  }
  return lines;
}

// Where the text of a Markdown list's item begins in a line; 0 when it is none.
std::size_t item_begin(std::string_view line) {
  if (line.starts_with("- ") || line.starts_with("* ") || line.starts_with("+ ")) return 2;
  const std::size_t digits = line.find_first_not_of("0123456789");
  if (digits == 0 || digits == std::string_view::npos || digits > 2) return 0;
  return line.substr(digits, 2) == ". " || line.substr(digits, 2) == ") " ? digits + 2 : 0;
}

// A list as its items, anything else as a summary.
void add_markdown(RecordWords& words, std::string_view head, std::string_view source) {
  RecordPoint point{head, {}};
  std::string prose;  // without tables, whose cells make no sentences
  for (const auto line : lines_of(source)) {
    if (!line.starts_with('|')) prose.append(line).append("\n\n");
    const std::size_t begin = item_begin(line);
    if (begin == 0 || point.paragraphs.size() == k_most_items) continue;
    point.paragraphs.push_back(vietnamese::truncate_words(vietnamese::plain_text(line.substr(begin)), k_longest_item));
  }
  if (point.paragraphs.size() > 1) {
    words.points.push_back(std::move(point));
  } else {
    add_text(words, head, prose, k_longest_part);
  }
}

void write_idea(const CardSource& source, std::uint32_t subject, RecordWords& words) {
  const auto& catalogue = source.catalogue;
  const auto& idea = catalogue.ideas[subject];
  const auto authors = lines_of(catalogue.text(idea, IdeaText::authors));
  std::string names;
  for (std::size_t i = 0; i < std::min(authors.size(), k_most_authors); ++i) {
    names += (names.empty() ? "Tác giả: " : ", ") + std::string(authors[i]);
  }
  if (authors.size() > k_most_authors) names += " và các cộng sự";
  if (!names.empty()) words.card.line += " · " + names;
  static constexpr struct {
    IdeaText part;
    std::string_view head;
  } k_parts[] = {{IdeaText::problem, "Thực trạng"},
                 {IdeaText::solution, "Giải pháp, cách làm"},
                 {IdeaText::novelty, "Tính mới"},
                 {IdeaText::benefit, "Tính lợi ích"},
                 {IdeaText::applicability, "Phạm vi áp dụng"}};
  for (const auto& part : k_parts) add_text(words, part.head, catalogue.text(idea, part.part), k_longest_part);
  const auto body = catalogue.text(idea, IdeaText::content);
  if (words.points.empty()) {
    if (idea.has_own_summary) add_text(words, "Tóm tắt", catalogue.text(idea, IdeaText::summary), k_longest_part);
    add_text(words, "Nội dung", body, k_longest_body);
  }
  for (const auto line : lines_of(catalogue.text(idea, IdeaText::images))) {
    std::string name = source.pictures.name_of(line);
    if (!name.empty() && words.photos.size() < k_most_photos) words.photos.push_back(std::move(name));
  }
  words.call = "Quét mã để đọc trọn ý tưởng";
}

void write_model(const CardSource& source, std::uint32_t subject, RecordWords& words) {
  const auto& model = source.catalogue.models[subject];
  words.figures.clear();
  for (const auto& result : model.results) words.figures.push_back({result.value, result.label});
  add_text(words, "Mô hình này là gì?", model.head.summary.empty() ? model.head.body : model.head.summary, k_longest_part);
  add_markdown(words, "Cách nhân rộng", model.replicate);
  std::string places;
  for (const auto& place : model.applied_at) places += (places.empty() ? "" : ", ") + place;
  add_text(words, "Đang áp dụng tại", places, k_longest_part);
  words.call = "Quét mã để xem cách làm";
}

void write_unit(const CardSource& source, std::uint32_t subject, RecordWords& words) {
  const auto& catalogue = source.catalogue;
  const auto& unit = catalogue.units[subject];
  add_text(words, "", unit.head.summary, k_longest_part);
  RecordPoint models{"Mô hình, cách làm hay", {}};
  for (const auto model : source.statistics.models_of_unit[subject]) {
    if (models.paragraphs.size() < k_most_items) {
      models.paragraphs.push_back(vietnamese::truncate_words(catalogue.models[model].head.title, k_longest_item));
    }
  }
  if (!models.paragraphs.empty()) words.points.push_back(std::move(models));
  RecordPoint fields{"Lĩnh vực có nhiều ý tưởng", {}};
  for (const auto& count : source.statistics.fields_of_unit[subject]) {
    if (fields.paragraphs.size() < k_most_fields) {
      fields.paragraphs.push_back(catalogue.fields[count.subject].label + ": " + number(count.count) + " ý tưởng");
    }
  }
  if (!fields.paragraphs.empty()) words.points.push_back(std::move(fields));
  // The newest that staff chose, else the newest.
  RecordPoint ideas{"Ý tưởng tiêu biểu", {}};
  const auto list = catalogue.by_unit.of(subject);
  for (const bool featured : {true, false}) {
    for (std::size_t i = list.size(); i-- > 0 && ideas.paragraphs.size() < 3;) {
      const auto& idea = catalogue.ideas[list[i]];
      if (idea.featured != featured) continue;
      ideas.paragraphs.push_back(vietnamese::truncate_words(catalogue.text(idea, IdeaText::title), k_longest_item));
    }
  }
  if (!ideas.paragraphs.empty()) words.points.push_back(std::move(ideas));
  words.call = "Quét mã để xem mọi ý tưởng của đơn vị";
}

const catalogue::Happening& happening_of(const catalogue::Catalogue& catalogue, FileKind kind, std::uint32_t subject) {
  return kind == FileKind::campaign  ? catalogue.campaigns[subject]
         : kind == FileKind::contest ? catalogue.contests[subject]
                                     : catalogue.events[subject];
}

void write_happening(const CardSource& source, FileKind kind, std::uint32_t subject, RecordWords& words) {
  const auto& happening = happening_of(source.catalogue, kind, subject);
  words.figures.clear();
  for (const auto& target : happening.targets) words.figures.push_back({target.value, target.label});
  add_text(words, "", happening.head.summary.empty() ? happening.head.body : happening.head.summary, k_longest_part);
  std::string when = vietnamese::to_display(happening.start);
  const std::string end = vietnamese::to_display(happening.end);
  if (!end.empty() && end != when) when += (when.empty() ? "đến " : " – ") + end;
  if (!happening.time.empty()) when += (when.empty() ? "" : ", ") + happening.time;
  add_text(words, "Thời gian", when, k_longest_item);
  add_text(words, "Địa điểm", happening.location, k_longest_item);
  add_text(words, "Ai tham gia?", happening.audience, k_longest_part);
  add_text(words, "Đơn vị tổ chức", happening.organiser, k_longest_part);
  words.call = "Quét mã để xem và tham gia";
}

}  // namespace

RecordWords record_words(const CardSource& source, FileKind kind, std::uint32_t subject) {
  RecordWords words;
  ShareCard card;
  card.kind = kind;
  card.subject = subject;
  words.card = card_text(source, card);
  words.figures = words.card.figures;
  switch (kind) {
    case FileKind::idea:
      write_idea(source, subject, words);
      break;
    case FileKind::model:
      write_model(source, subject, words);
      break;
    case FileKind::unit:
      write_unit(source, subject, words);
      break;
    default:
      write_happening(source, kind, subject, words);
  }
  if (kind != FileKind::idea) {
    for (auto& name : media_of_record(source.catalogue, kind, subject)) {
      if (source.pictures.find(name) != nullptr && words.photos.size() < k_most_photos) words.photos.push_back(std::move(name));
    }
  }
  return words;
}

std::vector<std::string> media_of_record(const catalogue::Catalogue& catalogue, FileKind kind, std::uint32_t subject) {
  std::vector<std::string> names;
  if (kind == FileKind::idea) {
    for (const auto line : lines_of(catalogue.text(catalogue.ideas[subject], IdeaText::images))) {
      names.push_back(catalogue::media_path(line));
    }
  }
  if (kind == FileKind::model) {
    for (const auto& picture : catalogue.models[subject].gallery) names.push_back(picture.path);
  }
  if (kind == FileKind::unit) names.push_back(catalogue.units[subject].picture.path);
  std::erase_if(names, [&](const std::string& name) {
    return name.empty() || !std::binary_search(catalogue.media.begin(), catalogue.media.end(), name);
  });
  return names;
}

std::string_view shown_address(std::string_view address) {
  for (const std::string_view scheme : {"https://", "http://"}) {
    if (address.starts_with(scheme)) address.remove_prefix(scheme.size());
  }
  return address;
}

}  // namespace trungbay::pages
