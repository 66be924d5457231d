// What no record may carry into the site: personal data in its texts, and the names of children.
//
// IdeaIntake calls clean() for each approved record, before anything of it is stored. The draft comes out
// with its texts masked and a child's name, class and school shortened or gone; or the gate says that the
// record is to be withheld. Everything that is made later (pages, lists, search, feeds, downloads, cards)
// reads what is stored.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "catalogue/catalogue.hpp"
#include "catalogue/draft.hpp"
#include "catalogue/privacy/author_names.hpp"
#include "catalogue/privacy/children.hpp"
#include "catalogue/privacy/personal_data.hpp"
#include "ingest/record_reader.hpp"
#include "workspace/configuration.hpp"

namespace trungbay::catalogue {

// One for each record and kind, with the first column that it was found in.
struct PrivacyFinding {
  Code code{};
  IdeaField field{};
  std::uint32_t count = 0;
};

class PrivacyGate {
 public:
  // `catalogue` outlives the gate. Ages are counted at the record's date, or at `today`.
  PrivacyGate(const Catalogue& catalogue, const workspace::Gates& gates, vietnamese::Date today);

  // Before the first record of an export, or when it shows another sheet.
  void begin_columns();
  // Cleans the draft of `record`. What was found is valid until the next call; when it is one finding of
  // Code::personal_data_withheld, nothing of the record may be stored.
  std::span<const PrivacyFinding> clean(const ingest::Record& record, std::span<const std::string> columns,
                                        vietnamese::Date date, Draft& draft);

 private:
  void protect_child(Draft& draft);
  void hide_authors(Draft& draft);
  // In texts, addresses and names of pictures. Whether a text named somebody.
  bool replace_names(Draft& draft, const std::vector<std::string>& names, NameForm form);
  void mask_texts(Draft& draft);
  void count(IdeaField field, const PersonalCounts& counts);
  AuthorClues clues_of(const ingest::Record& record, std::span<const std::string> columns,
                       vietnamese::Date date, const Draft& draft);
  // The nearest unit above that is no school: its name, or "".
  std::string unit_above(const Draft& draft) const;

  const Catalogue& catalogue_;
  bool withholds_;
  vietnamese::Date today_;
  std::vector<ClueColumn> clue_columns_;
  std::vector<std::string_view> texts_;
  PersonalDataFinder finder_;
  std::string scratch_;
  std::vector<PrivacyFinding> findings_;
};

}  // namespace trungbay::catalogue
