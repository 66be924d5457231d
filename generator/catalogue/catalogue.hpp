// Everything that the site will show: approved, clean, sorted, cross-referenced.
//
// Built once from the workspace's exports and documents (build_catalogue), never changed afterwards, read by
// the page planner and by any number of rendering threads. Ideas stand in order of time, oldest first, so
// that an index into `ideas` grows with time and lists can be numbered from the oldest.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/text_store.hpp"
#include "catalogue/entries.hpp"
#include "catalogue/idea.hpp"
#include "catalogue/unit.hpp"
#include "catalogue/withheld.hpp"
#include "workspace/configuration.hpp"

namespace trungbay::catalogue {

// Lists of ideas by some key, packed: ideas of key k are items[starts[k]] … items[starts[k + 1]].
struct IdeaLists {
  std::vector<std::uint32_t> starts;
  std::vector<std::uint32_t> items;

  std::span<const std::uint32_t> of(std::size_t key) const {
    return {items.data() + starts[key], items.data() + starts[key + 1]};
  }
  std::size_t size() const { return starts.empty() ? 0 : starts.size() - 1; }
};

// An export that ideas were read from, or a sheet of one, for the places of later faults.
struct SourceName {
  std::string file;
  std::string sheet;
  PlaceKind place_kind = PlaceKind::table;
};

// An idea that staff merged into another one: its address leads there.
struct MergedIdea {
  std::string address;
  vietnamese::Date date;
  std::uint32_t into = 0;  // index of the idea that stays
};

struct RecordCounts {
  std::size_t read = 0;
  std::size_t published = 0;
  std::size_t withheld = 0;  // read, but not published, for whatever reason
};

struct Catalogue {
  explicit Catalogue(TextStore store) : texts(std::move(store)) {}

  TextStore texts;
  std::vector<Idea> ideas;
  std::vector<Unit> units;  // by Vietnamese collation of their names
  UnitDirectory unit_names;
  Vocabulary fields;
  Vocabulary groups;
  std::vector<workspace::StatusTerm> statuses;
  std::vector<Model> models;  // featured first, then newest first
  std::vector<Happening> campaigns;
  std::vector<Happening> contests;
  std::vector<Happening> events;
  std::vector<Club> clubs;
  std::vector<PlainPage> pages;
  std::vector<SourceName> sources;
  std::string publisher_email;     // the one address that is public by decision
  std::vector<MergedIdea> merged;
  std::vector<std::string> media;  // files below content/media, by path from there
  RecordCounts records;
  WithheldRecords withheld;

  // Lists of ideas, each oldest first.
  std::vector<std::uint32_t> all_ideas;
  IdeaLists by_unit;  // a unit's own and those of all units below it
  IdeaLists by_field;
  IdeaLists by_group;
  std::vector<int> years;  // that have ideas, oldest first
  IdeaLists by_year;       // by position in `years`
  IdeaLists by_campaign;
  IdeaLists by_contest;
  IdeaLists by_event;
  std::vector<std::uint32_t> own_ideas;  // by unit: how many are its very own

  std::string_view text(const Idea& idea, IdeaText part) const {
    return texts.part(idea.texts, static_cast<std::size_t>(part));
  }
  std::string_view address(std::uint32_t idea) const { return text(ideas[idea], IdeaText::address); }
  // Where an idea was read.
  Place place_of(const Idea& idea) const;
};

}  // namespace trungbay::catalogue
