// Fonts: found on the machine, shaped by HarfBuzz, kept word by word.
//
// Vietnamese is written in short syllables that come again and again, so a shaped word is kept and used for every
// picture and size. One `Typefaces` a thread; the files are found once (find_fonts).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

struct _cairo_font_face;

namespace trungbay::draw {

enum class Weight : std::uint8_t { text, strong, title };
inline constexpr std::size_t k_weights = 3;

struct FontFiles {
  std::string by_weight[k_weights];
  std::string fallback;  // for signs that the others lack; may be empty
};

// The workspace's own font file for all weights, or Inter (Debian: fonts-inter), or whatever font of this machine
// has all Vietnamese letters. Fault: font_unusable (the own file), fonts_missing.
Result<FontFiles> find_fonts(const std::string& own_font, const std::string& shown_as);

// Positions in font sizes: times the size in pixels gives pixels.
struct Glyph {
  std::uint32_t index = 0;
  float x = 0, y = 0;
};
// So many bytes of a run's text are so many of its glyphs: what makes text of a PDF text again.
struct Cluster {
  int bytes = 0, glyphs = 0;
};
struct GlyphRun {
  std::size_t face = 0;  // for Typefaces::face
  std::vector<Glyph> glyphs;
  std::string text;
  std::vector<Cluster> clusters;
};
struct ShapedWord {
  std::vector<GlyphRun> runs;
  float width = 0;
};

class Typefaces {
 public:
  explicit Typefaces(const FontFiles& files);
  Typefaces(const Typefaces&) = delete;
  Typefaces& operator=(const Typefaces&) = delete;
  ~Typefaces();

  // Of one word, without spaces; valid until the next call. Signs that no font has are left out.
  const ShapedWord& shape(std::string_view word, Weight weight);
  float space(Weight weight);
  _cairo_font_face* face(std::size_t number) const;

 private:
  class Faces;
  std::unique_ptr<Faces> faces_;
};

}  // namespace trungbay::draw
