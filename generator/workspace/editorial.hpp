// content/editorial.yaml: what staff decide about single records, by the record's id.
//
//   KG-2023-0012:
//     featured: true
//   KG-2023-0044:
//     hidden: {reason: "Tác giả xin rút", date: 12/05/2023}
//
// read_editorial gives the decisions as typed values, with the places where they stand; the catalogue acts
// on them (catalogue/staff_decisions.hpp), the commands feature, hide and show change them
// (editorial_edit.hpp). Nothing here knows which records exist.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "vietnamese/date.hpp"

namespace trungbay::workspace {

inline constexpr std::string_view k_editorial_file = "content/editorial.yaml";
inline constexpr std::size_t k_editorial_most_bytes = 16 << 20;  // 100,000 decisions of 160 bytes
inline constexpr std::size_t k_most_decisions = 100'000;  // a hundred times what one term's staff can read
inline constexpr std::size_t k_editorial_most_nodes =
    8 * k_most_decisions;  // an id, and three keys with their values; holds the tree below 150 MB

// Why and since when a record is not shown.
struct Hiding {
  std::string reason;     // one line, never empty
  vietnamese::Date date;  // may be unknown
  friend bool operator==(const Hiding&, const Hiding&) = default;
};

// A line and column of the file; a whole Place for each of 100,000 decisions would take more than they do.
struct EditorialSpot {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

struct Decision {
  std::string id;      // as written
  std::string key;     // what ids are compared by: decision_key(id)
  EditorialSpot spot;  // of the id
  std::optional<bool> featured;
  std::optional<Hiding> hidden;
  std::string title;       // instead of the record's own; one line
  std::string summary;     // likewise
  std::string unit;        // slug, name or alias
  std::string merge_into;  // id of the record that stays
  EditorialSpot unit_spot;
  EditorialSpot merge_spot;

  // Whether it says anything at all; a bare id does not.
  bool is_empty() const;
  // Of the id; of one of its keys: place(decision.unit_spot, "unit").
  Place place() const { return place(spot, {}); }
  Place place(EditorialSpot at, std::string_view of_key) const;
};

// Whether two say the same of the same record, wherever they stand.
bool same_decision(const Decision& a, const Decision& b);

using Editorial = std::vector<Decision>;  // in the order of the file; keys differ

// How ids are compared: without case, diacritics and punctuation, which is what a page's address is made of.
// So "KG-2023-0012", "kg 2023 0012" and the file name of the page, "kg-2023-0012", are one record.
// "" when there is no letter or digit in it.
std::string decision_key(std::string_view id);

// `text` is the whole file. Nothing when there is a fault in it; all of them are in the bag.
std::optional<Editorial> parse_editorial(std::string_view text, DiagnosticBag& bag);

// The same out of the workspace at `root`; no decisions when it has no such file.
std::optional<Editorial> read_editorial(const std::filesystem::path& root, DiagnosticBag& bag);

}  // namespace trungbay::workspace
