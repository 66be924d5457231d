#include "draw/poster.hpp"

#include <algorithm>
#include <numbers>
#include <span>

#include "draw/furniture.hpp"

namespace trungbay::draw {
namespace {

constexpr double k_left = k_paper_margin, k_width = k_a4_width - 2 * k_paper_margin;
constexpr double k_top = k_paper_margin, k_bottom = k_a4_height - k_paper_margin;
constexpr double k_gap = 14;         // between the parts of the page
constexpr double k_padding = 22;     // inside the head
constexpr double k_chip = 24;
constexpr double k_foot = 108;
constexpr double k_code = 34 * k_points_per_millimetre;  // with its quiet zone; codes of 100-letter addresses stay coarse
constexpr double k_figures = 74;
constexpr double k_progress = 34;
constexpr double k_photo_least = 130, k_photo_most = 300;
constexpr double k_text_largest = 20, k_text_smallest = 10.5;  // read from an arm's length
constexpr double k_leading = 1.4;
constexpr double k_bullet = 12;
constexpr std::size_t k_most_title_lines = 5;
constexpr std::size_t k_rays = 28;

double head_size(double text_size) { return text_size * 1.04; }
double point_gap(double text_size) { return text_size * 0.8; }

constexpr std::size_t k_any = 60;  // lines: as many as there are

// The points at one size, point i in at most lines[i] lines a paragraph; the height of all of them.
double set_points(const Poster& poster, double size, std::span<const std::size_t> lines, double y, Typefaces& faces,
                  std::vector<PosterLayout::Point>& points) {
  const double top = y;
  points.clear();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto& point = poster.points[i];
    PosterLayout::Point set;
    set.y = y;
    if (!point.head.empty()) {
      set.head = fit_text(point.head, k_width, head_size(size) * 2, {Weight::strong, head_size(size), head_size(size), 1, 1.3}, faces);
      y += set.head.height() + size * 0.12;
    }
    const bool is_list = point.paragraphs.size() > 1;
    for (const auto& text : point.paragraphs) {
      const double height = static_cast<double>(lines[i]) * size * k_leading + 1;
      auto block = fit_text(text, k_width - (is_list ? k_bullet : 0), height, {Weight::text, size, size, lines[i], k_leading}, faces);
      const double taken = block.height();
      set.paragraphs.push_back({y, std::move(block), is_list});
      y += taken;
    }
    points.push_back(std::move(set));
    y += point_gap(size);
  }
  return points.empty() ? 0 : y - point_gap(size) - top;
}

bool is_cut(const PosterLayout::Point& point) {
  return std::any_of(point.paragraphs.begin(), point.paragraphs.end(), [](const auto& paragraph) { return paragraph.block.cut; });
}

// As large as they fit the room. At the smallest size each gets a line more in turn, the first ones first, until the
// room is full; what does not fit is cut, and points at the end that have no room at all are left out.
double fit_points(const Poster& poster, double room, double y, Typefaces& faces, std::vector<PosterLayout::Point>& points) {
  std::vector<std::size_t> lines(poster.points.size(), k_any);
  for (double size = k_text_largest; size > k_text_smallest; size *= 0.95) {
    const double height = set_points(poster, size, lines, y, faces, points);
    if (height <= room) return height;
  }
  lines.assign(poster.points.size(), 1);
  double height = set_points(poster, k_text_smallest, lines, y, faces, points);
  while (height > room && !lines.empty()) {
    lines.pop_back();
    height = set_points(poster, k_text_smallest, lines, y, faces, points);
  }
  for (bool grows = true; grows;) {
    grows = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (!is_cut(points[i])) continue;
      ++lines[i];
      std::vector<PosterLayout::Point> larger;
      const double more = set_points(poster, k_text_smallest, lines, y, faces, larger);
      if (more > room) {
        --lines[i];
        continue;
      }
      height = more;
      points = std::move(larger);
      grows = true;
    }
  }
  return height;
}

void move_points(std::vector<PosterLayout::Point>& points, double by) {
  for (auto& point : points) {
    point.y += by;
    for (auto& paragraph : point.paragraphs) paragraph.y += by;
  }
}

class Painter {
 public:
  Painter(const Poster& poster, const FontFiles& fonts, const CardTheme& theme)
      : poster_(poster), theme_(theme), scheme_(scheme_of(theme.primary, theme.accent)), faces_(fonts) {}

  std::string draw() {
    const auto layout = layout_poster(poster_, faces_);
    const double scale = poster_.paper == PaperSize::a3 ? std::numbers::sqrt2 : 1;
    Canvas canvas = Canvas::pdf(k_a4_width * scale, k_a4_height * scale);
    canvas.describe(std::string(poster_.title), theme_.site_name, poster_.iso_day);
    canvas.scale(scale);
    draw_head(canvas, layout);
    if (layout.photo.height > 0) canvas.cover(*poster_.photo, layout.photo, 10);
    for (std::size_t i = 0; i < layout.figures.size(); ++i) draw_figure(canvas, layout.figures[i], poster_.figures[i]);
    if (layout.progress.height > 0) draw_progress(canvas, layout.progress);
    for (const auto& point : layout.points) draw_point(canvas, point);
    draw_foot(canvas, layout);
    return canvas.finish();
  }

 private:
  void draw_head(Canvas& canvas, const PosterLayout& layout) {
    const Box& head = layout.head;
    canvas.rectangle(head, scheme_.deep);
    const double sun = 30;
    canvas.rays({head.x, head.y, head.width, head.height - 12}, head.right() - 70, head.bottom() + 10, k_rays, scheme_.ray);
    // The sun of the share cards, half set behind the stripe.
    canvas.half_disc(head.right() - 70, head.bottom() - 12, sun, k_gold);
    canvas.rectangle({head.x, head.bottom() - 12, head.width, 4}, k_gold);
    canvas.rectangle({head.x, head.bottom() - 8, head.width, 8}, theme_.accent);
    const double left = head.x + k_padding;
    draw_chip(canvas, faces_, poster_.chip, left, layout.chip_y, k_chip, 12.5, head.width - 2 * k_padding, scheme_.chip,
              scheme_.chip_text, Align::left);
    draw_block(canvas, layout.title, faces_, Weight::title, left, layout.title_y, scheme_.on_deep, Align::left);
    draw_block(canvas, layout.line, faces_, Weight::strong, left, layout.line_y, scheme_.soft_on_deep, Align::left);
  }

  void draw_figure(Canvas& canvas, const Box& box, const CardFigure& figure) {
    canvas.rounded(box, 8, scheme_.tint);
    const double inner = box.width - 16, middle = box.x + box.width / 2;
    const auto value = fit_text(figure.value, inner, 38, {Weight::title, 30, 14, 1, 1.2}, faces_);
    const auto label = fit_text(figure.label, inner, 28, {Weight::text, 11, 8.5, 2, 1.26}, faces_);
    double y = box.y + (box.height - value.height() - label.height()) / 2;
    draw_block(canvas, value, faces_, Weight::title, middle, y, scheme_.strong, Align::centre);
    y += value.height();
    draw_block(canvas, label, faces_, Weight::text, middle, y, scheme_.ink, Align::centre);
  }

  void draw_progress(Canvas& canvas, const Box& box) {
    draw_bar(canvas, {box.x, box.y, box.width, 12}, poster_.progress, scheme_.rule, scheme_.strong);
    const auto text = fit_text(poster_.progress_text, box.width, 18, {Weight::strong, 12.5, 9, 1, 1.3}, faces_);
    draw_block(canvas, text, faces_, Weight::strong, box.x, box.y + 16, scheme_.ink, Align::left);
  }

  void draw_point(Canvas& canvas, const PosterLayout::Point& point) {
    draw_block(canvas, point.head, faces_, Weight::strong, k_left, point.y, scheme_.strong, Align::left);
    for (const auto& paragraph : point.paragraphs) {
      const double size = paragraph.block.size;
      if (paragraph.has_bullet) canvas.circle(k_left + 3, paragraph.y + size * 0.72, size * 0.17, scheme_.second);
      draw_block(canvas, paragraph.block, faces_, Weight::text, k_left + (paragraph.has_bullet ? k_bullet : 0), paragraph.y,
                 scheme_.ink, Align::left);
    }
  }

  void draw_foot(Canvas& canvas, const PosterLayout& layout) {
    const Box& foot = layout.foot;
    canvas.rectangle({foot.x, foot.y, foot.width, 1}, scheme_.rule);
    if (const auto code = make_qr(poster_.address)) {
      draw_qr(canvas, *code, layout.code);
      canvas.link(layout.code, poster_.address);
    }
    const double width = layout.code.x - foot.x - 18;
    double y = foot.y + 14;
    const auto call = fit_text(poster_.call, width, 22, {Weight::title, 16, 11, 1, 1.3}, faces_);
    draw_block(canvas, call, faces_, Weight::title, foot.x, y, scheme_.strong, Align::left);
    y += call.height() + 2;
    const auto address = fit_text(poster_.shown_address, width, 15, {Weight::text, 11, 6.5, 1, 1.3}, faces_);
    draw_block(canvas, address, faces_, Weight::text, foot.x, y, scheme_.ink, Align::left);
    canvas.link({foot.x, y, width, address.height()}, poster_.address);
    draw_site_mark(canvas, faces_, theme_.logo, theme_.site_name, {foot.x, foot.bottom() - 34, width, 34}, 13, 9, scheme_.ink,
                   Align::left);
  }

  const Poster& poster_;
  const CardTheme& theme_;
  const Scheme scheme_;
  Typefaces faces_;
};

}  // namespace

PosterLayout layout_poster(const Poster& poster, Typefaces& faces) {
  PosterLayout layout;
  layout.foot = {k_left, k_bottom - k_foot, k_width, k_foot};
  layout.code = {k_left + k_width - k_code, k_bottom - k_code, k_code, k_code};
  const double inner = k_width - 2 * k_padding;
  const bool has_photo = poster.photo != nullptr;
  const double largest = has_photo || poster.points.size() > 3 ? 40 : 52;
  layout.title = fit_text(poster.title, inner, largest * 4.4, {Weight::title, largest, 20, k_most_title_lines, 1.26}, faces);
  layout.line = poster.line.empty() ? TextBlock{} : fit_text(poster.line, inner - 90, 40, {Weight::strong, 15, 10.5, 2, 1.3}, faces);
  const double chip = poster.chip.empty() ? 0 : k_chip + 10;
  const double head = k_padding + chip + layout.title.height() + 8 + layout.line.height() + 30;

  const std::size_t figures = std::min(poster.figures.size(), k_most_poster_figures);
  const double fixed = (figures > 0 ? k_figures + k_gap : 0) + (poster.progress >= 0 ? k_progress + k_gap : 0) +
                       (has_photo ? k_photo_least + k_gap : 0);
  const double room = layout.foot.y - k_gap - (k_top + head + k_gap) - fixed;
  const double points = fit_points(poster, room, 0, faces, layout.points);
  // What is left over makes the photo larger, then the head, then the gaps.
  double spare = std::max(0.0, room - points);
  const double photo = has_photo ? std::min(k_photo_most - k_photo_least, spare) : 0;
  spare -= photo;
  const double more_head = std::min(spare * 0.5, has_photo ? 40.0 : 150.0);
  spare -= more_head;
  const double gap = k_gap + std::min(spare / 4, 22.0);

  layout.head = {k_left, k_top, k_width, head + more_head};
  layout.chip_y = k_top + k_padding + more_head * 0.3;
  layout.title_y = layout.chip_y + chip;
  layout.line_y = layout.title_y + layout.title.height() + 8;
  double y = layout.head.bottom() + gap;
  if (has_photo) {
    layout.photo = {k_left, y, k_width, k_photo_least + photo};
    y += layout.photo.height + gap;
  }
  const double width = (k_width - k_gap * (static_cast<double>(figures) - 1)) / static_cast<double>(std::max<std::size_t>(figures, 1));
  for (std::size_t i = 0; i < figures; ++i) {
    layout.figures.push_back({k_left + static_cast<double>(i) * (width + k_gap), y, width, k_figures});
  }
  if (figures > 0) y += k_figures + gap;
  if (poster.progress >= 0) {
    layout.progress = {k_left, y, k_width, k_progress};
    y += k_progress + gap;
  }
  move_points(layout.points, y);
  layout.points_bottom = y + points;
  return layout;
}

CardSize poster_photo_size() {
  constexpr double k_pixels_per_point = 200.0 / 72;
  return {static_cast<int>(k_width * k_pixels_per_point), static_cast<int>(k_photo_most * k_pixels_per_point)};
}

std::string draw_poster(const Poster& poster, const FontFiles& fonts, const CardTheme& theme) {
  return Painter(poster, fonts, theme).draw();
}

}  // namespace trungbay::draw
