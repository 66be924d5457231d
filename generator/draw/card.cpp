#include "draw/card.hpp"

#include <algorithm>

#include "draw/picture.hpp"
#include "draw/text_block.hpp"

namespace trungbay::draw {
namespace {

constexpr int k_jpeg_quality = 84;  // 80–120 KB with a photo; Facebook compresses again
constexpr std::size_t k_rays = 28;

// Where things stand on a shape, in pixels.
struct Frame {
  double width, height;
  double column;  // width of the text, inside the middle square
  double top;     // of the first line
  double footer;  // height of the band at the bottom
  double title;   // largest size of the title
  double small;   // chips, unit, labels
  double figure;  // figures
};

Frame frame_of(CardShape shape) {
  switch (shape) {
    case CardShape::wide:
      return {1200, 630, 586, 46, 76, 60, 25, 84};
    case CardShape::square:
      return {1080, 1080, 930, 92, 120, 92, 38, 132};
    case CardShape::upright:
      break;
  }
  return {1080, 1920, 930, 300, 200, 104, 44, 160};
}

double photo_height(CardShape shape) {
  return shape == CardShape::wide ? 236 : shape == CardShape::square ? 470 : 900;
}

// Where a card without a photo differs from its ground: the middle square.
ColumnRange text_columns(CardShape shape) {
  const CardSize size = size_of(shape);
  const int square = std::min(size.width, size.height);
  return {static_cast<std::size_t>((size.width - square) / 2), static_cast<std::size_t>((size.width + square) / 2)};
}

}  // namespace

// Colours of a design; each text colour is readable on its ground.
struct CardPainter::Look {
  Colour ground, ray, sun;
  Colour title, line, figure;
  Colour chip, chip_text;
  Colour footer, footer_text;
};

CardSize photo_size(CardShape shape) {
  return {size_of(shape).width, static_cast<int>(photo_height(shape))};
}

CardPainter::CardPainter(const FontFiles& fonts, const CardTheme& theme) : theme_(theme), faces_(fonts) {}

const CardPainter::Look& CardPainter::look_of(const Card& card) {
  auto& kept = looks_[static_cast<std::size_t>(card.design) + (card.ground ? looks_.size() / 2 : 0)];
  if (kept) return *kept;
  const Colour deep = ground_for(mix(theme_.primary, Colour{0, 0, 0}, 0.3), k_white, k_easily_readable);
  Look look;
  if (card.design == CardDesign::idea) {
    look.ground = mix(theme_.primary, k_white, 0.95);
    look.ray = mix(theme_.primary, k_white, 0.895);
    look.title = k_ink;
    look.line = ground_for(theme_.primary, look.ray, k_readable);
    look.figure = look.line;
    look.chip = ground_for(theme_.primary, k_white, k_readable);
    look.chip_text = k_white;
    look.footer = deep;
  } else {
    const bool happens = card.design == CardDesign::happening;
    look.ground = happens ? ground_for(mix(theme_.accent, Colour{0, 0, 0}, 0.18), k_white, 5.5) : deep;
    look.ray = ground_for(mix(look.ground, k_white, 0.06), k_white, k_readable);
    look.title = k_white;
    look.line = ground_for(mix(look.ground, k_white, 0.85), look.ray, k_readable);
    look.figure = ground_for(k_gold, look.ray, k_readable);
    look.chip = k_gold;
    look.chip_text = ground_for(k_ink, k_gold, k_easily_readable);
    look.footer = mix(look.ground, Colour{0, 0, 0}, 0.28);
  }
  look.sun = k_gold;
  look.footer_text = k_white;
  if (card.ground) {
    // The further the veil is from the texts, the more of the picture can be seen through it.
    if (card.design != CardDesign::idea) look.ground = ground_for(mix(look.ground, Colour{0, 0, 0}, 0.4), k_white, 12);
    look.line = look.title;
    look.figure = ground_for(look.figure, look.ground, k_easily_readable + 2);
  }
  kept = std::make_shared<const Look>(look);
  return *kept;
}

void CardPainter::paint_ground(Canvas& canvas, const Card& card, const Look& look) {
  const Frame frame = frame_of(card.shape);
  const double floor = frame.height - frame.footer;
  canvas.fill(look.ground);
  const double sun = frame.width * (card.shape == CardShape::wide ? 0.085 : 0.13);
  canvas.rays({0, 0, frame.width, floor}, frame.width / 2, floor + sun * 0.35, k_rays, look.ray);
  if (card.photo == nullptr) canvas.circle(frame.width / 2, floor + sun * 0.35, sun, look.sun);
  paint_footer(canvas, card, look);
}

void CardPainter::paint_footer(Canvas& canvas, const Card& card, const Look& look) {
  const Frame frame = frame_of(card.shape);
  const double floor = frame.height - frame.footer;
  // The band with the theme's three colours above it.
  const double stripe = frame.footer * 0.11;
  canvas.rectangle({0, floor, frame.width, frame.footer}, look.footer);
  canvas.rectangle({0, floor, frame.width, stripe}, theme_.primary == look.ground ? k_white : theme_.primary);
  const double gold[] = {frame.width * 0.62, floor, frame.width * 0.82, floor, frame.width * 0.82 - stripe,
                         floor + stripe, frame.width * 0.62 - stripe, floor + stripe};
  canvas.polygon(gold, k_gold);
  const double red[] = {frame.width * 0.82, floor, frame.width, floor, frame.width, floor + stripe,
                        frame.width * 0.82 - stripe, floor + stripe};
  canvas.polygon(red, theme_.accent);
  // The site's name and logo, together in the middle.
  const double logo_height = theme_.logo.height > 0 ? frame.footer * 0.56 : 0;
  const double logo_width =
      logo_height > 0 ? logo_height * theme_.logo.width / std::max(1, theme_.logo.height) : 0;
  const double gap = logo_height > 0 ? frame.footer * 0.18 : 0;
  const auto name = fit_text(theme_.site_name, frame.column - logo_width - gap, frame.footer * 0.8,
                             {Weight::strong, frame.small * 1.02, frame.small * 0.62, 2, 1.24}, faces_);
  double name_width = 0;
  for (const auto& line : name.lines) {
    name_width = std::max(name_width, canvas.text_width(line, faces_, Weight::strong, name.size));
  }
  const double left = (frame.width - name_width - logo_width - gap) / 2;
  const double middle = floor + stripe + (frame.footer - stripe) / 2;
  if (logo_height > 0) canvas.picture(theme_.logo, {left, middle - logo_height / 2, logo_width, logo_height});
  draw_block(canvas, name, faces_, Weight::strong, left + logo_width + gap, middle - name.height() / 2,
             look.footer_text, Align::left);
}

const IndexedPixels& CardPainter::ground_of(const Card& card, const Look& look) {
  const auto key = std::make_pair(static_cast<std::uint32_t>(card.design) * 4 + static_cast<std::uint32_t>(card.shape),
                                  card.photo != nullptr);
  auto [found, is_new] = grounds_.try_emplace(key);
  if (is_new) {
    const CardSize size = size_of(card.shape);
    Pixels pixels{size.width, size.height, false, {}};
    pixels.data.resize(static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height));
    {
      Canvas canvas = Canvas::on(pixels);
      paint_ground(canvas, card, look);
    }
    found->second = png_.index(std::move(pixels));
  }
  return found->second;
}

const Pixels* CardPainter::picture_ground_of(const Card& card, const Look& look) const {
  if (!card.ground || !theme_.grounds) return nullptr;
  const Frame frame = frame_of(card.shape);
  const CardSize size = size_of(card.shape);
  const Colour texts[] = {look.title, look.line, look.figure};
  const Box column{(frame.width - frame.column) / 2, 0, frame.column, frame.height - frame.footer};
  return theme_.grounds->find(*card.ground, size.width, size.height, column, look.ground, texts);
}

double CardPainter::paint_figures(Canvas& canvas, const Card& card, const Look& look, double y, double scale) {
  const Frame frame = frame_of(card.shape);
  const std::size_t count = std::min<std::size_t>(card.figures.size(), 3);
  if (count == 0) return y;
  const double room = frame.column / static_cast<double>(count);
  double lowest = y;
  for (std::size_t i = 0; i < count; ++i) {
    const double middle = frame.width / 2 - frame.column / 2 + room * (static_cast<double>(i) + 0.5);
    const double largest = frame.figure * scale * (count == 1 ? 1 : 0.78);
    const auto value = fit_text(card.figures[i].value, room - 16, largest * 1.25,
                                {Weight::title, largest, frame.small, 1, 1.16}, faces_);
    draw_block(canvas, value, faces_, Weight::title, middle, y, look.figure, Align::centre);
    const auto label = fit_text(card.figures[i].label, room - 16, frame.small * 2.5,
                                {Weight::text, frame.small * 0.92, frame.small * 0.74, 2, 1.26}, faces_);
    draw_block(canvas, label, faces_, Weight::text, middle, y + value.height(), look.line, Align::centre);
    lowest = std::max(lowest, y + value.height() + label.height());
  }
  return lowest;
}

void CardPainter::paint_text(Canvas& canvas, const Card& card, const Look& look) {
  const Frame frame = frame_of(card.shape);
  const double middle = frame.width / 2, floor = frame.height - frame.footer;
  double y = frame.top;
  double bottom = floor - frame.width * (card.shape == CardShape::wide ? 0.075 : 0.11);  // above the sun
  if (card.photo != nullptr) {
    const double height = photo_height(card.shape);
    canvas.picture(*card.photo, {0, 0, frame.width, height});
    y = height + frame.small * 0.9;
    bottom = floor - frame.small * 0.5;
  }
  // The chip: field or kind, and the status behind a dot.
  std::string chip(card.chip);
  if (!card.status.empty()) chip += (chip.empty() ? "" : " · ") + std::string(card.status);
  if (!chip.empty()) {
    const auto text = fit_text(chip, frame.column - frame.small * 1.6, frame.small * 1.4,
                               {Weight::strong, frame.small * 0.94, frame.small * 0.7, 1, 1.3}, faces_);
    const double height = frame.small * 1.72;
    const double width = canvas.text_width(text.lines[0], faces_, Weight::strong, text.size) + frame.small * 1.6;
    canvas.rounded({middle - width / 2, y, width, height}, height / 2, look.chip);
    draw_block(canvas, text, faces_, Weight::strong, middle, y + (height - text.height()) / 2, look.chip_text, Align::centre);
    y += height + frame.small * 0.62;
  }
  const double bar = card.progress >= 0 ? frame.small * 2.5 : 0;
  const double line_height = card.line.empty() ? 0 : frame.small * 1.9;
  const double figures = card.figures.empty() ? 0 : frame.figure * (card.photo != nullptr ? 0.72 : 1) * 0.9 + frame.small * 2.4;
  // The title takes what the others leave, and all of it stands in the middle of the room.
  const double room = bottom - y - line_height - figures - bar;
  const auto title = fit_text(card.title, frame.column, room,
                              {Weight::title, frame.title, frame.title * 0.5, card.shape == CardShape::wide ? 4u : 6u, 1.28}, faces_);
  y += std::max(0.0, (room - title.height()) / 2);
  draw_block(canvas, title, faces_, Weight::title, middle, y, look.title, Align::centre);
  y += title.height();
  if (!card.line.empty()) {
    const auto line = fit_text(card.line, frame.column, line_height,
                               {Weight::strong, frame.small, frame.small * 0.72, 1, 1.3}, faces_);
    draw_block(canvas, line, faces_, Weight::strong, middle, y + frame.small * 0.5, look.line, Align::centre);
    y += line_height;
  }
  if (!card.figures.empty()) {
    y = paint_figures(canvas, card, look, y + frame.small * 0.3, card.photo != nullptr ? 0.72 : 1);
  }
  if (card.progress >= 0) {
    const double height = frame.small * 0.5, width = frame.column * 0.8;
    const Box whole{middle - width / 2, y + frame.small * 0.5, width, height};
    canvas.rounded(whole, height / 2, mix(look.ground, look.title, 0.28));
    const double part = width * std::clamp(card.progress, 0.0, 1.0);
    if (part >= height) canvas.rounded({whole.x, whole.y, part, height}, height / 2, look.figure);
    canvas.text(card.progress_text, faces_, Weight::text, frame.small * 0.84, middle, whole.bottom() + frame.small * 1.05,
                look.line, Align::centre);
  }
}

std::string_view CardPainter::draw_plain(const Card& card, const Look& look) {
  const IndexedPixels& ground = ground_of(card, look);
  if (standing_ != &ground) {
    pixels_ = ground.pixels;
    standing_ = &ground;
  }
  {
    Canvas canvas = Canvas::on(pixels_);
    paint_text(canvas, card, look);
  }
  return png_.encode_and_restore(pixels_, ground, text_columns(card.shape));
}

std::string_view CardPainter::draw(const Card& card) {
  const Look& look = look_of(card);
  const Pixels* const picture = picture_ground_of(card, look);
  if (picture == nullptr && card.photo == nullptr) return draw_plain(card, look);
  standing_ = nullptr;
  pixels_ = picture != nullptr ? *picture : ground_of(card, look).pixels;
  {
    Canvas canvas = Canvas::on(pixels_);
    if (picture != nullptr) paint_footer(canvas, card, look);
    paint_text(canvas, card, look);
  }
  auto jpeg = encode_jpeg(pixels_, k_jpeg_quality, {});
  jpeg_ = jpeg ? std::move(jpeg).value() : std::string();
  return jpeg_;
}

}  // namespace trungbay::draw
