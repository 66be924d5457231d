#include "commands/contribution_options.hpp"

#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

#include "commands/choice_option.hpp"
#include "vietnamese/fold.hpp"

namespace trungbay::commands {
namespace {

using vietnamese::Date;
using vietnamese::Period;
using vietnamese::PeriodKind;

constexpr Word<PeriodKind> k_periods[] = {
    {"week", PeriodKind::week},    {"month", PeriodKind::month}, {"quarter", PeriodKind::quarter},
    {"half", PeriodKind::half},    {"year", PeriodKind::year},   {"tuan", PeriodKind::week},
    {"thang", PeriodKind::month},  {"quy", PeriodKind::quarter}, {"6 thang", PeriodKind::half},
    {"nua nam", PeriodKind::half}, {"nam", PeriodKind::year}};

constexpr Word<ContributionFormat> k_formats[] = {
    {"table", ContributionFormat::table}, {"xlsx", ContributionFormat::xlsx},
    {"html", ContributionFormat::html},   {"md", ContributionFormat::markdown},
    {"json", ContributionFormat::json},   {"csv", ContributionFormat::csv}};

// Two ways of naming the period at once: which is meant?
bool is_clear(const ContributionOptions& options, DiagnosticBag& bag) {
  const std::string period = "--period " + options.period;
  const auto clash = [&](std::string first, std::string second) {
    bag.add(Code::contribution_options_clash, Place{},
            {{"first", std::move(first)}, {"second", std::move(second)}});
    return false;
  };
  const std::string range = options.from.empty() ? (options.to.empty() ? "" : "--to") : "--from";
  if (!range.empty()) {
    if (!options.at.empty()) return clash("--at", range);
    if (!options.year.empty()) return clash("--year", range);
    if (!options.period.empty()) return clash(period, range);
    if (options.previous) return clash("--previous", range);
  }
  if (!options.year.empty()) {
    if (!options.at.empty()) return clash("--year", "--at");
    if (options.previous) return clash("--year", "--previous");
    if (!options.period.empty() && find_word(k_periods, options.period) != PeriodKind::year)
      return clash("--year", period);
  }
  return true;
}

std::optional<Date> read_date(std::string_view option, const std::string& text, DiagnosticBag& bag) {
  const auto date = vietnamese::parse_date(text);
  if (!date) {
    bag.add(Code::contribution_date_unreadable, Place{}, {{"option", std::string(option)}, {"date", text}});
  }
  return date;
}

std::optional<Period> read_range(const ContributionOptions& options, Date today, DiagnosticBag& bag) {
  Period range{PeriodKind::range, {today.year, 1, 1}, today};
  if (!options.to.empty()) {
    const auto to = read_date("--to", options.to, bag);
    if (!to) return std::nullopt;
    range.last = vietnamese::days_of(*to).last;
    range.first = {range.last.year, 1, 1};
  }
  if (!options.from.empty()) {
    const auto from = read_date("--from", options.from, bag);
    if (!from) return std::nullopt;
    range.first = vietnamese::days_of(*from).first;
  }
  if (range.first <= range.last) return range;
  bag.add(Code::contribution_dates_reversed, Place{},
          {{"from", vietnamese::to_display(range.first)}, {"to", vietnamese::to_display(range.last)}});
  return std::nullopt;
}

}  // namespace

std::optional<Period> read_period(const ContributionOptions& options, Date today, DiagnosticBag& bag) {
  if (!is_clear(options, bag)) return std::nullopt;
  if (!options.from.empty() || !options.to.empty()) return read_range(options, today, bag);
  const auto kind = find_word(k_periods, options.period).value_or(PeriodKind::year);
  Date day = today;
  const bool by_year = !options.year.empty();
  const std::string& given = by_year ? options.year : options.at;
  if (!given.empty()) {
    const auto date = read_date(by_year ? "--year" : "--at", given, bag);
    if (!date) return std::nullopt;
    day = *date;
  }
  Period period = vietnamese::period_of(kind, day);
  if (!vietnamese::holds(period, day)) {
    bag.add(Code::contribution_date_wide, Place{}, {{"date", given}});
    return std::nullopt;
  }
  return options.previous ? vietnamese::previous(period) : period;
}

namespace {

std::optional<ContributionFormat> read_format(const ContributionOptions& options, std::string_view output,
                                              DiagnosticBag& bag) {
  if (!options.format.empty()) {
    const auto format = find_word(k_formats, options.format).value_or(ContributionFormat::table);
    // A workbook is no text: on a terminal it would be noise.
    if (format == ContributionFormat::xlsx && output.empty()) {
      bag.add(Code::contribution_output_needed, Place{});
      return std::nullopt;
    }
    return format;
  }
  if (output.empty()) return ContributionFormat::table;
  const auto dot = output.rfind('.');
  const auto ending = dot == std::string_view::npos ? std::string_view() : output.substr(dot + 1);
  if (vietnamese::lower(ending) == "txt") return ContributionFormat::table;
  const auto format = ending == "table" ? std::nullopt : find_word(k_formats, ending);
  if (!format) bag.add(Code::contribution_format_unknown, file_place(std::string(output)));
  return format;
}

}  // namespace

void add_period_options(CLI::App& command, ContributionOptions& options,
                        const std::function<std::string(std::string_view, std::string_view)>& say) {
  command
      .add_option("--period", options.period,
                  say("kỳ báo cáo; week là từ thứ Bảy đến thứ Sáu (mặc định: year)",
                      "the period; a week goes from Saturday to Friday (default: year)"))
      ->check(one_of(k_periods, "week, month, quarter, half, year", say))
      ->type_name("week|month|quarter|half|year");
  command
      .add_option("--at", options.at,
                  say("một ngày trong kỳ, ví dụ 26/03/2023 (mặc định: hôm nay)",
                      "a day of the period, such as 26/03/2023 (default: today)"))
      ->type_name(say("NGÀY", "DATE"));
  command.add_flag("--previous", options.previous, say("kỳ ngay trước đó", "the period before that one"));
  command.add_option("--year", options.year, say("cả năm này", "this whole year"))
      ->type_name(say("NĂM", "YEAR"));
  command
      .add_option("--from", options.from,
                  say("từ ngày (mặc định: đầu năm)", "from this day (default: the beginning of the year)"))
      ->type_name(say("NGÀY", "DATE"));
  command
      .add_option("--to", options.to,
                  say("đến hết ngày (mặc định: hôm nay)", "to the end of this day (default: today)"))
      ->type_name(say("NGÀY", "DATE"));
}

void add_contribution_options(CLI::App& command, ContributionOptions& options,
                              const std::function<std::string(std::string_view, std::string_view)>& say) {
  command
      .add_option("--unit", options.unit,
                  say("chỉ đơn vị này và các đơn vị trực thuộc: mã hoặc tên (mặc định: tất cả)",
                      "only this unit and those below it: slug or name (default: all)"))
      ->type_name(say("ĐƠN-VỊ", "UNIT"));
  add_period_options(command, options, say);
  command.add_flag("--all", options.all_units,
                   say("cả những đơn vị không có gì trong kỳ", "also units that have nothing in the period"));
  command
      .add_option("--format", options.format,
                  say("dạng báo cáo (mặc định: theo đuôi của --output, hoặc table)",
                      "the format (default: by the ending of --output, else table)"))
      ->check(one_of(k_formats, "table, xlsx, html, md, json, csv", say))
      ->type_name("table|xlsx|html|md|json|csv");
}

std::optional<ContributionRequest> to_contribution_request(const ContributionOptions& options,
                                                           std::string_view output, Date today,
                                                           DiagnosticBag& bag) {
  const auto period = read_period(options, today, bag);
  const auto format = read_format(options, output, bag);
  if (!period || !format) return std::nullopt;
  return ContributionRequest{options.unit, *period, *format, options.all_units};
}

}  // namespace trungbay::commands
