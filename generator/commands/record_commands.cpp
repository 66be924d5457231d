#include "commands/record_commands.hpp"

#include <ostream>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/atomic_file.hpp"
#include "commands/clip_film.hpp"
#include "commands/fault_groups.hpp"
#include "commands/record_material.hpp"
#include "commands/report_json.hpp"
#include "draw/poster.hpp"
#include "pages/evidence_words.hpp"
#include "pages/record_words.hpp"
#include "vietnamese/slug.hpp"

namespace trungbay::commands {
namespace {

constexpr std::string_view k_verbs[] = {"poster", "evidence", "clip"};
constexpr std::string_view k_prefixes[] = {"ap-phich-", "minh-chung-", "clip-"};
constexpr std::string_view k_endings[] = {".pdf", ".pdf", ".mp4"};

std::size_t index_of(RecordVerb verb) { return static_cast<std::size_t>(verb); }

class Maker {
 public:
  Maker(const RecordRequest& request, const RecordMaterial& material, RecordReport& report, DiagnosticBag& bag)
      : request_(request), material_(material), report_(report), bag_(bag) {}

  // The file's bytes; empty with a fault in the bag.
  std::string make() {
    switch (request_.verb) {
      case RecordVerb::poster:
        return poster();
      case RecordVerb::evidence:
        return evidence();
      case RecordVerb::clip:
        break;
    }
    return clip();
  }

  // What comes behind the record's name in a file's name.
  const std::string& suffix() const { return suffix_; }

 private:
  // The first of the record's pictures that can be decoded.
  std::optional<draw::Pixels> photo(const pages::RecordWords& words) {
    const auto size = draw::poster_photo_size();
    for (const auto& name : words.photos) {
      auto pixels = material_.picture(name, size.width, size.height, draw::Fit::cover);
      if (pixels) return std::move(pixels).value();
      bag_.add(std::move(pixels).fault());
    }
    return std::nullopt;
  }

  std::string poster() {
    const auto words = pages::record_words(material_.source(), material_.record.kind, material_.record.subject);
    const std::string address = material_.address();
    const auto picture = photo(words);
    draw::Poster poster;
    poster.paper = request_.options.paper;
    std::string chip = words.card.chip;
    if (!words.card.status.empty()) chip += (chip.empty() ? "" : " · ") + words.card.status;
    poster.chip = chip;
    poster.title = words.card.title;
    poster.line = words.card.line;
    for (const auto& figure : words.figures) poster.figures.push_back({figure.value, figure.label});
    poster.progress = words.card.progress;
    poster.progress_text = words.card.progress_text;
    for (const auto& point : words.points) poster.points.push_back({point.head, point.paragraphs});
    poster.photo = picture ? &*picture : nullptr;
    poster.call = words.call;
    poster.address = address;
    poster.shown_address = pages::shown_address(address);
    poster.iso_day = vietnamese::to_iso(request_.today);
    if (poster.paper == draw::PaperSize::a3) suffix_ = "-a3";
    return draw::draw_poster(poster, material_.look.fonts, material_.look.theme);
  }

  std::string evidence() {
    if (material_.record.kind != pages::FileKind::unit) {
      bag_.add(Code::evidence_of_no_unit, Place{}, {{"name", report_.title}});
      return {};
    }
    const auto period = read_period(request_.options.period, request_.today, bag_);
    if (!period) {
      report_.outcome = Outcome::misconfigured;
      return {};
    }
    const auto words = pages::evidence_words(material_.catalogue, material_.configuration,
                                             {material_.record.subject, *period, request_.today});
    report_.entries = words.ideas + words.models;
    const std::string title = vietnamese::to_title(*period);
    if (report_.entries == 0) {
      bag_.add(Code::evidence_empty, Place{},
               {{"name", report_.title}, {"period", title},
                {"year", words.latest_year ? " (" + std::to_string(*words.latest_year) + "?)" : std::string()}});
      return {};
    }
    if (report_.entries > pages::k_most_evidence_rows) {
      bag_.add(Code::evidence_too_long, Place{},
               {{"count", std::to_string(report_.entries)},
                {"limit", std::to_string(pages::k_most_evidence_rows)}});
      return {};
    }
    suffix_ = "-" + vietnamese::to_slug(title);
    auto sheet = draw::draw_evidence(words.evidence, material_.look.fonts);
    report_.pages = sheet.pages;
    return std::move(sheet.bytes);
  }

  std::string clip() {
    auto film = make_clip(material_, request_.options.shape, request_.progress, bag_);
    if (!film) {
      bag_.add(std::move(film).fault());
      return {};
    }
    if (request_.options.shape == draw::CardShape::upright) suffix_ = "-dung";
    report_.seconds = film.value().seconds;
    return std::move(film.value().bytes);
  }

  const RecordRequest& request_;
  const RecordMaterial& material_;
  RecordReport& report_;
  DiagnosticBag& bag_;
  std::string suffix_;
};

}  // namespace

RecordReport make_of_record(const RecordRequest& request, DiagnosticBag& bag) {
  RecordReport report;
  const auto material = read_record_material(request.workspace, request.options.record, request.today, report.outcome, bag);
  if (!material) return report;
  report.title = pages::record_title(material->record, material->catalogue);
  report.address = material->address();
  Maker maker(request, *material, report, bag);
  const std::string bytes = maker.make();
  if (bytes.empty()) return report;
  report.file = request.output.empty() ? std::string(k_prefixes[index_of(request.verb)]) +
                                             std::string(pages::record_slug(material->record, material->catalogue)) + maker.suffix() +
                                             std::string(k_endings[index_of(request.verb)])
                                       : request.output;
  if (auto fault = write_file_atomically(report.file, bytes)) {
    bag.add(std::move(*fault));
    return report;
  }
  report.bytes = bytes.size();
  report.outcome = Outcome::done;
  return report;
}

void print_record_report(const RecordReport& report, const RecordRequest& request, Language language, std::ostream& out) {
  static constexpr std::string_view k_names[][2] = {{"Áp phích", "Poster"}, {"Bảng minh chứng", "Evidence sheet"}, {"Đoạn phim", "Clip"}};
  const bool vietnamese = language == Language::vietnamese;
  out << k_names[index_of(request.verb)][vietnamese ? 0 : 1] << ": " << report.file << " (";
  if (request.verb == RecordVerb::evidence) {
    out << count_text(report.entries, language) << (vietnamese ? " mục, " : " entries, ") << count_text(report.pages, language)
        << (vietnamese ? " trang, " : " pages, ");
  }
  out << count_text((report.bytes + 1023) / 1024, language) << " KB)\n";
}

std::string to_json(const RecordReport& report, const RecordRequest& request, const DiagnosticBag& bag, Language language) {
  nlohmann::ordered_json object;
  const bool done = report.outcome == Outcome::done;
  object["ok"] = done;
  object["command"] = k_verbs[index_of(request.verb)];
  object["title"] = report.title;
  object["address"] = report.address;
  object["file"] = done ? nlohmann::ordered_json(report.file) : nlohmann::ordered_json();
  object["bytes"] = report.bytes;
  if (request.verb == RecordVerb::evidence) {
    object["entries"] = report.entries;
    object["pages"] = report.pages;
  }
  if (request.verb == RecordVerb::clip) object["seconds"] = report.seconds;
  put_diagnostics(object, bag, language);
  return json_text(object);
}

}  // namespace trungbay::commands
