// What earlier builds found out about pictures, so that an unchanged one is not read again.
//
// A file is known by its path, size and time of change; one that was only moved or copied is known by its content, and
// not decoded again. Lies in .trungbay; a line that makes no sense is passed over, and its picture looked at anew.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "pages/pictures.hpp"

namespace trungbay::pages {

// How a file stands on the disk.
struct FileState {
  std::uint64_t size = 0;
  std::uint64_t changed = 0;  // nanoseconds
  bool operator==(const FileState&) const = default;
};
std::optional<FileState> state_of(const std::filesystem::path& file);

class PictureIndex {
 public:
  explicit PictureIndex(const std::filesystem::path& file);  // empty when it is not there

  // Road, size, turn, alpha and content; the rest is the caller's.
  const PictureFacts* find(const std::filesystem::path& picture, const FileState& state) const;
  const PictureFacts* find(const Hash128& content) const;

  void add(const PictureFacts& facts, const FileState& state);
  // What was added since it was read, and nothing else: pictures that are gone are forgotten.
  void save(const std::filesystem::path& file) const;

 private:
  struct Known {
    PictureFacts facts;
    FileState state;
  };
  std::map<std::string, Known> before_, now_;  // by path
  std::map<Hash128, const PictureFacts*> by_content_;
};

}  // namespace trungbay::pages
