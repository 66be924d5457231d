// What staff write as Markdown documents: models, campaigns, contests, events, clubs and plain pages.
// They number in the hundreds, so they are held whole. References to units, ideas, fields are indexes into
// the catalogue, resolved when it is built; `k_none` where the document names none.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "catalogue/idea.hpp"
#include "vietnamese/date.hpp"

namespace trungbay::catalogue {

// What every document has.
struct DocumentHead {
  std::string file;  // relative to the workspace, for messages
  std::uint32_t body_line = 0;
  std::string slug;
  std::string title;
  std::string summary;
  std::string body;                        // Markdown
  std::vector<std::string> old_addresses;  // a redirect page is left at each
};

struct Figure {
  std::string value;  // "420 tấn"
  std::string label;  // "rác được phân loại mỗi năm"
};

struct Picture {
  std::string path;  // below the site's /media/
  std::string alt;
  std::string caption;
  Place place;
};

struct Model {
  DocumentHead head;
  std::uint32_t unit = k_none;
  std::uint32_t field = k_none;
  std::uint32_t group = k_none;
  std::uint32_t campaign = k_none;
  std::string since;
  vietnamese::Date date;
  std::string location;
  std::vector<std::string> applied_at;
  std::vector<Figure> results;
  std::string replicate;  // Markdown: how to copy it
  std::vector<std::uint32_t> ideas;
  std::vector<Picture> gallery;
  std::string video;
  std::string award;
  bool featured = false;
};

struct Prize {
  std::string label;
  std::string title;
  std::string authors;
  std::uint32_t unit = k_none;
  std::uint32_t idea = k_none;
};

struct Paper {
  std::string title;
  std::string kind;
  std::uint32_t unit = k_none;
  std::uint32_t idea = k_none;
};

struct ProgrammeItem {
  std::string time;
  std::string text;
};

enum class HappeningKind : std::uint8_t { campaign, contest, event };

// A campaign, contest or event: something with a page that ideas, models and units are tied to.
struct Happening {
  HappeningKind kind = HappeningKind::campaign;
  DocumentHead head;
  vietnamese::Date start;
  vietnamese::Date end;
  bool running = false;
  std::string time;
  std::string location;
  std::string document;
  std::string hashtag;
  std::string organiser;
  std::string audience;
  std::vector<std::uint32_t> organisers;
  std::vector<Figure> targets;
  std::vector<Prize> prizes;
  std::vector<ProgrammeItem> programme;
  std::vector<Paper> papers;
};

struct Club {
  DocumentHead head;
  std::uint32_t unit = k_none;
  std::string founded;
  std::int64_t members = 0;  // 0: not said
  std::vector<std::string> activities;
  std::string schedule;
};

struct PlainPage {
  DocumentHead head;
  std::int64_t menu = 0;  // position in the menu; 0: not in it
  bool hidden = false;    // told to search engines as noindex
};

}  // namespace trungbay::catalogue
