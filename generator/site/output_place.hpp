// Where an output and its state lie: open folders, names of the state's files, the lock, the staging folder.
//
// Opened by the writer; the commit works on it. Staging lies in the state folder when that is on the output's
// mount, so that nothing half-made ever stands in the output; else in a closed folder inside the output.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "base/atomic_file.hpp"
#include "base/diagnostic.hpp"
#include "site/folder.hpp"
#include "site/manifest.hpp"

namespace trungbay::site {

class OutputPlace {
 public:
  explicit OutputPlace(std::function<int(int)> before_step) : gate(std::move(before_step)) {}

  // Resolves both paths, makes the state folder, takes the lock.
  std::optional<Diagnostic> open(const std::filesystem::path& output_path,
                                 const std::filesystem::path& state_path);

  // (Re)opens the output's own folder. 0 and not valid() when nothing stands there.
  int open_output();
  // The folder that stands at the output's path is still the one that was opened (or still nothing).
  bool output_is_same() const;
  // The output can be exchanged for a folder of the state folder: same mount, not a mount point itself.
  bool can_swap() const;

  // Picks where to stage and makes an empty staging folder; the output is made only if it must hold it.
  int make_staging();
  // Opens the staging folder that a killed command left. ENOENT when it is gone.
  int open_staging(bool inner);
  // Removes every staging folder that stands here, and what a kill left of half-written state files.
  int discard_staging();
  bool staging_is_inner() const { return inner_; }

  // Files of the state folder. read_state gives an empty value when there is no such file.
  std::optional<std::string> read_state(const std::string& name, int& error) const;
  int write_state(const std::string& name, std::string_view bytes);
  int rename_state(const std::string& from, const std::string& to);
  int remove_state(const std::string& name);

  std::string shown;     // the output as the user named it
  std::string relative;  // the output from the state folder
  std::string name;      // of the output in its parent
  std::string lock_name, manifest_name, next_manifest_name, journal_name, undo_name, staging_name;

  Descriptor state;
  Descriptor parent;  // folder in which the output lies
  Descriptor output;
  Descriptor fresh;    // staging/new: the new files, or the whole new tree
  Descriptor backups;  // staging/old: second links of what is replaced or removed
  Descriptor staging;
  StepGate gate;
  Durability durability = Durability::disk;

 private:
  std::optional<Diagnostic> take_lock();
  int make_staging_in(int folder, const std::string& staging_folder);

  Descriptor lock_;
  bool inner_ = false;
  bool made_output_ = false;
};

}  // namespace trungbay::site
