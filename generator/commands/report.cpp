#include "commands/report.hpp"

#include <algorithm>
#include <iomanip>
#include <ostream>
#include <sstream>
#include <vector>

#include "commands/fault_groups.hpp"

namespace trungbay::commands {
namespace {

constexpr std::size_t k_most_shown = 50;       // more scroll away before anyone reads them
constexpr std::size_t k_most_rows_named = 10;  // enough to see a pattern, and one line

// Rows of a table with one fault are alike; places in what people write by hand are not.
constexpr std::size_t most_shown_of(const FaultGroup& group) {
  return group.faults.front()->place.kind == PlaceKind::table ? 3 : 10;
}

constexpr std::string_view k_plain = "\033[0m";
constexpr std::string_view k_faint = "\033[2m";

std::string_view colour_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "\033[1;31m";
    case Severity::warning:
      return "\033[1;33m";
    case Severity::note:
      return "\033[1;36m";
  }
  return "";
}

class Printer {
 public:
  Printer(const Style& style, std::ostream& out) : style_(style), out_(out) {}

  void group(const FaultGroup& group, std::size_t whole) {
    const std::size_t count = group.faults.size();
    if (whole < count) head(group);
    for (std::size_t i = 0; i < whole; ++i) {
      const auto& fault = *group.faults[i];
      if (whole < count) {
        member(fault);
      } else {
        headline(fault);
      }
      details(fault);
      if (!group.same_advice || i + 1 == whole) advice(fault);
    }
  }

 private:
  void word(Severity severity, Code code) {
    if (style_.colours) out_ << colour_of(severity);
    out_ << severity_text(severity, style_.language) << ' ' << text_of(code).id << ':';
    if (style_.colours) out_ << k_plain;
  }

  void headline(const Diagnostic& fault) {
    const auto place = place_text(fault.place, style_.language);
    if (!place.empty()) out_ << place << ": ";
    word(fault.severity, fault.code);
    out_ << ' ' << message_of(fault, style_.language) << '\n';
  }

  void head(const FaultGroup& group) {
    Place place = group.faults.front()->place;
    place.row = place.column = 0;
    place.field.clear();
    const auto shown = place_text(place, style_.language);
    if (!shown.empty()) out_ << shown << ": ";
    word(group.severity, group.code);
    out_ << ' ' << count_text(group.faults.size(), style_.language) << " × "
         << title_of(group, style_.language);
    const auto rows = rows_of(group, k_most_rows_named, style_.language);
    if (!rows.empty()) out_ << "; " << rows;
    out_ << '\n';
  }

  // In text the whole place again, which editors jump to.
  void member(const Diagnostic& fault) {
    const bool in_table = fault.place.kind == PlaceKind::table;
    const auto place =
        in_table ? table_position(fault.place, style_.language) : place_text(fault.place, style_.language);
    out_ << "  " << place << (place.empty() ? "" : ": ") << message_of(fault, style_.language) << '\n';
  }

  void details(const Diagnostic& fault) {
    if (!fault.excerpt.empty()) out_ << to_shown_lines(fault.excerpt) << '\n';
    for (const auto& related : fault.related) {
      out_ << "  → " << place_text(related.place, style_.language);
      if (!related.note.empty()) out_ << " (" << to_shown(related.note) << ')';
      out_ << '\n';
    }
  }

  void advice(const Diagnostic& fault) {
    const auto text = advice_of(fault, style_.language);
    if (text.empty()) return;
    if (style_.colours) out_ << k_faint;
    out_ << "  " << text << '\n';
    if (style_.colours) out_ << k_plain;
  }

  const Style& style_;
  std::ostream& out_;
};

// How many of each group to show: one of each, then more of the first ones.
std::vector<std::size_t> share_out(const std::vector<FaultGroup>& groups) {
  std::vector<std::size_t> shares(groups.size(), 0);
  std::size_t left = k_most_shown;
  for (std::size_t i = 0; i < groups.size() && left > 0; ++i, --left) shares[i] = 1;
  for (std::size_t i = 0; i < groups.size() && left > 0; ++i) {
    const std::size_t wanted = std::min(most_shown_of(groups[i]), groups[i].faults.size()) - 1;
    const std::size_t more = std::min(wanted, left);
    shares[i] += more;
    left -= more;
  }
  return shares;
}

}  // namespace

void print_diagnostics(const DiagnosticBag& bag, const Style& style, std::ostream& out,
                       std::string_view report) {
  const bool vietnamese = style.language == Language::vietnamese;
  const auto groups = group_faults(bag, Severity::warning);
  const auto shares = share_out(groups);
  Printer printer(style, out);
  std::size_t shown = 0;
  for (std::size_t i = 0; i < groups.size() && shares[i] > 0; ++i) {
    printer.group(groups[i], shares[i]);
    shown += shares[i];
  }

  const std::size_t all = bag.count(Severity::error) + bag.count(Severity::warning);
  const std::size_t notes = bag.count(Severity::note);
  const auto count = [&](std::size_t value) { return count_text(value, style.language); };
  if (all > shown) {
    out << (vietnamese ? "Trên đây nêu rõ " : "Shown here: ") << count(shown)
        << (vietnamese ? " trong số " : " of ") << count(all)
        << (vietnamese ? " lỗi và cảnh báo.\n" : " errors and warnings.\n");
  }
  if (bag.dropped() > 0) {
    out << (vietnamese ? "Số đếm của từng nhóm chỉ tính " : "Groups are counted among the first ")
        << count(bag.all().size()) << (vietnamese ? " mục đầu tiên.\n" : " only.\n");
  }
  if (notes > 0) {
    out << (vietnamese ? "Ngoài ra có " : "There are ") << count(notes)
        << (vietnamese ? " ghi chú (bản ghi chưa được duyệt và những điều nên biết).\n"
                       : " notes (records not approved, and things to know).\n");
  }
  if (all == shown && notes == 0) return;
  if (!report.empty()) {
    out << (vietnamese ? "Xem đầy đủ trong " : "See all of them in ") << report << ".\n";
  } else {
    out << (vietnamese
                ? "Xem đầy đủ: trungbay check --report bao-cao.html (trang để đọc, in, gửi đơn vị), "
                  "bao-cao.xlsx (bảng tính), hoặc --json (cho máy đọc).\n"
                : "See all of them: trungbay check --report report.html (a page to read, print and send), "
                  "report.xlsx (a sheet), or --json (for machines).\n");
  }
}

void print_summary(const BuildReport& report, bool written, const Style& style, std::ostream& out) {
  const bool vietnamese = style.language == Language::vietnamese;
  const auto count = [&](std::size_t value) { return count_text(value, style.language); };
  double seconds = 0;
  for (const auto& step : report.seconds) seconds += step.seconds;
  std::ostringstream time;
  time << std::fixed << std::setprecision(2) << seconds;
  std::string shown_time = time.str();
  if (vietnamese) std::replace(shown_time.begin(), shown_time.end(), '.', ',');

  if (vietnamese) {
    out << (written ? "Đã dựng xong: " : "Đã kiểm tra: ") << count(report.records.published) << " ý tưởng, "
        << count(report.models) << " mô hình, " << count(report.units) << " đơn vị, " << count(report.pages)
        << " trang.\n  Bản ghi: đã đọc " << count(report.records.read) << ", đăng "
        << count(report.records.published) << ", chưa đăng " << count(report.records.withheld) << ".\n";
    if (written) {
      out << "  Tệp: ghi " << count(report.files.written) << ", giữ nguyên " << count(report.files.unchanged)
          << ", gỡ " << count(report.files.removed) << ".\n";
    }
    out << "  Thời gian: " << shown_time << " giây.\n";
    if (written) out << "  Xem tại: " << (report.output / "index.html").string() << '\n';
    return;
  }
  out << (written ? "Built: " : "Checked: ") << count(report.records.published) << " ideas, "
      << count(report.models) << " models, " << count(report.units) << " units, " << count(report.pages)
      << " pages.\n  Records: " << count(report.records.read) << " read, " << count(report.records.published)
      << " published, " << count(report.records.withheld) << " withheld.\n";
  if (written) {
    out << "  Files: " << count(report.files.written) << " written, " << count(report.files.unchanged)
        << " unchanged, " << count(report.files.removed) << " removed.\n";
  }
  out << "  Time: " << shown_time << " s.\n";
  if (written) out << "  Look at: " << (report.output / "index.html").string() << '\n';
}

}  // namespace trungbay::commands
