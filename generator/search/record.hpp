// An idea as search sees it: the words in it by where they stand, the card that a result shows, the values that filter.
//
// Everything that the index holds of an idea comes from here, so that the small file and the segments cannot differ.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/scratch.hpp"
#include "catalogue/catalogue.hpp"
#include "workspace/configuration.hpp"

namespace trungbay::search {

struct SearchSource {
  const workspace::Configuration& configuration;
  const catalogue::Catalogue& catalogue;
  // The address of an idea's page from the site's root, "/y-tuong/a.html".
  std::function<std::string_view(std::uint32_t idea, Scratch& scratch)> path_of;
};

struct Record {
  std::string title;
  std::string middle;  // lines: summary, unit, field, group, authors, award, id
  std::string body;    // plain text, a line a paragraph
  std::vector<std::uint32_t> units;  // the idea's own first, then those above it
};

// One thread uses one reader.
class RecordReader {
 public:
  explicit RecordReader(const SearchSource& source) : source_(source) {}

  // Replaces what is in `record`.
  void read(std::uint32_t idea, Record& record);
  // What a result shows, as a JSON array on one line.
  void append_card(std::uint32_t idea, std::string& out);

  // Of everything that read() would give: equal numbers, equal records. Costs no more than reading the texts.
  std::uint64_t fingerprint(std::uint32_t idea);

 private:
  const SearchSource& source_;
  Scratch scratch_;
};

}  // namespace trungbay::search
