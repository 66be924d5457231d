#include "commands/contribution_page.hpp"

#include <algorithm>

#include "base/escape.hpp"
#include "commands/fault_groups.hpp"

namespace trungbay::commands {
namespace {

using catalogue::Contribution;
using catalogue::ContributionRow;
using catalogue::RowKind;

constexpr std::string_view k_style = R"(*{box-sizing:border-box}
:root{color-scheme:light dark;--bg:#fff;--ink:#16202f;--soft:#55627a;--line:#d5deea;--tint:#f3f6fa;--bar:#cfe3f7;--accent:#0b559f}
@media (prefers-color-scheme:dark){:root{--bg:#0e1624;--ink:#e9eff9;--soft:#aab8ce;--line:#2c3b52;--tint:#152033;--bar:#1f4468;--accent:#8cc1ff}}
body{margin:0 auto;max-width:80rem;padding:1.5rem 1rem 4rem;font:400 1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;color:var(--ink);background:var(--bg);overflow-wrap:break-word}
h1{font-size:1.625rem;line-height:1.3;margin:0}
p{margin:.25rem 0}
.period{font-size:1.125rem;font-weight:700;color:var(--accent)}
.soft{color:var(--soft)}
dl{display:flex;flex-wrap:wrap;gap:.75rem;margin:1.25rem 0}
dl div{flex:1 1 8rem;display:flex;flex-direction:column;justify-content:space-between;padding:.6rem .9rem;border:1px solid var(--line);border-radius:.5rem;background:var(--tint)}
dt{color:var(--soft);font-size:.875rem}
dd{margin:0;font-size:1.625rem;font-weight:700;line-height:1.3;font-variant-numeric:tabular-nums}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.9375rem}
th,td{padding:.4rem .6rem;border:1px solid var(--line);text-align:left;vertical-align:top}
thead th{background:var(--tint);text-align:center;vertical-align:middle;font-size:.875rem;line-height:1.35;min-width:3.5rem}
thead th.name{min-width:14rem}
tbody th{font-weight:400}
.n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
.zero{color:var(--soft)}
.branch th,.branch td,tfoot th,tfoot td{font-weight:700;background-color:var(--tint)}
tfoot th,tfoot td{border-top:2px solid var(--accent)}
.rate{background-image:linear-gradient(var(--bar),var(--bar));background-repeat:no-repeat;background-size:var(--part) 100%}
ul{margin:1rem 0 0;padding-left:1.25rem;color:var(--soft);font-size:.9375rem}
a{color:var(--accent)}
@media print{.screen{display:none}@page{size:A4 landscape;margin:1.2cm}:root{color-scheme:light;--bg:#fff;--ink:#000;--soft:#444;--line:#888;--tint:#f0f2f5;--bar:#d8e6f5;--accent:#000}body{max-width:none;padding:0;font-size:10pt}table{font-size:9pt}.wide{overflow:visible}thead{display:table-header-group}tfoot{display:table-row-group}tr{break-inside:avoid}th,td{padding:.2rem .35rem}thead th{min-width:0}dl{margin:.5rem 0;gap:.4rem}dl div{padding:.2rem .5rem}dd{font-size:13pt}.branch th,.branch td,tfoot th,tfoot td,thead th,.rate{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
)";

class Page {
 public:
  Page(const Contribution& contribution, Language language)
      : contribution_(contribution), language_(language), columns_(columns_of(contribution)) {}

  std::string render(const ContributionHead& head) {
    begin(head);
    figures();
    out_ += "<div class=\"wide\"><table>\n";
    table_head();
    out_ += "<tbody>\n";
    for (const auto& row : contribution_.rows) line(row);
    out_ += "</tbody>\n<tfoot>\n";
    total();
    out_ += "</tfoot>\n</table></div>\n";
    const auto notes = notes_of(contribution_, language_);
    if (!notes.empty()) {
      out_ += "<ul>\n";
      for (const auto& note : notes) element("<li>", note, "</li>\n");
      out_ += "</ul>\n";
    }
    out_ += "</body>\n</html>\n";
    return std::move(out_);
  }

 private:
  std::string_view say(std::string_view vietnamese, std::string_view english) const {
    return language_ == Language::vietnamese ? vietnamese : english;
  }
  void text(std::string_view value) { append_escaped(to_shown(value), out_); }
  void element(std::string_view open, std::string_view value, std::string_view close) {
    out_ += open;
    text(value);
    out_ += close;
  }

  void begin(const ContributionHead& head) {
    out_ += "<!doctype html>\n<html lang=\"";
    out_ += say("vi", "en");
    out_ +=
        "\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
        "'unsafe-inline'\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"robots\" content=\"noindex\">\n";
    const std::string subtitle = subtitle_of(contribution_, language_);
    element("<title>", std::string(title_of(language_)) + " – " + subtitle, "</title>\n<style>\n");
    out_ += k_style;
    out_ += "</style>\n</head>\n<body>\n";
    element("<h1>", title_of(language_), "</h1>\n");
    element("<p class=\"period\">", subtitle, "</p>\n");
    element(
        "<p class=\"soft\">",
        head.publisher + " · " + std::string(say("lập ngày ", "made on ")) + date_text(head.today, language_),
        "</p>\n");
    if (head.kits_address.empty()) return;
    element("<p class=\"soft screen\"><a href=\"", head.kits_address, "\">");
    element("", say("Bộ chia sẻ: lời đăng, ảnh, mã QR để đưa kết quả lên Facebook, Zalo",
                    "Share kits: captions, pictures and QR codes to post these results"), "</a></p>\n");
  }

  // What is asked for first, in large figures.
  void figures() {
    out_ += "<dl>\n";
    for (const auto column :
         {ContributionColumn::proposed, ContributionColumn::approved, ContributionColumn::withheld,
          ContributionColumn::applied, ContributionColumn::supported, ContributionColumn::rate}) {
      const auto value = shown_value(contribution_.total, column, language_);
      if (value.empty()) continue;
      element("<div><dt>", full_label_of(column, language_), "</dt>");
      element("<dd>", value, "</dd></div>\n");
    }
    out_ += "</dl>\n";
  }

  // Two lines: the reasons stand below "withheld".
  void table_head() {
    const std::size_t reasons = contribution_.reasons.size();
    const std::string_view rows = reasons > 0 ? " rowspan=\"2\"" : "";
    const auto cell = [&](std::string_view name, std::string_view more, std::string_view value) {
      out_.append("<th scope=\"col\"").append(name).append(more).append(">");
      text(value);
      out_ += "</th>";
    };
    out_ += "<thead>\n<tr>";
    cell("", rows, say("TT", "No."));
    cell(" class=\"name\"", rows, unit_label(language_));
    for (const auto column : columns_) {
      if (column != ContributionColumn::withheld || reasons == 0) {
        cell("", rows, full_label_of(column, language_));
      } else {
        out_ += "<th scope=\"colgroup\" colspan=\"" + std::to_string(reasons + 1) + "\">";
        text(full_label_of(column, language_));
        out_ += "</th>";
      }
    }
    out_ += "</tr>\n";
    if (reasons > 0) {
      out_ += "<tr>";
      cell("", "", say("Cộng", "Sum"));
      for (const auto& reason : contribution_.reasons) cell("", "", reason_label(reason, language_));
      out_ += "</tr>\n";
    }
    out_ += "</thead>\n";
  }

  void number(std::string_view shown) {
    out_ += shown == "0" ? "<td class=\"n zero\">" : "<td class=\"n\">";
    text(shown);
    out_ += "</td>";
  }

  void numbers(const ContributionRow& row) {
    for (const auto column : columns_) {
      if (const auto rate = rate_of(row); column == ContributionColumn::rate && rate) {
        const auto part = std::to_string(std::min<std::int64_t>(*rate, 1000) / 10);
        element("<td class=\"n rate\" style=\"--part:" + part + "%\">", shown_value(row, column, language_),
                "</td>");
        continue;
      }
      number(shown_value(row, column, language_));
      if (column != ContributionColumn::withheld) continue;
      for (std::size_t i = 0; i < contribution_.reasons.size(); ++i) {
        number(count_text(row.counts.withheld[i], language_));
      }
    }
    out_ += "</tr>\n";
  }

  void line(const ContributionRow& row) {
    out_ += row.kind == RowKind::branch ? "<tr class=\"branch\">" : "<tr>";
    element("<td>", row.number, "</td>");
    out_ += "<th scope=\"row\" style=\"padding-left:" + std::to_string(row.depth) + ".6rem\">";
    text(name_of(row, language_));
    out_ += "</th>";
    numbers(row);
  }

  void total() {
    out_ += "<tr><td></td>";
    element("<th scope=\"row\">", total_label(language_), "</th>");
    numbers(contribution_.total);
  }

  const Contribution& contribution_;
  Language language_;
  std::vector<ContributionColumn> columns_;
  std::string out_;
};

}  // namespace

std::string contribution_page(const Contribution& contribution, const ContributionHead& head,
                              Language language) {
  return Page(contribution, language).render(head);
}

}  // namespace trungbay::commands
