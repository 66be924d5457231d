// A record's video, as templates see it.
#include "pages/video.hpp"

#include "pages/photos.hpp"
#include "pages/views/fields.hpp"
#include "pages/views/parts.hpp"

namespace trungbay::pages {
namespace {

struct VideoView {
  std::string_view kind;
  std::string_view url;
  std::string_view player_url;
  bool is_upright = false;
  std::uint32_t width = 0, height = 0;
  Value poster;
};

constexpr std::array k_video_fields = {
    Field{"kind", Type::text(), [](const void* self, Scratch&) { return Value::text(as<VideoView>(self).kind); },
          "youtube, file (an MP4 of content/media) or link (anything else)", "youtube"},
    Field{"url", Type::text(), [](const void* self, Scratch&) { return Value::text(as<VideoView>(self).url); },
          "where it can be seen: the page on YouTube, the file, the link", "https://www.youtube.com/watch?v=…"},
    Field{"player_url", Type::text().or_null(),
          [](const void* self, Scratch&) { return Value::optional_text(as<VideoView>(self).player_url); },
          "youtube: the player without cookies, to be asked for by a tap only", "https://www.youtube-nocookie.com/embed/…"},
    Field{"is_upright", Type::boolean(),
          [](const void* self, Scratch&) { return Value::boolean(as<VideoView>(self).is_upright); }, "higher than wide", "false"},
    Field{"width", Type::integer(), [](const void* self, Scratch&) { return Value::integer(as<VideoView>(self).width); },
          "file: in pixels; 0 for others", "1280"},
    Field{"height", Type::integer(), [](const void* self, Scratch&) { return Value::integer(as<VideoView>(self).height); },
          "file: in pixels; 0 for others", "720"},
    Field{"poster", Type::object_of(k_image_type).or_null(),
          [](const void* self, Scratch&) { return as<VideoView>(self).poster; }, "the record's first picture", ""},
};

}  // namespace

constinit const ObjectType k_video_type{"Video", "a film about an idea or a model", k_video_fields};

Value video_or_null(const SiteContext& site, std::string_view written, Value poster, Scratch& scratch) {
  if (written.empty()) return Value::null();
  VideoView view{"link", written, {}, false, 0, 0, poster};
  if (const auto video = parse_youtube(written)) {
    view.kind = "youtube";
    view.url = scratch.copy(watch_address(*video));
    view.player_url = scratch.copy(player_address(*video));
    view.is_upright = video->is_upright;
  } else if (const std::string name = catalogue::media_path(written); !name.empty()) {
    const PictureFacts* facts = site.pictures.find(name);
    if (facts == nullptr || facts->road != PictureRoad::video) return Value::null();
    view.kind = "file";
    view.url = scratch.copy(picture_address(name, *facts, site.addresses.base_path()));
    view.width = facts->width;
    view.height = facts->height;
    view.is_upright = facts->height > facts->width;
  }
  return Value::object(scratch.make<VideoView>(view), k_video_type);
}

}  // namespace trungbay::pages
