#include "pages/infographics.hpp"

#include <algorithm>
#include <optional>
#include <span>

#include "pages/record_words.hpp"
#include "vietnamese/number.hpp"
#include "vietnamese/text.hpp"

namespace trungbay::pages {
namespace {

using catalogue::k_none;

// Counts up when the design changes, so that every picture gets a new address.
constexpr std::uint64_t k_design_version = 1;
constexpr std::string_view k_folder = "/infographic/";
constexpr std::size_t k_longest_model = 110;  // characters: two lines

std::string number(std::size_t value) { return vietnamese::to_display(static_cast<std::int64_t>(value)); }

std::span<const std::uint32_t> ideas_of_year(const catalogue::Catalogue& catalogue, std::span<const std::uint32_t> list, int year) {
  const auto first = static_cast<std::int16_t>(year), next = static_cast<std::int16_t>(year + 1);
  return ideas_between(catalogue, list, {first, 0, 0}, {next, 0, 0});
}

// The ideas of the plan's unit and year.
std::span<const std::uint32_t> ideas_of(const catalogue::Catalogue& catalogue, const InfographicPlan& plan) {
  if (plan.kind == FileKind::year) return catalogue.by_year.of(plan.subject);
  return ideas_of_year(catalogue, catalogue.by_unit.of(plan.subject), plan.year);
}

// Ideas that somebody uses: applied, or supported to become real.
std::size_t count_used(const catalogue::Catalogue& catalogue, std::span<const std::uint32_t> ideas) {
  return static_cast<std::size_t>(std::count_if(ideas.begin(), ideas.end(), [&](std::uint32_t idea) {
    const auto tone = catalogue.statuses[catalogue.ideas[idea].status].tone;
    return tone == workspace::StatusTone::applied || tone == workspace::StatusTone::supported;
  }));
}

std::vector<std::uint32_t> models_of(const CardSource& source, const InfographicPlan& plan) {
  if (plan.kind == FileKind::unit) return source.statistics.models_of_unit[plan.subject];
  std::vector<std::uint32_t> models;
  for (std::uint32_t i = 0; i < source.catalogue.models.size(); ++i) {
    if (source.catalogue.models[i].date.year == plan.year) models.push_back(i);
  }
  return models;
}

std::optional<Progress> progress_of(const CardSource& source, const InfographicPlan& plan) {
  if (plan.kind == FileKind::unit) return unit_progress(source.catalogue, plan.subject, plan.year);
  const auto& progress = source.statistics.progress;
  return progress && progress->year == plan.year ? progress : std::nullopt;
}

void add_figure(InfographicWords& words, std::size_t value, std::string_view label) {
  if (value > 0) words.figures.push_back({number(value), std::string(label)});
}

void add_fields(const CardSource& source, std::span<const std::uint32_t> ideas, InfographicWords& words) {
  const auto& catalogue = source.catalogue;
  const auto counts = count_by(ideas, catalogue.fields.size(), catalogue.fields.size(),
                               [&](std::uint32_t idea) { return catalogue.ideas[idea].field; });
  for (const auto& count : counts) {
    const auto& label = catalogue.fields[count.subject].label;
    words.rows.push_back({number(count.count), "Lĩnh vực " + label});
    if (words.graphic.bars.size() < draw::k_most_infographic_fields) {
      words.graphic.bars.push_back({label, number(count.count), static_cast<double>(count.count) / counts.front().count});
    }
  }
  if (!counts.empty()) words.graphic.bars_head = "Ý tưởng theo lĩnh vực";
}

Hash128 hash_of(const InfographicWords& words, const Hash128& look) {
  Hasher hasher;
  const auto& graphic = words.graphic;
  hasher.add_number(k_design_version).add_hash(look).add_text(graphic.chip).add_text(graphic.title).add_text(graphic.line);
  for (const auto& figure : words.figures) hasher.add_text(figure.value).add_text(figure.label);
  hasher.add_number(static_cast<std::uint64_t>((graphic.progress + 1) * 1000)).add_text(graphic.progress_text).add_text(graphic.percent);
  for (const auto& bar : graphic.bars) hasher.add_text(bar.label).add_text(bar.value);
  for (const auto& model : graphic.models) hasher.add_text(model);
  hasher.add_text(graphic.address);
  return hasher.finish();
}

}  // namespace

draw::Infographic InfographicWords::drawn() const {
  auto complete = graphic;
  for (const auto& figure : figures) complete.figures.push_back({figure.value, figure.label});
  return complete;
}

InfographicWords infographic_words(const CardSource& source, const InfographicPlan& plan) {
  const auto& catalogue = source.catalogue;
  InfographicWords words;
  auto& graphic = words.graphic;
  const auto ideas = ideas_of(catalogue, plan);
  const auto models = models_of(source, plan);
  const std::string year = std::to_string(plan.year);
  graphic.address = shown_address(source.configuration.base_url);
  if (plan.kind == FileKind::unit) {
    const auto& unit = catalogue.units[plan.subject];
    graphic.chip = "Kết quả sáng tạo năm " + year;
    graphic.title = unit.head.title;
    if (unit.parent != k_none) graphic.line = catalogue.units[unit.parent].head.title;
  } else {
    graphic.chip = "Nhìn lại một năm";
    graphic.title = "Tuổi trẻ sáng tạo năm " + year;
    graphic.line = source.configuration.publisher_name;
  }
  words.title = graphic.title + (plan.kind == FileKind::unit ? ", năm " + year : "");

  add_figure(words, ideas.size(), "ý tưởng, sáng kiến");
  add_figure(words, count_used(catalogue, ideas), "đã áp dụng hoặc được hỗ trợ");
  add_figure(words, models.size(), "mô hình, cách làm hay");
  if (plan.kind == FileKind::year && words.figures.size() < 3) {
    const auto units = count_by(ideas, catalogue.units.size(), catalogue.units.size(),
                                [&](std::uint32_t idea) { return catalogue.ideas[idea].unit; });
    add_figure(words, units.size(), "đơn vị tham gia");
  }
  words.rows = words.figures;
  if (const auto progress = progress_of(source, plan)) {
    graphic.progress = static_cast<double>(progress->done) / static_cast<double>(progress->target);
    graphic.progress_text = vietnamese::to_display(progress->done) + " trên chỉ tiêu " + vietnamese::to_display(progress->target) + " ý tưởng";
    words.rows.push_back({vietnamese::to_display(progress->target), "chỉ tiêu ý tưởng của năm"});
    // Whole percents, as on pages; of the first ones a digit more, since "0%" would deny what was done.
    const double percent = 100 * graphic.progress;
    graphic.percent = (percent < 10 ? vietnamese::to_display(percent, 1) : vietnamese::to_display(progress->percent())) + "%";
    words.rows.push_back({graphic.percent, "mức đạt so với chỉ tiêu"});
  }
  add_fields(source, ideas, words);
  for (const auto model : models) {
    if (graphic.models.size() == draw::k_most_infographic_models) break;
    graphic.models.push_back(vietnamese::truncate_words(catalogue.models[model].head.title, k_longest_model));
  }
  if (!graphic.models.empty()) graphic.models_head = "Mô hình, cách làm hay";
  return words;
}

Infographics::Infographics(const CardSource& source, const Hash128& look) {
  const auto& catalogue = source.catalogue;
  for (std::uint32_t i = 0; i < catalogue.units.size(); ++i) {
    const auto list = catalogue.by_unit.of(i);
    if (list.size() < k_least_infographic_ideas) continue;
    // The year of its page's chart: the last one with a target and ideas, else the last one with ideas.
    const auto progress = unit_progress(catalogue, i);
    const int last = catalogue.ideas[list.back()].date.year;
    const int year = progress && progress->done > 0 ? progress->year : last;
    if (year != 0 && !ideas_of_year(catalogue, list, year).empty()) add(source, look, {FileKind::unit, i, year, {}});
  }
  for (std::uint32_t i = 0; i < catalogue.years.size(); ++i) {
    if (catalogue.by_year.of(i).size() < k_least_infographic_ideas) continue;
    add(source, look, {FileKind::year, i, catalogue.years[i], {}});
  }
}

void Infographics::add(const CardSource& source, const Hash128& look, InfographicPlan plan) {
  plan.hash = hash_of(infographic_words(source, plan), look);
  index_[{plan.kind, plan.subject}] = all_.size();
  all_.push_back(plan);
}

const InfographicPlan* Infographics::own(FileKind kind, std::uint32_t subject) const {
  const auto found = index_.find({kind, subject});
  return found == index_.end() ? nullptr : &all_[found->second];
}

std::string infographic_path(const InfographicPlan& plan, const catalogue::Catalogue& catalogue, std::string_view ending) {
  const std::string hash = to_hex(plan.hash).substr(0, 12);
  const std::string name = plan.kind == FileKind::unit ? catalogue.units[plan.subject].head.slug : "toan-trang";
  return std::string(k_folder) + hash.substr(0, 2) + "/" + name + "-" + std::to_string(plan.year) + "-" + hash + std::string(ending);
}

}  // namespace trungbay::pages
