// A surface to draw on: pixels, or a page of a PDF, or an SVG. Shapes, pictures, and lines of shaped text.
//
// Thin over cairo: it keeps its objects alive and its units plain (pixels; points in a PDF). Not for several threads.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <cairo.h>

#include "draw/colour.hpp"
#include "draw/typefaces.hpp"

namespace trungbay::draw {

struct Box {
  double x = 0, y = 0, width = 0, height = 0;
  double right() const { return x + width; }
  double bottom() const { return y + height; }
};

// 32 bits a pixel, blue first (cairo's RGB24 and ARGB32 on little-endian machines), rows without padding.
struct Pixels {
  int width = 0, height = 0;
  bool has_alpha = false;  // then colours are premultiplied
  std::vector<std::uint32_t> data;
};

enum class Align : std::uint8_t { left, centre, right };

class Canvas {
 public:
  // Pixels that outlive the canvas.
  static Canvas on(Pixels& pixels);
  // Pages in points (1/72 inch); the bytes of the file come out of finish().
  static Canvas pdf(double width, double height);
  static Canvas svg(double width, double height);

  Canvas(Canvas&&) noexcept = default;
  Canvas& operator=(Canvas&&) noexcept = default;
  ~Canvas() = default;

  void fill(Colour colour);  // everything
  void rectangle(const Box& box, Colour colour);
  void rounded(const Box& box, double radius, Colour colour);
  void circle(double x, double y, double radius, Colour colour);
  void polygon(std::span<const double> points, Colour colour);  // x, y, x, y …
  // Rays of the second colour on what is there, from a point outwards, `count` of them all around.
  void rays(const Box& clip, double x, double y, std::size_t count, Colour colour);
  // The picture in its own size or scaled into the box, with round corners.
  void picture(const Pixels& pixels, const Box& box, double radius = 0);

  // One line; `y` is the base line. Returns its width.
  double text(std::string_view line, Typefaces& faces, Weight weight, double size, double x, double y, Colour colour,
              Align align = Align::left);
  double text_width(std::string_view line, Typefaces& faces, Weight weight, double size) const;

  void next_page();      // of a PDF
  std::string finish();  // of a PDF or SVG
  cairo_t* raw() { return context_.get(); }

 private:
  struct Destroy {
    void operator()(cairo_t* context) const { cairo_destroy(context); }
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  };
  explicit Canvas(cairo_surface_t* surface);
  void use(Colour colour);

  std::unique_ptr<std::string> bytes_;  // of a PDF or SVG; its address must not change
  std::unique_ptr<cairo_surface_t, Destroy> surface_;
  std::unique_ptr<cairo_t, Destroy> context_;
  std::vector<cairo_glyph_t> glyphs_;  // scratch
};

}  // namespace trungbay::draw
