// A surface to draw on: pixels, or a page of a PDF, or an SVG. Shapes, pictures, and lines of shaped text.
//
// Thin over cairo: it keeps its objects alive and its units plain (pixels; points in a PDF). Text of a PDF can be
// selected and searched; in an SVG it is shapes, so that it looks the same where the font is not installed. Not for
// several threads.
#pragma once

#include <cstdint>
#include <functional>
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
  void half_disc(double x, double y, double radius, Colour colour);  // the upper half, as a rising sun
  void polygon(std::span<const double> points, Colour colour);  // x, y, x, y …
  // Rays of the second colour on what is there, from a point outwards, `count` of them all around.
  void rays(const Box& clip, double x, double y, std::size_t count, Colour colour);
  // The picture in its own size or scaled into the box, with round corners.
  void picture(const Pixels& pixels, const Box& box, double radius = 0);
  // So large that it fills the box, or `grown` times as large, its middle in the middle; what stands over is not seen.
  void cover(const Pixels& pixels, const Box& box, double radius = 0, double grown = 1);

  // One line; `y` is the base line. Returns its width.
  double text(std::string_view line, Typefaces& faces, Weight weight, double size, double x, double y, Colour colour,
              Align align = Align::left);
  double text_width(std::string_view line, Typefaces& faces, Weight weight, double size) const;

  void scale(double factor);  // of all that follows
  // What `draw` draws, as a whole so transparent (0: not there, 1: as usual) and moved by so much.
  void faded(double opacity, double dx, double dy, const std::function<void()>& draw);

  // Of a PDF. Its day of making is the one given, not that of the clock: the same content is the same bytes.
  void describe(const std::string& title, const std::string& author, const std::string& iso_day);
  void link(const Box& box, std::string_view address);  // of a PDF: a tap there opens it
  void next_page();                                     // of a PDF
  std::string finish();                                 // of a PDF or SVG
  cairo_t* raw() { return context_.get(); }

 private:
  struct Destroy {
    void operator()(cairo_t* context) const { cairo_destroy(context); }
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  };
  explicit Canvas(cairo_surface_t* surface);
  void use(Colour colour);
  void show_glyphs();

  std::unique_ptr<std::string> bytes_;  // of a PDF or SVG; its address must not change
  std::unique_ptr<cairo_surface_t, Destroy> surface_;
  std::unique_ptr<cairo_t, Destroy> context_;
  bool keeps_text_ = false;  // a PDF
  // Scratch.
  std::vector<cairo_glyph_t> glyphs_;
  std::string glyph_text_;
  std::vector<cairo_text_cluster_t> clusters_;
};

}  // namespace trungbay::draw
