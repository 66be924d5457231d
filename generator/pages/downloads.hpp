// Lists of ideas to take away: of the whole site, and of each unit and field, beside their pages.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "catalogue/catalogue.hpp"
#include "pages/address.hpp"
#include "pages/file_kind.hpp"
#include "workspace/configuration.hpp"

namespace trungbay::pages {

// A longer list has no file of its own: it would be as large as that of the whole site (30 MB and more), which has it too.
inline constexpr std::size_t k_most_part_rows = 50'000;

inline constexpr std::string_view k_part_csv = "y-tuong.csv";
inline constexpr std::string_view k_part_json = "y-tuong.json";

// Whether a unit's or field's list has a CSV, or with `as_json` a JSON. Empty lists have none. JSON is written for those who
// ask for it only: each more file is one more to upload for every new idea.
inline bool has_part(std::size_t rows, bool as_json, workspace::PartChoice choice) {
  if (rows == 0 || rows > k_most_part_rows || choice == workspace::PartChoice::off) return false;
  return !as_json || choice == workspace::PartChoice::all;
}

}  // namespace trungbay::pages
