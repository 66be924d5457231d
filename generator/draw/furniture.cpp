#include "draw/furniture.hpp"

#include <algorithm>

namespace trungbay::draw {

void draw_chip(Canvas& canvas, Typefaces& faces, std::string_view text, double x, double y, double height, double size,
               double most_width, Colour ground, Colour colour, Align align) {
  if (text.empty()) return;
  const double padding = height * 0.5;
  const auto block = fit_text(text, most_width - 2 * padding, height, {Weight::strong, size, size * 0.78, 1, 1.2}, faces);
  const double width = canvas.text_width(block.lines[0], faces, Weight::strong, block.size) + 2 * padding;
  const double left = align == Align::left ? x : align == Align::centre ? x - width / 2 : x - width;
  canvas.rounded({left, y, width, height}, height / 2, ground);
  draw_block(canvas, block, faces, Weight::strong, left + padding, y + (height - block.height()) / 2, colour, Align::left);
}

void draw_bar(Canvas& canvas, const Box& box, double part, Colour track, Colour colour) {
  canvas.rounded(box, box.height / 2, track);
  part = std::clamp(part, 0.0, 1.0);
  if (part <= 0) return;
  canvas.rounded({box.x, box.y, std::max(box.height, box.width * part), box.height}, box.height / 2, colour);
}

void draw_site_mark(Canvas& canvas, Typefaces& faces, const Pixels& logo, std::string_view name, const Box& box,
                    double largest, double smallest, Colour colour, Align align) {
  const double logo_height = logo.height > 0 ? box.height : 0;
  const double logo_width =
      logo_height > 0 ? std::min(logo_height * logo.width / logo.height, box.width * 0.4) : 0;
  const double gap = logo_height > 0 ? box.height * 0.3 : 0;
  const auto block = fit_text(name, box.width - logo_width - gap, box.height, {Weight::strong, largest, smallest, 2, 1.24}, faces);
  double text_width = 0;
  for (const auto& line : block.lines) {
    text_width = std::max(text_width, canvas.text_width(line, faces, Weight::strong, block.size));
  }
  const double left = align == Align::left ? box.x : box.x + (box.width - logo_width - gap - text_width) / 2;
  const double middle = box.y + box.height / 2;
  if (logo_height > 0) {
    const double height = logo_width * logo.height / logo.width;
    canvas.picture(logo, {left, middle - height / 2, logo_width, height});
  }
  draw_block(canvas, block, faces, Weight::strong, left + logo_width + gap, middle - block.height() / 2, colour, Align::left);
}

}  // namespace trungbay::draw
