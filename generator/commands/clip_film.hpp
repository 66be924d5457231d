// `trungbay clip`: the words and pictures of a record as a film (draw/clip draws the frames, film_encoder makes the film).
#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "commands/record_material.hpp"
#include "draw/card.hpp"

namespace trungbay::commands {

struct ClipFilm {
  std::string bytes;
  double seconds = 0;
};

// `progress` may be empty. Pictures that cannot be used are warnings in the bag. Faults: ffmpeg_missing, ffmpeg_failed.
Result<ClipFilm> make_clip(const RecordMaterial& material, draw::CardShape shape,
                           const std::function<void(std::size_t done, std::size_t total)>& progress, DiagnosticBag& bag);

}  // namespace trungbay::commands
