// A zip archive in memory: files in, bytes out. libzip stands behind it.
//
// The same files on the same day give the same bytes, in any time zone. Text is packed; pictures, which are packed
// already, are stored as they are.
#pragma once

#include <deque>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "vietnamese/date.hpp"

struct zip;
struct zip_source;

namespace trungbay::commands {

class ZipFile {
 public:
  // `day`: the date of all files in it; galleries of phones sort by it.
  explicit ZipFile(vietnamese::Date day);
  ~ZipFile();
  ZipFile(const ZipFile&) = delete;
  ZipFile& operator=(const ZipFile&) = delete;

  enum class Kind : std::uint8_t { text, packed };
  // `name`: ASCII, "thu-muc/tep.txt". False when there is no memory for it.
  bool add(const std::string& name, std::string bytes, Kind kind);

  // The archive; nothing can be added any more. "" when it could not be made.
  std::string finish();

 private:
  struct Discard {
    void operator()(struct zip* archive) const;
  };
  std::uint16_t dos_date_;
  std::deque<std::string> kept_;  // libzip reads them when it packs
  struct zip_source* source_ = nullptr;
  std::unique_ptr<struct zip, Discard> archive_;
};

}  // namespace trungbay::commands
