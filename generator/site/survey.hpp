// One look at what stands in an output: which known files are there, what is foreign, what is in the way.
//
// Reads folders, opens no file and follows no link. The writer's plan calls it before anything is staged.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "site/known_paths.hpp"

namespace trungbay::site {

struct ForeignEntry {
  std::string path;
  bool folder = false;  // with all below it; not looked into
};

struct Survey {
  // Enough to name and to carry over; an output full of strangers' files is only counted.
  static constexpr std::size_t k_most_kept = 1000;

  std::vector<ForeignEntry> foreign;
  std::size_t foreign_count = 0;
  std::string blocked;  // the first foreign entry that stands where the new site needs room; empty: none
  bool empty = true;    // nothing at all stands there
};

// Marks what stands in `known`. Gives errno, with the folder that could not be read in `failed`.
int survey_tree(int root, KnownPaths& known, Survey& survey, std::string& failed);

}  // namespace trungbay::site
