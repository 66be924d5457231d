// Videos that records name: a film on YouTube, an MP4 of content/media, or something else, which is only linked.
//
// An address is taken apart strictly: whoever writes https://www.youtube.com@x.vn/ gets a plain link. Called by the
// views of ideas and models, and for players inside reduced HTML.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace trungbay::pages {

struct YoutubeVideo {
  std::string_view id;       // eleven of A–Z a–z 0–9 - _; a part of the address
  std::uint32_t start = 0;   // in seconds
  bool is_upright = false;   // a short
};

// Every usual form: watch?v=, youtu.be/, shorts/, embed/, live/, v/, with www., m. or music. in front or without a
// scheme, with a time (t=90, t=1m30s, start=90, #t=90). Nothing for anything else.
std::optional<YoutubeVideo> parse_youtube(std::string_view address);

// "https://www.youtube.com/watch?v=…&t=90s": for people.
std::string watch_address(const YoutubeVideo& video);
// The player that sets no cookie before it plays. It starts at once: it is only asked for by a tap.
std::string player_address(const YoutubeVideo& video);

}  // namespace trungbay::pages
