#include "draw/typefaces.hpp"

#include <array>
#include <filesystem>
#include <unordered_map>

#include <cairo-ft.h>
#include <fontconfig/fontconfig.h>
#include <ft2build.h>
#include <hb.h>
#include <hb-ft.h>

#include "base/utf8.hpp"

#include FT_FREETYPE_H
#include FT_MODULE_H

namespace trungbay::draw {
namespace {

// Every letter that Vietnamese has beyond ASCII: what a font must hold.
constexpr std::string_view k_letters =
    "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
    "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ";
constexpr std::size_t k_most_words = 20'000;  // of 6,000 syllables that Vietnamese uses, times three weights
constexpr std::size_t k_fallback = k_weights;

template <typename Use>
void each_letter(std::string_view text, const Use& use) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_code_point(text, at);
    use(point.value);
    at += point.size;
  }
}

bool holds_vietnamese(const std::string& file) {
  FT_Library library = nullptr;
  if (FT_Init_FreeType(&library) != 0) return false;
  FT_Face face = nullptr;
  bool holds = FT_New_Face(library, file.c_str(), 0, &face) == 0;
  if (holds) each_letter(k_letters, [&](char32_t letter) { holds = holds && FT_Get_Char_Index(face, letter) != 0; });
  if (face != nullptr) FT_Done_Face(face);
  FT_Done_FreeType(library);
  return holds;
}

// The file of the installed font that fits best; "" when its family is another than `family` and that is not "".
std::string installed_font(const char* family, int weight) {
  FcPattern* pattern = FcPatternCreate();
  if (family != nullptr) FcPatternAddString(pattern, FC_FAMILY, reinterpret_cast<const FcChar8*>(family));
  FcCharSet* letters = FcCharSetCreate();
  each_letter(k_letters, [&](char32_t letter) { FcCharSetAddChar(letters, letter); });
  FcPatternAddCharSet(pattern, FC_CHARSET, letters);
  FcPatternAddInteger(pattern, FC_WEIGHT, weight);
  FcPatternAddInteger(pattern, FC_SLANT, FC_SLANT_ROMAN);
  FcPatternAddBool(pattern, FC_VARIABLE, FcFalse);
  FcPatternAddBool(pattern, FC_OUTLINE, FcTrue);
  FcConfigSubstitute(nullptr, pattern, FcMatchPattern);
  FcDefaultSubstitute(pattern);
  FcResult result = FcResultMatch;
  FcPattern* found = FcFontMatch(nullptr, pattern, &result);
  std::string file;
  FcChar8* path = nullptr;
  FcChar8* found_family = nullptr;
  if (found != nullptr && FcPatternGetString(found, FC_FILE, 0, &path) == FcResultMatch &&
      FcPatternGetString(found, FC_FAMILY, 0, &found_family) == FcResultMatch) {
    const std::string_view name(reinterpret_cast<const char*>(found_family));
    if (family == nullptr || name == family) file = reinterpret_cast<const char*>(path);
  }
  if (found != nullptr) FcPatternDestroy(found);
  FcCharSetDestroy(letters);
  FcPatternDestroy(pattern);
  return file;
}

}  // namespace

Result<FontFiles> find_fonts(const std::string& own_font, const std::string& shown_as) {
  static constexpr int k_font_weights[k_weights] = {FC_WEIGHT_MEDIUM, FC_WEIGHT_BOLD, FC_WEIGHT_EXTRABOLD};
  FontFiles files;
  if (!own_font.empty() && !holds_vietnamese(own_font)) {
    return make_diagnostic(Code::font_unusable, file_place(shown_as));
  }
  for (std::size_t i = 0; i < k_weights; ++i) {
    std::string& file = files.by_weight[i];
    file = own_font;
    // Not "Inter Display", though titles are large: its marks grow into the letters (Ề, ổ, Ặ).
    if (file.empty()) file = installed_font("Inter", k_font_weights[i]);
    if (file.empty()) file = installed_font(nullptr, k_font_weights[i]);
    if (file.empty() || !holds_vietnamese(file)) return make_diagnostic(Code::fonts_missing, Place{});
  }
  files.fallback = installed_font(nullptr, FC_WEIGHT_BOLD);
  return files;
}

// FreeType's face, as HarfBuzz and as cairo see it.
class Typefaces::Faces {
 public:
  explicit Faces(const FontFiles& files) {
    FT_Init_FreeType(&library_);
    for (std::size_t i = 0; i < k_weights; ++i) open(i, files.by_weight[i]);
    if (!files.fallback.empty()) open(k_fallback, files.fallback);
  }
  Faces(const Faces&) = delete;
  Faces& operator=(const Faces&) = delete;
  ~Faces() {
    for (auto& face : faces_) {
      if (face.cairo != nullptr) cairo_font_face_destroy(face.cairo);
      if (face.harfbuzz != nullptr) hb_font_destroy(face.harfbuzz);
    }
    FT_Done_Library(library_);
  }

  cairo_font_face_t* cairo(std::size_t number) const { return faces_[number].cairo; }

  const ShapedWord& shape(std::string_view word, std::size_t weight) {
    auto& words = words_[weight];
    const auto known = words.find(word);
    if (known != words.end()) return known->second;
    if (words.size() >= k_most_words) words.clear();
    return words.emplace(std::string(word), make(word, weight)).first->second;
  }

 private:
  struct Face {
    FT_Face freetype = nullptr;
    hb_font_t* harfbuzz = nullptr;
    cairo_font_face_t* cairo = nullptr;
    float units = 1;
  };
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };

  void open(std::size_t number, const std::string& file) {
    Face& face = faces_[number];
    if (FT_New_Face(library_, file.c_str(), 0, &face.freetype) != 0) return;
    face.units = face.freetype->units_per_EM == 0 ? 1000.0f : static_cast<float>(face.freetype->units_per_EM);
    hb_blob_t* blob = hb_blob_create_from_file(file.c_str());
    hb_face_t* made = hb_face_create(blob, 0);
    face.harfbuzz = hb_font_create(made);
    const int units = static_cast<int>(face.units);
    hb_font_set_scale(face.harfbuzz, units, units);
    hb_face_destroy(made);
    hb_blob_destroy(blob);
    face.cairo = cairo_ft_font_face_create_for_ft_face(face.freetype, FT_LOAD_NO_HINTING);
    // cairo may keep a face for longer than we do: FreeType's goes with it.
    static const cairo_user_data_key_t k_key{};
    FT_Reference_Library(library_);
    cairo_font_face_set_user_data(face.cairo, &k_key, face.freetype, [](void* made_by_freetype) {
      auto* done = static_cast<FT_Face>(made_by_freetype);
      FT_Library library = done->glyph->library;
      FT_Done_Face(done);
      FT_Done_Library(library);
    });
  }

  bool has(std::size_t number, char32_t letter) const {
    const Face& face = faces_[number];
    return face.freetype != nullptr && FT_Get_Char_Index(face.freetype, letter) != 0;
  }

  // Cut into runs of letters that one face holds; marks stay with their letter, since words are NFC.
  ShapedWord make(std::string_view word, std::size_t weight) const {
    ShapedWord shaped;
    std::size_t begin = 0;
    while (begin < word.size()) {
      const std::size_t face = face_for(word, begin, weight);
      std::size_t end = begin;
      while (end < word.size() && face_for(word, end, weight) == face) end += decode_code_point(word, end).size;
      if (face <= k_fallback) append(word.substr(begin, end - begin), face, shaped);
      begin = end;
    }
    return shaped;
  }

  std::size_t face_for(std::string_view word, std::size_t at, std::size_t weight) const {
    const char32_t letter = decode_code_point(word, at).value;
    if (has(weight, letter)) return weight;
    return has(k_fallback, letter) ? k_fallback : k_fallback + 1;
  }

  void append(std::string_view text, std::size_t number, ShapedWord& shaped) const {
    const Face& face = faces_[number];
    hb_buffer_t* buffer = hb_buffer_create();
    hb_buffer_add_utf8(buffer, text.data(), static_cast<int>(text.size()), 0, static_cast<int>(text.size()));
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
    hb_buffer_set_language(buffer, hb_language_from_string("vi", -1));
    hb_buffer_guess_segment_properties(buffer);
    hb_shape(face.harfbuzz, buffer, nullptr, 0);
    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer, &count);
    GlyphRun run;
    run.face = number;
    run.text = text;
    for (unsigned i = 0; i < count; ++i) {
      // Letters that became one glyph, or one letter that became several, are one cluster.
      if (i == 0 || infos[i].cluster != infos[i - 1].cluster) {
        run.clusters.push_back({static_cast<int>(text.size() - infos[i].cluster), 0});
        if (i > 0) run.clusters[run.clusters.size() - 2].bytes -= run.clusters.back().bytes;
      }
      ++run.clusters.back().glyphs;
      run.glyphs.push_back({infos[i].codepoint,
                            shaped.width + static_cast<float>(positions[i].x_offset) / face.units,
                            -static_cast<float>(positions[i].y_offset) / face.units});
      shaped.width += static_cast<float>(positions[i].x_advance) / face.units;
    }
    shaped.runs.push_back(std::move(run));
    hb_buffer_destroy(buffer);
  }

  FT_Library library_ = nullptr;
  std::array<Face, k_weights + 1> faces_;
  std::array<std::unordered_map<std::string, ShapedWord, Hash, std::equal_to<>>, k_weights> words_;
};

Typefaces::Typefaces(const FontFiles& files) : faces_(std::make_unique<Faces>(files)) {}
Typefaces::~Typefaces() = default;

const ShapedWord& Typefaces::shape(std::string_view word, Weight weight) {
  return faces_->shape(word, static_cast<std::size_t>(weight));
}

float Typefaces::space(Weight weight) { return shape(" ", weight).width; }

cairo_font_face_t* Typefaces::face(std::size_t number) const { return faces_->cairo(number); }

}  // namespace trungbay::draw
