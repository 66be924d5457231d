// What a commit is about to do, on disk before it does it, so that the next command can finish it.
//
// Written and read by the commit alone. Its file's name says the direction: "journal" forward, "undo" back.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace trungbay::site {

enum class CommitMode : std::uint8_t {
  swap,   // the staged tree takes the output's place in one rename
  rename  // file by file
};

struct JournalMove {
  std::string path;
  bool replaces = false;  // a file stood there; it has a second link among the backups when `backups` says so
};

struct Journal {
  CommitMode mode = CommitMode::rename;
  bool inner_staging = false;    // staged in the output, not in the state folder
  bool backups = true;           // false: the filesystem has no hard links, there is no way back
  std::uint64_t tree_inode = 0;  // swap: of the staged tree, which tells whether it already is the output
  std::vector<std::string> early_removals;  // where a file becomes a folder, or a folder a file
  std::vector<JournalMove> moves;
  std::vector<std::string> late_removals;
};

std::string to_bytes(const Journal& journal);
// Empty when the bytes are not a whole journal with safe paths.
std::optional<Journal> parse_journal(std::string_view bytes);

}  // namespace trungbay::site
