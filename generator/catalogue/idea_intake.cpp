#include "catalogue/idea_intake.hpp"

#include <algorithm>
#include <array>

#include "base/hash.hpp"
#include "base/utf8.hpp"
#include "catalogue/documents.hpp"
#include "catalogue/quality.hpp"
#include "ingest/column_questions.hpp"
#include "vietnamese/fold.hpp"
#include "vietnamese/slug.hpp"
#include "vietnamese/text.hpp"

namespace trungbay::catalogue {
namespace {

constexpr std::size_t k_shown_reason = 200;  // code points of a reason in a message
constexpr std::size_t k_summary_characters = 240;  // two lines on a card, whole in a share preview

// "x", "có", "1" in a column of check marks.
bool is_marked(std::string_view text) {
  const std::string folded = vietnamese::fold_key(text);
  for (const auto yes : {"x", "co", "1", "true", "yes", "dung", "noi bat", "tieu bieu"}) {
    if (folded == yes) return true;
  }
  return false;
}

IdeaKind kind_of(std::string_view text, std::string_view title) {
  static constexpr std::pair<std::string_view, IdeaKind> k_words[] = {{"sang kien", IdeaKind::initiative},
                                                                      {"giai phap", IdeaKind::solution},
                                                                      {"de tai", IdeaKind::topic},
                                                                      {"san pham", IdeaKind::product},
                                                                      {"y tuong", IdeaKind::idea}};
  const std::string said = vietnamese::fold(text.empty() ? title.substr(0, 40) : text);
  for (const auto& [words, kind] : k_words) {
    if (text.empty() ? said.starts_with(words) : said.find(words) != std::string::npos) return kind;
  }
  return IdeaKind::idea;
}

bool is_web_address(std::string_view text) { return text.starts_with("https://") || text.starts_with("http://"); }

// An address for a record that has no id of its own: the same title of the same unit always gets the same.
std::string derived_address(std::string_view unit, std::string_view title) {
  static constexpr std::string_view k_letters = "0123456789abcdefghjkmnpqrstvwxyz";  // Crockford's base 32
  const Hash128 hash = hash128(unit_key(unit) + '\n' + vietnamese::fold_key(title));
  std::string address = "h";
  for (int shift = 0; shift < 60; shift += 5) address += k_letters[hash.low >> shift & 31];
  return address;
}

// What a record is known by for years: made before staff's corrections, so that these never move its page.
std::string address_of(const Draft& draft) {
  std::string address = vietnamese::to_slug(draft.text(IdeaField::id));
  if (address.empty()) address = derived_address(draft.text(IdeaField::unit), draft.text(IdeaField::title));
  return address;
}

std::string hiding_date(const workspace::Hiding& hiding) {
  return hiding.date.is_known() ? " (" + vietnamese::to_display(hiding.date) + ")" : std::string();
}

}  // namespace

IdeaIntake::IdeaIntake(Catalogue& catalogue, const workspace::Gates& gates, StaffDecisions& decisions,
                       vietnamese::Date today, DiagnosticBag& bag)
    : catalogue_(catalogue), gates_(gates), decisions_(decisions), today_(today), bag_(bag), privacy_(catalogue, gates, today) {
  for (std::size_t i = 0; i < catalogue.statuses.size(); ++i) {
    const auto& status = catalogue.statuses[i];
    const auto index = static_cast<std::uint16_t>(i);
    statuses_.try_emplace(vietnamese::fold_key(status.label), index);
    statuses_.try_emplace(vietnamese::fold_key(status.slug), index);
    for (const auto& alias : status.aliases) statuses_.try_emplace(vietnamese::fold_key(alias), index);
  }
  for (const auto* happenings : {&catalogue.campaigns, &catalogue.contests, &catalogue.events}) {
    for (std::uint32_t i = 0; i < happenings->size(); ++i) {
      const auto& happening = (*happenings)[i];
      happenings_.try_emplace(vietnamese::fold_key(happening.head.title), happening.kind, i);
      happenings_.try_emplace(vietnamese::fold_key(happening.head.slug), happening.kind, i);
    }
  }
  for (const auto& unit : catalogue.units) unit_slugs_.insert(unit.head.slug);
}

void IdeaIntake::take(const ingest::Source& source) {
  const auto reader = ingest::open_reader(source, bag_);
  if (!reader) return;
  source_ = &source;
  reader_ = reader.get();
  repair_log_ = {};
  ingest::Record record;
  std::optional<std::uint32_t> sheet;
  while (reader->next(record, bag_)) {
    const bool is_new = sheet != reader->sheet();
    if (is_new) begin_sheet();
    columns_->update(reader->columns());
    if (!log_headers(record)) return repair_log_.report(bag_);
    // JSON may bring columns in later records; a table has all of them from the start.
    if (is_new && reader->header_place().kind == PlaceKind::table && !ask_about_columns()) return;
    sheet = reader->sheet();
    ++catalogue_.records.read;
    draft_.fill(record, *columns_, source.defaults, repair_log_.hints());
    if (!log_cells(record)) return repair_log_.report(bag_);
    take_record(record);
  }
  repair_log_.report(bag_);
  if (sheet && reader->header_place().kind != PlaceKind::table) ask_about_columns();
}

void IdeaIntake::begin_sheet() {
  columns_.emplace(source_->columns);
  privacy_.begin_columns();
  const Place header = reader_->header_place();
  const PlaceKind kind = header.kind == PlaceKind::table ? PlaceKind::table : PlaceKind::text;
  catalogue_.sources.push_back({source_->file, header.sheet, kind});
}

bool IdeaIntake::ask_about_columns() {
  return ingest::ask_about_columns(reader_->columns(), *columns_, *source_, reader_->header_place(), bag_);
}

bool IdeaIntake::log_headers(const ingest::Record& record) {
  for (const auto& header : columns_->take_repairs()) {
    repair_log_.add(header.repairs, [&] { return reader_->place_of(record, header.column); });
  }
  return !repair_log_.is_hopeless();
}

bool IdeaIntake::log_cells(const ingest::Record& record) {
  repair_log_.begin_record();
  for (const auto& cell : draft_.repairs()) {
    repair_log_.add(cell.repairs, [&] { return reader_->place_of(record, cell.column); });
  }
  return !repair_log_.is_hopeless();
}

Place IdeaIntake::place(const ingest::Record& record, IdeaField field) const {
  return reader_->place_of(record, columns_->column_of(field));
}

void IdeaIntake::withhold(Code code, const ingest::Record& record, IdeaField field, Arguments arguments) {
  bag_.add(code, place(record, field), arguments);
  count_withheld(code, record);
}

void IdeaIntake::count_withheld(Code code, const ingest::Record& record) {
  const bool has_unit = draft_.has(IdeaField::unit);
  const auto unit = draft_.text(has_unit ? IdeaField::unit : IdeaField::parent_unit);
  const auto source = static_cast<std::uint32_t>(catalogue_.sources.size() - 1);
  const auto status = statuses_.find(vietnamese::fold_key(draft_.text(IdeaField::status)));
  catalogue_.withheld.add(unit,
                          {0, draft_date(), code, source, record.row,
                           status == statuses_.end() ? k_no_status : status->second, hash128(address_of(draft_)).low},
                          has_unit ? draft_.text(IdeaField::parent_unit) : std::string_view());
}

// The date of the record whether it is published or not; faults in it are told only when it is.
vietnamese::Date IdeaIntake::draft_date() const {
  for (const auto field : {IdeaField::date, IdeaField::year, IdeaField::approved_date}) {
    if (const auto date = vietnamese::parse_date(draft_.text(field))) return *date;
  }
  return {};
}

void IdeaIntake::take_record(const ingest::Record& record) {
  // From what the export wrote: it stays the same when a title is corrected, parents agree or a number is taken out.
  address_ = address_of(draft_);
  const workspace::Decision* const decision = decisions_.meet(address_, draft_);
  if (decision != nullptr && decision->hidden) {
    return withhold(Code::idea_hidden, record, IdeaField::id,
                    {{"reason", std::string(first_code_points(decision->hidden->reason, k_shown_reason))},
                     {"date", hiding_date(*decision->hidden)}});
  }
  if (decision != nullptr) decisions_.correct(*decision, catalogue_, draft_);
  if (!draft_.has(IdeaField::title)) return withhold(Code::title_missing, record, IdeaField::title);
  if (!draft_.has(IdeaField::unit) && !draft_.has(IdeaField::parent_unit)) {
    return withhold(Code::unit_missing, record, IdeaField::unit);
  }
  const auto status = pass_approval(record);
  if (!status) return;
  if (decision != nullptr && !decision->merge_into.empty()) {
    decisions_.note_merged(*decision, address_, draft_date());
    return withhold(Code::idea_merged, record, IdeaField::id, {{"into", decision->merge_into}});
  }
  if (!pass_evidence(record) || !pass_privacy(record) || !pass_quality(record)) return;

  Idea idea;
  idea.status = *status;
  idea.unit = file_unit();
  if (idea.unit == k_none) return withhold(Code::unit_missing, record, IdeaField::unit);
  if (draft_.has(IdeaField::field)) idea.field = catalogue_.fields.find_or_add(draft_.text(IdeaField::field));
  if (draft_.has(IdeaField::group)) idea.group = catalogue_.groups.find_or_add(draft_.text(IdeaField::group));
  idea.kind = kind_of(draft_.text(IdeaField::kind), draft_.text(IdeaField::title));
  idea.featured = is_marked(draft_.text(IdeaField::featured)) || catalogue_.statuses[*status].featured;
  if (decision != nullptr) idea.featured = decisions_.is_featured(*decision, idea.featured);
  read_dates(idea, record);
  file_happenings(idea, record);
  idea.has_own_summary = draft_.has(IdeaField::summary);
  idea.source = static_cast<std::uint32_t>(catalogue_.sources.size() - 1);
  idea.row = record.row;
  check_link(IdeaField::link, record);
  check_link(IdeaField::video, record);
  check_pictures(record);
  idea.texts = store_texts();
  catalogue_.ideas.push_back(idea);
}

std::optional<std::uint16_t> IdeaIntake::pass_approval(const ingest::Record& record) {
  if (!draft_.has(IdeaField::status)) {
    withhold(Code::status_missing, record, IdeaField::status);
    return std::nullopt;
  }
  const auto found = statuses_.find(vietnamese::fold_key(draft_.text(IdeaField::status)));
  if (found == statuses_.end()) {
    withhold(Code::status_unknown, record, IdeaField::status, {{"status", std::string(draft_.text(IdeaField::status))}});
    return std::nullopt;
  }
  if (!catalogue_.statuses[found->second].published) {
    withhold(Code::not_approved, record, IdeaField::status, {{"status", catalogue_.statuses[found->second].label}});
    return std::nullopt;
  }
  // A form may tell the approval in one column and how far the idea came in another.
  const auto stage = statuses_.find(vietnamese::fold_key(draft_.text(IdeaField::stage)));
  if (stage != statuses_.end() && catalogue_.statuses[stage->second].published &&
      catalogue_.statuses[found->second].tone == workspace::StatusTone::approved) {
    return stage->second;
  }
  return found->second;
}

// Who approved it, and by which document, where the workspace asks for that.
bool IdeaIntake::pass_evidence(const ingest::Record& record) {
  if (gates_.needs_approver && !draft_.has(IdeaField::approved_by)) {
    withhold(Code::approver_missing, record, IdeaField::approved_by);
    return false;
  }
  if (gates_.needs_document && !draft_.has(IdeaField::approved_doc)) {
    withhold(Code::approval_document_missing, record, IdeaField::approved_doc);
    return false;
  }
  return true;
}

bool IdeaIntake::pass_privacy(const ingest::Record& record) {
  const bool had_id = draft_.has(IdeaField::id);
  for (const auto& finding : privacy_.clean(record, reader_->columns(), draft_date(), draft_)) {
    if (finding.code == Code::personal_data_withheld) {
      withhold(finding.code, record, finding.field, {{"count", std::to_string(finding.count)}});
      return false;
    }
    bag_.add(finding.code, place(record, finding.field), {{"count", std::to_string(finding.count)}});
  }
  if (had_id && !draft_.has(IdeaField::id)) {  // it was somebody's number
    address_ = derived_address(draft_.text(IdeaField::unit), draft_.text(IdeaField::title));
  }
  return true;
}

bool IdeaIntake::pass_quality(const ingest::Record& record) {
  JudgedIdea judged{draft_.text(IdeaField::title), draft_.text(IdeaField::summary), {}, draft_date(),
                    vietnamese::parse_date(draft_.text(IdeaField::approved_date)).value_or(vietnamese::Date{})};
  for (std::size_t i = 0; i < k_body_fields.size(); ++i) judged.body[i] = draft_.text(k_body_fields[i]);
  bool passes = true;
  for (auto& finding : check_quality(judged, gates_, today_)) {
    Diagnostic diagnostic = make_diagnostic(finding.code, place(record, finding.field));
    diagnostic.arguments = std::move(finding.arguments);
    bag_.add(std::move(diagnostic));
    if (!passes || finding.action != workspace::GateAction::withhold) continue;
    passes = false;
    bag_.add(Code::withheld_by_setting, place(record, finding.field),
             {{"setting", "gates.quality." + std::string(finding.setting)}});
    count_withheld(finding.code, record);
  }
  return passes;
}

std::uint32_t IdeaIntake::file_unit() {
  const auto find_or_add = [&](std::string_view name, std::uint32_t parent) -> std::uint32_t {
    const std::uint32_t found = catalogue_.unit_names.find(name);
    if (found != k_none) return found;
    Unit unit;
    unit.head.title = name;
    unit.head.slug = vietnamese::to_slug(name);
    if (unit.head.slug.empty()) return k_none;
    const std::string wanted = unit.head.slug;
    for (int number = 2; !unit_slugs_.insert(unit.head.slug).second; ++number) {
      unit.head.slug = wanted + "-" + std::to_string(number);
    }
    unit.level = guess_level(name);
    const bool too_deep = parent != k_none && levels_above(catalogue_.units, parent) + 2 >= k_most_levels;
    unit.parent = too_deep ? k_none : parent;
    const auto index = static_cast<std::uint32_t>(catalogue_.units.size());
    catalogue_.unit_names.add(name, index);
    catalogue_.units.push_back(std::move(unit));
    return index;
  };
  std::uint32_t parent = k_none;
  if (draft_.has(IdeaField::parent_unit)) parent = find_or_add(draft_.text(IdeaField::parent_unit), k_none);
  return draft_.has(IdeaField::unit) ? find_or_add(draft_.text(IdeaField::unit), parent) : parent;
}

void IdeaIntake::file_happenings(Idea& idea, const ingest::Record& record) {
  for (const auto field : {IdeaField::programme, IdeaField::campaign, IdeaField::contest, IdeaField::event}) {
    if (!draft_.has(field)) continue;
    const auto found = happenings_.find(vietnamese::fold_key(draft_.text(field)));
    if (found == happenings_.end()) {
      std::string name(draft_.text(field));
      if (unknown_programmes_.insert(name).second) {
        bag_.add(Code::programme_unknown, place(record, field), {{"name", std::move(name)}});
      }
      continue;
    }
    const auto [kind, index] = found->second;
    (kind == HappeningKind::campaign ? idea.campaign : kind == HappeningKind::contest ? idea.contest : idea.event) =
        index;
  }
}

void IdeaIntake::read_dates(Idea& idea, const ingest::Record& record) {
  for (const auto field : {IdeaField::date, IdeaField::year}) {
    if (!draft_.has(field) || idea.date.is_known()) continue;
    const auto date = vietnamese::parse_date(draft_.text(field));
    if (date) {
      idea.date = *date;
    } else {
      bag_.add(Code::date_unreadable, place(record, field), {{"date", std::string(draft_.text(field))}});
    }
  }
  if (draft_.has(IdeaField::approved_date)) {
    idea.approved_date = vietnamese::parse_date(draft_.text(IdeaField::approved_date)).value_or(vietnamese::Date{});
  }
  if (!idea.date.is_known()) idea.date = idea.approved_date;
}

void IdeaIntake::check_link(IdeaField field, const ingest::Record& record) {
  const auto link = draft_.text(field);
  const bool is_usable = field == IdeaField::video ? !video_address(catalogue_, link).empty() : is_web_address(link);
  if (!link.empty() && !is_usable) {
    bag_.add(Code::link_unusable, place(record, field), {{"link", std::string(link)}});
  }
}

// Pictures on other hosts are fetched later, once all is approved; those of the workspace must be there.
void IdeaIntake::check_pictures(const ingest::Record& record) {
  std::string_view rest = draft_.text(IdeaField::image);
  while (!rest.empty()) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    if (is_web_address(line)) continue;
    if (!is_media(catalogue_, line)) {
      bag_.add(Code::picture_missing, place(record, IdeaField::image), {{"path", std::string(line)}});
    }
  }
}

TextHandle IdeaIntake::store_texts() {
  std::string summary(draft_.text(IdeaField::summary));
  if (summary.empty()) {
    for (const auto field : {IdeaField::solution, IdeaField::content, IdeaField::problem, IdeaField::benefit}) {
      if (!draft_.has(field)) continue;
      summary = vietnamese::summary_of(draft_.text(field), k_summary_characters);
      break;
    }
  } else {
    summary = vietnamese::plain_text(summary);
  }
  const auto link = draft_.text(IdeaField::link);
  std::array<std::string_view, k_idea_text_count> parts;
  const auto put = [&](IdeaText part, std::string_view text) { parts[static_cast<std::size_t>(part)] = text; };
  put(IdeaText::id, draft_.text(IdeaField::id));
  put(IdeaText::address, address_);
  put(IdeaText::title, draft_.text(IdeaField::title));
  put(IdeaText::summary, summary);
  put(IdeaText::content, draft_.text(IdeaField::content));
  put(IdeaText::problem, draft_.text(IdeaField::problem));
  put(IdeaText::solution, draft_.text(IdeaField::solution));
  put(IdeaText::novelty, draft_.text(IdeaField::novelty));
  put(IdeaText::benefit, draft_.text(IdeaField::benefit));
  put(IdeaText::applicability, draft_.text(IdeaField::applicability));
  put(IdeaText::authors, draft_.text(IdeaField::author));
  put(IdeaText::approved_by, draft_.text(IdeaField::approved_by));
  put(IdeaText::approved_doc, draft_.text(IdeaField::approved_doc));
  put(IdeaText::award, draft_.text(IdeaField::award));
  put(IdeaText::images, draft_.text(IdeaField::image));
  const std::string video = video_address(catalogue_, draft_.text(IdeaField::video));
  put(IdeaText::video, video);
  put(IdeaText::link, is_web_address(link) ? link : "");
  return catalogue_.texts.append(parts);
}

}  // namespace trungbay::catalogue
