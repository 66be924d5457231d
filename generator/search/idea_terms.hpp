// The terms of an idea, counted into a run: syllables, pairs of neighbours, and the values it can be filtered by.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "search/lexicon.hpp"
#include "search/posting_run.hpp"
#include "search/record.hpp"

namespace trungbay::search {

// Of a body that is not indexed whole: so many pairs, those that stand in it most often.
inline constexpr std::size_t k_body_pairs = 40;

// One thread uses one IdeaTerms.
class IdeaTerms {
 public:
  IdeaTerms(const SearchSource& source, Lexicon& lexicon, bool is_full)
      : source_(source), reader_(source), words_(lexicon), is_full_(is_full) {}

  void add(std::uint32_t idea, RunBuilder& run);

 private:
  struct Pair {
    TermKey key;
    std::uint32_t hash;
    std::uint16_t form;
    std::uint32_t times;
  };

  void add_text(std::string_view text, std::uint8_t impact, RunBuilder& run);
  void add_weightiest_pairs(std::string_view body, RunBuilder& run);
  void add_filter(std::string_view kind, std::string_view slug, RunBuilder& run);

  const SearchSource& source_;
  RecordReader reader_;
  WordReader words_;
  bool is_full_;
  Record record_;
  std::vector<Pair> pairs_;
};

}  // namespace trungbay::search
