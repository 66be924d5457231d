// What staff decided in content/editorial.yaml, met with the records of the exports.
//
// The intake asks for each record what is decided about it, and corrects its draft; build_catalogue then has
// unknown ids reported and merged records tied to those that stay. The command line gives it ids to look for
// and asks afterwards which of them exist. Used by one thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "catalogue/catalogue.hpp"
#include "catalogue/documents.hpp"
#include "catalogue/draft.hpp"
#include "workspace/editorial.hpp"

namespace trungbay::catalogue {

// The first record that a decision was met with, as its export writes it.
struct DecidedRecord {
  bool exists = false;
  bool marked = false;  // featured by its own export; only known of published ones
  std::string id;       // its address when it has none
  std::string title;    // cut to what fits a line
};

class StaffDecisions {
 public:
  explicit StaffDecisions(workspace::Editorial editorial);

  // Looks up the units that decisions name; before exports are read, so that it does not depend on their
  // order.
  void find_units(const Catalogue& catalogue, DiagnosticBag& bag);

  // What is decided about the record of this address; nullptr when nothing is.
  const workspace::Decision* meet(const std::string& address, const Draft& draft);
  // Puts corrections into the draft, so that every gate sees the corrected record.
  void correct(const workspace::Decision& decision, const Catalogue& catalogue, Draft& draft) const;
  // Whether an idea is featured that its export marks so, or does not.
  bool is_featured(const workspace::Decision& decision, bool marked);
  // A record that would be published has been withheld for the sake of another.
  void note_merged(const workspace::Decision& decision, std::string address, vietnamese::Date date);

  // Ids of the records that others are merged into: of equal ones, they stay.
  std::vector<std::string> kept_ids() const;

  // Ids that no export has, with the closest one that there is.
  void report_unknown(DiagnosticBag& bag) const;
  // Fills Catalogue::merged and lets documents name the idea that stays by the merged one's id.
  void settle_merges(IdeaIds& ids, Catalogue& catalogue, DiagnosticBag& bag) const;

  const workspace::Editorial& editorial() const { return editorial_; }
  const DecidedRecord& record_of(std::size_t decision) const { return records_[decision]; }
  // At most `most` ids of exports that `id` may be a misspelling of, the closest first.
  std::vector<std::string> closest_ids(std::string_view id, std::size_t most) const;

 private:
  // A record that some decision names, be it as the one to merge into.
  struct Subject {
    std::uint32_t decision = k_none;
    bool exists = false;
  };
  struct Merged {
    std::uint32_t decision;
    std::string address;
    vietnamese::Date date;
  };
  std::uint32_t index_of(const workspace::Decision& decision) const {
    return static_cast<std::uint32_t>(&decision - editorial_.data());
  }
  std::string suggestion_for(std::string_view id, std::size_t& left) const;

  workspace::Editorial editorial_;
  std::unordered_map<std::string, Subject> subjects_;  // by decision_key
  std::vector<DecidedRecord> records_;                 // by decision
  std::vector<std::uint32_t> units_;                   // by decision; k_none where none is named
  std::vector<Merged> merged_;
  std::vector<std::string> known_ids_;  // of all records, for suggestions
};

}  // namespace trungbay::catalogue
