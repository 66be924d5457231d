#include "commands/clip_film.hpp"

#include <optional>

#include "commands/film_encoder.hpp"
#include "draw/clip.hpp"
#include "pages/record_words.hpp"
#include "vietnamese/text.hpp"

namespace trungbay::commands {
namespace {

// Characters that are read in the four seconds of a scene; of each of several, and of one that stands alone.
constexpr std::size_t k_longest_point = 90, k_longest_single = 210;
constexpr std::size_t k_most_points = 3;

// The first point that is a list, else the first sentences.
void choose_points(const pages::RecordWords& words, draw::Clip& clip) {
  const pages::RecordPoint* chosen = nullptr;
  for (const auto& point : words.points) {
    if (chosen == nullptr || (chosen->paragraphs.size() < 2 && point.paragraphs.size() > 1)) chosen = &point;
  }
  if (chosen == nullptr) return;
  clip.points_head = chosen->head;
  const bool is_single = chosen->paragraphs.size() == 1;
  for (const auto& text : chosen->paragraphs) {
    if (clip.points.size() == k_most_points) break;
    clip.points.push_back(is_single ? vietnamese::truncate_words(vietnamese::summary_of(text, k_longest_single), k_longest_single)
                                    : vietnamese::truncate_words(text, k_longest_point));
  }
}

}  // namespace

Result<ClipFilm> make_clip(const RecordMaterial& material, draw::CardShape shape,
                           const std::function<void(std::size_t done, std::size_t total)>& progress, DiagnosticBag& bag) {
  const auto words = pages::record_words(material.source(), material.record.kind, material.record.subject);
  draw::Clip clip;
  clip.shape = shape;
  clip.chip = words.card.chip;
  if (!words.card.status.empty()) clip.chip += (clip.chip.empty() ? "" : " · ") + words.card.status;
  clip.title = words.card.title;
  clip.line = words.card.line;
  for (const auto& figure : words.figures) clip.figures.push_back({figure.value, figure.label});
  clip.progress = words.card.progress;
  clip.progress_text = words.card.progress_text;
  choose_points(words, clip);
  clip.call = words.call;
  clip.address = material.address();
  clip.shown_address = pages::shown_address(clip.address);
  std::optional<draw::Pixels> photo;
  const auto photo_size = draw::clip_photo_size(shape);
  for (const auto& name : words.photos) {
    auto pixels = material.picture(name, photo_size.width, photo_size.height, draw::Fit::cover);
    if (pixels) {
      photo = std::move(pixels).value();
      break;
    }
    bag.add(std::move(pixels).fault());
  }
  clip.photo = photo ? &*photo : nullptr;

  const auto size = draw::size_of(shape);
  auto encoder = FilmEncoder::start(size.width, size.height, draw::k_clip_rate);
  if (!encoder) return std::move(encoder).fault();
  draw::ClipPainter painter(clip, material.look.fonts, material.look.theme);
  for (std::size_t i = 0; i < painter.frames(); ++i) {
    if (!encoder.value()->add(painter.frame(i))) break;
    if (progress) progress(i + 1, painter.frames());
  }
  auto film = encoder.value()->finish();
  if (!film) return std::move(film).fault();
  return ClipFilm{std::move(film).value(), static_cast<double>(painter.frames()) / draw::k_clip_rate};
}

}  // namespace trungbay::commands
