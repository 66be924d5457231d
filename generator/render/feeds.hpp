// Atom 1.0 and JSON Feed 1.1 of the site, of a unit or of a field, out of one plain struct.
//
// The same feed gives the same bytes: no clock is read, the feed is as new as its newest entry. All texts are
// plain and valid UTF-8; all addresses are absolute. Called for each feed of the plan.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "vietnamese/date.hpp"

namespace trungbay::render {

struct FeedEntry {
  std::string_view id;  // stable for ever; the entry's address when there is nothing better
  std::string_view url;
  std::string_view title;
  std::string_view summary;
  std::string_view author;  // empty: the feed's author stands for it
  vietnamese::Date published;
  vietnamese::Date updated;  // unknown: as published
  std::vector<std::string_view> categories;
};

struct Feed {
  std::string_view title;
  std::string_view subtitle;
  std::string_view home_url;
  std::string_view atom_url;  // of this feed; also its id
  std::string_view json_url;  // empty when the feed is only published as Atom
  std::string_view author;
  std::string_view icon_url;
  std::span<const FeedEntry> entries;  // newest first
};

std::string render_atom(const Feed& feed);
std::string render_json_feed(const Feed& feed);

}  // namespace trungbay::render
