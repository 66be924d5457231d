// Videos of content/media: MP4 files with H.264, known by content, measured, and published without what they tell
// about where and by whom they were made.
//
// Nothing is decoded: boxes (ISO 14496-12) are walked, and those that hold no picture or sound are blanked where they
// stand, so that no offset changes. Called when pictures are measured, and when the file is written.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace trungbay::render {

// Many hosts of static sites refuse larger files, and no phone on 3G waits for one.
inline constexpr std::size_t k_most_film_bytes = 100 * 1024 * 1024;

struct Film {
  std::uint32_t width = 0, height = 0;  // as shown
  struct Blank {
    std::size_t type_at;           // of the four letters of its type
    std::size_t begin, end;        // of its content
  };
  std::vector<Blank> blanks;  // in the order of the file
};

// Whether a name ends as videos do; content decides the rest.
bool is_film_name(std::string_view name);

// Faults at `file`: file_too_large, video_unusable with the box or codec that is wrong.
Result<Film> parse_film(std::string_view bytes, const std::string& file);

// The file as it is published, in parts that point into `bytes`.
std::vector<std::string_view> parts_of_film(std::string_view bytes, const Film& film);

}  // namespace trungbay::render
