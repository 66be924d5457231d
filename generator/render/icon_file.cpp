#include "render/icon_file.hpp"

#include <cmath>
#include <numbers>
#include <optional>

#include "base/files.hpp"
#include "catalogue/documents.hpp"
#include "draw/picture.hpp"

namespace trungbay::render {
namespace {

using draw::Canvas;

std::optional<draw::Pixels> logo_of(const pages::SiteContext& site, int side) {
  const auto* logo = site.pictures.find(catalogue::media_path(site.configuration.logo));
  if (logo == nullptr) return std::nullopt;
  const auto bytes = MappedFile::open(logo->file, logo->shown_as);
  if (!bytes) return std::nullopt;
  auto pixels = draw::decode_picture(bytes.value().bytes(), side, side, draw::Fit::inside, logo->shown_as);
  if (!pixels) return std::nullopt;
  return std::move(pixels).value();
}

// The mark of base.html's header, on a square of 40; `side` and `left` put it on the icon.
void draw_sun(Canvas& canvas, double left, double side) {
  const double unit = side / 40;
  const auto at = [&](double place) { return left + place * unit; };
  canvas.half_disc(at(20), at(31), 12 * unit, draw::k_gold);
  constexpr double k_rays[][4] = {{20, 15, 20, 7}, {11, 18, 7, 11}, {29, 18, 33, 11}};
  constexpr double k_half_width = 1.5;
  for (const auto& [x1, y1, x2, y2] : k_rays) {
    const double length = std::hypot(x2 - x1, y2 - y1);
    const double dx = (y2 - y1) / length * k_half_width, dy = (x1 - x2) / length * k_half_width;
    const double points[] = {at(x1 + dx), at(y1 + dy), at(x2 + dx), at(y2 + dy),
                             at(x2 - dx), at(y2 - dy), at(x1 - dx), at(y1 - dy)};
    canvas.polygon(points, draw::k_white);
  }
}

}  // namespace

std::string_view IconFile::make(const pages::SiteContext& site, std::size_t number) {
  const auto& icon = pages::k_app_icons[number];
  draw::Pixels pixels{icon.size, icon.size, false,
                      std::vector<std::uint32_t>(static_cast<std::size_t>(icon.size) * static_cast<std::size_t>(icon.size))};
  {
    Canvas canvas = Canvas::on(pixels);
    const double side = icon.size;
    // The corners of a square inside the kept circle stand at 0.8 / √2 of its side.
    const double part = icon.is_maskable ? 0.8 / std::numbers::sqrt2 : 0.86;
    if (const auto logo = logo_of(site, static_cast<int>(side * part))) {
      canvas.fill(draw::k_white);  // logos are made for paper
      canvas.picture(*logo, {(side - logo->width) / 2, (side - logo->height) / 2, static_cast<double>(logo->width),
                             static_cast<double>(logo->height)});
    } else {
      canvas.fill(draw::parse_colour(site.configuration.primary_colour));
      draw_sun(canvas, side * (icon.is_maskable ? 0.15 : 0.0), side * (icon.is_maskable ? 0.7 : 1.0));
    }
  }
  if (!png_) png_ = std::make_unique<draw::PalettePng>();
  return png_->encode(pixels);
}

}  // namespace trungbay::render
