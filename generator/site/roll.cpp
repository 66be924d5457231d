#include "site/roll.hpp"

#include <cerrno>
#include <functional>
#include <set>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "site/path_rules.hpp"

namespace trungbay::site {
namespace {

bool exists(FolderCursor& cursor, std::string_view path) {
  int folder = -1;
  struct stat status {};
  return cursor.find_parent(path, folder) == 0 &&
         ::fstatat(folder, std::string(name_of(path)).c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0;
}

// Renames `path` from one tree to the same path of another; makes the folders that it needs there.
int move_across(FolderCursor& from, FolderCursor& to, StepGate& gate, std::string_view path) {
  int source = -1;
  int target = -1;
  int error = from.find_parent(path, source);
  if (error == 0) error = to.make_parent(path, gate, target);
  if (error == 0) error = gate.pass();
  if (error != 0) return error;
  const std::string name(name_of(path));
  if (::renameat(source, name.c_str(), target, name.c_str()) == 0) return 0;
  if (errno != EISDIR) return errno;
  // An empty folder, left where a file goes now.
  if (::unlinkat(target, name.c_str(), AT_REMOVEDIR) != 0) return errno;
  return ::renameat(source, name.c_str(), target, name.c_str()) == 0 ? 0 : errno;
}

using FolderSet = std::set<std::string, std::greater<>>;  // a folder before the one it lies in

void add_folders(FolderSet& folders, std::string_view path) {
  for (path = folder_of(path); !path.empty(); path = folder_of(path)) {
    if (!folders.emplace(path).second) return;
  }
}

int remove_empty(int root, const FolderSet& folders, StepGate& gate) {
  FolderCursor cursor(root);
  for (const auto& folder : folders) {
    int parent = -1;
    if (cursor.find_parent(folder, parent) != 0) continue;
    if (const int error = gate.pass(); error != 0) return error;
    // Not empty: something of the site, or of somebody else, still lies there.
    if (::unlinkat(parent, std::string(name_of(folder)).c_str(), AT_REMOVEDIR) == 0) cursor.forget();
  }
  return 0;
}

int remove_files(int root, const std::vector<std::string>& paths, StepGate& gate, std::string& failed) {
  FolderCursor cursor(root);
  FolderSet folders;
  for (const auto& path : paths) {
    failed = path;
    // Even when the file is gone: a kill may have come between it and its folder.
    add_folders(folders, path);
    int folder = -1;
    int error = cursor.find_parent(path, folder);
    if (error == ENOENT || error == ENOTDIR) continue;
    if (error == 0) error = gate.pass();
    if (error != 0) return error;
    if (::unlinkat(folder, std::string(name_of(path)).c_str(), 0) == 0) continue;
    // A folder: the new site's, made when this journal ran before.
    if (errno != ENOENT && errno != EISDIR) return errno;
  }
  return remove_empty(root, folders, gate);
}

int restore_removed(OutputPlace& place, const std::vector<std::string>& paths, std::string& failed) {
  FolderCursor output(place.output.get());
  FolderCursor backups(place.backups.get());
  for (const auto& path : paths) {
    failed = path;
    if (!exists(backups, path)) continue;
    if (const int error = move_across(backups, output, place.gate, path); error != 0) return error;
  }
  return 0;
}

}  // namespace

int roll_forward(OutputPlace& place, const Journal& journal, std::string& failed) {
  if (place.output.valid()) {
    const int root = place.output.get();
    if (const int error = remove_files(root, journal.early_removals, place.gate, failed); error != 0)
      return error;
    FolderCursor fresh(place.fresh.get());
    FolderCursor output(root);
    for (const auto& move : journal.moves) {
      failed = move.path;
      const int error = move_across(fresh, output, place.gate, move.path);
      if (error == ENOENT && !exists(fresh, move.path)) continue;
      if (error != 0) return error;
    }
    if (const int error = remove_files(root, journal.late_removals, place.gate, failed); error != 0)
      return error;
    // On a disk of its own, the output is not ordered before the manifest by the filesystem's journal.
    if (journal.inner_staging && place.durability == Durability::disk && ::syncfs(root) != 0) return errno;
  }
  failed.clear();
  return finish_state(place);
}

int roll_back(OutputPlace& place, const Journal& journal, std::string& failed) {
  FolderSet folders;
  if (place.output.valid()) {
    FolderCursor fresh(place.fresh.get());
    FolderCursor output(place.output.get());
    FolderCursor backups(place.backups.get());
    for (auto move = journal.moves.rbegin(); move != journal.moves.rend(); ++move) {
      failed = move->path;
      add_folders(folders, move->path);         // made for it, even when it never came
      if (exists(fresh, move->path)) continue;  // never left
      FolderCursor& from = move->replaces ? backups : output;
      FolderCursor& to = move->replaces ? output : fresh;
      if (!exists(from, move->path)) continue;
      if (const int error = move_across(from, to, place.gate, move->path); error != 0) return error;
    }
    failed.clear();
    if (const int error = remove_empty(place.output.get(), folders, place.gate); error != 0) return error;
    for (const auto* removals : {&journal.late_removals, &journal.early_removals}) {
      if (const int error = restore_removed(place, *removals, failed); error != 0) return error;
    }
  }
  failed.clear();
  int error = place.remove_state(place.next_manifest_name);
  if (error == 0) error = place.remove_state(place.undo_name);
  // What is left in the staging folder, the next command clears as well.
  if (error == 0) place.discard_staging();
  return error;
}

int finish_state(OutputPlace& place) {
  const int error = place.rename_state(place.next_manifest_name, place.manifest_name);
  if (error != 0 && error != ENOENT) return error;  // ENOENT: done before a kill
  // The new site is in place and known. A journal that cannot be removed now is gone through once more by the
  // next command, for which the staging folder must stay.
  if (place.remove_state(place.journal_name) == 0) place.discard_staging();
  return 0;
}

}  // namespace trungbay::site
