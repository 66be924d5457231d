// The search index of a site: which files it consists of, and their bytes.
//
// A small site has one file that the script scans. A larger one has segments of shards (segment.hpp) and such a file
// for what is newer than they are. docs/search.md says how it all fits together.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "search/record.hpp"

namespace trungbay::search {

// Where the page and all files of search stand.
inline constexpr std::string_view k_search_folder = "/tim-kiem/";

class SearchIndex {
 public:
  // Without files: for a site without search, and for a check, which writes nothing.
  SearchIndex() = default;

  struct File {
    std::string path;   // below k_search_folder; holds a hash of the bytes, so that it never changes
    std::string bytes;
  };

  std::size_t size() const { return files_.size(); }
  const std::string& path(std::size_t file) const { return files_[file].path; }
  std::string_view bytes(std::size_t file) const { return files_[file].bytes; }
  const std::string& script() const { return script_; }      // path of the reader's script; "" without search
  const std::string& manifest() const { return manifest_; }  // JSON; "" without search

 private:
  friend SearchIndex make_index(const SearchSource& source);
  std::vector<File> files_;
  std::string script_;
  std::string manifest_;
};

SearchIndex make_index(const SearchSource& source);

}  // namespace trungbay::search
