#include "commands/fault_page.hpp"

#include <algorithm>
#include <vector>

#include "base/escape.hpp"
#include "commands/fault_groups.hpp"

namespace trungbay::commands {
namespace {

constexpr std::string_view k_style = R"(*{box-sizing:border-box}
:root{color-scheme:light dark;--bg:#fff;--ink:#16202f;--soft:#55627a;--line:#d5deea;--tint:#f3f6fa;--red:#b3141d;--amber:#8a5200;--blue:#0b559f}
@media (prefers-color-scheme:dark){:root{--bg:#0e1624;--ink:#e9eff9;--soft:#aab8ce;--line:#2c3b52;--tint:#152033;--red:#ff9a92;--amber:#ffc46b;--blue:#8cc1ff}}
body{margin:0 auto;max-width:70rem;padding:1.5rem 1rem 4rem;font:400 1rem/1.6 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;color:var(--ink);background:var(--bg);overflow-wrap:anywhere}
h1{font-size:1.75rem;line-height:1.3;margin:0 0 .25rem}
h2{font-size:1.25rem;line-height:1.4;margin:2.5rem 0 .5rem;padding-top:1rem;border-top:2px solid var(--line)}
h3{font-size:1.0625rem;line-height:1.5;margin:1.5rem 0 .25rem}
p{margin:.25rem 0 .75rem}
a{color:var(--blue)}
.soft{color:var(--soft)}
.error b,b.error{color:var(--red)}
.warning b,b.warning{color:var(--amber)}
.note b,b.note{color:var(--blue)}
.advice{padding:.4rem .75rem;border-left:.3rem solid var(--blue);background:var(--tint)}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%}
th,td{padding:.4rem .6rem;border:1px solid var(--line);text-align:left;vertical-align:top}
th{background:var(--tint)}
.n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
section th{width:18%}section th:first-child{width:5rem}section th:nth-child(n+3){width:auto}
pre{margin:.4rem 0 0;padding:.4rem .6rem;background:var(--tint);overflow-x:auto;font:.875rem/1.5 ui-monospace,Consolas,monospace}
summary{cursor:pointer;font-weight:700;margin-top:2.5rem}
@media print{@page{margin:1.5cm}body{max-width:none;padding:0;font-size:10.5pt}thead{display:table-header-group}tr,.advice,h2,h3{break-inside:avoid}h2,h3,.advice{break-after:avoid}a{color:inherit;text-decoration:none}.wide{overflow:visible}}
)";

struct File {
  std::string_view name;
  std::vector<const FaultGroup*> groups;
  std::size_t count = 0;
};

std::vector<File> files_of(const std::vector<FaultGroup>& groups) {
  std::vector<File> files;
  for (const auto& group : groups) {
    auto file =
        std::find_if(files.begin(), files.end(), [&](const File& item) { return item.name == group.file; });
    if (file == files.end()) file = files.insert(files.end(), {group.file, {}, 0});
    file->groups.push_back(&group);
    file->count += group.faults.size();
  }
  return files;
}

class Page {
 public:
  Page(const BuildReport& report, const DiagnosticBag& bag, Language language)
      : report_(report), bag_(bag), language_(language) {}

  std::string render(vietnamese::Date today) {
    const auto faults = group_faults(bag_, Severity::warning);
    auto notes = group_faults(bag_, Severity::note);
    std::erase_if(notes, [](const FaultGroup& group) { return group.severity != Severity::note; });
    head(today);
    summary();
    kits();
    const auto files = files_of(faults);
    contents(files);
    for (std::size_t i = 0; i < files.size(); ++i) section(files[i], i);
    if (!notes.empty()) {
      out_ += "<details><summary>";
      text(say("Ghi chú: ", "Notes: "));
      text(count(bag_.count(Severity::note)));
      text(say(" (bản ghi chưa được duyệt và những điều nên biết, không phải sửa)",
               " (records not approved, and things to know; nothing has to be mended)"));
      out_ += "</summary>\n";
      const auto noted = files_of(notes);
      for (std::size_t i = 0; i < noted.size(); ++i) section(noted[i], files.size() + i);
      out_ += "</details>\n";
    }
    out_ += "</body>\n</html>\n";
    return std::move(out_);
  }

 private:
  std::string_view say(std::string_view vietnamese, std::string_view english) const {
    return language_ == Language::vietnamese ? vietnamese : english;
  }
  std::string count(std::size_t value) const { return count_text(value, language_); }
  void text(std::string_view value) { append_escaped(value, out_); }
  void element(std::string_view open, std::string_view value, std::string_view close) {
    out_ += open;
    text(value);
    out_ += close;
  }

  void head(vietnamese::Date today) {
    out_ += "<!doctype html>\n<html lang=\"";
    out_ += say("vi", "en");
    out_ +=
        "\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
        "'unsafe-inline'\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"robots\" content=\"noindex\">\n";
    element("<title>", say("Kết quả kiểm tra dữ liệu", "What the check of the content found"),
            "</title>\n<style>\n");
    out_ += k_style;
    out_ += "</style>\n</head>\n<body>\n";
    element("<h1>", say("Kết quả kiểm tra dữ liệu", "What the check of the content found"), "</h1>\n");
    std::string about = to_shown(report_.title);
    if (!about.empty()) about += " · ";
    about += language_ == Language::vietnamese ? "ngày " + vietnamese::to_display(today)
                                               : vietnamese::to_iso(today);
    element("<p class=\"soft\">", about, "</p>\n");
  }

  // "a và b", each with its number and colour; what a severity means stands beside it.
  void tally(Severity severity, std::string_view meaning) {
    const std::size_t number = bag_.count(severity);
    if (number == 0) return;
    element("<li class=\"", severity_text(severity, Language::english), "\"><b>");
    text(count(number) + " " + std::string(severity_text(severity, language_)));
    out_ += "</b>: ";
    text(meaning);
    out_ += "</li>\n";
  }

  void summary() {
    const bool clean = bag_.count(Severity::error) + bag_.count(Severity::warning) == 0;
    if (clean) {
      element("<p><strong>", say("Không có gì phải sửa.", "Nothing has to be mended."), "</strong></p>\n");
    } else {
      out_ += "<ul>\n";
      tally(Severity::error,
            say("phải sửa thì trang web mới được dựng lại; trang đang có vẫn giữ nguyên.",
                "to be mended before the site can be built again; the site stays as it is."));
      tally(Severity::warning,
            say("trang web vẫn dựng được, nhưng bản ghi hoặc chi tiết nêu dưới đây không được đăng.",
                "the site can be built, without the records or details named below."));
      out_ += "</ul>\n";
    }
    if (report_.records.read > 0) {
      text_paragraph(std::string(say("Đã đọc ", "Records read: ")) + count(report_.records.read) +
                     std::string(say(" bản ghi: đăng ", "; published: ")) + count(report_.records.published) +
                     std::string(say(", chưa đăng ", "; withheld: ")) + count(report_.records.withheld) +
                     ".");
    }
    if (bag_.dropped() > 0) {
      text_paragraph(std::string(say("Trang này nêu ", "This page has the first ")) +
                     count(bag_.all().size()) + std::string(say(" mục đầu tiên; còn ", "; there are ")) +
                     count(bag_.dropped()) +
                     std::string(say(" mục nữa sẽ hiện ra khi những mục này đã được sửa.",
                                     " more, which will be seen when these are mended.")));
    }
  }

  void kits() {
    if (report_.kits_address.empty()) return;
    element("<p><a href=\"", report_.kits_address, "\">");
    text(say("Bộ chia sẻ", "Share kits"));
    element("</a>", say(": lời đăng Facebook, Zalo, ảnh và mã QR soạn sẵn cho từng đơn vị, mô hình, ý tưởng đã đăng.",
                        ": captions, pictures and QR codes of all that is published, ready to post."), "</p>\n");
  }

  void text_paragraph(std::string_view value) { element("<p>", value, "</p>\n"); }

  std::string name_of(const File& file) const {
    return file.name.empty() ? std::string(say("Không thuộc tệp nào", "Of no file")) : to_shown(file.name);
  }

  void contents(const std::vector<File>& files) {
    if (files.size() < 2) return;
    out_ += "<div class=\"wide\"><table>\n<thead><tr>";
    element("<th>", say("Tệp", "File"), "</th>");
    element("<th>", say("Số chỗ phải xem", "Faults"), "</th></tr></thead>\n<tbody>\n");
    for (std::size_t i = 0; i < files.size(); ++i) {
      out_ += "<tr><td><a href=\"#f" + std::to_string(i) + "\">";
      element("", name_of(files[i]), "</a></td>");
      element("<td class=\"n\">", count(files[i].count), "</td></tr>\n");
    }
    out_ += "</tbody>\n</table></div>\n";
  }

  void section(const File& file, std::size_t index) {
    out_ += "<section>\n<h2 id=\"f" + std::to_string(index) + "\">";
    element("", name_of(file), "</h2>\n");
    for (const auto* group : file.groups) kind(*group);
    out_ += "</section>\n";
  }

  void kind(const FaultGroup& group) {
    element("<h3><b class=\"", severity_text(group.severity, Language::english), "\">");
    std::string word(severity_text(group.severity, language_));
    if (group.faults.size() > 1) word = count(group.faults.size()) + " " + word;
    element("", word, "</b>: ");
    text(title_of(group, language_));
    element(" <span class=\"soft\">", text_of(group.code).id, "</span></h3>\n");
    const auto advice = advice_of(*group.faults.front(), language_);
    if (group.same_advice && !advice.empty()) {
      out_ += "<p class=\"advice\"><strong>";
      element("", say("Cách sửa:", "What to do:"), "</strong> ");
      text(advice);
      out_ += "</p>\n";
    }
    out_ += "<div class=\"wide\"><table>\n<thead><tr>";
    if (!group.sheet.empty()) element("<th>", say("Trang tính", "Sheet"), "</th>");
    element("<th>", say("Dòng", "Row"), "</th>");
    element("<th>", say("Cột", "Column"), "</th>");
    element("<th>", say("Điều gì sai", "What is wrong"), "</th>");
    if (!group.same_advice) element("<th>", say("Cách sửa", "What to do"), "</th>");
    out_ += "</tr></thead>\n<tbody>\n";
    for (const auto* fault : group.faults) row(*fault, group);
    out_ += "</tbody>\n</table></div>\n";
  }

  void row(const Diagnostic& fault, const FaultGroup& group) {
    const auto& place = fault.place;
    out_ += "<tr>";
    if (!group.sheet.empty()) element("<td>", to_shown(place.sheet), "</td>");
    element("<td class=\"n\">", place.row == 0 ? "" : std::to_string(place.row), "</td>");
    std::string column = column_letters(place.kind == PlaceKind::table ? place.column : 0);
    if (!place.field.empty()) column += (column.empty() ? "" : " – ") + to_shown(place.field);
    // In what people write by hand a name says more than a count of characters.
    if (column.empty() && place.column > 0) {
      column = std::string(say("ký tự thứ ", "character ")) + std::to_string(place.column);
    }
    element("<td>", column, "</td><td>");
    text(message_of(fault, language_));
    for (const auto& related : fault.related) {
      element("<br>→ ", place_text(related.place, language_), "");
      if (!related.note.empty()) element(" (", to_shown(related.note), ")");
    }
    if (!fault.excerpt.empty()) element("<pre>", to_shown_lines(fault.excerpt), "</pre>");
    out_ += "</td>";
    if (!group.same_advice) element("<td>", advice_of(fault, language_), "</td>");
    out_ += "</tr>\n";
  }

  const BuildReport& report_;
  const DiagnosticBag& bag_;
  Language language_;
  std::string out_;
};

}  // namespace

std::string render_fault_page(const BuildReport& report, const DiagnosticBag& bag, Language language,
                              vietnamese::Date today) {
  return Page(report, bag, language).render(today);
}

}  // namespace trungbay::commands
