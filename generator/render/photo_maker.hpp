// The files that a photo becomes (pages/photos.hpp says which): decoded once, made smaller step by step, encoded.
//
// A new photo is made at once, before pages are planned, because only decoding shows whether all of it is there; the
// files wait in the cache until the site asks for them. One a thread; they share the cache.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/result.hpp"
#include "draw/photo.hpp"
#include "pages/photos.hpp"
#include "pages/pictures.hpp"
#include "render/photo_cache.hpp"

namespace trungbay::render {

class PhotoMaker {
 public:
  explicit PhotoMaker(PhotoCache& cache) : cache_(cache) {}

  // Decodes the whole photo, finds out whether it can be seen through, and makes all of its files that the cache does
  // not have. A picture that is published as it is, is decoded only; so are all when nothing is kept.
  std::optional<Diagnostic> prove(pages::PictureFacts& facts, std::string_view bytes);

  // The bytes of file `number`, out of the cache or made again; valid until the next call.
  Result<std::string_view> file(const pages::PictureFacts& facts, std::size_t number);

 private:
  static Result<draw::PhotoPixels> decode(const pages::PictureFacts& facts, const pages::PhotoSize& size, std::string_view bytes);
  std::optional<Diagnostic> make(pages::PictureFacts& facts, std::string_view bytes);

  PhotoCache& cache_;
  Hash128 made_;  // the photo whose files these are
  std::vector<std::string> files_;
};

}  // namespace trungbay::render
