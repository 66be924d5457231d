#include "site/commit.hpp"

#include <cerrno>
#include <cstdio>

#include <fcntl.h>
#include <linux/fs.h>
#include <sys/stat.h>
#include <unistd.h>

#include "site/path_rules.hpp"
#include "site/roll.hpp"

namespace trungbay::site {
namespace {

// Some 0.2 ms each on a solid-state disk, and more pages than one changed idea touches.
constexpr std::size_t k_most_single_syncs = 64;

bool links_do_not_work(int error) {
  return error == EPERM || error == EOPNOTSUPP || error == ENOSYS || error == EMLINK || error == EXDEV;
}

// The pages must be on disk before a journal says that they replace the old ones. Few files are synced one by
// one: syncfs waits for whatever else any program has written to that filesystem. Many are synced by one
// syncfs, as an fsync for each would wait for the disk as often as there are pages.
int sync_pages(OutputPlace& place, std::span<const JournalMove> moves) {
  if (const int error = place.gate.pass(); error != 0) return error;
  if (place.durability == Durability::process) return 0;
  if (moves.empty() || moves.size() > k_most_single_syncs)
    return ::syncfs(place.staging.get()) == 0 ? 0 : errno;
  for (const auto& move : moves) {
    const Descriptor file(::openat(place.fresh.get(), move.path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
    if (!file.valid() || ::fsync(file.get()) != 0) return errno;
  }
  return 0;
}

int write_intent(OutputPlace& place, const Journal& journal, std::string_view manifest_bytes) {
  const int error = place.write_state(place.next_manifest_name, manifest_bytes);
  return error != 0 ? error : place.write_state(place.journal_name, to_bytes(journal));
}

// The old site is whole: forget what was begun.
void drop_intent(OutputPlace& place) {
  place.remove_state(place.journal_name);
  place.remove_state(place.next_manifest_name);
}

// A second link of output/`path` in the folder of `to`. Sets `linked` when there was a file.
int link_across(FolderCursor& from, FolderCursor& to, StepGate& gate, std::string_view path, bool& linked) {
  linked = false;
  int source = -1;
  int target = -1;
  int error = from.find_parent(path, source);
  if (error == ENOENT || error == ENOTDIR) return 0;
  if (error == 0) error = to.make_parent(path, gate, target);
  if (error == 0) error = gate.pass();
  if (error != 0) return error;
  const std::string name(name_of(path));
  linked = ::linkat(source, name.c_str(), target, name.c_str(), 0) == 0;
  if (linked || errno == ENOENT) return 0;
  error = errno;
  struct stat status {};
  // A folder that the early removals will have emptied.
  if (::fstatat(source, name.c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISDIR(status.st_mode)) return 0;
  return error;
}

int make_backups(OutputPlace& place, Journal& journal, std::string& failed) {
  FolderCursor from(place.output.get());
  FolderCursor to(place.backups.get());
  const auto backup = [&](const std::string& path, bool& linked) {
    failed = path;
    return journal.backups ? link_across(from, to, place.gate, path, linked) : 0;
  };
  int error = 0;
  bool ignored = false;
  for (auto& move : journal.moves) {
    if (error == 0) error = backup(move.path, move.replaces);
  }
  for (const auto* removals : {&journal.early_removals, &journal.late_removals}) {
    for (const auto& path : *removals) {
      if (error == 0) error = backup(path, ignored);
    }
  }
  if (!links_do_not_work(error)) return error;
  journal.backups = false;
  return 0;
}

// What came into the old tree after the plan had looked at it, and is nobody's, goes over to the new one.
int carry_foreign_over(OutputPlace& place, KnownPaths& known) {
  Descriptor old_tree;
  if (!place.staging.valid()) return 0;
  int error = open_folder(place.staging.get(), "new", old_tree);
  if (error == ENOENT) return 0;
  Survey survey;
  std::string failed;
  if (error == 0) error = survey_tree(old_tree.get(), known, survey, failed);
  FolderCursor from(old_tree.get());
  FolderCursor to(place.output.get());
  for (const auto& entry : survey.foreign) {
    int source = -1;
    int target = -1;
    if (error == 0) error = from.find_parent(entry.path, source);
    if (error == 0) error = to.make_parent(entry.path, place.gate, target);
    if (error == 0) error = place.gate.pass();
    if (error != 0) break;
    const std::string name(name_of(entry.path));
    // Already there: it was linked before the swap.
    if (::renameat2(source, name.c_str(), target, name.c_str(), RENAME_NOREPLACE) != 0 && errno != EEXIST) {
      error = errno;
    }
  }
  return error;
}

// The new tree is the output; the old one, if there was any, is staging/new.
int finish_swap(OutputPlace& place, KnownPaths& known) {
  int error = place.open_output();
  if (error == 0) error = carry_foreign_over(place, known);
  return error == 0 ? finish_state(place) : error;
}

int exchange_trees(OutputPlace& place, unsigned flags) {
  if (const int error = place.gate.pass(); error != 0) return error;
  return ::renameat2(place.staging.get(), "new", place.parent.get(), place.name.c_str(), flags) == 0 ? 0
                                                                                                     : errno;
}

// The swap once more, the other way round.
bool swap_back(OutputPlace& place, bool exchanged) {
  int error = place.gate.pass();
  if (error == 0 && exchanged) error = exchange_trees(place, RENAME_EXCHANGE);
  if (error == 0 && !exchanged &&
      ::renameat2(place.parent.get(), place.name.c_str(), place.staging.get(), "new", RENAME_NOREPLACE) !=
          0) {
    error = errno;
  }
  return error == 0 && place.open_output() == 0;
}

bool output_is_tree(const OutputPlace& place, std::uint64_t inode) {
  struct stat status {};
  return place.output.valid() && ::fstat(place.output.get(), &status) == 0 && status.st_ino == inode;
}

}  // namespace

bool swap_may_not_work(int error) {
  return links_do_not_work(error) || error == EINVAL || error == EBUSY || error == EACCES ||
         error == ENOTEMPTY || error == EEXIST;
}

CommitOutcome commit_by_swap(OutputPlace& place, std::span<const std::string_view> linked,
                             std::string_view manifest_bytes, KnownPaths& known) {
  const bool exchanging = place.output.valid();
  if (exchanging) {
    FolderCursor from(place.output.get());
    FolderCursor to(place.fresh.get());
    for (const auto path : linked) {
      bool done = false;
      int error = link_across(from, to, place.gate, path, done);
      if (error == 0 && !done) error = ENOENT;
      if (error != 0) return {error, std::string(path), true};
    }
  }
  Journal journal;
  journal.mode = CommitMode::swap;
  struct stat status {};
  int error = ::fstat(place.fresh.get(), &status) == 0 ? 0 : errno;
  journal.tree_inode = status.st_ino;
  // Without an old site a power cut has nothing to spoil: the manifest's sizes show which files it emptied.
  if (error == 0 && exchanging) error = sync_pages(place, {});
  if (error == 0) error = write_intent(place, journal, manifest_bytes);
  if (error == 0) error = exchange_trees(place, exchanging ? RENAME_EXCHANGE : RENAME_NOREPLACE);
  if (error != 0) {
    drop_intent(place);
    return {error, {}, true};
  }
  error = finish_swap(place, known);
  if (error == 0) return {};
  const bool back = swap_back(place, exchanging);
  if (back) drop_intent(place);
  return {error, {}, back};
}

CommitOutcome commit_by_rename(OutputPlace& place, Journal& journal, std::string_view manifest_bytes) {
  journal.mode = CommitMode::rename;
  journal.inner_staging = place.staging_is_inner();
  std::string failed;
  int error = 0;
  if (!place.output.valid()) {
    error = place.gate.pass();
    if (error == 0 && ::mkdirat(place.parent.get(), place.name.c_str(), 0777) != 0) error = errno;
    if (error == 0) error = place.open_output();
  }
  if (error == 0) error = make_backups(place, journal, failed);
  if (error == 0) failed.clear();
  if (error == 0 && !journal.moves.empty()) error = sync_pages(place, journal.moves);
  if (error == 0) error = write_intent(place, journal, manifest_bytes);
  if (error != 0) {
    drop_intent(place);
    return {error, failed, true};
  }
  error = roll_forward(place, journal, failed);
  if (error == 0) return {};
  // The journal's new name turns the direction; it takes no room, so a full disk does not stop it.
  std::string failed_back;
  const bool back = journal.backups && place.rename_state(place.journal_name, place.undo_name) == 0 &&
                    roll_back(place, journal, failed_back) == 0;
  return {error, failed, back};
}

RecoveryOutcome recover(OutputPlace& place) {
  RecoveryOutcome outcome;
  int error = 0;
  auto bytes = place.read_state(place.undo_name, error);
  const bool back = bytes.has_value();
  if (!back && error == 0) bytes = place.read_state(place.journal_name, error);
  if (error != 0) outcome.commit = {error, {}, false};
  if (!bytes) {
    // Written before the journal: without one it means nothing.
    if (error == 0) outcome.commit.error = place.remove_state(place.next_manifest_name);
    return outcome;
  }
  const auto journal = parse_journal(*bytes);
  const bool swapped = journal && journal->mode == CommitMode::swap;
  if (swapped && !output_is_tree(place, journal->tree_inode)) {
    // Killed before the one rename that counts: the old site is whole.
    drop_intent(place);
    return outcome;
  }
  error = journal ? place.open_staging(journal->inner_staging) : ENOENT;
  // A swap where nothing stood leaves no tree behind.
  if (swapped && error == ENOENT) error = 0;
  if (error == ENOENT) {
    outcome.what = Recovery::journal_damaged;
    drop_intent(place);
    place.remove_state(place.undo_name);
    return outcome;
  }
  std::string failed;
  if (error == 0 && swapped) {
    int ignored = 0;
    const auto manifest_bytes = place.read_state(place.manifest_name, ignored);
    const auto next_bytes = place.read_state(place.next_manifest_name, ignored);
    const Manifest old_manifest = parse_manifest(manifest_bytes.value_or("")).value_or(Manifest{});
    const auto next = next_bytes ? parse_manifest(*next_bytes) : std::nullopt;
    std::vector<std::string> planned;
    for (const auto& entry : next ? next->entries : std::vector<ManifestEntry>{}) {
      planned.emplace_back(next->path_of(entry));
    }
    KnownPaths known(old_manifest, planned);
    // Without the next manifest, it already is the manifest: what is foreign was carried over before that.
    outcome.commit = {next ? finish_swap(place, known) : finish_state(place), {}, false};
  } else if (error == 0 && back) {
    outcome.commit = {roll_back(place, *journal, failed), failed, false};
  } else if (error == 0) {
    outcome.commit = {roll_forward(place, *journal, failed), failed, false};
  } else {
    outcome.commit = {error, {}, false};
  }
  outcome.what = back ? Recovery::taken_back : Recovery::finished;
  return outcome;
}

}  // namespace trungbay::site
