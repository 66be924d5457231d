#include "draw/canvas.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <cairo-pdf.h>
#include <cairo-svg.h>

#include "draw/picture.hpp"

namespace trungbay::draw {
namespace {

cairo_status_t append(void* bytes, const unsigned char* data, unsigned size) {
  static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), size);
  return CAIRO_STATUS_SUCCESS;
}

// cairo 1.16 sets up its drawing of pixels with the first surface, and without a lock (later versions have one): a thread
// that draws in that instant finds half of it ready and rounds edges otherwise. So the first surface is made here, alone.
void set_up_pixels() {
  static const bool is_done = [] {
    cairo_surface_destroy(cairo_image_surface_create(CAIRO_FORMAT_RGB24, 1, 1));
    return true;
  }();
  static_cast<void>(is_done);
}

cairo_surface_t* surface_of(const Pixels& pixels) {
  set_up_pixels();
  auto* data = const_cast<unsigned char*>(reinterpret_cast<const unsigned char*>(pixels.data.data()));
  return cairo_image_surface_create_for_data(data, pixels.has_alpha ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24,
                                             pixels.width, pixels.height, pixels.width * 4);
}

// A photo in a PDF as JPEG: a tenth of what its pixels packed would be.
void attach_jpeg(cairo_surface_t* surface, const Pixels& pixels) {
  constexpr int k_quality = 88;  // on paper its traces are not seen
  auto jpeg = encode_jpeg(pixels, k_quality, {});
  if (!jpeg) return;  // then it goes in as pixels
  auto* bytes = new std::string(std::move(jpeg).value());
  cairo_surface_set_mime_data(surface, CAIRO_MIME_TYPE_JPEG, reinterpret_cast<const unsigned char*>(bytes->data()), bytes->size(),
                              [](void* kept) { delete static_cast<std::string*>(kept); }, bytes);
}

void round_path(cairo_t* context, const Box& box, double radius) {
  constexpr double k_quarter = std::numbers::pi / 2;
  cairo_new_sub_path(context);
  cairo_arc(context, box.right() - radius, box.y + radius, radius, -k_quarter, 0);
  cairo_arc(context, box.right() - radius, box.bottom() - radius, radius, 0, k_quarter);
  cairo_arc(context, box.x + radius, box.bottom() - radius, radius, k_quarter, 2 * k_quarter);
  cairo_arc(context, box.x + radius, box.y + radius, radius, 2 * k_quarter, 3 * k_quarter);
  cairo_close_path(context);
}

// The words of a line, one after another.
template <typename Use>
void each_word(std::string_view line, const Use& use) {
  while (!line.empty()) {
    const std::size_t end = std::min(line.find(' '), line.size());
    if (end > 0) use(line.substr(0, end));
    line.remove_prefix(std::min(end + 1, line.size()));
  }
}

}  // namespace

Canvas::Canvas(cairo_surface_t* surface)
    : surface_(surface),
      context_(cairo_create(surface)),
      keeps_text_(cairo_surface_has_show_text_glyphs(surface) != 0) {}

Canvas Canvas::on(Pixels& pixels) { return Canvas(surface_of(pixels)); }

Canvas Canvas::pdf(double width, double height) {
  auto bytes = std::make_unique<std::string>();
  Canvas canvas(cairo_pdf_surface_create_for_stream(append, bytes.get(), width, height));
  canvas.bytes_ = std::move(bytes);
  return canvas;
}

Canvas Canvas::svg(double width, double height) {
  auto bytes = std::make_unique<std::string>();
  Canvas canvas(cairo_svg_surface_create_for_stream(append, bytes.get(), width, height));
  canvas.bytes_ = std::move(bytes);
  cairo_svg_surface_set_document_unit(canvas.surface_.get(), CAIRO_SVG_UNIT_PX);
  return canvas;
}

void Canvas::use(Colour colour) {
  cairo_set_source_rgb(context_.get(), colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0);
}

void Canvas::fill(Colour colour) {
  use(colour);
  cairo_paint(context_.get());
}

void Canvas::rectangle(const Box& box, Colour colour) {
  use(colour);
  cairo_rectangle(context_.get(), box.x, box.y, box.width, box.height);
  cairo_fill(context_.get());
}

void Canvas::rounded(const Box& box, double radius, Colour colour) {
  use(colour);
  round_path(context_.get(), box, std::min({radius, box.width / 2, box.height / 2}));
  cairo_fill(context_.get());
}

void Canvas::circle(double x, double y, double radius, Colour colour) {
  use(colour);
  cairo_arc(context_.get(), x, y, radius, 0, 2 * std::numbers::pi);
  cairo_fill(context_.get());
}

void Canvas::half_disc(double x, double y, double radius, Colour colour) {
  use(colour);
  cairo_arc(context_.get(), x, y, radius, std::numbers::pi, 2 * std::numbers::pi);
  cairo_fill(context_.get());
}

void Canvas::polygon(std::span<const double> points, Colour colour) {
  use(colour);
  for (std::size_t i = 0; i + 1 < points.size(); i += 2) cairo_line_to(context_.get(), points[i], points[i + 1]);
  cairo_close_path(context_.get());
  cairo_fill(context_.get());
}

void Canvas::rays(const Box& clip, double x, double y, std::size_t count, Colour colour) {
  cairo_save(context_.get());
  cairo_rectangle(context_.get(), clip.x, clip.y, clip.width, clip.height);
  cairo_clip(context_.get());
  use(colour);
  const double reach = 2 * (clip.width + clip.height), step = 2 * std::numbers::pi / static_cast<double>(count);
  for (std::size_t i = 0; i < count; ++i) {
    const double angle = (static_cast<double>(i) + 0.25) * step;  // symmetrical about the upright
    cairo_move_to(context_.get(), x, y);
    cairo_line_to(context_.get(), x + reach * std::cos(angle), y + reach * std::sin(angle));
    cairo_line_to(context_.get(), x + reach * std::cos(angle + step / 2), y + reach * std::sin(angle + step / 2));
    cairo_close_path(context_.get());
  }
  cairo_fill(context_.get());
  cairo_restore(context_.get());
}

void Canvas::picture(const Pixels& pixels, const Box& box, double radius) {
  if (pixels.width <= 0 || pixels.height <= 0) return;
  cairo_save(context_.get());
  if (radius > 0) {
    round_path(context_.get(), box, radius);
  } else {
    cairo_rectangle(context_.get(), box.x, box.y, box.width, box.height);
  }
  cairo_clip(context_.get());
  cairo_translate(context_.get(), box.x, box.y);
  cairo_scale(context_.get(), box.width / pixels.width, box.height / pixels.height);
  cairo_surface_t* surface = surface_of(pixels);
  if (keeps_text_ && !pixels.has_alpha) attach_jpeg(surface, pixels);
  cairo_set_source_surface(context_.get(), surface, 0, 0);
  cairo_pattern_set_extend(cairo_get_source(context_.get()), CAIRO_EXTEND_PAD);
  cairo_paint(context_.get());
  cairo_surface_destroy(surface);
  cairo_restore(context_.get());
}

void Canvas::cover(const Pixels& pixels, const Box& box, double radius, double grown) {
  if (pixels.width <= 0 || pixels.height <= 0) return;
  const double scale = grown * std::max(box.width / pixels.width, box.height / pixels.height);
  const double width = pixels.width * scale, height = pixels.height * scale;
  cairo_save(context_.get());
  round_path(context_.get(), box, radius);
  cairo_clip(context_.get());
  picture(pixels, {box.x + (box.width - width) / 2, box.y + (box.height - height) / 2, width, height});
  cairo_restore(context_.get());
}

double Canvas::text_width(std::string_view line, Typefaces& faces, Weight weight, double size) const {
  double width = 0;
  std::size_t words = 0;
  each_word(line, [&](std::string_view word) {
    width += static_cast<double>(faces.shape(word, weight).width);
    ++words;
  });
  if (words > 1) width += static_cast<double>(words - 1) * static_cast<double>(faces.space(weight));
  return width * size;
}

double Canvas::text(std::string_view line, Typefaces& faces, Weight weight, double size, double x, double y,
                    Colour colour, Align align) {
  const double width = text_width(line, faces, weight, size);
  if (align == Align::centre) x -= width / 2;
  if (align == Align::right) x -= width;
  const double space = static_cast<double>(faces.space(weight)) * size;
  use(colour);
  cairo_set_font_size(context_.get(), size);
  // All glyphs of one face in one call; a line rarely has more than one.
  std::size_t face = static_cast<std::size_t>(-1);
  double at = x;
  bool is_first = true;
  const auto add = [&](const ShapedWord& shaped) {
    for (const auto& run : shaped.runs) {
      if (run.face != face) {
        show_glyphs();
        face = run.face;
        cairo_set_font_face(context_.get(), faces.face(face));
      }
      for (const auto& glyph : run.glyphs) {
        glyphs_.push_back({glyph.index, at + static_cast<double>(glyph.x) * size, y + static_cast<double>(glyph.y) * size});
      }
      if (!keeps_text_) continue;
      glyph_text_ += run.text;
      for (const auto& cluster : run.clusters) clusters_.push_back({cluster.bytes, cluster.glyphs});
    }
    at += static_cast<double>(shaped.width) * size;
  };
  each_word(line, [&](std::string_view word) {
    if (!is_first && keeps_text_) add(faces.shape(" ", weight));
    if (!is_first && !keeps_text_) at += space;
    is_first = false;
    add(faces.shape(word, weight));
  });
  show_glyphs();
  return width;
}

void Canvas::show_glyphs() {
  if (glyphs_.empty()) return;
  const auto count = static_cast<int>(glyphs_.size());
  if (keeps_text_) {
    cairo_show_text_glyphs(context_.get(), glyph_text_.data(), static_cast<int>(glyph_text_.size()), glyphs_.data(), count,
                           clusters_.data(), static_cast<int>(clusters_.size()), {});
  } else {
    cairo_show_glyphs(context_.get(), glyphs_.data(), count);
  }
  glyphs_.clear();
  glyph_text_.clear();
  clusters_.clear();
}

void Canvas::scale(double factor) { cairo_scale(context_.get(), factor, factor); }

void Canvas::faded(double opacity, double dx, double dy, const std::function<void()>& draw) {
  if (opacity <= 0) return;
  cairo_save(context_.get());
  cairo_translate(context_.get(), dx, dy);
  if (opacity < 1) cairo_push_group(context_.get());
  draw();
  if (opacity < 1) {
    cairo_pop_group_to_source(context_.get());
    cairo_paint_with_alpha(context_.get(), opacity);
  }
  cairo_restore(context_.get());
}

void Canvas::describe(const std::string& title, const std::string& author, const std::string& iso_day) {
  const std::string midnight = iso_day + "T00:00:00+07:00";
  cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_TITLE, title.c_str());
  cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_AUTHOR, author.c_str());
  cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_CREATOR, "trungbay");
  cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_CREATE_DATE, midnight.c_str());
  cairo_pdf_surface_set_metadata(surface_.get(), CAIRO_PDF_METADATA_MOD_DATE, midnight.c_str());
}

void Canvas::link(const Box& box, std::string_view address) {
  std::string attributes = "rect=[" + std::to_string(box.x) + " " + std::to_string(box.y) + " " +
                           std::to_string(box.width) + " " + std::to_string(box.height) + "] uri='";
  for (const char letter : address) {
    if (letter == '\'' || letter == '\\') attributes += '\\';
    attributes += letter;
  }
  attributes += "'";
  cairo_tag_begin(context_.get(), CAIRO_TAG_LINK, attributes.c_str());
  cairo_tag_end(context_.get(), CAIRO_TAG_LINK);
}

void Canvas::next_page() { cairo_show_page(context_.get()); }

std::string Canvas::finish() {
  context_.reset();
  cairo_surface_finish(surface_.get());
  return bytes_ ? std::move(*bytes_) : std::string();
}

}  // namespace trungbay::draw
