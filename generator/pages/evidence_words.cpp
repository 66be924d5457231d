#include "pages/evidence_words.hpp"

#include <algorithm>
#include <vector>

#include "pages/record_words.hpp"
#include "pages/statistics.hpp"
#include "vietnamese/number.hpp"

namespace trungbay::pages {
namespace {

using catalogue::IdeaText;
using catalogue::k_none;

std::string number(std::size_t value) { return vietnamese::to_display(static_cast<std::int64_t>(value)); }

// "ngày 26 tháng 3 năm 2023"; the place is written by hand. Days below 10 and the months 1 and 2 have a zero before
// them in documents of state and Union, so that nobody can add a digit.
std::string day_line(vietnamese::Date date) {
  const auto padded = [](int value, int below) { return (value < below ? "0" : "") + std::to_string(value); };
  return "……………, ngày " + padded(date.day, 10) + " tháng " + padded(date.month, 3) + " năm " + std::to_string(date.year);
}

bool is_of_unit(const catalogue::Catalogue& catalogue, std::uint32_t unit, std::uint32_t top) {
  for (std::uint32_t level = 0; unit != k_none && level <= catalogue::k_most_levels; ++level) {
    if (unit == top) return true;
    unit = catalogue.units[unit].parent;
  }
  return false;
}

class Writer {
 public:
  Writer(const catalogue::Catalogue& catalogue, const workspace::Configuration& configuration, const EvidenceRequest& request)
      : catalogue_(catalogue), addresses_(configuration), configuration_(configuration), request_(request) {}

  EvidenceWords write() {
    write_head();
    write_ideas();
    write_models();
    write_totals();
    return std::move(words_);
  }

 private:
  void write_head() {
    const auto& unit = catalogue_.units[request_.unit];
    auto& sheet = words_.evidence;
    sheet.above = unit.parent == k_none ? configuration_.publisher_name : catalogue_.units[unit.parent].head.title;
    sheet.unit = unit.head.title;
    sheet.motto = "ĐOÀN TNCS HỒ CHÍ MINH";
    sheet.day = day_line(request_.today);
    sheet.title = "MINH CHỨNG";
    sheet.subtitle = "Ý tưởng, sáng kiến và mô hình đã được đăng trên trang “" + configuration_.title + "”";
    sheet.period = vietnamese::to_title(request_.period);
    sheet.left_signature = "NGƯỜI LẬP BIỂU";
    sheet.right_signature = "TM. BAN CHẤP HÀNH";
    sheet.signature_hint = "(Ký, ghi rõ họ tên)";
    sheet.left_foot = sheet.unit + " – " + sheet.period + " – " + std::string(shown_address(configuration_.base_url));
    sheet.author = configuration_.publisher_name;
    sheet.iso_day = vietnamese::to_iso(request_.today);
  }

  void add_row(draw::EvidenceSection& section, draw::EvidenceRow row, std::string_view path) {
    Scratch scratch;
    row.number = std::to_string(section.rows.size() + 1);
    row.address = addresses_.absolute(path, scratch);
    row.shown_address = shown_address(row.address);
    section.rows.push_back(std::move(row));
  }

  void see_year(vietnamese::Date date) {
    if (date.is_known()) words_.latest_year = std::max<int>(words_.latest_year.value_or(0), date.year);
  }

  void write_ideas() {
    draw::EvidenceSection section{"A. Ý tưởng, sáng kiến", {}};
    Scratch scratch;
    by_status_.assign(catalogue_.statuses.size(), 0);
    for (const auto index : catalogue_.by_unit.of(request_.unit)) {
      const auto& idea = catalogue_.ideas[index];
      see_year(idea.date);
      if (!vietnamese::holds(request_.period, idea.date)) continue;
      ++by_status_[idea.status];
      if (++words_.ideas > k_most_evidence_rows) continue;
      draw::EvidenceRow row;
      row.title = catalogue_.text(idea, IdeaText::title);
      row.details = "Mã " + std::string(catalogue_.text(idea, IdeaText::id));
      if (idea.unit != request_.unit) row.details += " · " + catalogue_.units[idea.unit].head.title;
      if (idea.field != k_none) row.details += " · " + catalogue_.fields[idea.field].label;
      if (idea.approved_date != idea.date) row.dates.push_back("Gửi: " + vietnamese::to_display(idea.date));
      if (idea.approved_date.is_known()) row.dates.push_back("Duyệt: " + vietnamese::to_display(idea.approved_date));
      row.status = catalogue_.statuses[idea.status].label;
      if (const auto award = catalogue_.text(idea, IdeaText::award); !award.empty()) row.status += "; " + std::string(award);
      add_row(section, std::move(row), addresses_.idea(catalogue_.address(index), idea.date, scratch));
      scratch.reset();
    }
    words_.evidence.sections.push_back(std::move(section));
  }

  void write_models() {
    draw::EvidenceSection section{"B. Mô hình, cách làm hay", {}};
    for (const auto& model : catalogue_.models) {
      if (!is_of_unit(catalogue_, model.unit, request_.unit)) continue;
      see_year(model.date);
      if (!vietnamese::holds(request_.period, model.date) || ++words_.models > k_most_evidence_rows) continue;
      draw::EvidenceRow row;
      row.title = model.head.title;
      row.details = catalogue_.units[model.unit].head.title;
      row.dates.push_back("Đăng: " + vietnamese::to_display(model.date));
      row.status = model.award.empty() ? "Đang áp dụng" : model.award;
      add_row(section, std::move(row), std::string(k_models_folder) + model.head.slug + ".html");
    }
    if (words_.ideas == 0) section.head = "Mô hình, cách làm hay";
    words_.evidence.sections.push_back(std::move(section));
  }

  void write_totals() {
    std::string total = "Cộng: " + number(words_.ideas) + " ý tưởng, sáng kiến";
    std::string parts;
    for (std::size_t i = 0; i < by_status_.size(); ++i) {
      if (by_status_[i] == 0) continue;
      parts += (parts.empty() ? " (" : "; ") + catalogue_.statuses[i].label + ": " + number(by_status_[i]);
    }
    total += parts.empty() ? "" : parts + ")";
    total += ", " + number(words_.models) + " mô hình, cách làm hay.";
    words_.evidence.totals.push_back(std::move(total));
    const auto progress = unit_progress(catalogue_, request_.unit, request_.period.last.year);
    if (progress) {
      words_.evidence.totals.push_back("Cả năm " + std::to_string(progress->year) + ": " + vietnamese::to_display(progress->done) +
                                       " trên chỉ tiêu " + vietnamese::to_display(progress->target) + " ý tưởng, đạt " +
                                       vietnamese::to_display(progress->percent()) + "%.");
    }
  }

  const catalogue::Catalogue& catalogue_;
  const Addresses addresses_;
  const workspace::Configuration& configuration_;
  const EvidenceRequest& request_;
  EvidenceWords words_;
  std::vector<std::size_t> by_status_;
};

}  // namespace

EvidenceWords evidence_words(const catalogue::Catalogue& catalogue, const workspace::Configuration& configuration,
                             const EvidenceRequest& request) {
  return Writer(catalogue, configuration, request).write();
}

}  // namespace trungbay::pages
