#include "render/photo_maker.hpp"

#include <algorithm>
#include <cmath>

#include "base/files.hpp"
#include "draw/picture.hpp"

namespace trungbay::render {
namespace {

constexpr int k_proof = 64;  // pixels on a side: enough to have read all of a file

}  // namespace

std::optional<Diagnostic> PhotoMaker::prove(pages::PictureFacts& facts, std::string_view bytes) {
  if (facts.road == pages::PictureRoad::photo) {
    if (cache_.keeps()) return make(facts, bytes);
    const auto photo = decode(facts, pages::photo_sizes(facts).all[0], bytes);
    if (!photo) return photo.fault();
    facts.has_alpha = photo.value().has_alpha;
    return std::nullopt;
  }
  const auto pixels = draw::decode_picture(bytes, k_proof, k_proof, draw::Fit::inside, facts.shown_as);
  return pixels ? std::nullopt : std::optional(pixels.fault());
}

Result<draw::PhotoPixels> PhotoMaker::decode(const pages::PictureFacts& facts, const pages::PhotoSize& size, std::string_view bytes) {
  const draw::PhotoSource source{bytes,
                                 static_cast<int>(facts.width),
                                 static_cast<int>(facts.height),
                                 facts.orientation,
                                 facts.is_whole,
                                 facts.shown_as};
  return draw::decode_photo(source, static_cast<int>(size.width), static_cast<int>(size.height));
}

std::optional<Diagnostic> PhotoMaker::make(pages::PictureFacts& facts, std::string_view bytes) {
  files_.clear();
  const auto sizes = pages::photo_sizes(facts);
  auto photo = decode(facts, sizes.largest(), bytes);
  if (!photo) return std::move(photo).fault();
  facts.has_alpha = photo.value().has_alpha;
  files_.resize(pages::photo_file_count(facts));
  draw::Focus focus;
  // From the largest down, each out of the one above it.
  for (std::size_t size = sizes.count; size-- > 0;) {
    if (size + 1 < sizes.count) {
      photo = draw::shrink_photo(photo.value(), static_cast<int>(sizes.all[size].width), static_cast<int>(sizes.all[size].height),
                                 facts.shown_as);
      if (!photo) return std::move(photo).fault();
    }
    if (size == 0) focus = draw::find_focus(photo.value());
    for (const std::size_t number : {size, sizes.count + size}) {
      const auto file = pages::photo_file(facts, number);
      auto encoded = draw::encode_photo(photo.value(), file.format, facts.shown_as);
      if (!encoded) return std::move(encoded).fault();
      files_[number] = std::move(encoded).value();
      cache_.keep(pages::photo_name(facts, file), files_[number]);
    }
  }
  facts.focus_x = static_cast<std::uint16_t>(std::lround(focus.x * 1000));
  facts.focus_y = static_cast<std::uint16_t>(std::lround(focus.y * 1000));
  made_ = facts.content;
  return std::nullopt;
}

Result<std::string_view> PhotoMaker::file(const pages::PictureFacts& facts, std::size_t number) {
  const bool is_at_hand = !files_.empty() && made_ == facts.content && number < files_.size();
  if (is_at_hand && !files_[number].empty()) return std::string_view(files_[number]);
  if (!is_at_hand) {
    files_.assign(pages::photo_file_count(facts), {});
    made_ = facts.content;
  }
  if (auto kept = cache_.find(pages::photo_name(facts, pages::photo_file(facts, number)))) {
    files_[number] = std::move(*kept);
    return std::string_view(files_[number]);
  }
  const auto bytes = MappedFile::open(facts.file, facts.shown_as);
  if (!bytes) return bytes.fault();
  pages::PictureFacts again = facts;
  if (auto fault = make(again, bytes.value().bytes())) return std::move(*fault);
  if (number >= files_.size()) return make_diagnostic(Code::photo_undecodable, file_place(facts.shown_as));
  return std::string_view(files_[number]);
}

}  // namespace trungbay::render
