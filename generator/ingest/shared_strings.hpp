// The strings that an XLSX keeps apart from its sheets, each once: cells name them by number.
//
// Excel puts every text there, so that a book of 100,000 ideas has 250 MB of them. They go into a TextStore, a
// nameless file, and of each only its place is kept in memory. Filled before the first row, then read.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/text_store.hpp"
#include "ingest/xml_stream.hpp"

namespace trungbay::ingest {

// 200,000 rows of 20 cells that all differ; each takes 8 bytes here.
inline constexpr std::size_t k_most_strings = 4'000'000;

class SharedStrings {
 public:
  // Reads `xl/sharedStrings.xml`; false with the fault in the bag.
  bool read(std::unique_ptr<ByteStream> bytes, const std::string& part, const std::string& file, DiagnosticBag& bag);

  // A string by its number; of one that is too long, as much as shows that (append_bounded()). Nothing when there is no such string. Stays valid as long as this.
  std::optional<std::string_view> find(std::size_t number) const;

  // Gives back the memory of strings that were looked at; they can still be read.
  void release() const;

 private:
  class Handler;
  std::optional<TextStore> texts_;
  std::vector<TextHandle> handles_;
};

}  // namespace trungbay::ingest
