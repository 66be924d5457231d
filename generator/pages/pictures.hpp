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

// What is known of a picture before pages are rendered.
struct PictureFacts {
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  Hash128 content;
  std::filesystem::path file;
  std::string shown_as;        // in messages
  bool is_fetched = false;     // its file's name says nothing of its type
};

struct Pictures {
  std::map<std::string, PictureFacts> by_name;       // below the site's /media/
  std::map<std::string, std::string> name_of_address;  // of fetched ones

  const PictureFacts* find(std::string_view name) const {
    const auto found = by_name.find(std::string(name));
    return found == by_name.end() ? nullptr : &found->second;
  }
  // The name of what an export's cell says: a path of content/media or an address. "" when it cannot be shown.
  std::string name_of(std::string_view written) const {
    const auto fetched = name_of_address.find(std::string(written));
    std::string name = fetched != name_of_address.end() ? fetched->second : catalogue::media_path(written);
    if (find(name) == nullptr) name.clear();
    return name;
  }
};

}  // namespace trungbay::pages
