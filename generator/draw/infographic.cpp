#include "draw/infographic.hpp"

#include <algorithm>
#include <map>

#include "base/escape.hpp"
#include "draw/furniture.hpp"

namespace trungbay::draw {
namespace {

constexpr double k_width = k_infographic_width, k_height = k_infographic_height;
constexpr double k_margin = 60, k_column = k_width - 2 * k_margin;
constexpr double k_foot = 104;
constexpr double k_chip = 62;
constexpr double k_figure_height = 196;
constexpr double k_progress_height = 118;
constexpr double k_section_head = 60;
constexpr double k_bar = 57;          // a bar with its label
constexpr double k_least_gap = 22, k_most_gap = 52;
constexpr double k_between_models = 8;
constexpr std::size_t k_least_bars = 3;
constexpr std::size_t k_rays = 28;

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

// cairo numbers what it defines by how much it has drawn before in the process ("surface17"): counted anew, so that the
// same picture is the same file.
std::string with_own_numbers(std::string_view svg) {
  static constexpr std::string_view k_names[] = {"surface", "image", "source-", "mask-"};
  std::map<std::string, std::string, std::less<>> renamed;
  std::string out;
  out.reserve(svg.size());
  for (std::size_t at = 0; at < svg.size();) {
    const bool begins_name = svg[at] == '"' || svg[at] == '#';
    std::string_view name;
    for (const auto known : k_names) {
      const auto rest = svg.substr(at + 1);
      if (begins_name && rest.starts_with(known) && rest.size() > known.size() && is_digit(rest[known.size()])) name = known;
    }
    out += svg[at++];
    if (name.empty()) continue;
    std::size_t end = at + name.size();
    while (end < svg.size() && is_digit(svg[end])) ++end;
    const auto [found, is_new] = renamed.try_emplace(std::string(svg.substr(at, end - at)));
    if (is_new) found->second = std::string(name) + std::to_string(renamed.size());
    out += found->second;
    at = end;
  }
  return out;
}

}  // namespace

InfographicPainter::InfographicPainter(const FontFiles& fonts, const CardTheme& theme)
    : theme_(theme), scheme_(scheme_of(theme.primary, theme.accent)), faces_(fonts) {}

TextBlock InfographicPainter::set(std::string_view text, double width, double height, Weight weight, double largest,
                                  std::size_t lines) {
  auto block = fit_text(text, width, height, {weight, largest, k_infographic_smallest, lines, 1.28}, faces_);
  if (!block.lines.empty()) smallest_ = std::min(smallest_, block.size);
  return block;
}

double InfographicPainter::paint_head(Canvas& canvas, const Infographic& graphic) {
  const double inner = k_column - 20;
  const auto title = set(graphic.title, inner, 250, Weight::title, 82, 3);
  const auto line = graphic.line.empty() ? TextBlock{} : set(graphic.line, inner, 46, Weight::strong, 36, 1);
  const double height = 44 + k_chip + 22 + title.height() + line.height() + 44;
  canvas.rectangle({0, 0, k_width, height}, scheme_.deep);
  canvas.rays({0, 0, k_width, height}, k_width - 120, height + 10, k_rays, scheme_.ray);
  canvas.half_disc(k_width - 120, height, 62, k_gold);
  canvas.rectangle({0, height, k_width, 8}, k_gold);
  canvas.rectangle({k_width * 0.7, height, k_width * 0.3, 8}, theme_.accent);
  double y = 44;
  smallest_ = std::min(smallest_, 34.0);
  draw_chip(canvas, faces_, graphic.chip, k_margin, y, k_chip, 34, inner, scheme_.chip, scheme_.chip_text, Align::left);
  y += k_chip + 22;
  draw_block(canvas, title, faces_, Weight::title, k_margin, y, scheme_.on_deep, Align::left);
  y += title.height();
  draw_block(canvas, line, faces_, Weight::strong, k_margin, y, scheme_.soft_on_deep, Align::left);
  return height + 8;
}

double InfographicPainter::paint_figures(Canvas& canvas, const Infographic& graphic, double y) {
  const std::size_t count = std::min<std::size_t>(graphic.figures.size(), 3);
  if (count == 0) return 0;
  constexpr double k_between = 24;
  const double width = (k_column - k_between * static_cast<double>(count - 1)) / static_cast<double>(count);
  for (std::size_t i = 0; i < count; ++i) {
    const Box box{k_margin + static_cast<double>(i) * (width + k_between), y, width, k_figure_height};
    canvas.rounded(box, 18, scheme_.tint);
    const double middle = box.x + width / 2;
    const auto value = set(graphic.figures[i].value, width - 24, 108, Weight::title, 88, 1);
    const auto label = set(graphic.figures[i].label, width - 24, 86, Weight::strong, 34, 2);
    const double top = y + (k_figure_height - value.height() - label.height()) / 2;
    draw_block(canvas, value, faces_, Weight::title, middle, top, i == 0 ? scheme_.second : scheme_.strong, Align::centre);
    draw_block(canvas, label, faces_, Weight::strong, middle, top + value.height(), scheme_.ink, Align::centre);
  }
  return k_figure_height;
}

void InfographicPainter::paint_progress(Canvas& canvas, const Infographic& graphic, double y) {
  canvas.text(graphic.percent, faces_, Weight::title, 60, k_width - k_margin, y + 52, scheme_.strong, Align::right);
  const double room = k_column - canvas.text_width(graphic.percent, faces_, Weight::title, 60) - 24;
  const auto text = set(graphic.progress_text, room, 60, Weight::strong, 38, 1);
  draw_block(canvas, text, faces_, Weight::strong, k_margin, y + 62 - text.height() - 4, scheme_.ink, Align::left);
  draw_bar(canvas, {k_margin, y + 74, k_column, 36}, graphic.progress, scheme_.rule, scheme_.second);
}

void InfographicPainter::paint_bars(Canvas& canvas, const Infographic& graphic, std::size_t count, double y) {
  canvas.text(graphic.bars_head, faces_, Weight::title, 40, k_margin, y + 40, scheme_.strong);
  y += k_section_head;
  const double label_width = 452, value_width = 96;
  const double bar_left = k_margin + label_width + 20, bar_room = k_column - label_width - 20 - value_width;
  for (std::size_t i = 0; i < count; ++i) {
    const auto& bar = graphic.bars[i];
    const auto label = set(bar.label, label_width, 44, Weight::text, 34, 1);
    draw_block(canvas, label, faces_, Weight::text, k_margin, y + (k_bar - label.height()) / 2, scheme_.ink, Align::left);
    const double width = std::max(10.0, bar_room * std::clamp(bar.part, 0.0, 1.0));
    canvas.rounded({bar_left, y + 12, width, k_bar - 24}, 10, i == 0 ? scheme_.strong : mix(scheme_.strong, k_white, 0.28));
    canvas.text(bar.value, faces_, Weight::strong, 34, bar_left + width + 16, y + k_bar / 2 + 12, scheme_.ink);
    y += k_bar;
  }
}

void InfographicPainter::paint_models(Canvas& canvas, const std::vector<TextBlock>& models, const Infographic& graphic, double y) {
  canvas.text(graphic.models_head, faces_, Weight::title, 40, k_margin, y + 40, scheme_.strong);
  y += k_section_head;
  for (const auto& model : models) {
    canvas.circle(k_margin + 11, y + model.size * 0.66, 9, scheme_.second);
    draw_block(canvas, model, faces_, Weight::strong, k_margin + 40, y, scheme_.ink, Align::left);
    y += model.height() + k_between_models;
  }
}

void InfographicPainter::paint_foot(Canvas& canvas, const Infographic& graphic) {
  const double top = k_height - k_foot;
  canvas.rectangle({0, top, k_width, k_foot}, scheme_.deep);
  const auto address = set(graphic.address, k_column * 0.46, 44, Weight::strong, 34, 1);
  draw_block(canvas, address, faces_, Weight::strong, k_width - k_margin, top + (k_foot - address.height()) / 2,
             scheme_.figure_on_deep, Align::right);
  double width = 0;
  for (const auto& line : address.lines) width = std::max(width, canvas.text_width(line, faces_, Weight::strong, address.size));
  draw_site_mark(canvas, faces_, theme_.logo, theme_.site_name, {k_margin, top + 14, k_column - width - 40, k_foot - 28}, 36,
                 k_infographic_smallest, scheme_.on_deep, Align::left);
}

void InfographicPainter::paint(Canvas& canvas, const Infographic& graphic) {
  smallest_ = k_height;
  canvas.fill(scheme_.paper);
  const double head = paint_head(canvas, graphic);
  paint_foot(canvas, graphic);
  double room = k_height - k_foot - head;
  if (!graphic.figures.empty()) room -= k_figure_height;
  if (graphic.progress >= 0) room -= k_progress_height;
  std::vector<TextBlock> models;
  double models_height = 0;
  std::size_t bars = std::min(graphic.bars.size(), k_most_infographic_fields);
  const std::size_t least_bars = std::min(bars, k_least_bars);
  const double for_bars = bars > 0 ? k_section_head + k_bar * static_cast<double>(least_bars) + k_least_gap : 0;
  // Models take their room first, down to three bars; then as many bars as fit.
  for (std::size_t i = 0; i < std::min(graphic.models.size(), k_most_infographic_models); ++i) {
    auto model = set(graphic.models[i], k_column - 40, 94, Weight::strong, 34, 2);
    const double more = model.height() + k_between_models + (models.empty() ? k_section_head : 0);
    if (models_height + more + for_bars + 4 * k_least_gap > room) break;
    models_height += more;
    models.push_back(std::move(model));
  }
  double sections = 1 + (!graphic.figures.empty() ? 1 : 0) + (graphic.progress >= 0 ? 1 : 0) + (models.empty() ? 0 : 1) + (bars > 0 ? 1 : 0);
  while (bars > 0 && models_height + k_section_head + k_bar * static_cast<double>(bars) + sections * k_least_gap > room) --bars;
  const double taken = models_height + (bars > 0 ? k_section_head + k_bar * static_cast<double>(bars) : 0);
  const double gap = std::clamp((room - taken) / sections, 0.0, k_most_gap);
  // With little to say, what is there stands in the middle of the paper.
  double y = head + gap + std::max(0.0, (room - taken - gap * sections) / 2);
  if (!graphic.figures.empty()) y += paint_figures(canvas, graphic, y) + gap;
  if (graphic.progress >= 0) {
    paint_progress(canvas, graphic, y);
    y += k_progress_height + gap;
  }
  if (bars > 0) {
    paint_bars(canvas, graphic, bars, y);
    y += k_section_head + k_bar * static_cast<double>(bars) + gap;
  }
  if (!models.empty()) paint_models(canvas, models, graphic, y);
}

std::string_view InfographicPainter::png(const Infographic& graphic) {
  pixels_.width = k_infographic_width;
  pixels_.height = k_infographic_height;
  pixels_.data.resize(static_cast<std::size_t>(pixels_.width) * static_cast<std::size_t>(pixels_.height));
  {
    Canvas canvas = Canvas::on(pixels_);
    paint(canvas, graphic);
  }
  return png_.encode(pixels_);
}

std::string_view InfographicPainter::svg(const Infographic& graphic, std::string_view title) {
  Canvas canvas = Canvas::svg(k_width, k_height);
  paint(canvas, graphic);
  svg_ = with_own_numbers(canvas.finish());
  // Behind the first element's own tag.
  const std::size_t element = svg_.find("<svg");
  const std::size_t end = element == std::string::npos ? std::string::npos : svg_.find('>', element);
  if (end != std::string::npos) {
    std::string name = "\n<title>";
    append_escaped(title, name);
    svg_.insert(end + 1, name + "</title>");
  }
  return svg_;
}

}  // namespace trungbay::draw
