#include "pages/views/charts.hpp"

#include <algorithm>
#include <array>

#include "pages/views/fields.hpp"

namespace trungbay::pages {
namespace {

struct MonthView {
  std::string_view label;
  std::string_view name;
  std::int64_t count = 0;
  std::int64_t cumulative = 0;
  std::int64_t height = 0;       // 0–100, of the tallest
  std::int64_t target_line = 0;  // 0: no target
};

struct ChartView {
  std::int64_t year = 0;
  std::span<const MonthView> months;
  std::int64_t total = 0;
  std::int64_t tallest = 0;
  std::int64_t target = 0;  // 0: none
};

Value integer_or_null(std::int64_t number) { return number > 0 ? Value::integer(number) : Value::null(); }

constexpr std::array k_progress_fields = {
    Field{"year", Type::integer(), [](const void* self, Scratch&) { return Value::integer(as<Progress>(self).year); },
          "the year of the target", "2019"},
    Field{"target", Type::integer(),
          [](const void* self, Scratch&) { return Value::integer(as<Progress>(self).target); }, "ideas to contribute",
          "1610"},
    Field{"done", Type::integer(), [](const void* self, Scratch&) { return Value::integer(as<Progress>(self).done); },
          "ideas published of that year", "1204"},
    Field{"percent", Type::integer(),
          [](const void* self, Scratch&) { return Value::integer(as<Progress>(self).percent()); },
          "of the target; may exceed 100", "74"},
    Field{"bar", Type::integer(),
          [](const void* self, Scratch&) {
            return Value::integer(std::min<std::int64_t>(100, as<Progress>(self).percent()));
          },
          "the same, at most 100, for drawing", "74"},
};

constexpr std::array k_month_fields = {
    Field{"label", Type::text(), [](const void* self, Scratch&) { return Value::text(as<MonthView>(self).label); },
          "month and year", "01/2019"},
    Field{"name", Type::text(), [](const void* self, Scratch&) { return Value::text(as<MonthView>(self).name); },
          "the month", "Tháng 1"},
    Field{"count", Type::integer(), [](const void* self, Scratch&) { return Value::integer(as<MonthView>(self).count); },
          "ideas of the month", "12"},
    Field{"cumulative", Type::integer(),
          [](const void* self, Scratch&) { return Value::integer(as<MonthView>(self).cumulative); },
          "ideas since the first month", "40"},
    Field{"height", Type::integer(),
          [](const void* self, Scratch&) { return Value::integer(as<MonthView>(self).height); },
          "of its bar: 0–100, 100 being the tallest", "75"},
    Field{"target_line", Type::integer().or_null(),
          [](const void* self, Scratch&) { return integer_or_null(as<MonthView>(self).target_line); },
          "what the target asks for by the end of the month, spread evenly", "537"},
};

constexpr std::array k_chart_fields = {
    Field{"year", Type::integer(), [](const void* self, Scratch&) { return Value::integer(as<ChartView>(self).year); },
          "the year", "2019"},
    Field{"months", Type::list_of(k_month_type),
          [](const void* self, Scratch& scratch) {
            return list_of<MonthView>(as<ChartView>(self).months, k_month_type, scratch);
          },
          "its months, or those of half a year", ""},
    Field{"total", Type::integer(), [](const void* self, Scratch&) { return Value::integer(as<ChartView>(self).total); },
          "ideas of the whole time, also those whose month is not known", "1204"},
    Field{"tallest", Type::integer(),
          [](const void* self, Scratch&) { return Value::integer(as<ChartView>(self).tallest); },
          "the most ideas of one month", "160"},
    Field{"target", Type::integer().or_null(),
          [](const void* self, Scratch&) { return integer_or_null(as<ChartView>(self).target); }, "of the year", "1610"},
    Field{"percent", Type::integer().or_null(),
          [](const void* self, Scratch&) {
            const auto& chart = as<ChartView>(self);
            return chart.target > 0 ? Value::integer(chart.total * 100 / chart.target) : Value::null();
          },
          "of the target", "74"},
};

}  // namespace

constinit const ObjectType k_progress_type{"Progress", "ideas against a year's target", k_progress_fields};
constinit const ObjectType k_month_type{"Month", "a bar of a chart", k_month_fields};
constinit const ObjectType k_chart_type{"Chart", "ideas by month", k_chart_fields};

Value progress_or_null(const std::optional<Progress>& progress, Scratch& scratch) {
  return progress ? Value::object(scratch.make<Progress>(*progress), k_progress_type) : Value::null();
}

Value chart(const SiteContext& site, std::span<const std::uint32_t> list, int year, int first, int last,
            std::int64_t target, Scratch& scratch) {
  const auto months = scratch.make_array<MonthView>(static_cast<std::size_t>(last - first + 1));
  const auto start = static_cast<std::int16_t>(year);
  ChartView view;
  view.year = year;
  view.target = target;
  const auto year_list = ideas_between(site.catalogue, list, {start, 0, 0}, {static_cast<std::int16_t>(year + 1), 0, 0});
  if (first == 1 && last == 12) view.total = static_cast<std::int64_t>(year_list.size());
  std::int64_t cumulative = 0;
  for (int month = first; month <= last; ++month) {
    auto& bar = months[static_cast<std::size_t>(month - first)];
    const auto number = std::to_string(month);
    bar.label = scratch.join(month < 10 ? "0" : "", number, "/", std::to_string(year));
    bar.name = scratch.join("Tháng ", number);
    bar.count = static_cast<std::int64_t>(ideas_between(site.catalogue, year_list,
                                                        {start, static_cast<std::uint8_t>(month), 0},
                                                        {start, static_cast<std::uint8_t>(month + 1), 0})
                                              .size());
    cumulative += bar.count;
    bar.cumulative = cumulative;
    bar.target_line = (target * month + 11) / 12;
    view.tallest = std::max(view.tallest, bar.count);
  }
  view.total = std::max(view.total, cumulative);
  for (auto& bar : months) bar.height = view.tallest > 0 ? bar.count * 100 / view.tallest : 0;
  view.months = months;
  return Value::object(scratch.make<ChartView>(view), k_chart_type);
}

}  // namespace trungbay::pages
