// The tree of units, and the terms (fields, groups, statuses) that ideas are filed under.
//
// Exports spell a unit in many ways ("Huyện Đoàn An Minh", "BTV Huyện đoàn An Minh"); all spellings are
// joined by a folded key. A unit that only an export mentions exists all the same.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "catalogue/entries.hpp"

namespace trungbay::catalogue {

// From the centre down to a group of members there are six levels; more than this is a faulty export.
inline constexpr std::uint32_t k_most_levels = 16;

struct Unit {
  DocumentHead head;  // title is the unit's name
  std::string short_name;
  std::string level;  // "huyen-doan", see level_label()
  std::uint32_t parent = k_none;
  std::vector<std::uint32_t> children;  // by Vietnamese collation
  std::string founded;
  std::int64_t members = 0;
  Picture picture;
  std::map<int, std::int64_t> targets;  // year → ideas to contribute
  bool declared = false;                // has a document of its own
};

// "Huyện đoàn" for "huyen-doan"; the text itself when the level is not one of the known ones.
std::string_view level_label(std::string_view level);
// The known levels, from the province down.
std::vector<std::string_view> known_levels();
// The level that a unit's name tells by its first words, or "".
std::string_view guess_level(std::string_view name);

// The key under which all spellings of a unit's name meet: folded, without "BTV", "BCH" and the like.
std::string unit_key(std::string_view name);

// How many units stand above a unit; at most `k_most_levels` when their chain is longer than that or loops.
std::uint32_t levels_above(const std::vector<Unit>& units, std::uint32_t unit);

// Names of units → indexes.
class UnitDirectory {
 public:
  // `k_none` when nobody has that name.
  std::uint32_t find(std::string_view name) const;
  // False when another unit already has the name.
  bool add(std::string_view name, std::uint32_t unit);
  // After the units were sorted: `new_index[old]` is where a unit stands now.
  void renumber(const std::vector<std::uint32_t>& new_index);

 private:
  std::unordered_map<std::string, std::uint32_t> by_key_;
};

struct Term {
  std::string label;
  std::string slug;
  std::string description;
  bool declared = false;  // in showcase.yaml; the others stand only in exports
};

// A vocabulary: terms in the order of showcase.yaml, then the ones that exports mention.
class Vocabulary {
 public:
  std::uint32_t find(std::string_view text) const;  // by label, slug or alias, folded; k_none
  std::uint32_t find_or_add(std::string_view text);
  std::uint32_t add(Term term, const std::vector<std::string>& aliases);

  const std::vector<Term>& terms() const { return terms_; }
  const Term& operator[](std::uint32_t index) const { return terms_[index]; }
  std::size_t size() const { return terms_.size(); }

 private:
  std::vector<Term> terms_;
  std::unordered_map<std::string, std::uint32_t> by_key_;
  std::unordered_map<std::string, std::uint32_t> by_slug_;
};

}  // namespace trungbay::catalogue
