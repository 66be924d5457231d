#include "draw/clip.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "draw/furniture.hpp"
#include "draw/qr.hpp"
#include "draw/scheme.hpp"
#include "draw/text_block.hpp"

namespace trungbay::draw {
namespace {

// Frames. A line of ten words is read in three seconds.
constexpr std::size_t k_enter = 18, k_leave = 12, k_stagger = 5;
constexpr std::size_t k_title_time = 102, k_middle_time = 108, k_points_time = 138, k_call_time = 120;
constexpr std::size_t k_least_frames = 10 * k_clip_rate;
constexpr std::size_t k_most_middle = 3;
constexpr std::size_t k_fill = 42;       // of a bar
constexpr double k_slide = 46;           // pixels that things move while they come
constexpr double k_zoom = 0.06;          // that a photo grows while it is seen
constexpr double k_width = 1080, k_column = 930;
constexpr std::size_t k_rays = 28;
constexpr double k_small = 42;           // the smallest text is 0.8 of it: 34 of 1080 pixels

enum class SceneKind { title, photo, figures, progress, points, call };

struct Scene {
  SceneKind kind;
  std::size_t length;
};

// Slow at both ends.
double ease(double t) {
  t = std::clamp(t, 0.0, 1.0);
  return t < 0.5 ? 4 * t * t * t : 1 - std::pow(-2 * t + 2, 3) / 2;
}

double height_of(CardShape shape) { return size_of(shape).height; }
double foot_of(CardShape shape) { return shape == CardShape::square ? 110 : 250; }
double top_of(CardShape shape) { return shape == CardShape::square ? 64 : 250; }
double photo_height(CardShape shape) { return shape == CardShape::square ? 640 : 1120; }

}  // namespace

CardSize clip_photo_size(CardShape shape) {
  // A little more than what is seen, since it grows.
  return {static_cast<int>(k_width * (1 + k_zoom)), static_cast<int>(photo_height(shape) * (1 + k_zoom))};
}

class ClipPainter::Work {
 public:
  Work(const Clip& clip, const FontFiles& fonts, const CardTheme& theme)
      : clip_(clip), theme_(theme), scheme_(scheme_of(theme.primary, theme.accent)), faces_(fonts) {
    plan();
    paint_ground();
  }

  std::size_t scenes() const { return scenes_.size(); }
  std::size_t frames() const {
    std::size_t sum = 0;
    for (const auto& scene : scenes_) sum += scene.length;
    return sum;
  }

  const Pixels& frame(std::size_t index) {
    std::size_t scene = 0;
    while (scene + 1 < scenes_.size() && index >= scenes_[scene].length) index -= scenes_[scene++].length;
    // Between coming and going most scenes stand still.
    const bool is_still = stands_still(scene, index);
    if (is_still && still_ == scene) return pixels_;
    pixels_.data = ground_.data;
    {
      Canvas canvas = Canvas::on(pixels_);
      canvas_ = &canvas;
      length_ = scenes_[scene].length;
      is_last_ = scene + 1 == scenes_.size();
      at_ = index;
      part_ = 0;
      draw(scenes_[scene].kind);
      canvas_ = nullptr;
    }
    still_ = is_still ? std::optional(scene) : std::nullopt;
    return pixels_;
  }

 private:
  void plan() {
    scenes_.push_back({SceneKind::title, k_title_time});
    const auto add = [&](bool wanted, SceneKind kind, std::size_t length) {
      if (wanted && scenes_.size() <= k_most_middle) scenes_.push_back({kind, length});
    };
    add(clip_.photo != nullptr, SceneKind::photo, k_middle_time);
    add(!clip_.figures.empty(), SceneKind::figures, k_middle_time);
    add(clip_.progress >= 0, SceneKind::progress, k_middle_time);
    add(!clip_.points.empty(), SceneKind::points, k_points_time);
    scenes_.push_back({SceneKind::call, k_call_time});
    // A record that has nothing but a title shows it for longer.
    if (frames() < k_least_frames) scenes_.front().length += k_least_frames - frames();
  }

  void paint_ground() {
    const CardSize size = size_of(clip_.shape);
    ground_.width = size.width;
    ground_.height = size.height;
    ground_.data.resize(static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height));
    pixels_ = ground_;
    Canvas canvas = Canvas::on(ground_);
    const double floor = height_of(clip_.shape) - foot_of(clip_.shape);
    canvas.fill(scheme_.deep);
    canvas.rays({0, 0, k_width, floor}, k_width / 2, floor + 20, k_rays, scheme_.ray);
    canvas.rectangle({0, floor, k_width, foot_of(clip_.shape)}, mix(scheme_.deep, Colour{0, 0, 0}, 0.3));
    canvas.rectangle({0, floor, k_width, 6}, k_gold);
    canvas.rectangle({k_width * 0.7, floor, k_width * 0.3, 6}, theme_.accent);
    draw_site_mark(canvas, faces_, theme_.logo, theme_.site_name, {(k_width - k_column) / 2, floor + 24, k_column, 66}, k_small * 0.9,
                   k_small * 0.62, scheme_.on_deep, Align::centre);
  }

  bool stands_still(std::size_t scene, std::size_t index) const {
    const auto& it = scenes_[scene];
    if (it.kind == SceneKind::photo) return false;
    const std::size_t begin = it.kind == SceneKind::progress ? k_enter + k_stagger * 3 + k_fill : k_enter + k_stagger * 6;
    const bool is_last = scene + 1 == scenes_.size();
    return index > begin && (is_last || index + k_leave < it.length);
  }

  // The next thing of the scene: comes a little after the one before it, goes with all others.
  void appear(const std::function<void()>& draw_it) {
    const std::size_t begin = k_stagger * part_++;
    const double in = at_ < begin ? 0 : ease(static_cast<double>(at_ - begin) / k_enter);
    const double left = static_cast<double>(length_ - at_);
    const double out = is_last_ ? 1 : ease(left / static_cast<double>(k_leave));
    canvas_->faded(in * out, -k_slide * (1 - out), k_slide * (1 - in), draw_it);
  }

  double bottom() const { return height_of(clip_.shape) - foot_of(clip_.shape) - 40; }

  void draw(SceneKind kind) {
    switch (kind) {
      case SceneKind::title:
        return draw_title();
      case SceneKind::photo:
        return draw_photo();
      case SceneKind::figures:
        return draw_figures();
      case SceneKind::progress:
        return draw_progress();
      case SceneKind::points:
        return draw_points();
      case SceneKind::call:
        return draw_call();
    }
  }

  void centred(const TextBlock& block, Weight weight, double y, Colour colour) {
    draw_block(*canvas_, block, faces_, weight, k_width / 2, y, colour, Align::centre);
  }

  void draw_title() {
    const double top = top_of(clip_.shape), room = bottom() - top;
    const double chip = clip_.chip.empty() ? 0 : k_small * 1.8 + 34;
    const auto line = clip_.line.empty() ? TextBlock{}
                                         : fit_text(clip_.line, k_column, 130, {Weight::strong, k_small, k_small * 0.8, 2, 1.3}, faces_);
    const auto title = fit_text(clip_.title, k_column, room - chip - line.height() - 40, {Weight::title, 108, 50, 7, 1.26}, faces_);
    double y = top + (room - chip - title.height() - line.height() - 40) / 2;
    appear([&] {
      draw_chip(*canvas_, faces_, clip_.chip, k_width / 2, y, k_small * 1.8, k_small * 0.95, k_column, scheme_.chip, scheme_.chip_text,
                Align::centre);
    });
    y += chip;
    appear([&] { centred(title, Weight::title, y, scheme_.on_deep); });
    y += title.height() + 30;
    appear([&] { centred(line, Weight::strong, y, scheme_.soft_on_deep); });
  }

  void draw_photo() {
    const double height = photo_height(clip_.shape);
    const double grown = 1 + k_zoom * static_cast<double>(at_) / static_cast<double>(length_);
    const double top = clip_.shape == CardShape::square ? 0 : 160;
    appear([&] { canvas_->cover(*clip_.photo, {0, top, k_width, height}, 0, grown); });
    const double y = top + height + 26, room = bottom() + 20 - y;
    const auto title = fit_text(clip_.title, k_column, room, {Weight::title, 62, 38, 4, 1.26}, faces_);
    appear([&] { centred(title, Weight::title, y + std::max(0.0, (room - title.height()) / 2), scheme_.on_deep); });
  }

  void draw_figures() {
    const std::size_t count = std::min<std::size_t>(clip_.figures.size(), 3);
    const double top = top_of(clip_.shape), each = (bottom() - top) / static_cast<double>(count);
    for (std::size_t i = 0; i < count; ++i) {
      const double largest = count == 1 ? 210 : count == 2 ? 170 : 128;
      const auto value = fit_text(clip_.figures[i].value, k_column, largest * 1.3, {Weight::title, largest, 60, 1, 1.2}, faces_);
      const auto label = fit_text(clip_.figures[i].label, k_column, 130, {Weight::strong, k_small * 1.1, k_small * 0.85, 2, 1.28}, faces_);
      const double y = top + each * static_cast<double>(i) + (each - value.height() - label.height()) / 2;
      appear([&] {
        centred(value, Weight::title, y, scheme_.figure_on_deep);
        centred(label, Weight::strong, y + value.height(), scheme_.on_deep);
      });
    }
  }

  void draw_progress() {
    const double middle = (top_of(clip_.shape) + bottom()) / 2;
    const double filled = at_ < k_stagger ? 0 : ease(static_cast<double>(at_ - k_stagger) / static_cast<double>(k_fill));
    const int percent = static_cast<int>(std::lround(std::min(clip_.progress, 99.99) * 100 * filled));
    appear([&] {
      canvas_->text(std::to_string(percent) + "%", faces_, Weight::title, 230, k_width / 2, middle - 60, scheme_.figure_on_deep, Align::centre);
    });
    appear([&] {
      draw_bar(*canvas_, {(k_width - k_column) / 2, middle + 10, k_column, 44}, clip_.progress * filled, scheme_.track_on_deep,
               scheme_.figure_on_deep);
    });
    const auto text = fit_text(clip_.progress_text, k_column, 150, {Weight::strong, k_small * 1.15, k_small * 0.85, 2, 1.3}, faces_);
    appear([&] { centred(text, Weight::strong, middle + 92, scheme_.on_deep); });
  }

  void draw_points() {
    constexpr double k_bullet = 44;
    const std::size_t count = std::min<std::size_t>(clip_.points.size(), 3);
    const double left = (k_width - k_column) / 2, top = top_of(clip_.shape), room = bottom() - top;
    const double head = clip_.points_head.empty() ? 0 : 90;
    const double each = (room - head) / static_cast<double>(count);
    const double indent = count > 1 ? k_bullet : 0;
    std::vector<TextBlock> blocks;
    double size = 60;
    for (std::size_t i = 0; i < count; ++i) {
      blocks.push_back(fit_text(clip_.points[i], k_column - indent, each - 24, {Weight::strong, 60, 36, 9, 1.32}, faces_));
      size = std::min(size, blocks.back().size);
    }
    // All of one size, the smallest that one of them needs.
    double height = head;
    for (std::size_t i = 0; i < count; ++i) {
      blocks[i] = fit_text(clip_.points[i], k_column - indent, each - 24, {Weight::strong, size, size, 9, 1.32}, faces_);
      height += blocks[i].height() + 28;
    }
    double y = top + (room - height) / 2;
    appear([&] {
      canvas_->text(clip_.points_head, faces_, Weight::title, 54, left, y + 46, scheme_.figure_on_deep, Align::left);
    });
    y += head;
    for (const auto& block : blocks) {
      appear([&] {
        if (indent > 0) canvas_->circle(left + 10, y + block.size * 0.7, 9, scheme_.figure_on_deep);
        draw_block(*canvas_, block, faces_, Weight::strong, left + indent, y, scheme_.on_deep, Align::left);
      });
      y += block.height() + 28;
    }
  }

  void draw_call() {
    const double top = top_of(clip_.shape), room = bottom() - top;
    const double side = clip_.shape == CardShape::square ? 470 : 620;
    const auto call = fit_text(clip_.call, k_column, 190, {Weight::title, 68, 44, 2, 1.26}, faces_);
    const auto address = fit_text(clip_.shown_address, k_column, 60, {Weight::strong, k_small * 0.95, k_small * 0.5, 1, 1.3}, faces_);
    double y = top + (room - side - call.height() - address.height() - 70) / 2;
    appear([&] { centred(call, Weight::title, y, scheme_.on_deep); });
    y += call.height() + 36;
    const auto code = make_qr(clip_.address);
    appear([&] {
      const Box box{(k_width - side) / 2, y, side, side};
      canvas_->rounded(box, 28, k_white);
      if (code) draw_qr(*canvas_, *code, {box.x + 14, box.y + 14, side - 28, side - 28});
    });
    y += side + 30;
    appear([&] { centred(address, Weight::strong, y, scheme_.figure_on_deep); });
  }

  const Clip& clip_;
  const CardTheme& theme_;
  const Scheme scheme_;
  Typefaces faces_;
  std::vector<Scene> scenes_;
  Pixels ground_, pixels_;
  std::optional<std::size_t> still_;  // the scene that pixels_ shows, when it stands still
  // Of the frame that is being drawn.
  Canvas* canvas_ = nullptr;
  std::size_t at_ = 0, length_ = 0, part_ = 0;
  bool is_last_ = false;
};

ClipPainter::ClipPainter(const Clip& clip, const FontFiles& fonts, const CardTheme& theme)
    : work_(std::make_unique<Work>(clip, fonts, theme)) {}
ClipPainter::~ClipPainter() = default;

std::size_t ClipPainter::scenes() const { return work_->scenes(); }
std::size_t ClipPainter::frames() const { return work_->frames(); }
const Pixels& ClipPainter::frame(std::size_t index) { return work_->frame(index); }

}  // namespace trungbay::draw
