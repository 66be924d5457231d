// The search index of a site: which files it consists of, and their bytes.
//
// A small site has one file that the script scans. A larger one has segments of shards (segment.hpp) and such a file
// for what is newer than they are. docs/search.md says how it all fits together.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/result.hpp"
#include "search/pack.hpp"
#include "search/record.hpp"

namespace trungbay::search {

// Where the page and all files of search stand.
inline constexpr std::string_view k_search_folder = "/tim-kiem/";

// When a site is small enough for one file: a scan on a cheap phone, and a download of about 100 kB compressed.
struct IndexLimits {
  std::size_t small_ideas = 1500;
  std::size_t small_bytes = 350'000;
  // Of the file beside segments, which every search reads: about 10 kB compressed.
  std::size_t recent_ideas = 32;
  std::size_t recent_bytes = 36'000;
  // Above, only titles, summaries and the weightiest pairs of bodies are indexed.
  std::size_t full_ideas = 1'000'000;
};

class SearchIndex {
 public:
  // Without files: for a site without search, and for a check, which writes nothing.
  SearchIndex() = default;

  std::size_t size() const { return files_.size(); }
  // Below k_search_folder. Holds a hash of the bytes, so that a file never changes.
  std::string path(std::size_t file) const;
  // Replaces what is in `out`. Thread-safe.
  std::optional<Diagnostic> read(std::size_t file, std::string& out) const;

  const std::string& script() const { return script_; }      // path of the reader's script; "" without search
  const std::string& manifest() const { return manifest_; }  // JSON; "" without search

 private:
  friend class IndexMaker;
  // A file of a pack, with its dead cards taken out; or one that is held here.
  struct File {
    std::uint32_t pack = 0;
    std::uint32_t number = 0;
    std::uint32_t dead = 0;  // bits
  };
  static constexpr std::uint32_t k_held = 0xffff'ffff;

  std::vector<std::unique_ptr<Pack>> packs_;
  std::vector<std::pair<std::string, std::string>> held_;  // path, bytes
  std::vector<File> files_;
  std::string script_;
  std::string manifest_;
};

struct IndexRequest {
  const SearchSource& source;
  std::filesystem::path folder;  // where segments are kept from build to build; made when it is missing
  unsigned jobs = 1;
  IndexLimits limits;
};

// Brings the kept segments up to date with the catalogue. Killed at any instant it leaves a folder from which the
// next call makes the same index.
Result<SearchIndex> make_index(const IndexRequest& request);

}  // namespace trungbay::search
