// The pictures that pages can show: those of content/media, and those that were fetched from addresses in exports.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "base/hash.hpp"
#include "catalogue/documents.hpp"

namespace trungbay::pages {

// How a picture gets into the site.
enum class PictureRoad : std::uint8_t {
  photo,   // in several widths and formats (pages/photos.hpp); the original stays at home
  as_is,   // the file without its metadata, below /media/: the logo, and what moves
  video,   // the same, of an MP4
  unshown  // read by the program only: the ground of share cards
};

// What is known of a picture before pages are rendered.
struct PictureFacts {
  PictureRoad road = PictureRoad::photo;
  std::uint32_t width = 0;  // as shown
  std::uint32_t height = 0;
  std::uint8_t orientation = 1;  // how its file is to be turned (EXIF)
  bool has_alpha = false;        // some pixel can be seen through
  bool is_whole = false;         // has to be decoded into memory as a whole
  std::uint16_t focus_x = 500, focus_y = 500;  // what it is about, in thousandths of its width and height
  Hash128 content;
  std::filesystem::path file;
  std::string shown_as;     // in messages
  bool is_fetched = false;  // its file's name says nothing of its type
};

struct Pictures {
  std::map<std::string, PictureFacts, std::less<>> by_name;  // by path below content/media
  std::map<std::string, std::string, std::less<>> name_of_address;  // of fetched ones

  const PictureFacts* find(std::string_view name) const {
    const auto found = by_name.find(name);
    return found == by_name.end() ? nullptr : &found->second;
  }
  // The same, of pictures only: what an <img> can show.
  const PictureFacts* find_image(std::string_view name) const {
    const auto* facts = find(name);
    return facts != nullptr && facts->road != PictureRoad::video ? facts : nullptr;
  }
  // The name of what an export's cell says: a path of content/media or an address. "" when it cannot be shown.
  std::string name_of(std::string_view written) const {
    const auto fetched = name_of_address.find(written);
    std::string name = fetched != name_of_address.end() ? fetched->second : catalogue::media_path(written);
    if (find_image(name) == nullptr) name.clear();
    return name;
  }
};

}  // namespace trungbay::pages
