// Names of files of content/media, as bodies write them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace trungbay::pages {

// "hoi-thao/anh.jpg" of "/media/hoi-thao/anh.jpg", "content/media/…", "media/…", "/content/media/…"
// (percent-encoding undone); nothing when `target` is not a picture of content/media or climbs out of it.
std::optional<std::string> media_name(std::string_view target);

}  // namespace trungbay::pages
