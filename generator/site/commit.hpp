// Puts a staged site in place of the old one, and finishes or takes back what a killed process left half
// done.
//
// Called by the writer's commit and open. Two ways: a swap of whole trees (one rename), or file by file under
// a journal. Until the journal stands, the old site is whole; from then on every step can be repeated.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"
#include "site/journal.hpp"
#include "site/output_place.hpp"
#include "site/survey.hpp"

namespace trungbay::site {

struct CommitOutcome {
  int error = 0;      // errno; 0: the new site is in place
  std::string path;   // where it happened, relative to the output; may be empty
  bool whole = true;  // false: neither the old nor the new site is whole, the next `open` mends it
};

// `linked`: files that stay (kept or foreign), which get a second link in the staged tree.
// The error is one of `swap_may_not_work` when another way is worth a try; then nothing has happened yet.
CommitOutcome commit_by_swap(OutputPlace& place, std::span<const std::string_view> linked,
                             std::string_view manifest_bytes, KnownPaths& known);
bool swap_may_not_work(int error);

// Fills `replaces` and `backups` of the journal.
CommitOutcome commit_by_rename(OutputPlace& place, Journal& journal, std::string_view manifest_bytes);

enum class Recovery { nothing, finished, taken_back, journal_damaged };

struct RecoveryOutcome {
  Recovery what = Recovery::nothing;
  CommitOutcome commit;
};

RecoveryOutcome recover(OutputPlace& place);

}  // namespace trungbay::site
