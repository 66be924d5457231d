#include "pages/share_cards.hpp"

#include <algorithm>

#include "pages/record.hpp"
#include "vietnamese/date.hpp"
#include "vietnamese/number.hpp"

namespace trungbay::pages {
namespace {

using catalogue::IdeaText;
using catalogue::k_none;
using draw::CardDesign;
using draw::CardShape;

// Counts up when a design changes, so that every card gets a new address.
constexpr std::uint64_t k_design_version = 1;
constexpr std::string_view k_folder = "/anh-chia-se/";

std::string number(std::size_t value) { return vietnamese::to_display(static_cast<std::int64_t>(value)); }

// The first of the pictures that can be shown.
std::string photo_of(const CardSource& source, const std::vector<catalogue::Picture>& pictures) {
  for (const auto& picture : pictures) {
    if (source.pictures.find_image(picture.path) != nullptr) return picture.path;
  }
  return {};
}

std::string photo_of_idea(const CardSource& source, std::string_view lines) {
  while (!lines.empty()) {
    const std::string_view line = lines.substr(0, lines.find('\n'));
    lines.remove_prefix(std::min(lines.size(), line.size() + 1));
    std::string name = source.pictures.name_of(line);
    if (!name.empty()) return name;
  }
  return {};
}

void add_progress(const std::optional<Progress>& progress, CardText& text) {
  if (!progress) return;
  text.progress = static_cast<double>(progress->done) / static_cast<double>(progress->target);
  text.progress_text = vietnamese::to_display(progress->done) + " trên chỉ tiêu " +
                       vietnamese::to_display(progress->target) + " ý tưởng năm " + std::to_string(progress->year);
}

void write_idea(const CardSource& source, std::uint32_t subject, CardText& text) {
  const auto& catalogue = source.catalogue;
  const auto& idea = catalogue.ideas[subject];
  text.design = CardDesign::idea;
  text.title = catalogue.text(idea, IdeaText::title);
  text.line = catalogue.units[idea.unit].head.title;
  if (idea.field != k_none) text.chip = catalogue.fields[idea.field].label;
  const auto award = catalogue.text(idea, IdeaText::award);
  text.status = award.empty() ? std::string_view(catalogue.statuses[idea.status].label) : award;
  text.photo = photo_of_idea(source, catalogue.text(idea, IdeaText::images));
}

void write_model(const CardSource& source, std::uint32_t subject, CardText& text) {
  const auto& model = source.catalogue.models[subject];
  text.design = CardDesign::model;
  text.chip = "Mô hình, cách làm hay";
  text.title = model.head.title;
  if (model.unit != k_none) text.line = source.catalogue.units[model.unit].head.title;
  if (!model.results.empty()) text.figures.push_back({model.results[0].value, model.results[0].label});
  text.photo = photo_of(source, model.gallery);
}

void write_unit(const CardSource& source, std::uint32_t subject, CardText& text) {
  const auto& catalogue = source.catalogue;
  const auto& unit = catalogue.units[subject];
  text.design = CardDesign::unit;
  text.chip = catalogue::level_label(unit.level);
  text.title = unit.head.title;
  if (unit.parent != k_none) text.line = catalogue.units[unit.parent].head.title;
  text.figures.push_back({number(catalogue.by_unit.of(subject).size()), "ý tưởng, sáng kiến"});
  const std::size_t models = source.statistics.models_of_unit[subject].size();
  if (models > 0) text.figures.push_back({number(models), "mô hình, cách làm hay"});
  add_progress(unit_progress(catalogue, subject), text);
}

void write_happening(const CardSource& source, FileKind kind, std::uint32_t subject, CardText& text) {
  const auto& catalogue = source.catalogue;
  const auto& happening = kind == FileKind::campaign  ? catalogue.campaigns[subject]
                          : kind == FileKind::contest ? catalogue.contests[subject]
                                                      : catalogue.events[subject];
  text.design = CardDesign::happening;
  text.chip = kind == FileKind::campaign  ? "Cuộc vận động"
              : kind == FileKind::contest ? "Cuộc thi"
                                          : "Tọa đàm, sự kiện";
  text.title = happening.head.title;
  text.line = vietnamese::to_display(happening.start);
  const std::string end = vietnamese::to_display(happening.end);
  if (!end.empty() && end != text.line) text.line += (text.line.empty() ? "đến " : " – ") + end;
}

void write_home(const CardSource& source, CardText& text) {
  text.design = CardDesign::unit;
  text.title = source.configuration.title;
  if (source.configuration.publisher_name != text.title) text.line = source.configuration.publisher_name;
  text.figures.push_back({number(source.catalogue.ideas.size()), "ý tưởng, sáng kiến"});
  if (!source.catalogue.models.empty()) {
    text.figures.push_back({number(source.catalogue.models.size()), "mô hình, cách làm hay"});
  }
  std::size_t units = 0;
  for (std::uint32_t i = 0; i < source.catalogue.units.size(); ++i) units += !source.catalogue.by_unit.of(i).empty();
  if (units > 1) text.figures.push_back({number(units), "đơn vị tham gia"});
  add_progress(source.statistics.progress, text);
}

Hash128 hash_of(const CardText& text, const CardSource& source, const Hash128& look, const ShareCard& card) {
  Hasher hasher;
  hasher.add_number(k_design_version).add_hash(look).add_number(static_cast<std::uint64_t>(card.shape));
  hasher.add_number(static_cast<std::uint64_t>(card.words));
  hasher.add_number(static_cast<std::uint64_t>(text.design)).add_text(text.chip).add_text(text.title);
  hasher.add_text(text.line).add_text(text.status).add_text(text.progress_text);
  hasher.add_number(static_cast<std::uint64_t>((text.progress + 1) * 1000));
  for (const auto& figure : text.figures) hasher.add_text(figure.value).add_text(figure.label);
  for (const auto& picture : {text.photo, text.ground}) {
    if (!picture.empty()) hasher.add_hash(source.pictures.find(picture)->content);
  }
  return hasher.finish();
}

workspace::CardSubject subject_of(FileKind kind) {
  using workspace::CardSubject;
  switch (kind) {
    case FileKind::idea:
      return CardSubject::idea;
    case FileKind::model:
      return CardSubject::model;
    case FileKind::unit:
      return CardSubject::unit;
    case FileKind::campaign:
      return CardSubject::campaign;
    case FileKind::contest:
      return CardSubject::contest;
    case FileKind::event:
      return CardSubject::event;
    default:
      return CardSubject::home;
  }
}

std::string_view slug_of(const ShareCard& card, const catalogue::Catalogue& catalogue) {
  return card.kind == FileKind::home ? "trang-chu" : record_slug({card.kind, card.subject}, catalogue);
}

}  // namespace

CardText card_text(const CardSource& source, const ShareCard& card) {
  CardText text;
  switch (card.kind) {
    case FileKind::idea:
      write_idea(source, card.subject, text);
      break;
    case FileKind::model:
      write_model(source, card.subject, text);
      break;
    case FileKind::unit:
      write_unit(source, card.subject, text);
      break;
    case FileKind::campaign:
    case FileKind::contest:
    case FileKind::event:
      write_happening(source, card.kind, card.subject, text);
      break;
    default:
      write_home(source, text);
  }
  text.subject = subject_of(card.kind);
  for (const auto& ground : source.configuration.share.grounds) {
    const std::string name = catalogue::media_path(ground.path);
    if (ground.subject == text.subject && source.pictures.find_image(name) != nullptr) text.ground = name;
  }
  if (card.words == CardWords::lasting) {
    text.figures.clear();
    text.progress = -1;
    text.progress_text.clear();
  }
  text.alt = text.title;
  if (!text.line.empty()) text.alt += ", " + text.line;
  for (const auto& figure : text.figures) text.alt += ", " + figure.value + " " + figure.label;
  return text;
}

ShareCards::ShareCards(const CardSource& source, const Hash128& look) {
  using workspace::CardChoice;
  const auto& catalogue = source.catalogue;
  const CardChoice choice = source.configuration.share.cards;
  if (choice == CardChoice::off) return;
  const auto add_each = [&](FileKind kind, std::size_t count) {
    for (std::uint32_t i = 0; i < count; ++i) add_all(source, look, kind, i, true);
  };
  add_each(FileKind::home, 1);
  add_each(FileKind::unit, catalogue.units.size());
  add_each(FileKind::model, catalogue.models.size());
  add_each(FileKind::campaign, catalogue.campaigns.size());
  add_each(FileKind::contest, catalogue.contests.size());
  add_each(FileKind::event, catalogue.events.size());
  const std::size_t count = catalogue.ideas.size();
  const bool every = choice == CardChoice::all || (choice == CardChoice::automatic && count <= k_ideas_with_cards);
  const std::size_t recent = choice == CardChoice::automatic ? k_recent_cards : 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    const bool featured = catalogue.ideas[i].featured;
    if (every || featured || count - i <= recent) add_all(source, look, FileKind::idea, i, featured);
  }
}

void ShareCards::add_all(const CardSource& source, const Hash128& look, FileKind kind, std::uint32_t subject,
                         bool is_outstanding) {
  auto& of_kind = first_[kind];
  if (of_kind.size() <= subject) of_kind.resize(subject + 1, k_none);
  of_kind[subject] = static_cast<std::uint32_t>(cards_.size());
  add(source, look, {kind, subject, CardShape::wide, CardWords::with_figures, false, {}});
  if (kind == FileKind::home || kind == FileKind::unit) {
    add(source, look, {kind, subject, CardShape::wide, CardWords::lasting, false, {}});
  }
  const bool may_be_posted = kind == FileKind::unit || kind == FileKind::model || kind == FileKind::idea;
  if (!may_be_posted || !is_outstanding) return;
  for (const auto shape : {CardShape::square, CardShape::upright}) {
    add(source, look, {kind, subject, shape, CardWords::with_figures, false, {}});
  }
}

void ShareCards::add(const CardSource& source, const Hash128& look, ShareCard card) {
  const CardText text = card_text(source, card);
  card.is_jpeg = !text.photo.empty() || !text.ground.empty();
  card.hash = hash_of(text, source, look, card);
  cards_.push_back(card);
}

std::uint32_t ShareCards::own(FileKind kind, std::uint32_t subject, CardShape shape, CardWords words) const {
  const auto found = first_.find(kind);
  if (found == first_.end() || subject >= found->second.size()) return k_none;
  for (std::size_t i = found->second[subject]; i < cards_.size(); ++i) {
    const auto& card = cards_[i];
    if (card.kind != kind || card.subject != subject) break;
    if (card.shape == shape && card.words == words) return static_cast<std::uint32_t>(i);
  }
  return k_none;
}

std::uint32_t ShareCards::of_page(FileKind kind, std::uint32_t subject, bool is_landing,
                                  const catalogue::Catalogue& catalogue) const {
  if (is_landing) {
    const std::uint32_t card = own(kind, subject, CardShape::wide);
    if (card != k_none) return card;
  }
  if (kind == FileKind::unit) return own(kind, subject, CardShape::wide, CardWords::lasting);
  if (kind == FileKind::idea) return own(FileKind::unit, catalogue.ideas[subject].unit, CardShape::wide, CardWords::lasting);
  return own(FileKind::home, 0, CardShape::wide, CardWords::lasting);
}

std::string card_path(const ShareCard& card, const catalogue::Catalogue& catalogue) {
  static constexpr std::string_view k_suffixes[] = {"", "-vuong", "-dung"};
  const std::string hash = to_hex(card.hash).substr(0, 12);
  std::string path(k_folder);
  path.append(hash, 0, 2).append("/").append(slug_of(card, catalogue));
  path.append(k_suffixes[static_cast<std::size_t>(card.shape)]).append("-").append(hash);
  return path + (card.is_jpeg ? ".jpg" : ".png");
}

std::string_view card_media_type(const ShareCard& card) { return card.is_jpeg ? "image/jpeg" : "image/png"; }

}  // namespace trungbay::pages
